import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What is carried over comes back as it was, in both directions.
struct InterchangeRoundTripTests {
    /// Writes agreements of clauses that can be carried over, whichever of them.
    private struct Writer {
        var generator: SeededGenerator

        mutating func comes(_ chance: Int) -> Bool { Int.random(in: 0..<chance, using: &generator) == 0 }

        mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

        /// At least one of them, in any order.
        mutating func some(_ texts: [String]) -> String {
            let count = Int.random(in: 1...texts.count, using: &generator)
            return "[" + texts.shuffled(using: &generator).prefix(count).joined(separator: ", ") + "]"
        }

        mutating func maybe(_ chance: Int = 2, _ line: (inout Writer) -> String) -> [String] {
            comes(chance) ? [line(&self)] : []
        }

        mutating func term() -> String {
            "\(Int.random(in: 1...9999, using: &generator))\(pick(["h", "d", "m", "y"]))"
        }

        mutating func share() -> String { pick(["5%", "0.05", "0.5%", "1", "0", "12.5%"]) }

        mutating func agreement() -> String {
            let count = Int.random(in: 1...3, using: &generator)
            var lines = [
                "tidegate: v1", "kind: agreement", "id: a-\(Int.random(in: 0...9, using: &generator))",
                "version: \(Int.random(in: 1...9999, using: &generator))",
                "title: \(pick(["Plain", "'yes'", "\"12\"", "\"a: [b] #c \\\\ \\u00e9 \u{1f600}\"", "'  spaced  '"]))",
                "provider: xa.mol", "recipient: xa.nso", "signatories: [xa.mol/dpo, xa.nso/chief]",
                "legalBasis: [{act: Act, kind: statutory}\(comes(2) ? ", {act: B, section: '1', kind: consent}" : "")]",
                "purposes: [\(pick(["survey-frame", "official-statistics", "survey-frame, administration"]))]",
            ]
            lines += maybe { _ in "supersedes: visits-2025@2" }
            lines += maybe { "recipients: \($0.some(["xa.nso/chief", "xa.nso/head"]))" }
            lines += maybe { _ in "accreditation: [safe-haven]" }
            lines += maybe { "recipientRoles: \($0.some(["statistics", "research", "humanitarian"]))" }
            lines += maybe { _ in "notice: What they were told" }
            lines += maybe { "never: \($0.some(["enforcement", "immigration-tracing"]))" }
            let review = comes(2) ? ", reviewBy: 2027-01-31" : ""
            let offset = comes(2) ? ", utcOffset: '\(pick(["+00:00", "+01:00", "-05:30", "+14:00"]))'" : ""
            lines.append("valid: {from: 2026-01-01, until: 2028-12-31\(review)\(offset)}")
            let access =
                maybe { "mode: \($0.pick(["transfer", "enclave", "query"]))" }
                + maybe { "zones: \($0.some(["XA", "EEA", "NO"]))" }
            if !access.isEmpty { lines.append("access: {\(access.joined(separator: ", "))}") }
            lines.append("grants:")
            for position in 0..<count { lines += grant("g\(position)") }
            lines += maybe { _ in "linkage: none" }
            if comes(2) {
                lines.append("onward:")
                for _ in 0..<Int.random(in: 1...2, using: &generator) { lines.append("  - {\(onward())}") }
            }
            if count == 1, comes(2) {
                let apart = comes(2) ? ", apart: \(term())" : ""
                lines.append("quota: {releases: \(Int.random(in: 1...99, using: &generator)), per: agreement\(apart)}")
            }
            let distinct = comes(2) ? ", distinct: \(pick(["persons", "parties"]))" : ""
            lines += maybe { _ in "approvals: {count: 2, from: [xa.nso/chief, xa.mol/dpo]\(distinct)}" }
            if comes(2) { lines += duties() }
            if comes(2) {
                let terms = maybe { ", notice: \($0.term())" } + maybe { ", records: \($0.term())" }
                lines.append("audit: {by: \(some(["xa.mol", "xa.nso"]))\(terms.joined())}")
            }
            return lines.joined(separator: "\n")
        }

        private mutating func grant(_ id: String) -> [String] {
            let isVisits = comes(2)
            let columns = isVisits ? ["region/home", "need", "weight"] : ["wage", "permit_status", "sex"]
            var table =
                ["age": isVisits, "sex": true].keys.sorted().first.map { isVisits ? "\($0): keep" : "sex: keep" }
                .map { [$0] } ?? []
            for column in columns where column != "sex" && comes(2) {
                table.append("\(column): \(pick(["keep", "drop"]))")
            }
            let coarse =
                isVisits
                ? ["'é, 100% : \"x\"': {generalise: {atLeast: region}}"]
                : ["birth_date: {generalise: {atLeast: month}}", "occupation: {generalise: {atLeast: minor-group}}"]
            for column in coarse where comes(2) { table.append(column) }
            if isVisits, comes(2) { table[0] = "age: {band: \(Int.random(in: 1...99, using: &generator))}" }
            table.append(isVisits ? "person_no: drop" : "full_name: drop")
            var lines = [
                "  - id: \(id)", "    dataset: \(isVisits ? "clinic-visits" : "work-permits")",
                "    form: \(pick(["aggregate", "k-anonymous", "pseudonymised", "identified"]))",
                "    columns: {\(table.shuffled(using: &generator).joined(separator: ", "))}",
                "    safeguards:",
                "      kAnonymity: {k: \(Int.random(in: 2...99, using: &generator))"
                    + "\(comes(2) ? ", suppression: \(share())" : "")\(isVisits && comes(2) ? ", unit: records" : "")}",
            ]
            lines += maybe { "      preserve: [\(isVisits ? "age" : $0.pick(["sex"]))]" }
            lines += maybe { "      risk: {prosecutor: {average: \($0.share()), highest: \($0.share())}}" }
            if isVisits {
                lines += maybe { "      kMap: {k: \(Int.random(in: 2...9, using: &$0.generator))}" }
                lines += maybe { "      populationUniqueness: {atMost: \($0.share())}" }
            } else {
                lines += maybe { _ in "    reference: {from: 2025-01-01, until: 2025-06-30}" }
            }
            return lines
        }

        private mutating func onward() -> String {
            let parts =
                [
                    "roles: \(some(["research", "statistics"]))", "purposes: [survey-frame]",
                    "maxForm: aggregate",
                ] + maybe { "minK: \(Int.random(in: 100...200, using: &$0.generator))" } + maybe { _ in "zones: [XA]" }
                + maybe { _ in "approval: xa.nso/chief" }
            return parts.joined(separator: ", ")
        }

        private mutating func duties() -> [String] {
            let deadline = comes(2) ? "by: 2029-06-30" : "after: \(term())"
            let all = [
                "  - destroy: {\(deadline), certifyWithin: \(term())}",
                "  - notifyBreach: {to: xa.mol, within: \(term())}",
                "  - notifyBreach: {to: xa.nso, within: \(term())}",
                "  - noReidentification: {report: xa.mol, within: \(term())}", "  - corrections: {within: \(term())}",
            ]
            let count = Int.random(in: 1...all.count, using: &generator)
            return ["duties:"] + all.shuffled(using: &generator).prefix(count)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `an agreement comes back in its canonical form, and its policy byte for byte`(seed: UInt64) throws {
        var writer = Writer(generator: SeededGenerator(seed: seed))
        let text = writer.agreement()
        let (agreement, canonical) = try InterchangeSample.read(text)
        let export = PolicyExport(agreement, names: .own)
        #expect(export.leftOut.map(\.rendered) == [], "\(text)")
        let back = try InterchangeSample.imported(export.text)
        #expect(!back.isDraft && back.name == agreement.identity.description)
        let again = try InterchangeSample.read(String(decoding: back.document, as: UTF8.self))
        #expect(again.canonical == canonical, "\(text)")
        #expect(PolicyExport(again.agreement, names: .own).text == export.text)
    }

    @Test func `the agreement with every clause that can be carried comes back`() throws {
        let (agreement, canonical) = try InterchangeSample.read(InterchangeSample.whole)
        let back = try InterchangeSample.imported(PolicyExport(agreement, names: .own).text)
        #expect(try InterchangeSample.read(String(decoding: back.document, as: UTF8.self)).canonical == canonical)
        #expect(try DocumentLayout.of(back.document, file: "back.yaml") == back.document)
    }

    /// As a processor of JSON-LD compacts it: keywords by their names in the official context, lists of one as the value.
    @Test func `a policy that was compacted by its context comes back as well`() throws {
        let text = try InterchangeSample.exported(InterchangeSample.whole).text
        let compacted = text.replacing("\"@type\"", with: "\"type\"").replacing("\"@id\"", with: "\"uid\"")
            .replacing(/"(consentingParty|trackingParty|target|duty|remedy)": \[\s*([^\],]*)\s*\]/) { match in
                "\"\(match.1)\": \(match.2)"
            }
        #expect(compacted.contains("\"target\": \"urn:") && !compacted.contains("\"@type\""))
        #expect(try InterchangeSample.imported(compacted).document == InterchangeSample.imported(text).document)
    }

    /// Every document of the repository's policy sets: what is whole comes back, what is not says so.
    @Test func `the agreements of the shipped policies come back, or are told to be a part`() throws {
        var whole = 0
        for folder in ["clauses", "migration-network", "missing-migrants"] {
            let path = repositoryRoot.appending(path: "policies/\(folder)").path
            let set = try PolicySet.read(try FolderFiles.read(path), folder: path)
            for agreement in set.agreements {
                let export = PolicyExport(agreement, names: .own)
                if export.isWhole {
                    whole += 1
                    let back = try InterchangeSample.imported(export.text)
                    let reading = ParsedDocument.readAll(back.document, file: "back.yaml")
                    #expect(reading.problems.isEmpty && back.name == agreement.identity.description)
                } else {
                    #expect(InterchangeSample.refusals(export.text) == ["TG1663 "])
                }
            }
        }
        #expect(whole > 0)
    }

    /// Any one member that changes is carried, or refused; nothing of a policy is passed over.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a policy with one member more or less is another agreement or none`(seed: UInt64) throws {
        let (agreement, _) = try InterchangeSample.read(InterchangeSample.whole)
        let policy = PolicyExport(agreement, names: .own).policy
        let original = try InterchangeSample.imported(CanonicalJSON.text(policy)).document
        var generator = SeededGenerator(seed: seed)
        let changed = Self.changed(policy, &generator)
        guard changed != policy else { return }
        let back = try? InterchangeSample.imported(CanonicalJSON.text(changed))
        #expect(back.map { $0.document != original || $0.isDraft } ?? true, "\(CanonicalJSON.text(changed))")
    }

    /// One object somewhere in a value with an unknown member more, or with a member less that is no type.
    private static func changed(_ value: JSONValue, _ generator: inout SeededGenerator) -> JSONValue {
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let position = Int.random(in: elements.indices, using: &generator)
            elements[position] = changed(elements[position], &generator)
            return .array(elements)
        case .object(var members):
            // A duty without its place is the last one, which it may have been.
            let isDuty = members["uid"]?.text?.contains("#duties/") == true
            let kept = ["@type", "@context", "conflict", "profile"] + (isDuty ? ["uid"] : [])
            let keys = members.keys.filter { !kept.contains($0) }.sorted()
            let key = keys.randomElement(using: &generator) ?? ""
            let isDeep = members[key]?.members != nil || members[key]?.elements != nil
            if isDeep, Int.random(in: 0..<4, using: &generator) > 0, let inner = members[key] {
                members[key] = changed(inner, &generator)
            } else if Bool.random(using: &generator) {
                members["dct:creator"] = "somebody"
            } else {
                members[key] = nil
            }
            return .object(members)
        default: return value
        }
    }
}
