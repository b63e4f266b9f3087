import TideAgreement
import TideCore

/// The columns of a request as a grant lets them leave.
struct AskedColumns {
    /// Those that leave, in the order asked, with their treatment.
    let covered: [GrantColumn]
    /// Whether one of them leaves as a pseudonym.
    let hasPseudonym: Bool

    /// The names of those that leave as pseudonyms.
    var pseudonyms: [String] { hasPseudonym ? covered.filter(\.isPseudonym).map(\.name) : [] }
}

extension Candidate {
    /// Whether every column asked is granted, and none shows who a person is.
    func checkColumns(of request: Request, into checks: inout ClauseChecks) -> AskedColumns {
        guard !request.columns.isEmpty else {
            let reason = Reason(
                .columnNotCovered,
                .noColumns,
                asked: "none",
                allowed: granted,
                at: grantClause("columns")
            )
            checks.refuse(.columns, reason, .outOfReach)
            return AskedColumns(covered: [], hasPseudonym: false)
        }
        var covered: [GrantColumn] = []
        covered.reserveCapacity(request.columns.count)
        var (hasPseudonym, hasDirect) = (false, false)
        for name in request.columns {
            guard let position = entry.grant.position(of: name), entry.columns[position].mayLeave else {
                refuse(name, into: &checks)
                continue
            }
            if entry.columns[position].isPseudonym { hasPseudonym = true }
            if entry.columns[position].isDirect { hasDirect = true }
            covered.append(entry.grant.columns[position])
        }
        if checks.isTraced, covered.count == request.columns.count {
            checks.pass(.columns, asked: list(request.columns), allowed: granted, clause: grantClause("columns"))
            if hasDirect {
                let shown = list(covered.filter(\.isPseudonym).map(\.name))
                checks.pass(.directIdentifiers, asked: shown, allowed: "pseudonymise", clause: grantClause("columns"))
            }
        }
        return AskedColumns(covered: covered, hasPseudonym: hasPseudonym)
    }

    private var granted: String { list(entry.grant.columns.filter { $0.treatment != .drop }.map(\.name)) }

    /// Refuses a column that may not leave.
    private func refuse(_ name: String, into checks: inout ClauseChecks) {
        let column = entry.grant.column(name)
        guard let declared = entry.dataset.dataset.column(name) else {
            return refuseColumn(name, isDeclared: false, nil, into: &checks)
        }
        if column.map({ $0.treatment == .drop }) ?? true {
            refuseColumn(name, isDeclared: true, column, into: &checks)
        }
        if declared.role == .direct, !(column?.isPseudonym ?? false) { refuseIdentifier(name, into: &checks) }
    }

    private func refuseColumn(_ name: String, isDeclared: Bool, _ column: GrantColumn?, into checks: inout ClauseChecks)
    {
        let (message, allowed): (DiagnosticCode, String) =
            !isDeclared
            ? (.columnUndeclared, "declared")
            : column == nil ? (.columnNotGranted, "none") : (.columnDropped, "drop")
        let reason = Reason(
            .columnNotCovered,
            message,
            asked: .text(name),
            allowed: .text(allowed),
            at: columnClause(name)
        )
        checks.refuse(.columns, reason, .change(.leaveOut(name)))
    }

    private func refuseIdentifier(_ name: String, into checks: inout ClauseChecks) {
        let reason = Reason(
            .directIDPresent,
            .directIdentifierAsked,
            asked: name,
            allowed: "pseudonymise",
            at: columnClause(name)
        )
        checks.refuse(.directIdentifiers, reason, .change(.leaveOut(name)))
    }
}

extension Treatment {
    /// The treatment as data without words, as it stands in a document: `band 5`.
    var summary: String {
        switch self {
        case .keep: "keep"
        case .drop: "drop"
        case .generalise(let level): "generalise \(level)"
        case .band(let width): "band \(width)"
        case .code(let ends): "code \(ends.summary)"
        case .round(let base): "round \(base)"
        case .shift(let days): "shift \(days)"
        case .microaggregate(let how): "microaggregate \(how.summary)"
        case .pseudonymise(let pseudonymisation):
            "pseudonymise \(pseudonymisation.summary)"
        }
    }
}
