package import TideAgreement
package import TideCore
package import TideDecision

/// What a version of an agreement permits beyond the version before it.
package struct Amendment: Hashable, Sendable {
    package let before: AgreementVersion
    package let after: AgreementVersion
    /// By kind; empty where the newer version permits no more.
    package let widenings: [Widening]
    /// Whose signatures the newer version lacks, in words; `nil` where no signatures are known.
    package let missing: [String]?

    /// Whether it permits no more, or everybody who must has signed that it does.
    ///
    /// Where no signatures are known, it is assumed that they have, and said.
    package var holds: Bool { widenings.isEmpty || missing?.isEmpty ?? true }
    /// Whether it holds only if everybody signed.
    package var isAssumed: Bool { !widenings.isEmpty && missing == nil }

    /// What is wrong; `nil` where it holds.
    package var sentence: Diagnostic? {
        guard !holds, let missing else { return nil }
        let kinds = widenings.map(\.kind.rawValue).joined(separator: ", ")
        let arguments = [after.description, before.description, kinds, missing.joined(separator: "; ")]
        return Diagnostic(.wideningUnsigned, arguments, at: widenings[0].clause.place)
    }
}

/// One way in which a version permits more than the one before it.
package struct Widening: Hashable, Sendable {
    package let kind: Kind
    /// The grant of the newer version that is wider; `nil` where the whole agreement is.
    package let grant: Identifier?
    /// Of the older version, where it limits; of the newer one where the older has none.
    package let clause: Clause
    package let was: String
    package let becomes: String
    /// What refuses, where that is another document than the agreement: of the older side, or where nothing is permitted yet, of
    /// the newer one.
    package var limits: [Reason] = []
    /// A request that the older version refuses and the newer one permits; `nil` where no request tells them apart: the same
    /// request gets more, or owes less.
    package let witness: Witness?

    /// What is wider, in the order in which it is told.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case grants, purposes, columns, treatment, form, k, safeguards, reference, zones, days, hold, review, onward
        case approvals, signatories, recipients, access, outputs, pseudonyms, linkage, quota, optOut, duties, overdue
    }

    /// A request, with when and under which facts each version was asked, and what these suppose of both.
    package struct Witness: Hashable, Sendable {
        package let request: Request
        /// When the older version was asked: on the same day where it still held.
        package let before: Instant
        package let after: Instant
        /// Under which the older version decides.
        package let factsBefore: State
        package let factsAfter: State
        package let supposed: Supposition

        /// Whether approvals count, or may come later.
        package var approvals: ApprovalMode { supposed.approvalMode }
    }

    /// Whether another one is the same but for what shows it.
    ///
    /// What is one of many, as a purpose or a column, is told for each; what has more or less of one thing, as days, once.
    func isLike(_ other: Widening) -> Bool {
        guard kind == other.kind, grant == other.grant, clause == other.clause else { return false }
        return ![.purposes, .columns, .recipients, .treatment, .zones, .linkage, .onward, .pseudonyms].contains(kind)
            || becomes == other.becomes
    }

    /// It in words.
    package func sentence(of amendment: Amendment) -> Diagnostic {
        let arguments = [
            amendment.after.description, amendment.before.description, kind.rawValue, becomes, was,
        ]
        return Diagnostic(.widening, arguments, at: clause.place)
    }
}

extension PolicySet {
    /// I6: every version with what it permits beyond the version before it, by agreement and version.
    ///
    /// - Parameter signatures: known valid ones by version; `nil` where none are known, as of a folder.
    /// - Complexity: about a hundred decisions an amendment.
    package func amendments(signatures: [AgreementVersion: [OfficerName]]? = nil) -> [Amendment] {
        guard index.hasAmendments else { return [] }
        let search = WitnessSearch(self)
        return zip(agreements, agreements.dropFirst()).compactMap { before, after in
            guard before.id == after.id, let indexed = index.agreement(after.identity) else { return nil }
            var comparison = AmendmentComparison(before: before, after: after, search: search)
            return Amendment(
                before: before.identity,
                after: after.identity,
                widenings: comparison.widenings(),
                missing: signatures.map { indexed.missingSignatories(given: $0[after.identity] ?? []) }
            )
        }
    }
}
