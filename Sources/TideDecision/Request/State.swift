package import TideCore

/// Facts written down: what `decide --state FILE` and the `state` of a case say of the log and the register.
///
/// What it leaves out is not so: without signatures everything is refused.
package struct State: Hashable, Sendable {
    /// The officers who signed, by version of an agreement.
    package let signatures: [AgreementVersion: [OfficerName]]
    /// The names whose binding changed since the signatures, by version of an agreement.
    package let changed: [AgreementVersion: [String]]
    /// The officers who approved the request that is decided, whichever it is.
    package let approvals: [OfficerName]

    package init(
        signatures: [AgreementVersion: [OfficerName]] = [:],
        changed: [AgreementVersion: [String]] = [:],
        approvals: [OfficerName] = []
    ) {
        self.signatures = signatures
        self.changed = changed
        self.approvals = approvals
    }
}

extension State: DecisionFacts {
    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        signatures[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        changed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { approvals }
}

/// One version of an agreement, written `id@version`.
package struct AgreementVersion: Hashable, Sendable {
    package let id: Identifier
    package let version: Int

    package init(id: Identifier, version: Int) {
        self.id = id
        self.version = version
    }

    /// Reads `id@version`, the version without sign and leading zeros; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Identifier(String(parts[0])), let version = Int(parts[1]), version > 0,
            String(version) == parts[1]
        else { return nil }
        self.init(id: id, version: version)
    }
}

extension AgreementVersion: CustomStringConvertible, Comparable {
    package var description: String { "\(id)@\(version)" }

    package static func < (left: Self, right: Self) -> Bool { (left.id, left.version) < (right.id, right.version) }
}
