import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TidePseudonym
import TideTestSupport

private let master = Redacted([UInt8](repeating: 7, count: 32))
private let shuffled = RowOrder.shuffled(
    ShuffleKey(master: master, request: ContentDigest(of: "request"), input: ContentDigest(of: "input"))
)

private func rows(_ table: ProtectedTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.columns.map { $0[row] } }
}

private func sorted(_ rows: [[String]]) -> [[String]] { rows.sorted { $0.lexicographicallyPrecedes($1) } }

@Suite struct `Applying a transformation` {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `keeps the generalised rows of classes of at least k and no others`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        let spec = instance.spec
        guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec) else { return }
        let twin = Twin(instance: instance).outcome(at: found.levels.map(\.level))
        for order in [shuffled, .sorted] {
            let output = try apply(found, to: instance.table, for: spec, order: order)
            #expect(sorted(rows(output)) == sorted(twin.kept))
            let classes = Dictionary(grouping: rows(output)) { $0 }
            #expect(classes.values.allSatisfy { $0.count >= spec.k })
            #expect(instance.rows.count - output.rowCount <= spec.suppression.floor(of: instance.rows.count))
            #expect(try apply(found, to: instance.table, for: spec, order: order) == output)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `tells the class of every source row to who asks, and that a row was removed`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        let spec = instance.spec
        guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec) else { return }
        let output = try apply(found, to: instance.table, for: spec, order: shuffled, tellsClasses: true)
        let twin = Twin(instance: instance)
        let values = instance.rows.map { row in
            row.indices.map { twin.value(row[$0], $0, found.levels[$0].level).text }
        }
        #expect(output.classOfSourceRow.count == values.count)
        for (row, number) in output.classOfSourceRow.enumerated() {
            let alike = values.indices.filter { values[$0] == values[row] }
            #expect((number == ProtectedTable.suppressedRow) == (alike.count < spec.k))
            let sameClass = values.indices.filter { output.classOfSourceRow[$0] == number }
            if number != ProtectedTable.suppressedRow { #expect(sameClass == alike) }
        }
        #expect(try apply(found, to: instance.table, for: spec, order: shuffled).classOfSourceRow.isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `leaves no trace of where suppressed rows stood`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        let spec = instance.spec
        guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec), found.suppressed > 0
        else { return }
        let twin = Twin(instance: instance)
        let levels = found.levels.map(\.level)
        let values = instance.rows.map { row in row.indices.map { twin.value(row[$0], $0, levels[$0]).text } }
        let counts = Dictionary(grouping: values) { $0 }
        let isKept = values.map { (counts[$0] ?? []).count >= spec.k }
        let kept = zip(instance.rows, isKept).filter(\.1).map(\.0)
        var suppressed = zip(instance.rows, isKept).filter { !$0.1 }.map(\.0)
        var random = SeededGenerator(seed: seed)
        suppressed.shuffle(using: &random)
        let first = TableBuilder.table(instance.names, suppressed + kept)
        let last = TableBuilder.table(instance.names, kept + suppressed.reversed())
        let output = try apply(found, to: first, for: spec, order: shuffled)
        #expect(try apply(found, to: last, for: spec, order: shuffled) == output)
        for column in output.columns {
            #expect(Set(column.codes) == Set(0..<UInt32(column.values.count)), "a dictionary holds what does not occur")
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `releases the same rows however the source is ordered, and sorted ones in the same order`(seed: UInt64) throws
    {
        let instance = try RandomCase(seed: seed)
        let spec = instance.spec
        guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec) else { return }
        var random = SeededGenerator(seed: seed)
        let other = TableBuilder.table(instance.names, instance.rows.shuffled(using: &random))
        let one = try apply(found, to: instance.table, for: spec, order: shuffled)
        let two = try apply(found, to: other, for: spec, order: shuffled)
        #expect(sorted(rows(one)) == sorted(rows(two)))
        #expect(
            try apply(found, to: instance.table, for: spec, order: .sorted)
                == apply(found, to: other, for: spec, order: .sorted)
        )
    }

    @Test func `combinations wider than a word are told apart`() throws {
        var random = SeededGenerator(seed: 3)
        let names = (0..<14).map { "q\($0)" }
        let single = (0..<200).map { _ in names.map { _ in "\(Int.random(in: 0..<50, using: &random))" } }
        let table = TableBuilder.table(names, single + single + single.prefix(10))
        let spec = ProtectionSpec(
            columns: names.map { ColumnPlan(name: $0, treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)) },
            k: 3,
            suppression: .all,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.suppressed == 380 && found.classes == 10)
        #expect(rows(try apply(found, to: table, for: spec, order: shuffled)).count == 30)
    }

    @Test func `columns come in the file's order, dropped ones not at all, pseudonyms in place of identifiers`() throws
    {
        let key = PseudonymKey(
            master: master,
            domain: "research",
            namespace: "person",
            normalisation: .trim,
            epoch: "1"
        )
        let names = ["id", "secret", "q", "note"]
        let table = TableBuilder.table(
            names,
            [
                ["A", "s", "x", "1"], [" A ", "s", "x", ""], ["", "s", "x", "3"], ["  ", "t", "x", "1"],
                ["B", "u", "y", "9"],
            ]
        )
        let spec = ProtectionSpec(
            columns: [
                ColumnPlan(name: "note", treatment: .attribute),
                ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)),
                ColumnPlan(name: "id", treatment: .pseudonym(try firstVersion())),
                ColumnPlan(name: "secret", treatment: .drop),
            ],
            k: 2,
            suppression: Share("20%") ?? .none,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        let output = try apply(found, to: table, for: spec, order: .sorted)
        let pseudonym = PseudonymGenerator(key).pseudonym(of: "A")
        #expect(output.columns.map(\.name) == ["id", "q", "note"])
        #expect(rows(output) == [["", "x", "1"], ["", "x", "3"], [pseudonym, "x", ""], [pseudonym, "x", "1"]])
        #expect(output.column("id")?.missingCode == 0)
        #expect(output.column("note")?.missingCode != nil)
        #expect(output.column("secret") == nil)
    }

    @Test func `an empty table becomes an empty table`() throws {
        let instance = TableBuilder.table(["q"], [])
        let spec = ProtectionSpec(
            columns: [ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0))],
            k: 2,
            suppression: .none,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        guard case .found(let found) = search(try profile(instance, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        let output = try apply(found, to: instance, for: spec, order: shuffled)
        #expect(output.rowCount == 0 && output.columns.map(\.name) == ["q"])
    }

    @Test func `another key gives another order of the same rows`() throws {
        let rowTexts = (0..<100).map { ["\($0)"] }
        let table = TableBuilder.table(["q"], rowTexts)
        let spec = ProtectionSpec(
            columns: [ColumnPlan(name: "q", treatment: .attribute)],
            k: 1,
            suppression: .none,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        let other = RowOrder.shuffled(
            ShuffleKey(master: master, request: ContentDigest(of: "other"), input: ContentDigest(of: "input"))
        )
        let first = rows(try apply(found, to: table, for: spec, order: shuffled))
        let second = rows(try apply(found, to: table, for: spec, order: other))
        #expect(first != second && first != rowTexts && second != rowTexts)
        #expect(sorted(first) == sorted(second))
    }
}

@Suite struct `Identifiers that are kept as texts` {
    private static let key = PseudonymKey(
        master: master,
        domain: "research",
        namespace: "person",
        normalisation: .trim,
        epoch: "1"
    )

    /// Identifiers that come twice, are missing, or are told apart by white space alone.
    private static func identifiers(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { number in
            switch Int.random(in: 0..<8, using: &random) {
            case 0: ["", "NA", " NA", "  "].randomElement(using: &random) ?? ""
            case 1: " person \(Int.random(in: 0..<5, using: &random))\u{3000}"
            case 2: "person \(Int.random(in: 0..<5, using: &random))"
            default: "person \(number)"
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `leave as the same pseudonyms as those that are kept as codes`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...200, using: &random)
        let texts = Self.identifiers(count, &random)
        let classes = texts.map { _ in "\(Int.random(in: 0..<40, using: &random))" }
        let notes = texts.map { _ in "\(Int.random(in: 0..<300, using: &random))" }
        let rows = texts.indices.map { [texts[$0], classes[$0], notes[$0]] }
        let names = ["id", "q", "note"]
        let spec = ProtectionSpec(
            columns: [
                ColumnPlan(name: "id", treatment: .pseudonym(try firstVersion()), missing: ["NA", ""]),
                ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)),
                ColumnPlan(name: "note", treatment: .attribute),
            ],
            k: 3,
            suppression: .all,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        let coded = try Self.read(names, rows, .codes)
        let plain = try Self.read(names, rows, .texts)
        guard case .found(let found) = search(try profile(coded, for: spec), for: spec) else { return }
        let sizes = Dictionary(grouping: classes) { $0 }
        let generator = PseudonymGenerator(Self.key)
        let expected = try rows.filter { (sizes[$0[1]] ?? []).count >= 3 }.map { row -> [String] in
            let identifier = try Normalisation.trim.apply(to: row[0])
            let isMissing = ["NA", ""].contains { $0 == row[0] || $0 == identifier }
            return [isMissing ? "NA" : generator.pseudonym(of: identifier), row[1], row[2]]
        }
        for order in [shuffled, .sorted] {
            let output = try apply(found, to: plain, for: spec, order: order)
            #expect(try apply(found, to: coded, for: spec, order: order) == output)
            #expect(sorted(protectedRows(output)) == sorted(expected))
            if case .sorted = order { #expect(protectedRows(output) == sorted(expected)) }
        }
    }

    private static func read(_ names: [String], _ rows: [[String]], _ kept: ColumnReading.Kept) throws -> Table {
        let text = ([names] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
        let readings = names.map { name in
            ColumnReading(
                name: name,
                kept: name == "id" ? kept : .codes,
                missing: name == "id" ? ["NA", ""] : [],
                recoding: nil
            )
        }
        return try CSVReader.read(bytes: Array(text.utf8), file: "people.csv", dialect: .comma, columns: readings).0
    }
}

private func protectedRows(_ table: ProtectedTable) -> [[String]] { rows(table) }

/// The recipe of the first version's key in these tests.
private func firstVersion() throws -> PseudonymRecipe {
    try #require(
        PseudonymRecipe(
            rings: [.init(domain: "research", epoch: "1")],
            namespace: "person",
            normalisation: .trim,
            form: .token(.hex32),
            master: master
        )
    )
}
