import TideAgreement
import TideCore

extension Network {
    /// A violation with names: paths, the clause to blame, what is wrong.
    func counterexample(_ violation: Violation, edits: [ProvedEdit], isShortest: Bool) -> Counterexample {
        let (fields, path, version) = blame(violation)
        return Counterexample(
            paths: violation.paths.map(path(_:)),
            blame: fields.clause(path),
            agreement: version,
            sentence: sentence(violation),
            edits: edits,
            isShortest: isShortest
        )
    }

    func path(_ walk: Violation.Walk) -> FlowPath {
        var hops: [FlowHop] = []
        var made: [Identifier] = []
        for step in walk.steps {
            guard let number = step.edge else {
                made.append(datasetNames.names[step.dataset])
                continue
            }
            let edge = edges[number]
            let agreement = policies.agreements[edge.document]
            hops.append(
                FlowHop(
                    agreement: edge.version,
                    grant: edge.grant,
                    grantName: agreement.grants[edge.grant].id,
                    provider: partyNames.names[edge.provider],
                    recipient: partyNames.names[edge.recipient],
                    dataset: datasetNames.names[edge.dataset],
                    made: made,
                    purposes: purposes.names(edge.purposes),
                    columns: datasets[edge.dataset].names(step.columns),
                    form: edge.form,
                    k: edge.k,
                    zones: zones.names(edge.zones),
                    first: step.first.date ?? agreement.valid.from,
                    last: step.last.date ?? agreement.valid.until,
                    heldUntil: step.heldUntil.date,
                    clause: agreement.fields.clause(agreement.grants[edge.grant].path)
                )
            )
            made = []
        }
        return FlowPath(
            root: datasetNames.names[walk.root],
            owner: partyNames.names[datasets[walk.root].owner],
            hops: hops,
            made: made
        )
    }

    /// The agreement or other document to blame, and where in it.
    private func blame(_ violation: Violation) -> (FieldPlaces, path: String, AgreementVersion?) {
        if case .derivationOutlives(let made, _, _) = violation.fault {
            return (datasets[made].dataset.fields, "retain", nil)
        }
        let number = violation.invariant == .recombination ? later(violation.edges) : violation.edges[0]
        let edge = edges[number]
        let agreement = policies.agreements[edge.document]
        return (agreement.fields, blamedPath(violation, number), edge.version)
    }

    /// The one of two edges whose agreement began later, the second of two that began on one day.
    func later(_ numbers: [Int]) -> Int {
        let ordered = numbers.sorted { left, right in
            (policies.agreements[edges[left].document].valid.from, left)
                < (policies.agreements[edges[right].document].valid.from, right)
        }
        return ordered[ordered.count - 1]
    }

    private func blamedPath(_ violation: Violation, _ number: Int) -> String {
        let edge = edges[number]
        let agreement = policies.agreements[edge.document]
        let grant = agreement.grants[edge.grant].path
        func purpose(_ within: Bits) -> String {
            let position = agreement.purposes.firstIndex { name in
                purposes.position(of: name).map { purposes.within($0).intersects(within) } ?? false
            }
            return position.map { "purposes/\($0)" } ?? "purposes"
        }
        switch violation.fault {
        case .role, .purpose:
            let floor = violation.firewall.flatMap { firewalls[$0].firewall?.floor }
            if let floor, edge.form > floor.form { return "\(grant)/form" }
            if let floor, edge.k < floor.minK ?? 1 { return "\(grant)/safeguards/kAnonymity/k" }
            if case .purpose(let forbidden) = violation.fault { return purpose(Bits([forbidden])) }
            return "recipient"
        case .collected(let name, _), .laundered(let name, _): return purpose(Bits([name]))
        case .notAdmitted(let earlier):
            let miss = nearestClause(of: earlier, to: number, columns: lastColumns(violation))?.misses.first
            switch miss {
            case .purpose: return "purposes"
            case .form: return "\(grant)/form"
            case .k: return "\(grant)/safeguards/kAnonymity/k"
            case .zones: return "access/zones"
            case .columns: return "\(grant)/columns"
            case .role, nil: return "recipient"
            }
        case .domain(let domain):
            let column = edge.domains.first { $0.domain == domain }?.column
            return "\(grant)/columns" + (column.map { "/\(datasets[edge.dataset].columns[$0])" } ?? "")
        case .quasi(_, let columns):
            let names = datasets[edges[violation.edges[0]].dataset].names(columns)
            let own = Set(agreement.grants[edge.grant].columns.map(\.name))
            let joining = names.first(where: own.contains)
            return "\(grant)/columns" + (joining.map { "/\($0)" } ?? "")
        case .outlives: return agreement.duties.destroy?.path ?? "duties"
        case .noApprovals: return "approvals"
        case .noNotice, .derivationOutlives: return "duties"
        }
    }

    /// The columns that the last hop of a violation's first path carries.
    func lastColumns(_ violation: Violation) -> Bits { violation.paths.first?.steps.last?.columns ?? Bits() }

    /// The onward clause of an edge that a later one misses by the fewest terms, with these; `nil` where it has none.
    func nearestClause(of earlier: Int, to later: Int, columns: Bits) -> (clause: Int, misses: [OnwardMiss])? {
        let (before, after) = (edges[earlier], edges[later])
        let missed = before.onward.enumerated().map { number, clause in
            var misses = clause.misses(after, after: before)
            if let allowed = clause.columns,
                columns.intersects(self.columns(of: after.dataset, lackingIn: allowed, of: before.dataset))
            {
                misses.append(.columns)
            }
            return (clause: number, misses: misses)
        }
        return missed.min { ($0.misses.count, $0.clause) < ($1.misses.count, $1.clause) }
    }
}
