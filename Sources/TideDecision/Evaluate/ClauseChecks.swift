package import TideAgreement

/// What a clause is about, in the order in which a trace tells them.
package enum ClauseTopic: String, Hashable, Sendable, CaseIterable {
    case signatures
    case register
    case bindings = "signed-documents"
    case validity
    case purpose
    case prohibitions
    case officer
    case role
    case accreditation
    case columns
    case directIdentifiers = "direct-identifiers"
    case pseudonyms
    case form
    case kAnonymity = "k-anonymity"
    case lDiversity = "l-diversity"
    case tCloseness = "t-closeness"
    case kMap = "k-map"
    case deltaDisclosure = "delta-disclosure"
    case betaLikeness = "beta-likeness"
    case risk
    case populationUniqueness = "population-uniqueness"
    case suppression
    case reference
    case onward
    case zone
    case access
    case approvals
    case quota
    case retention
    case outputs
    case duties
    case firewall
}

/// One clause that was held against a request.
package struct CheckedClause: Hashable, Sendable {
    package let topic: ClauseTopic
    /// The code of the reason where the clause refuses.
    package let code: ReasonCode?
    /// The value asked for, without words; see ``Reason/asked``.
    package let asked: String
    /// The value that the clause allows.
    package let allowed: String
    /// Where it stands; `nil` where no document says it.
    package let clause: Clause?
    /// The reason where the clause refuses: what it was asked is a sentence at times, which is told in the reader's language.
    package let reason: Reason?

    /// Whether the request keeps to the clause.
    package var isMet: Bool { code == nil }
}

/// Clauses as they are held against a request: what refuses is kept, and, for a trace, what does not.
struct ClauseChecks {
    /// Whether clauses that are kept to are written down too; it costs time, so only where somebody asks.
    let isTraced: Bool
    /// In the order found, without the prohibitions, which no clause of one agreement decides.
    private(set) var findings: [Finding] = []
    /// In the order found; empty unless traced.
    private(set) var trace: [CheckedClause] = []

    init(isTraced: Bool) { self.isTraced = isTraced }

    /// A clause that the request keeps to.
    mutating func pass(
        _ topic: ClauseTopic,
        asked: @autoclosure () -> String,
        allowed: @autoclosure () -> String,
        clause: @autoclosure () -> ClauseReference?
    ) {
        guard isTraced else { return }
        let checked = CheckedClause(
            topic: topic,
            code: nil,
            asked: asked(),
            allowed: allowed(),
            clause: clause()?.clause,
            reason: nil
        )
        trace.append(checked)
    }

    /// Prohibitions that refuse the request: they are known already, and only told here.
    mutating func refuse(_ prohibitions: Prohibitions) {
        guard isTraced else { return }
        for position in 0..<prohibitions.count { tell(.prohibitions, prohibitions[position]) }
    }

    /// A clause that refuses the request.
    mutating func refuse(_ topic: ClauseTopic, _ reason: Reason, _ remedy: Remedy) {
        findings.append(Finding(reason: reason, remedy: remedy))
        if isTraced { tell(topic, reason) }
    }

    private mutating func tell(_ topic: ClauseTopic, _ reason: Reason) {
        trace.append(
            CheckedClause(
                topic: topic,
                code: reason.code,
                asked: reason.asked,
                allowed: reason.allowed,
                clause: reason.clause,
                reason: reason
            )
        )
    }
}
