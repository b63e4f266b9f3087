import Testing
import TideCore
import TideDisclosure
import TideMicrodata

private func plan(
    _ name: String,
    _ hierarchy: Hierarchy?,
    lowest: Int = 0,
    highest: Int,
    missing: [String] = [""],
    unlistedIsMissing: Bool = false
) -> ColumnPlan {
    ColumnPlan(
        name: name,
        treatment: .quasi(hierarchy: hierarchy, lowest: lowest, highest: highest),
        missing: missing,
        unlistedIsMissing: unlistedIsMissing
    )
}

private func spec(_ columns: [ColumnPlan], k: Int = 1) -> ProtectionSpec {
    ProtectionSpec(columns: columns, k: k, suppression: .all, aggregate: .geometricMean, suppressionWeight: 0.5)
}

private func messages(_ work: () throws(DisclosureError) -> Void) -> [String] {
    do throws(DisclosureError) {
        try work()
        return []
    } catch { return error.diagnostics.map(\.message) }
}

@Suite struct `What disclosure control says` {
    let animals: Hierarchy

    init() throws {
        animals = try Hierarchy(
            rows: [["cat", "pet", "*"], ["dog", "pet", "*"], ["fox", "wild", "*"]],
            levelNames: [],
            name: "animals"
        )
    }

    @Test func `a value that its hierarchy lacks is named by column and line, with all other problems`() {
        let table = TableBuilder.table(["a", "b"], [["cat", "x"], ["gnu", "cat"], ["emu", "dog"]])
        let said = messages { () throws(DisclosureError) in
            _ = try profile(table, for: spec([plan("a", animals, highest: 2), plan("b", animals, highest: 2)]))
        }
        #expect(
            said == [
                "column `a`: the value on line 3 is not in the column's hierarchy (rows with such values: 2)",
                "column `b`: the value on line 2 is not in the column's hierarchy (rows with such values: 1)",
            ]
        )
    }

    @Test func `values that the hierarchy lacks count as missing where the dataset says so`() throws {
        let table = TableBuilder.table(["a"], [["cat"], ["gnu"], ["emu"], [""], ["cat"]])
        let spec = spec([plan("a", animals, highest: 1, unlistedIsMissing: true)], k: 2)
        let counted = try profile(table, for: spec)
        #expect(counted.unlisted == [UnlistedCount(column: "a", records: 2)])
        #expect(counted.combinationCount == 2 && counted.rowCount == 5)
        guard case .found(let found) = search(counted, for: spec) else {
            Issue.record("nothing found")
            return
        }
        let output = try apply(found, to: table, for: spec, order: .sorted)
        #expect((0..<5).map { output.columns[0][$0] } == ["", "", "", "cat", "cat"])
        #expect(output.columns[0].missingCode == 0)
    }

    @Test func `a missing value stays missing up to a single top`() throws {
        let table = TableBuilder.table(["a"], [["cat"], [""], ["fox"]])
        func texts(at level: Int) throws -> [String] {
            let spec = spec([plan("a", animals, lowest: level, highest: level)])
            guard case .found(let found) = search(try profile(table, for: spec), for: spec) else { return [] }
            let output = try apply(found, to: table, for: spec, order: .sorted)
            return (0..<3).map { output.columns[0][$0] }
        }
        #expect(try texts(at: 0) == ["", "cat", "fox"])
        #expect(try texts(at: 1) == ["", "pet", "wild"])
        #expect(try texts(at: 2) == ["*", "*", "*"])
    }

    @Test func `a hierarchy that lists the missing text says how it generalises`() throws {
        let ladder = try Hierarchy(
            rows: [["cat", "pet"], ["?", "other"], ["fox", "other"]],
            levelNames: [],
            name: "h"
        )
        let table = TableBuilder.table(["a"], [["cat"], ["?"], ["fox"]], missing: "?")
        let spec = spec([plan("a", ladder, lowest: 1, highest: 1, missing: ["?"])])
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        let output = try apply(found, to: table, for: spec, order: .sorted)
        #expect((0..<3).map { output.columns[0][$0] } == ["other", "other", "pet"])
        #expect(output.columns[0].missingCode == nil)
    }

    @Test func `a coarser value that is written like a missing one is refused`() throws {
        let ladder = try Hierarchy(rows: [["cat", "pet", "a"], ["fox", "none", "b"]], levelNames: [], name: "h")
        let table = TableBuilder.table(["a"], [["cat"], ["none"]], missing: "none")
        let said = messages { () throws(DisclosureError) in
            _ = try profile(table, for: spec([plan("a", ladder, highest: 2, missing: ["none"])]))
        }
        #expect(said == ["column `a`: level 1 of its hierarchy uses the text that means a missing value"])
    }

    @Test(arguments: [(2, 1), (0, 3), (-1, 2)])
    func `bounds that allow no level are refused`(lowest: Int, highest: Int) {
        let table = TableBuilder.table(["a"], [["cat"]])
        let said = messages { () throws(DisclosureError) in
            _ = try profile(table, for: spec([plan("a", animals, lowest: lowest, highest: highest)]))
        }
        #expect(
            said == ["column `a`: no level is allowed from \(lowest) to \(highest); the hierarchy's levels are 0 to 2"]
        )
    }

    @Test func `a table that changed between search and applying is not released`() throws {
        let before = TableBuilder.table(["a"], [["cat"], ["cat"], ["fox"]])
        let after = TableBuilder.table(["a"], [["cat"], ["dog"], ["fox"]])
        let spec = spec([plan("a", animals, highest: 0)], k: 2)
        guard case .found(let found) = search(try profile(before, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        do throws(DisclosureError) {
            _ = try apply(found, to: after, for: spec, order: .sorted)
            Issue.record("applied")
        } catch {
            #expect(error.kind == .refused)
            #expect(
                error.diagnostics.map(\.message) == [
                    "applying the transformation suppressed 3 records where the search counted 1; nothing was released"
                ]
            )
        }
    }

    @Test func `two identifiers with one pseudonym are named by column and line`() {
        #expect(
            Diagnostic(.pseudonymCollision, ["id", "17"]).message
                == "column `id`: two different identifiers have the same pseudonym (line 17)"
        )
        #expect(DisclosureError.invalid([]).kind == .invalid)
    }
}
