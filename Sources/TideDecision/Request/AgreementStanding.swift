package import TideAgreement
package import TideCore

/// What the register says of a version of an agreement.
///
/// Whether it is signed and which days it holds on are asked beside it: an agreement permits only where all three do.
package enum AgreementStanding: Hashable, Sendable {
    /// Registered, and neither suspended nor ended.
    case inForce
    /// Registered, and not yet signed by everybody.
    case proposed
    /// Nothing leaves under it until it is resumed; the instant where it is known.
    case suspended(since: Instant?)
    /// Ended before its last day: it holds until the day before; at once where no day is known.
    case terminated(on: CalendarDate?)
    /// Ended by a version of this or another agreement, where it is known by which.
    case superseded(by: AgreementVersion?)
    /// The register does not have it.
    case unregistered
}

/// A kind of duty that a release creates, by its name in documents and in the log.
package enum DutyKind: String, Hashable, Sendable, CaseIterable {
    /// Destroy what was received.
    case destroy
    /// Hand in a signed certificate of the destruction.
    case certifyDestruction = "certify-destruction"
    /// Tell of a breach.
    case breachNotice = "breach-notice"
    /// Tell that a person was recognised by accident.
    case reidentificationReport = "reidentification-report"
    /// Replace a file that was superseded.
    case correction
    /// Review the agreement.
    case review
    /// Look at outputs before they are published.
    case outputsReview = "outputs-review"
    /// Answer a recall.
    case recallAnswer = "recall-answer"
}

/// A duty that somebody owes and has not discharged.
package struct OpenDuty: Hashable, Sendable {
    /// The agreement that it was made under.
    package let agreement: AgreementVersion
    package let kind: DutyKind
    /// The last moment at which it is discharged in time.
    package let due: Instant
    /// The release that it is about, where it is about one.
    package let release: String?

    package init(agreement: AgreementVersion, kind: DutyKind, due: Instant, release: String?) {
        self.agreement = agreement
        self.kind = kind
        self.due = due
        self.release = release
    }

    /// Whether it should have been discharged before a moment.
    package func isOverdue(at instant: Instant) -> Bool { due < instant }
}
