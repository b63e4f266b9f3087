package import TideAgreement
import TideCore
import TideDecision

/// What an amendment of an agreement really changes.
package struct AgreementDifference: Hashable, Sendable {
    /// `nil` for a new agreement.
    package let before: AgreementVersion?
    /// `nil` for one that is gone.
    package let after: AgreementVersion?
    /// What only the newer version permits; those without a request are looser terms of what both permit.
    package let wider: [AccessChange]
    /// What only the older version permits; those without a request are stricter terms of what both permit.
    package let narrower: [AccessChange]
    /// What the newer version would permit, and another document does not let pass today: a firewall, an agreement by which the
    /// data came.
    ///
    /// It needs the same approvals as what is wider, or it would be there unseen once that document is weakened.
    package let held: [AccessChange]
    /// Terms that changed, of which no decision is wider or narrower.
    package let otherwise: [TermChange]
    /// Words that changed and that nothing is decided by.
    package let wording: [TermChange]

    /// Whether the newer version says the same in everything but its number.
    package var isSame: Bool { beyond.isEmpty && narrower.isEmpty && otherwise.isEmpty && wording.isEmpty }

    /// Everything in which the newer version goes beyond the older one: what is wider, and what is held.
    package var beyond: [AccessChange] { wider + held }

    /// Whether the text changed and the number of the version did not.
    package let isSameNumber: Bool

    /// The version that it is told under.
    package var version: AgreementVersion? { after ?? before }
}

extension AgreementDifference {
    /// Fields that name and explain, and that nothing is decided by.
    private static let words = ["title", "notice", "version"]

    /// Two versions, each among the documents of its own folder.
    init(_ before: Agreement, in old: WitnessSearch, _ after: Agreement, in new: WitnessSearch) {
        var wider = AmendmentComparison(before: before, after: after, search: new, earlier: old)
        var narrower = AmendmentComparison(before: after, after: before, search: old, earlier: new)
        self.before = before.identity
        self.after = after.identity
        let more = wider.everyWideningAndHeld()
        self.wider = more.found.map { AccessChange($0, from: old.policies, to: new.policies, isReversed: false) }
        self.held = more.held.map { AccessChange($0, from: old.policies, to: new.policies, isReversed: false) }
        // Who signs instead of whom is told once: until a version has its own signatures the older one decides.
        let areSignatoriesTold = more.found.contains { $0.kind == .signatories }
        self.narrower = narrower.everyWidening().filter { $0.kind != .signatories || !areSignatoriesTold }.map {
            AccessChange($0, from: new.policies, to: old.policies, isReversed: true)
        }
        let forms = [(old, before), (new, after)].map { search, agreement in
            search.policies.canonical["agreement/\(agreement.identity)"] ?? .null
        }
        let all = self.wider + self.held + self.narrower
        let told = all.filter { $0.clause.document == after.id }.flatMap { change in
            forms.map { $0.named(change.clause.path) }
        }
        let changes = forms[0].changes(to: forms[1])
        self.isSameNumber = before.identity == after.identity && forms[0] != forms[1]
        self.wording = changes.filter { Self.words.contains($0.path) && $0.path != "version" }
        self.otherwise = changes.filter { change in
            !Self.words.contains(change.path) && !told.contains { change.path.isBeside($0) }
        }
    }

    /// An agreement that only one of two folders has.
    ///
    /// - Parameter isNew: whether it is the newer one's.
    init(_ agreement: Agreement, in own: WitnessSearch, without other: WitnessSearch, isNew: Bool) {
        let changes = agreement.grants.indices.compactMap { position in
            Self.opening(agreement, position, own, other).map {
                AccessChange($0, from: other.policies, to: own.policies, isReversed: !isNew)
            }
        }
        self.before = isNew ? nil : agreement.identity
        self.after = isNew ? agreement.identity : nil
        self.wider = isNew ? changes : []
        self.narrower = isNew ? [] : changes
        self.held = []
        self.isSameNumber = false
        self.otherwise = []
        self.wording = []
    }

    /// The first request under a grant that the other folder refuses.
    private static func opening(
        _ agreement: Agreement,
        _ position: Int,
        _ own: WitnessSearch,
        _ other: WitnessSearch
    ) -> Widening? {
        let grant = agreement.grants[position]
        let (facts, otherFacts) = (own.facts(), other.facts())
        let days = own.days(of: agreement, grant, agreement.valid.from...agreement.valid.until)
        for purpose in agreement.purposes.flatMap(own.purposes) {
            for columns in grant.singleColumns {
                let outcome = own.search(agreement, position, purposes: [purpose], columns: [columns], on: days, facts)
                guard let found = outcome.witness,
                    !isPermitted(
                        found.request,
                        in: other.policies,
                        facts: otherFacts,
                        at: found.at,
                        approvals: .pending
                    )
                else { continue }
                return Widening(
                    kind: .grants,
                    grant: grant.id,
                    clause: agreement.fields.clause("grants/\(position)"),
                    was: "none",
                    becomes: grant.dataset.text,
                    witness: Widening.Witness(
                        request: found.request,
                        before: found.at,
                        after: found.at,
                        factsBefore: otherFacts,
                        factsAfter: facts,
                        supposed: .ordinary
                    )
                )
            }
        }
        return nil
    }
}

extension String {
    /// Whether one of two paths leads to the other, or to the same.
    fileprivate func isBeside(_ other: String) -> Bool {
        self == other || hasPrefix(other + "/") || other.hasPrefix(self + "/")
    }
}
