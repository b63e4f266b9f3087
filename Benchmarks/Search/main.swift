// Times the search alone, and local recoding: search-speed FOLDER TABLE [ROUNDS]
//
// FOLDER holds adult_hierarchy_*.csv, TABLE is adult.csv or a table drawn from it by adult-like. Each configuration is searched ROUNDS
// times, 5 unless told, and the least CPU time is printed, with what was found and how many transformations were looked at.
import Foundation
import Glibc
import TideCore
import TideDisclosure
import TideMicrodata

func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data("search-speed: \(message)\n".utf8))
    exit(64)
}

/// CPU seconds of this process so far.
func processorTime() -> Double {
    var time = timespec()
    // SAFETY: fills the structure that it is given.
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func lines(_ path: String) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: path) else { stop("cannot read \(path)") }
    return data.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }).map { line in
        line.split(separator: 0x3b, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { stop("usage: search-speed FOLDER TABLE [ROUNDS]") }
let (folder, path) = (arguments[1], arguments[2])
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5

let rows = lines(path)
guard let names = rows.first else { stop("no header in \(path)") }
let columns = names.indices.map { index in
    var numbers: [String: UInt32] = [:]
    var values: [String] = []
    let codes = rows.dropFirst().map { row -> UInt32 in
        if let number = numbers[row[index]] { return number }
        let number = UInt32(values.count)
        numbers[row[index]] = number
        values.append(row[index])
        return number
    }
    return EncodedColumn(name: names[index], codes: codes, values: values, missingCode: nil)
}
let table = Table(columns: columns, rowCount: rows.count - 1, columnOrder: names)
let hierarchies = Dictionary(
    uniqueKeysWithValues: names.map { name in
        do {
            return (
                name, try Hierarchy(rows: lines("\(folder)/adult_hierarchy_\(name).csv"), levelNames: [], name: name)
            )
        } catch { stop("the hierarchy of \(name) is not valid") }
    }
)

/// All columns but sensitive ones are quasi-identifiers.
func specification(
    _ models: [PrivacyModel],
    _ limit: String,
    threads: Int = 1,
    aggregate: LossAggregate = .geometricMean,
    comparesWithReleased: Bool = false
) -> ProtectionSpec {
    let sensitive = Set(models.compactMap(\.sensitiveColumn))
    let plans = names.map { name in
        let hierarchy = hierarchies[name]
        let highest = (hierarchy?.levelCount ?? 1) - 1
        return ColumnPlan(
            name: name,
            treatment: sensitive.contains(name) ? .attribute : .quasi(hierarchy: hierarchy, lowest: 0, highest: highest)
        )
    }
    return ProtectionSpec(
        columns: plans,
        models: models,
        suppression: Share(limit) ?? .none,
        loss: .iyengar(aggregate, suppressionWeight: 0.5),
        sensitive: sensitive.sorted().map { SensitiveColumn(column: $0, hierarchy: hierarchies[$0]) },
        comparesWithReleased: comparesWithReleased,
        effort: SearchEffort(threads: threads)
    )
}

/// Searches a configuration and prints what it takes.
func measure(_ title: String, _ models: [PrivacyModel], _ limit: String, threads: Int = 1) {
    let spec = specification(models, limit, threads: threads)
    do {
        var start = processorTime()
        let counted = try profile(table, for: spec)
        let profiling = processorTime() - start
        var least = Double.infinity
        var outcome: SearchOutcome?
        for _ in 0..<rounds {
            start = processorTime()
            outcome = search(counted, for: spec)
            least = min(least, processorTime() - start)
        }
        let times = "profile \(rounded(profiling)) s, search \(rounded(least)) CPU s, \(threads) threads"
        guard case .found(let found)? = outcome else {
            print("\(title): \(times), nothing found")
            return
        }
        let levels = found.levels.map { "\($0.level)" }.joined(separator: ",")
        let result = "\(levels), loss \(found.loss), \(found.suppressed) suppressed"
        print("\(title): \(times), \(found.checked) looked at, \(result)")
    } catch { stop("\(title): \(error)") }
}

/// Recodes locally under a configuration, applies it, and prints what both take and what the output measures.
func measureLocal(_ title: String, _ models: [PrivacyModel], _ limit: String = "10%") {
    let spec = specification(models, limit, aggregate: .arithmeticMean, comparesWithReleased: true)
    do {
        var (least, applying) = (Double.infinity, Double.infinity)
        var result: (LocalRecoding, ProtectedTable)?
        for _ in 0..<rounds {
            let start = processorTime()
            guard case .found(let found) = try recode(try profile(table, for: spec), for: spec) else {
                print("\(title): nothing found")
                return
            }
            let between = processorTime()
            result = (found, try apply(found, to: table, for: spec, order: .sorted))
            least = min(least, between - start)
            applying = min(applying, processorTime() - between)
        }
        guard let (found, output) = result else { return }
        let quasi = spec.quasiIdentifiers.map(\.column.name)
        let measured = TableMeasures(
            of: output.columns,
            records: output.rowCount,
            by: MeasuringSpec(quasiIdentifiers: quasi, sensitive: spec.sensitive).covering(models)
        )
        let isMet = measured.verdicts(on: models).allSatisfy(\.isMet)
        let cells = 100 * Double(found.cellsSuppressed) / Double(max(1, found.cells))
        print(
            "local, \(title): profile, search and recode \(rounded(least)) CPU s, apply \(rounded(applying)) s,",
            "\(found.checked) looked at, loss \(found.loss), full domain \(found.fullDomainLoss ?? 1),",
            "cells suppressed \(rounded(cells))%, \(found.suppressed) suppressed,",
            "measured: k \(measured.k), \(measured.classes.classes) classes of \(rounded(measured.classes.averageClass.value)),",
            isMet ? "safeguards met" : "SAFEGUARDS BROKEN"
        )
    } catch { stop("\(title): \(error)") }
}

func rounded(_ seconds: Double) -> String { String(format: "%.3f", seconds) }

for threads in [1, 2] { measure("k=5, 10%", [.kAnonymity(5)], "10%", threads: threads) }
measure("k=5, 100%", [.kAnonymity(5)], "1")
measure("k=10, 1%", [.kAnonymity(10)], "1%")
measure("k=5, 0%", [.kAnonymity(5)], "0")
for distance in [PrivacyModel.Distance.equal, .hierarchical] {
    let models = [PrivacyModel.kAnonymity(5), .closeness(of: "occupation", t: 0.2, distance)]
    measure("k=5, 0.2-closeness, \(distance), 10%", models, "10%")
}
measure("k=5, entropy l=3, 10%", [.kAnonymity(5), .diversity(of: "occupation", .entropy(3))], "10%")
let ages: [PrivacyModel] = [.kAnonymity(5), .closeness(of: "age", t: 0.3, .ordered)]
measure("k=5, 0.3-closeness of age, ordered, 10%", ages, "10%")
/// Suppresses cells of some quasi-identifiers and prints what it takes and how many.
func measureSuppression(_ quasi: [String], k: Int, _ missing: MissingReading) {
    let plans = names.map { name in
        ColumnPlan(
            name: name,
            treatment: quasi.contains(name)
                ? .quasi(hierarchy: hierarchies[name], lowest: 0, highest: (hierarchies[name]?.levelCount ?? 1) - 1)
                : .attribute
        )
    }
    let spec = ProtectionSpec(
        columns: plans,
        k: k,
        suppression: .none,
        aggregate: .arithmeticMean,
        suppressionWeight: 0.5
    )
    do {
        let start = processorTime()
        guard let found = try suppressCells(try profile(table, for: spec), for: spec, missing: missing) else {
            print("cells of \(quasi.joined(separator: ", ")): nothing found")
            return
        }
        let seconds = processorTime() - start
        let output = try apply(found, to: table, for: spec, order: .sorted)
        let measured = TableMeasures(
            of: output.columns,
            records: output.rowCount,
            by: MeasuringSpec(quasiIdentifiers: spec.quasiIdentifiers.map(\.column.name))
        )
        let cells = zip(spec.quasiIdentifiers, found.suppressedByColumn).map { "\($0.column.name) \($1)" }
        print(
            "cells, k=\(k), \(missing): \(rounded(seconds)) CPU s, \(found.cellsSuppressed) suppressed:",
            "\(cells.joined(separator: ", ")); measured: k \(measured.k), matches \(measured.smallestMatch ?? Double(measured.k))"
        )
    } catch { stop("cells: \(error)") }
}

for k in [5, 10, 25] { measureLocal("k=\(k)", [.kAnonymity(k)]) }
for l in [PrivacyModel.Diversity.distinct(3), .entropy(3)] {
    measureLocal("k=5, l=3 of occupation, \(l)", [.kAnonymity(5), .diversity(of: "occupation", l)], "10%")
}
for distance in [PrivacyModel.Distance.equal, .hierarchical] {
    let models = [PrivacyModel.kAnonymity(5), .closeness(of: "occupation", t: 0.2, distance)]
    measureLocal("k=5, 0.2-closeness, \(distance)", models, "10%")
}
for missing in [MissingReading.anyValue, .ownValue] {
    measureSuppression(["age", "sex", "race"], k: 3, missing)
    measureSuppression(["education", "sex", "race"], k: 5, missing)
    measureSuppression(["age", "education", "occupation", "sex", "native-country"], k: 5, missing)
    measureSuppression(names, k: 5, missing)
}
