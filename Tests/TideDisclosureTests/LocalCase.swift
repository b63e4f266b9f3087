import TideCore
import TideDisclosure
import TideMicrodata

/// A random table whose rows can be told apart in the output by a column of their own numbers, and what was made of it.
struct LocalCase {
    let instance: RandomCase
    let spec: ProtectionSpec
    let table: Table

    /// - Parameter models: in place of the random k.
    init(_ instance: RandomCase, effort: SearchEffort = .exhaustive) {
        let columns = instance.spec.columns + [ColumnPlan(name: "row", treatment: .attribute)]
        self.instance = instance
        self.spec = ProtectionSpec(
            columns: columns,
            models: instance.spec.models,
            suppression: instance.spec.suppression,
            loss: instance.spec.loss,
            effort: effort
        )
        let rows = instance.rows.enumerated().map { $1 + ["\($0)"] }
        self.table = TableBuilder.table(instance.names + ["row"], rows)
    }

    var k: Int { spec.k }
    var rowCount: Int { instance.rows.count }

    /// The output's rows by the number of the source's row.
    func output(_ recoding: LocalRecoding) throws -> [Int: [String]] {
        let output = try apply(recoding, to: table, for: spec, order: .sorted)
        let columns = output.columns
        return Dictionary(
            uniqueKeysWithValues: (0..<output.rowCount).map { row in
                (Int(columns.last?[row] ?? "") ?? -1, columns.dropLast().map { $0[row] })
            }
        )
    }

    /// The finest level allowed at which some rows have one value in a column, with that value and the share of the domain it covers.
    func join(_ rows: [Int], _ column: Int) -> (text: String, share: Double?)? {
        let twin = Twin(instance: instance)
        let quasi = spec.quasiIdentifiers[column]
        for level in quasi.lowest...quasi.highest {
            let values = rows.map { twin.value(instance.rows[$0][column], column, level) }
            if Set(values.map(\.text)).count == 1 { return values.first }
        }
        return nil
    }

    /// The loss of each column as one would write it down, over what each row is told as.
    func losses(_ classes: [[Int]], removed: [Int]) -> [Double] {
        let weight = spec.loss.suppressionWeight ?? 0.5
        let (sFactor, gFactor) = (min(1, 2 * weight), min(1, 2 * (1 - weight)))
        let count = Double(rowCount)
        return spec.quasiIdentifiers.indices.map { column in
            guard rowCount > 0 else { return 0 }
            guard let domain = instance.ladders[column]?.count else { return sFactor * Double(removed.count) / count }
            if domain == 1 { return 0 }
            var sum = 0.0
            for rows in classes { sum += Double(rows.count) * gFactor * (join(rows, column)?.share ?? 1) }
            for row in removed {
                let share = join([row], column)?.share ?? 1
                sum += share + sFactor * (1 - share)
            }
            let least = gFactor * count / Double(domain)
            return max(0, (sum - least) / (count - least))
        }
    }
}

/// Every way to put 0 ..< count into groups.
func partitions(_ count: Int) -> [[[Int]]] {
    (0..<count).reduce([[]]) { ways, element in
        ways.flatMap { groups in
            groups.indices.map { index in
                var grown = groups
                grown[index].append(element)
                return grown
            } + [groups + [[element]]]
        }
    }
}
