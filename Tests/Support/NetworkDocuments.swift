import Foundation
package import TideAgreement
import TideCore

/// The policy sets that networks are proved and checked on.
package enum NetworkDocuments {
    /// `policies/migration-network` with some words replaced, each of which must be there.
    package static func migration(_ changes: [Change] = []) throws -> PolicySet {
        let folder = repositoryRoot.appending(path: "policies/migration-network")
        var files: [String: String] = [:]
        for name in ["parties", "purposes", "datasets", "agreements", "firewall"] {
            files["\(name).yaml"] = try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
        }
        for change in changes {
            guard let text = files["\(change.file).yaml"], text.contains(change.was) else { throw Missing.text(change) }
            files["\(change.file).yaml"] = text.replacing(change.was, with: change.becomes, maxReplacements: 1)
        }
        return try PolicySet.read(files.mapValues { Array($0.utf8) }, folder: "migration")
    }

    package struct Change: Sendable {
        let file: String
        let was: String
        let becomes: String

        package init(_ file: String, _ was: String, _ becomes: String) {
            self.file = file
            self.was = was
            self.becomes = becomes
        }

        /// Adds documents to a file.
        package static func adding(_ text: String, to file: String, before first: String) -> Change {
            Change(file, first, "tidegate: v1\n\(text)---\n\(first)")
        }
    }

    package enum Missing: Error {
        case text(Change)
    }

    /// A small network with a derivation, two ways to one reader, a ring, and a newer version.
    package static let small = """
        tidegate: v1
        kind: purposes
        id: tree
        purposes: {service: null, research: null, statistics: null}
        compatible: [[service, research], [service, statistics], [statistics, research]]
        \(party("mol", "service"))\(party("nso", "statistics"))\(party("uni", "research"))\(party("lab", "research"))
        \(dataset("permits", "mol", "service", "a: {role: quasi}, b: {role: quasi}, w: {role: sensitive}", "retain: 2034-12-31"))
        \(dataset("panel", "uni", "research", "a: {role: quasi}, p: {role: quasi}", "retain: 2029-12-31", from: "[permits]"))
        \(agreement("a1", "mol", "nso", "permits", "statistics", "2026-01-01", "2026-12-31", "a: keep, b: keep, w: keep"))
        \(agreement("a1", "mol", "nso", "permits", "statistics", "2026-07-01", "2027-12-31", "a: keep, b: keep", version: 2))
        \(agreement("a2", "nso", "uni", "permits", "research", "2026-03-01", "2028-12-31", "a: keep, w: keep"))
        \(agreement("a3", "mol", "uni", "permits", "research", "2028-01-01", "2028-12-31", "b: keep"))
        \(agreement("a4", "uni", "lab", "panel", "research", "2028-01-01", "2028-12-31", "a: keep, p: keep"))
        \(agreement("a5", "uni", "lab", "permits", "research", "2026-01-01", "2028-12-31", "a: keep, b: keep, w: keep"))
        \(agreement("a6", "lab", "uni", "permits", "research", "2026-01-01", "2028-12-31", "a: keep, b: keep, w: keep"))

        """

    package static func party(_ id: String, _ role: String, _ more: String = "") -> String {
        """

        ---
        tidegate: v1
        kind: party
        id: \(id)
        name: \(id)
        jurisdiction: XA
        roles: [\(role)]
        officers: {head: {title: Head, person: \(id)-head}}
        \(more)
        """
    }

    package static func dataset(
        _ id: String,
        _ owner: String,
        _ purpose: String,
        _ columns: String,
        _ more: String = "",
        from sources: String = "none"
    ) -> String {
        """

        ---
        tidegate: v1
        kind: dataset
        id: \(id)
        owner: \(owner)
        collectedFor: \(purpose)
        derivedFrom: \(sources)
        columns: {\(columns)}
        \(more)
        """
    }

    package static func agreement(
        _ id: String,
        _ provider: String,
        _ recipient: String,
        _ dataset: String,
        _ purposes: String,
        _ from: String,
        _ until: String,
        _ columns: String,
        version: Int = 1,
        form: String = "k-anonymous",
        k: Int = 5,
        destroy: String? = "2029-06-30",
        more: String = ""
    ) -> String {
        """

        ---
        tidegate: v1
        kind: agreement
        id: \(id)
        version: \(version)
        title: \(id)
        provider: \(provider)
        recipient: \(recipient)
        signatories: [\(provider)/head, \(recipient)/head]
        legalBasis: [{act: Act, kind: statutory}]
        purposes: [\(purposes)]
        valid: {from: \(from), until: \(until)}
        duties: [\(destroy.map { "{destroy: {by: \($0), certifyWithin: 30d}}" } ?? "")]
        grants:
          - id: only
            dataset: \(dataset)
            form: \(form)
            columns: {\(columns)}
            safeguards: {kAnonymity: {k: \(k)}}
        \(more)
        """
    }

    package static func read(_ text: String) throws -> PolicySet {
        try PolicySet.read(["network.yaml": Array(text.utf8)], folder: "network")
    }

    /// A network drawn from a seed; `nil` where what was drawn is not valid.
    package static func random(seed: UInt64) -> PolicySet? {
        var draw = SeededGenerator(seed: seed)
        func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &draw) }
        func chance(_ percent: Int) -> Bool { number(100) < percent }
        let parties = (0..<(3 + number(4))).map { "p\($0)" }
        let roles = ["service", "statistics", "research", "enforcement"]
        let purposes = ["service", "health", "statistics", "research", "enforcement"]
        var text = """
            tidegate: v1
            kind: purposes
            id: tree
            purposes: {service: null, health: service, statistics: null, research: null, enforcement: null}
            compatible: [[service, statistics], [service, research], [statistics, research]]
            """
        for party in parties { text += self.party(party, roles[number(4)]) }
        let datasets = (0..<(1 + number(3))).map { "d\($0)" }
        var holders: [[String]] = []
        for (position, name) in datasets.enumerated() {
            let sources = position > 0 && chance(60) ? "[\(datasets[number(position)])]" : "none"
            holders.append([parties[number(parties.count)]])
            text += dataset(
                name,
                holders[position][0],
                purposes[number(4)],
                "a: {role: quasi, dimension: sex}, b: {role: quasi}, c: {role: sensitive}, n: {role: direct}",
                chance(60) ? "retain: 2033-12-31" : "",
                from: sources
            )
        }
        for position in 0..<(2 + number(9)) {
            let isAmendment = position > 0 && chance(15)
            let dataset = number(datasets.count)
            let from = holders[dataset][number(holders[dataset].count)]
            let others = parties.filter { $0 != from }
            let to = others[number(others.count)]
            holders[dataset].append(to)
            let purpose = number(5)
            let columns = ["b", "c"].filter { _ in chance(70) }.map { "\($0): keep" } + ["a: keep", "n: drop"]
            text += agreement(
                isAmendment ? "a0" : "a\(position)",
                from,
                to,
                datasets[dataset],
                purposes[purpose],
                "20\(26 + number(5))-0\(1 + 6 * number(2))-01",
                "2031-12-31",
                columns.joined(separator: ", "),
                version: isAmendment ? position + 1 : 1,
                destroy: chance(70) ? "\(2032 + number(2))-06-30" : nil,
                more: chance(20) ? "never: [\(purposes[(purpose + 2) % 5])]" : ""
            )
        }
        return try? read(text + "\n")
    }
}
