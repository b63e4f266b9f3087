package import TideAgreement
package import TideCore
package import TideDecision

/// The duties of a register, by what a decision asks of them.
package struct RegisteredDuties: Sendable {
    /// By the party that owes them, in the register's order.
    private var open: [Identifier: [OpenDuty]] = [:]
    private var reviewed: [AgreementVersion: Instant] = [:]

    /// - Throws: ``ReleaseError/failed(_:)`` with ``DiagnosticCode/dutyKindUnknown`` for an open duty that this version cannot read: of
    ///   what somebody owes nothing must be passed over.
    /// - Complexity: O(duties).
    init(of office: some OfficeBooks) throws {
        let owed = try office.register.duties()
        let certificates = CertificateDates(owed)
        for duty in owed {
            if duty.discharged != nil {
                guard duty.kind == DutyKind.review.rawValue else { continue }
                reviewed[duty.version] = try office.loggedAt(duty.discharged)
                continue
            }
            guard let kind = DutyKind(rawValue: duty.kind) else {
                throw ReleaseError.failed(.dutyKindUnknown, duty.id, duty.kind)
            }
            open[duty.owedBy, default: []].append(
                OpenDuty(
                    agreement: AgreementVersion(id: duty.agreement, version: duty.agreementVersion),
                    kind: kind,
                    due: certificates.counts(duty),
                    release: duty.release?.text
                )
            )
        }
    }

    /// What a party owes and has not done.
    package func open(of party: Identifier) -> [OpenDuty] { open[party] ?? [] }

    /// When a version was reviewed last.
    package func lastReview(of version: AgreementVersion) -> Instant? { reviewed[version] }
}

/// From when on duties are late.
///
/// Nobody can see that something is gone: a destruction is late when its certificate is.
struct CertificateDates {
    private struct Place: Hashable {
        let release: ReleaseIdentifier?
        let owedBy: Identifier
        let agreement: Identifier

        init(_ duty: DutyRecord) {
            release = duty.release
            owedBy = duty.owedBy
            agreement = duty.agreement
        }
    }

    /// When the first certificate of a release, party and agreement is due.
    private var dates: [Place: Instant] = [:]

    /// - Parameter duties: all that a certificate may be among, in the register's order.
    init(_ duties: [DutyRecord]) {
        for duty in duties where duty.kind == DutyKind.certifyDestruction.rawValue {
            if dates[Place(duty)] == nil { dates[Place(duty)] = duty.due }
        }
    }

    func counts(_ duty: DutyRecord) -> Instant {
        guard duty.kind == DutyKind.destroy.rawValue, let date = dates[Place(duty)] else { return duty.due }
        return max(duty.due, date)
    }
}
