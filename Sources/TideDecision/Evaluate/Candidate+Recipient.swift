import TideAgreement
import TideCore

extension Candidate {
    /// Whether the requester, and the officer who asks, are those whom the agreement trusts.
    func recipient(of request: Request, on day: CalendarDate) -> [Finding] {
        officer(of: request) + role + accreditation(on: day)
    }

    private func officer(of request: Request) -> [Finding] {
        let named = agreement.recipients
        let asking = request.officer
        let isRegistered = asking.map { $0.party == request.requester && policies.hasOfficer($0) } ?? true
        let isNamed = named.isEmpty || asking.map(named.contains) ?? false
        if isRegistered && isNamed { return [] }
        let able = named.filter(policies.hasOfficer)
        let changes: [[RequestChange]] =
            named.isEmpty ? [[.leaveOfficerOpen]] : able.map { [.askAs($0)] }
        let reason = Reason(
            .recipientOfficer,
            isRegistered ? .officerNotNamed : .officerUnknown,
            asked: asking?.description ?? "none",
            allowed: named.isEmpty ? "\(request.requester)" : list(named),
            clause: clause(named.isEmpty ? "recipient" : "recipients")
        )
        return [Finding(reason: reason, remedy: changes.isEmpty ? .outOfReach : .changes(changes))]
    }

    private var role: [Finding] {
        let roles = agreement.recipientRoles
        guard !roles.isEmpty, !roles.contains(where: requester.roles.contains) else { return [] }
        let reason = Reason(
            .recipientRole,
            .recipientRole,
            asked: list(requester.roles.map(\.rawValue)),
            allowed: list(roles.map(\.rawValue)),
            clause: clause("recipientRoles")
        )
        return [Finding(reason: reason, remedy: .outOfReach)]
    }

    private func accreditation(on day: CalendarDate) -> [Finding] {
        agreement.accreditation.enumerated().compactMap { position, scheme in
            let lastDay = requester.lastDay(under: scheme)
            if let lastDay, day <= lastDay { return nil }
            let reason = Reason(
                .accreditation,
                lastDay == nil ? .accreditationMissing : .accreditationExpired,
                asked: lastDay.map { "\(scheme) until \($0)" } ?? "none",
                allowed: lastDay == nil ? scheme.text : "\(scheme) on \(day)",
                clause: clause("accreditation/\(position)")
            )
            return Finding(reason: reason, remedy: lastDay == nil ? .outOfReach : .anotherDay)
        }
    }
}
