import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// The Adult data and its hierarchies.
enum Adult {
    static let folder = repositoryRoot.appending(path: "Tests/Vectors/adult")

    static let names = [
        "sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation",
        "salary-class",
    ]

    /// The 30,162 rows.
    static let table = load("adult.csv")
    /// 3,016 of them.
    static let subset = load("adult_subset.csv")

    private static func load(_ file: String) -> Table {
        let lines = read(file).map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        precondition(lines.first ?? [] == names, "the file has other columns")
        return TableBuilder.table(names, Array(lines.dropFirst()))
    }

    static func hierarchy(_ column: String) throws -> Hierarchy {
        let rows = read("adult_hierarchy_\(column).csv").map { $0.split(separator: ";").map(String.init) }
        return try Hierarchy(rows: rows, levelNames: [], name: column)
    }

    /// The plan with all nine quasi-identifiers.
    static func spec(
        k: Int,
        suppression: String,
        aggregate: LossAggregate = .geometricMean,
        weight: Double = 0.5
    ) throws -> ProtectionSpec {
        let columns = try names.map { name in
            let hierarchy = try hierarchy(name)
            return ColumnPlan(
                name: name,
                treatment: .quasi(hierarchy: hierarchy, lowest: 0, highest: hierarchy.levelCount - 1)
            )
        }
        return ProtectionSpec(
            columns: columns,
            k: k,
            suppression: try #require(Share(suppression)),
            aggregate: aggregate,
            suppressionWeight: weight
        )
    }

    /// A plan with some quasi-identifiers; all other columns are attributes.
    static func spec(
        quasi: [String],
        models: [PrivacyModel],
        suppression: String,
        loss: LossMeasure,
        weights: [String: Double] = [:],
        population: Table? = nil
    ) throws -> ProtectionSpec {
        var columns: [ColumnPlan] = []
        var sensitive: [SensitiveColumn] = []
        for name in names {
            let hierarchy = try hierarchy(name)
            let isQuasi = quasi.contains(name)
            columns.append(
                ColumnPlan(
                    name: name,
                    treatment: isQuasi
                        ? .quasi(hierarchy: hierarchy, lowest: 0, highest: hierarchy.levelCount - 1) : .attribute,
                    weight: weights[name] ?? 1
                )
            )
            if !isQuasi { sensitive.append(SensitiveColumn(column: name, hierarchy: hierarchy)) }
        }
        return ProtectionSpec(
            columns: columns,
            models: models,
            suppression: try #require(Share(suppression)),
            loss: loss,
            sensitive: sensitive,
            population: population.map { PopulationTable($0) },
            // What is compared with was found without.
            comparesWithReleased: false
        )
    }

    /// The lines of a file of the folder, without their ends.
    static func read(_ name: String) -> [String] {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return [] }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}

/// Tables made in tests.
enum TableBuilder {
    /// A table of rows of texts; the missing text of every column is `missing`.
    static func table(_ names: [String], _ rows: [[String]], missing: String = "") -> Table {
        let columns = names.indices.map { index in
            var codes: [UInt32] = []
            var values: [String] = []
            var known: [[UInt8]: UInt32] = [:]
            var missingCode: UInt32?
            for row in rows {
                let key = Array(row[index].utf8)
                let code = known[key] ?? UInt32(values.count)
                if known.updateValue(code, forKey: key) == nil {
                    values.append(row[index])
                    if row[index] == missing { missingCode = code }
                }
                codes.append(code)
            }
            return EncodedColumn(name: names[index], codes: codes, values: values, missingCode: missingCode)
        }
        return Table(columns: columns, rowCount: rows.count, columnOrder: names)
    }
}
