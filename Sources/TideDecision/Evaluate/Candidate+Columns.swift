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
        var (hasPseudonym, direct, refused) = (false, false, 0)
        for name in request.columns {
            let position = entry.dataset.position(of: name)
            let column = position.flatMap { entry.columns[$0] }
            let isDirect = position.map { entry.dataset.dataset.columns[$0].role == .direct } ?? false
            let isPseudonym = column?.isPseudonym ?? false
            var isCovered = true
            if position == nil || column == nil || column?.treatment == .drop {
                refuseColumn(name, isDeclared: position != nil, column, into: &checks)
                isCovered = false
            }
            if isDirect {
                direct = true
                if !isPseudonym {
                    refuseIdentifier(name, into: &checks)
                    isCovered = false
                }
            }
            guard isCovered, let column else {
                refused += 1
                continue
            }
            if isPseudonym { hasPseudonym = true }
            covered.append(column)
        }
        if checks.isTraced, refused == 0 {
            checks.pass(.columns, asked: list(request.columns), allowed: granted, clause: grantClause("columns"))
            if direct {
                let shown = list(covered.filter(\.isPseudonym).map(\.name))
                checks.pass(.directIdentifiers, asked: shown, allowed: "pseudonymise", clause: grantClause("columns"))
            }
        }
        return AskedColumns(covered: covered, hasPseudonym: hasPseudonym)
    }

    private var granted: String { list(entry.grant.columns.filter { $0.treatment != .drop }.map(\.name)) }

    private func refuseColumn(_ name: String, isDeclared: Bool, _ column: GrantColumn?, into checks: inout ClauseChecks)
    {
        let (message, allowed): (DiagnosticCode, String) =
            !isDeclared
            ? (.columnUndeclared, "declared")
            : column == nil ? (.columnNotGranted, "none") : (.columnDropped, "drop")
        let reason = Reason(
            .columnNotCovered,
            message,
            asked: name,
            allowed: allowed,
            at: grantClause("columns/\(name)")
        )
        checks.refuse(.columns, reason, .change(.leaveOut(name)))
    }

    private func refuseIdentifier(_ name: String, into checks: inout ClauseChecks) {
        let reason = Reason(
            .directIDPresent,
            .directIdentifierAsked,
            asked: name,
            allowed: "pseudonymise",
            at: grantClause("columns/\(name)")
        )
        checks.refuse(.directIdentifiers, reason, .change(.leaveOut(name)))
    }
}

extension GrantColumn {
    /// Whether the column leaves as a pseudonym.
    var isPseudonym: Bool {
        if case .pseudonymise = treatment { true } else { false }
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
        case .pseudonymise(let pseudonymisation):
            "pseudonymise \(pseudonymisation.scheme.rawValue) \(pseudonymisation.domain)"
        }
    }
}
