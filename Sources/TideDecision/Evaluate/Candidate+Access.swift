import TideAgreement
import TideCore

extension Candidate {
    /// Whether the data would be processed only where it may be.
    ///
    /// - Returns: where it would be, without what has a reason already.
    func checkZones(of request: Request, into checks: inout ClauseChecks) -> [String] {
        let held = entry.recipient.party.zones
        let allowed = entry.agreement.agreement.access.zones
        if request.zone == nil, allowed == nil { return held }
        let asked = request.zones(of: entry.recipient.party)
        let inside = asked.filter { held.contains($0) && allowed?.contains($0) ?? true }
        guard inside.count < asked.count else {
            if let allowed {
                checks.pass(.zone, asked: list(asked), allowed: list(allowed), clause: clause("access/zones"))
            } else {
                func place() -> ClauseReference { entry.recipient.party.fields.reference("zones") }
                checks.pass(.zone, asked: list(asked), allowed: list(held), clause: place())
            }
            return inside
        }
        let able = held.filter { allowed?.contains($0) ?? true }.sorted()
        var ways = able.filter { $0 != request.zone }.map { [RequestChange.zone($0)] }
        if request.zone != nil, able.count == held.count { ways.append([.leaveZoneOpen]) }
        let remedy = ways.isEmpty ? Remedy.outOfReach : .changes(ways)
        if let allowed, !asked.allSatisfy(allowed.contains) {
            let reason = Reason(
                .zone,
                request.zone == nil ? .zonesOfRequesterOutside : .zoneOutside,
                asked: list(asked.filter { !allowed.contains($0) }),
                allowed: list(allowed),
                at: clause("access/zones")
            )
            checks.refuse(.zone, reason, remedy)
        }
        if let zone = request.zone, !held.contains(zone) {
            func place() -> ClauseReference { entry.recipient.party.fields.reference("zones") }
            let reason = Reason(.zone, .zoneNotOfRequester, asked: zone, allowed: list(held), at: place())
            checks.refuse(.zone, reason, remedy)
        }
        return inside
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
        var remedy = Remedy.outOfReach
        if let certificate, day < certificate.from {
            remedy = .change(.decideFrom(certificate.from))
        } else if let last = certificate?.until {
            remedy = .change(.decideUntil(last))
        }
        checks.refuse(.access, reason, remedy)
    }
}
