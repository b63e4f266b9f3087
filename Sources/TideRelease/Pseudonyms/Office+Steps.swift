package import TideCore
import TideLedger

/// A signed step about a domain of pseudonyms, with what its entry hides: for those who run the office.
package struct SignedStep: Sendable {
    package let act: PseudonymAct
    /// What the entry hides, but for what opens its digests; what was erased is not there.
    package let hidden: [String: JSONValue]

    /// In one line: entry, time, what, of which, how many, why, by whom.
    package var text: String {
        func texts(_ member: String, _ names: [String]) -> [String] {
            names.compactMap { name in hidden[member]?[name].map { "\(name) \($0.text ?? CanonicalJSON.text($0))" } }
        }
        let key = texts("key", ["from", "namespace", "profile", "form"])
        let counts = texts("counts", ["asked", "found", "rows", "fields", "needed", "shares"])
        let officers = (hidden["signatories"]?.elements ?? []).compactMap { $0["officer"]?.text }
        let parts = [
            "entry \(act.entry)", "\(act.recordedAt)", act.kind.rawValue, "epoch \(act.epoch)",
            (key + counts).joined(separator: ", "), hidden["reason"]?.text.map { "“\($0)”" } ?? "reason erased",
            officers.joined(separator: ", "),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\t")
    }

    package var json: JSONValue {
        .members([
            "act": .string(act.kind.rawValue), "entry": JSONValue(act.entry), "epoch": .string(act.epoch),
            "count": JSONValue(act.count), "at": .string("\(act.recordedAt)"), "counts": hidden["counts"],
            "key": hidden["key"], "reason": hidden["reason"], "signatories": hidden["signatories"],
        ])
    }
}

/// A column of a release that has pseudonyms of a domain.
package struct ReleasedPseudonyms: Hashable, Sendable {
    package let release: ReleaseIdentifier
    package let column: String
    package let epoch: String
    package let entry: Int

    package var json: JSONValue {
        [
            "column": .string(column), "entry": JSONValue(entry), "epoch": .string(epoch),
            "release": .string(release.text),
        ]
    }
}

extension Office {
    /// The signed steps about a domain, by entry.
    package func pseudonymSteps(of domain: DomainListing) throws -> [SignedStep] {
        try domain.acts.map { act in
            let fields = try HiddenFields(ofEntry: act.entry, in: self)
            let hidden = fields.disclosures.map { ($0.name, $0.value) }
            return SignedStep(act: act, hidden: Dictionary(hidden) { first, _ in first })
        }
    }

    /// The releases that hold pseudonyms of a domain, oldest first, by what their entries say.
    ///
    /// - Complexity: O(releases): each entry is opened.
    package func releases(with domain: Identifier) throws -> [ReleasedPseudonyms] {
        try register.releases().flatMap { release -> [ReleasedPseudonyms] in
            guard let entry = release.entry else { return [] }
            let fields = try HiddenFields(ofEntry: entry, in: self)
            let figures = fields.disclosures.first { $0.name == "figures" }?.value["pseudonyms"]?.elements ?? []
            return figures.compactMap { item in
                guard item["domain"] == .string(domain.text), let column = item["column"]?.text,
                    let epoch = item["epoch"]?.text
                else { return nil }
                return ReleasedPseudonyms(release: release.id, column: column, epoch: epoch, entry: entry)
            }
        }
    }
}
