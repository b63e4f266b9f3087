import TideAgreement
import TideCore

extension Candidate {
    /// Whether every column asked is granted, and none shows who a person is.
    func columns(of request: Request) -> [Finding] {
        guard !request.columns.isEmpty else {
            let reason = Reason(
                .columnNotCovered,
                .noColumns,
                asked: "none",
                allowed: list(grant.columns.filter { $0.treatment != .drop }.map(\.name)),
                clause: grantClause("columns")
            )
            return [Finding(reason: reason, remedy: .outOfReach)]
        }
        return request.columns.flatMap { notCovered($0) + directIdentifier($0) }
    }

    private func notCovered(_ name: String) -> [Finding] {
        let message: DiagnosticCode
        let allowed: String
        switch (dataset.column(name), grant.column(name)?.treatment) {
        case (nil, _): (message, allowed) = (.columnUndeclared, "declared")
        case (_, nil): (message, allowed) = (.columnNotGranted, "none")
        case (_, .drop): (message, allowed) = (.columnDropped, "drop")
        default: return []
        }
        let reason = Reason(
            .columnNotCovered,
            message,
            asked: name,
            allowed: allowed,
            clause: grantClause("columns/\(name)")
        )
        return [Finding(reason: reason, remedy: .changes([[.leaveOut(name)]]))]
    }

    private func directIdentifier(_ name: String) -> [Finding] {
        guard dataset.column(name)?.role == .direct, !(grant.column(name)?.isPseudonym ?? false) else { return [] }
        let reason = Reason(
            .directIDPresent,
            .directIdentifierAsked,
            asked: name,
            allowed: "pseudonymise",
            clause: grantClause("columns/\(name)")
        )
        return [Finding(reason: reason, remedy: .changes([[.leaveOut(name)]]))]
    }

    /// The columns asked for that the grant lets leave, with their treatment.
    func covered(_ request: Request) -> [GrantColumn] {
        request.columns.compactMap { name in
            guard let declared = dataset.column(name), let column = grant.column(name), column.treatment != .drop,
                declared.role != .direct || column.isPseudonym
            else { return nil }
            return column
        }
    }

    /// Whether the pseudonymisation that the request states is the grant's.
    func pseudonymisation(of request: Request) -> [Finding] {
        request.pseudonymise.sorted { $0.key < $1.key }.compactMap { name, asked in
            // A column that is not granted has its reason already.
            guard let column = covered(request).first(where: { $0.name == name }),
                column.treatment != .pseudonymise(asked)
            else { return nil }
            let reason = Reason(
                .pseudonymScheme,
                .pseudonymDiffers,
                asked: "\(name): \(Treatment.pseudonymise(asked).summary)",
                allowed: "\(name): \(column.treatment.summary)",
                clause: grantClause("columns/\(name)")
            )
            return Finding(reason: reason, remedy: .changes([[.leavePseudonymisationOpen(name)]]))
        }
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
