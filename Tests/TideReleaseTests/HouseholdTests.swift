import Foundation
import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// Files of households, through documents and the engine.
struct HouseholdTests {
    private static let dataset = """
        tidegate: v1
        kind: dataset
        id: members
        unit: household
        unitIdentifier: household
        protected: false
        columns:
          household: {role: direct}
          site: {role: quasi, type: code, hierarchy: {rows: [[a, north, all], [b, north, all], [c, south, all], [d, south, all]]}}
          sex: {role: quasi, type: code}
          need: {role: sensitive, type: code}
        ---

        """

    private func spec(_ safeguards: String, _ search: String = "{}") -> String {
        Self.dataset
            + "tidegate: v1\nkind: spec\nid: s\ndataset: members\nsafeguards: {\(safeguards)}\nsearch: \(search)\n"
    }

    private func plan(_ text: String) throws -> ProtectionPlan {
        let spec = try StandaloneSpecification.read("spec.yaml", in: ["spec.yaml": Array(text.utf8)], folder: "in")
        return try PlanCompiler(
            dataset: spec.dataset,
            shelf: HierarchyShelf(documents: spec.hierarchies, files: spec.files),
            pseudonyms: PseudonymInputs(master: Redacted([]))
        ).compile(
            columns: spec.specification.columns(of: spec.dataset),
            safeguards: spec.specification.safeguards,
            search: spec.specification.search
        )
    }

    private func codes(_ safeguards: String, _ search: String = "{}") throws -> [DiagnosticCode] {
        do {
            _ = try plan(spec(safeguards, search))
            return []
        } catch let error as any DiagnosedError { return error.diagnostics.map(\.code) }
    }

    @Test func `what is not held of households is refused by name`() throws {
        #expect(try codes("kAnonymity: {k: 3}") == [])
        #expect(try codes("kAnonymity: {k: 3, unit: records}") == [.householdsInRecords])
        #expect(try codes("kAnonymity: {k: 3}, lDiversity: {of: need, distinct: 2}") == [.notHeldOfHouseholds])
        #expect(try codes("kAnonymity: {k: 3}", "{loss: discernibility}") == [.notHeldOfHouseholds])
        #expect(try codes("kAnonymity: {k: 3}", "{recoding: local}") == [.notHeldOfHouseholds])
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `every household of the source is in the file as a whole or not at all`(seed: UInt64) throws {
        let plan = try plan(spec("kAnonymity: {k: 3, suppression: 60%}"))
        #expect(CanonicalJSON.encode(plan.json).count > 0 && plan.json["wholeUnits"] == true)
        var generator = SeededGenerator(seed: seed)
        var lines = "household,site,sex,need\n"
        var count = 0
        for household in 0..<60 {
            let site = ["a", "a", "a", "b", "b", "c", "d"].randomElement(using: &generator) ?? "a"
            for member in 0..<Int.random(in: 1...5, using: &generator) {
                // Each need is one record's own, so that rows are found again in the output.
                lines +=
                    "h\(household),\(site),\(Int.random(in: 0..<9, using: &generator) == 0 ? "x" : ["f", "m"][member % 2]),n\(count)\n"
                count += 1
            }
        }
        let households = lines.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
        try withTemporaryFolder { folder in
            let (source, output) = (folder.appending(path: "in.csv").path, folder.appending(path: "out.csv").path)
            try DurableFile.replace(source, with: Array(lines.utf8))
            let run = try EmbeddedEngine().open(source, under: plan) { _ in }
            guard case .found(let found) = search(run.profile, for: plan.spec) else {
                Issue.record("nothing meets k")
                return
            }
            let file = try run.apply(found, order: .sorted, to: output, naming: nil, isReported: false)
            let rows = String(decoding: try DurableFile.read(output), as: UTF8.self).split(whereSeparator: \.isNewline)
                .dropFirst().map { $0.split(separator: ",").map(String.init) }
            let kept = Set(rows.compactMap { $0.last.flatMap { Int($0.dropFirst()) } })
            #expect(kept.count == count - found.suppressed && file.after.records == kept.count)
            let leaving = Set(kept.map { households[$0] })
            #expect((0..<count).allSatisfy { kept.contains($0) == leaving.contains(households[$0]) })
            // Counted anew: each class has members of three households.
            let classes = Dictionary(grouping: rows) { [$0[0], $0[1]] }
            for members in classes.values {
                let own = Set(members.compactMap { $0.last.flatMap { Int($0.dropFirst()) } }.map { households[$0] })
                #expect(own.count >= 3)
            }
        }
    }
}
