package import TideAgreement
package import TideCore

/// Which parts of a policy set's agreements its own cases exercise.
///
/// Counted is what a decision depends on: grants, columns, purposes, prohibitions and clauses. What no program decides, as law and
/// notices, is left out.
package struct CaseCoverage: Hashable, Sendable {
    /// By agreement and version, in the document's order within each kind.
    package let items: [Item]

    package init(items: [Item]) { self.items = items }

    /// Those that no case exercises.
    package var missing: [Item] { items.filter { !$0.isExercised } }

    /// A part of an agreement, with how many cases come upon it.
    package struct Item: Hashable, Sendable {
        package let agreement: AgreementVersion
        package let kind: Kind
        /// What it is called: a grant or a column, a purpose, or the path of a clause.
        package let name: String
        /// For columns and the clauses of a grant.
        package let grant: Identifier?
        package let clause: Clause
        /// How many cases keep to it; of a grant, how many are permitted under it.
        package fileprivate(set) var kept = 0
        /// How many cases are refused by it.
        package fileprivate(set) var refused = 0

        /// Whether a case comes upon it; of a grant, whether anything is permitted under it.
        package var isExercised: Bool { kept > 0 || (refused > 0 && kind != .grant) }
    }

    /// What a part of an agreement is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case grant, column, purpose, prohibition, clause
    }
}

extension PolicySet {
    /// Holds every case against every clause.
    ///
    /// - Parameter facts: what a decision knows by a case's state, at its moment.
    /// - Throws: ``DecisionError/invalidState(_:)`` for a state that does not read.
    /// - Complexity: a decision with its trace for each case.
    package func coverage(
        knowing facts: (State, Instant) -> any DecisionFacts = { state, _ in state }
    ) throws(DecisionError) -> CaseCoverage {
        var count = CoverageCount(self)
        for item in cases.flatMap(\.cases) {
            let state = try State.read(item.state, at: item.clause.place)
            count.add(item, knowing: facts(state, item.at))
        }
        return CaseCoverage(items: count.items)
    }
}

/// Counts cases while they are decided.
private struct CoverageCount {
    let policies: PolicySet
    var items: [CaseCoverage.Item]

    init(_ policies: PolicySet) {
        self.policies = policies
        self.items = policies.agreements.flatMap(\.exercisable)
    }

    mutating func add(_ item: PolicyCase, knowing facts: any DecisionFacts) {
        let decision = decide(item.request, in: policies, facts: facts, at: item.at, approvals: .required)
        let checked = trace(item.request, in: policies, facts: facts, at: item.at, approvals: .required)
        for position in items.indices {
            if items[position].kind == .clause {
                count(position, decision, checked)
            } else if items[position].agreement == decision.agreement {
                count(position, item.request, decision, checked)
            }
        }
    }

    /// A grant, column or purpose of the agreement that decided.
    private mutating func count(_ position: Int, _ request: Request, _ decision: Decision, _ checked: [CheckedClause]) {
        let item = items[position]
        func note(isKept: Bool) {
            if isKept { items[position].kept += 1 } else { items[position].refused += 1 }
        }
        func isWithin() -> Bool {
            Identifier(item.name).map { policies.purposes.isPurpose(request.purpose, within: $0) } ?? false
        }
        switch item.kind {
        case .grant: if item.name == decision.grant?.text { note(isKept: decision.isPermitted) }
        case .column:
            guard item.grant == decision.grant, request.columns.contains(item.name) else { return }
            note(isKept: !checked.contains { !$0.isMet && $0.clause == item.clause })
        case .purpose: if isWithin() { note(isKept: true) }
        case .prohibition: if isWithin() { note(isKept: false) }
        case .clause: break
        }
    }

    /// A clause, of whatever agreement: that by which the provider received the data is looked at too.
    private mutating func count(_ position: Int, _ decision: Decision, _ checked: [CheckedClause]) {
        let item = items[position]
        let own = checked.filter { $0.clause.map { isPart($0, of: item) } ?? false }
        // Without a grant there is no trace, and what stands against the request besides is told all the same.
        let isReason = decision.reasons.contains { $0.clause.map { isPart($0, of: item) } ?? false }
        let owed = decision.obligations?.duties.contains { isPart($0.clause, of: item) } ?? false
        let staysOut =
            item.name == "optOut" && item.agreement == decision.agreement && decision.obligations?.optOut != nil
        if isReason || own.contains(where: { !$0.isMet }) {
            items[position].refused += 1
        } else if !own.isEmpty || owed || staysOut {
            items[position].kept += 1
        }
    }

    /// Whether a clause that was looked at is an item's, or one below it; onward clauses are looked at together.
    private func isPart(_ clause: Clause, of item: CaseCoverage.Item) -> Bool {
        guard clause.document == item.agreement.id else { return false }
        let isBelow = clause.path == item.clause.path || clause.path.hasPrefix(item.clause.path + "/")
        let isOnward = clause.path == "onward" && item.clause.path.hasPrefix("onward/")
        guard isBelow || isOnward else { return false }
        return policies.index.agreement(item.agreement)?.agreement.fields.clause(clause.path) == clause
    }
}

extension Agreement {
    /// Everything that a case can come upon.
    fileprivate var exercisable: [CaseCoverage.Item] {
        func item(_ kind: CaseCoverage.Kind, _ name: String, _ path: String, _ grant: Grant? = nil) -> CaseCoverage.Item
        {
            CaseCoverage.Item(
                agreement: identity,
                kind: kind,
                name: name,
                grant: grant?.id,
                clause: fields.clause(path)
            )
        }
        func clauses(_ paths: [String], below prefix: String = "", _ grant: Grant? = nil) -> [CaseCoverage.Item] {
            paths.filter { fields.has(prefix + $0) }.map { item(.clause, $0, prefix + $0, grant) }
        }
        let limits = SafeguardModel.Family.allCases.map(\.rawValue)
        let listed = clauses([
            "signatories", "recipients", "accreditation", "recipientRoles", "valid", "valid/reviewBy", "approvals",
            "approvals/ethics", "access/mode", "access/zones", "access/sealTo", "outputs", "quota/releases",
            "quota/apart",
            "optOut",
        ])
        return grants.map { item(.grant, $0.id.text, $0.path) }
            + grants.flatMap { grant in
                grant.columns.map { item(.column, $0.name, "\(grant.path)/columns/\($0.name)", grant) }
            }
            + purposes.enumerated().map { item(.purpose, $1.text, "purposes/\($0)") }
            + never.enumerated().map { item(.prohibition, $1.text, "never/\($0)") }
            + listed + duties.written(in: fields).map { item(.clause, $0, $0) }
            + onward.map { item(.clause, $0.path, $0.path) }
            + grants.flatMap { grant in
                clauses(["form", "reference"], below: grant.path + "/", grant)
                    + clauses(["kAnonymity"] + limits, below: grant.path + "/safeguards/", grant)
            }
    }
}

extension AgreementDuties {
    /// The paths of the duties that are written, with their kind.
    fileprivate func written(in fields: FieldPlaces) -> [String] {
        let notices = breachNotices.map(\.path)
        return (notices + [destroy?.path, noReidentification?.path, corrections?.path].compactMap(\.self)).sorted()
    }
}
