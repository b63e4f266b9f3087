import TideAgreement
import TideCore

extension Candidate {
    /// Whether the data would be processed only where it may be.
    ///
    /// Where the requester processes data is what its signed party document says, all of it: a zone that the request
    /// states is one of these, and takes none of them away.
    ///
    /// - Returns: where it would be, without what has a reason already.
    func checkZones(of request: Request, into checks: inout ClauseChecks) -> [String] {
        let held = entry.recipient.party.zones
        let allowed = entry.agreement.agreement.access.zones
        if request.zone == nil, allowed == nil { return held }
        let asked = request.zones(beside: held)
        let stranger = request.zone.flatMap { held.contains($0) ? nil : $0 }
        let outside = held.filter { allowed?.contains($0) == false }
        if let allowed {
            func refuse(_ zones: [String], _ message: DiagnosticCode, _ remedy: Remedy) {
                let place = clause("access/zones")
                let reason = Reason(.zone, message, asked: .texts(zones), allowed: .texts(allowed), at: place)
                checks.refuse(.zone, reason, remedy)
            }
            if !outside.isEmpty { refuse(outside, .zonesOfRequesterOutside, .outOfReach) }
            if let stranger, !allowed.contains(stranger) {
                refuse([stranger], .zoneOutside, .change(.leaveZoneOpen))
            }
            if stranger == nil, outside.isEmpty {
                checks.pass(.zone, asked: list(asked), allowed: list(allowed), clause: clause("access/zones"))
            }
        }
        func place() -> ClauseReference { entry.recipient.party.fields.reference("zones") }
        if let stranger {
            let reason = Reason(.zone, .zoneNotOfRequester, asked: .text(stranger), allowed: .texts(held), at: place())
            checks.refuse(.zone, reason, .change(.leaveZoneOpen))
        } else if allowed == nil {
            checks.pass(.zone, asked: list(asked), allowed: list(held), clause: place())
        }
        if stranger == nil, outside.isEmpty { return asked }
        return asked.filter { $0 != stranger && !outside.contains($0) }
    }

    /// Whether the data is asked for in the agreed manner, and what a bundle would be sealed to is good on the day.
    func checkAccess(of request: Request, into checks: inout ClauseChecks) {
        let mode = entry.agreement.agreement.access.mode
        let asked = request.access ?? .transfer
        if asked == mode {
            checks.pass(.access, asked: asked.rawValue, allowed: mode.rawValue, clause: clause("access/mode"))
        } else {
            let reason = Reason(
                .accessMode,
                .accessModeDiffers,
                asked: asked.rawValue,
                allowed: mode.rawValue,
                at: clause("access/mode")
            )
            checks.refuse(.access, reason, .change(.access(mode)))
        }
        guard let name = entry.agreement.agreement.access.sealTo else { return }
        func place() -> ClauseReference { clause("access/sealTo") }
        let certificate = entry.recipient.party.certificates.first { $0.name == name }
        let isGood = certificate.map { $0.from <= day && $0.until.map { day <= $0 } ?? true } ?? false
        let days = certificate.map { "\($0.from)/\($0.until?.description ?? "..")" } ?? "none"
        guard !isGood else { return checks.pass(.access, asked: "\(name) \(day)", allowed: days, clause: place()) }
        let reason = Reason(.accessMode, .sealingNotValid, asked: "\(name) \(day)", allowed: days, at: place())
        let first = certificate.flatMap { day < $0.from ? $0.from : nil }
        checks.refuse(.access, reason, first.map { .change(.decideFrom($0)) } ?? .outOfReach)
    }
}
