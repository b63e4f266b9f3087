import TideAgreement
package import TideCore
package import TideDecision
import TideLedger

/// The duties of a workspace as people read them: what, who owes it to whom, by when, how late.
package struct DutyListing {
    private let office: Office
    private let instant: Instant

    /// - Parameter instant: now; what was due before it is late.
    package init(office: Office, at instant: Instant) {
        self.office = office
        self.instant = instant
    }

    /// What to list; everything that is open where nothing is asked.
    package struct Choice: Sendable {
        package var isOverdue = false
        package var party: Identifier?
        /// Those of a release, and those of its agreement's version that no release has of its own.
        package var release: ReleaseIdentifier?
        /// Those that were done too.
        package var isAll = false

        package init() {}
    }

    /// One duty.
    package struct Line: Hashable, Sendable {
        package let duty: DutyRecord
        package let kind: DutyKind
        /// What was due before counts as late: the certificate's date for a destruction that takes one.
        package let counts: Instant
        /// Whole days since then; `nil` where it is not late or done.
        package let daysLate: Int?
        /// When the office logged that it was done.
        package let doneAt: Instant?
    }

    /// The duties, by due date, then name.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a party that is not registered.
    package func lines(_ choice: Choice = Choice()) throws -> [Line] {
        if let party = choice.party {
            let known = Set(try office.register.parties().map(\.id))
            guard known.contains(party) else {
                let near = Suggestion.nearest(to: party.text, among: known.map(\.text))
                throw ReleaseError.invalid([Diagnostic(.partyUnknown, [party.text], suggestion: near)])
            }
        }
        let all = try office.register.duties()
        // What is owed once for a version, as its review, concerns every release under it.
        let version = try choice.release.flatMap { id in
            try office.register.releases().first { $0.id == id }
                .map { AgreementVersion(id: $0.agreement, version: $0.agreementVersion) }
        }
        let chosen = all.filter { duty in
            (choice.isAll || duty.discharged == nil)
                && (choice.release == nil || duty.release == choice.release
                    || duty.release == nil && duty.version == version)
                && (choice.party == nil || duty.owedBy == choice.party || duty.owedTo == choice.party)
        }
        let certificates = CertificateDates(all)
        let lines = try chosen.map { duty in
            let counts = certificates.counts(duty)
            let isLate = duty.discharged == nil && counts < instant
            let seconds = instant.secondsSince1970 - counts.secondsSince1970
            return Line(
                duty: duty,
                kind: try duty.dutyKind,
                counts: counts,
                daysLate: isLate ? Int(seconds / 86_400) : nil,
                doneAt: try office.loggedAt(duty.discharged)
            )
        }
        return choice.isOverdue ? lines.filter { $0.daysLate != nil } : lines
    }

    /// What the duties of a release that have no date wait for.
    package func waiting(of release: ReleaseIdentifier) throws -> [WaitingDuty] {
        try ReleaseOnRecord(release, in: office).duties.waiting
    }
}

extension OfficeBooks {
    /// When the office says that it made an entry; `nil` for no entry.
    func loggedAt(_ entry: Int?) throws -> Instant? {
        guard let entry else { return nil }
        let file = "entry \(entry)"
        return try store.entries(entry..<(entry + 1)).first.flatMap {
            try Statement(Envelope($0.body, file: file).payload, file: file).loggedAt
        }
    }
}

extension DutyKind {
    /// What is to be done, for people.
    package var words: String {
        switch self {
        case .destroy: "destroy the data"
        case .certifyDestruction: "certify the destruction"
        case .breachNotice: "give notice of the breach"
        case .reidentificationReport: "report the recognition"
        case .correction: "replace the file"
        case .review: "review the agreement"
        case .outputsReview: "review the outputs"
        case .recallAnswer: "answer the recall"
        }
    }
}
