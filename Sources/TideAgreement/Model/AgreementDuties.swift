package import TideCore

/// What the recipient owes under an agreement, with its terms.
package struct AgreementDuties: Hashable, Sendable {
    package let destroy: Destruction?
    /// In the order written.
    package let breachNotices: [BreachNotice]
    package let noReidentification: NoReidentification?
    package let corrections: CorrectionDuty?

    /// No duty at all.
    package static let none = AgreementDuties(
        destroy: nil,
        breachNotices: [],
        noReidentification: nil,
        corrections: nil
    )

    /// Whether there is no duty.
    package var isEmpty: Bool { self == .none }
}

/// By when the data is destroyed, and when that is certified.
package struct Destruction: Hashable, Sendable {
    package let deadline: Deadline
    /// How soon after the deadline a signed certificate of it is handed in.
    package let certifyWithin: Term
    /// Its path in the document, as `duties/0/destroy`.
    package let path: String

    /// The last day of holding the data.
    package enum Deadline: Hashable, Sendable {
        case by(CalendarDate)
        /// Counted from the day of the release.
        case after(Term)
    }

    /// The last day, inclusive, of holding what was released on a day.
    package func lastDay(ofReleaseOn day: CalendarDate) -> CalendarDate {
        switch deadline {
        case .by(let date): date
        case .after(let term): term.after(day)
        }
    }
}

/// Whom the recipient tells of a breach, and how soon.
package struct BreachNotice: Hashable, Sendable {
    package let to: Identifier
    package let within: Term
    /// Its path in the document, as `duties/1/notifyBreach`.
    package let path: String
}

/// The recipient does not try to find out who a record is about; where it happens by accident, it says so.
package struct NoReidentification: Hashable, Sendable {
    /// Whom the recipient tells.
    package let report: Identifier
    package let within: Term
    /// Its path in the document, as `duties/2/noReidentification`.
    package let path: String
}

/// How soon the recipient replaces a file that was superseded.
package struct CorrectionDuty: Hashable, Sendable {
    package let within: Term
    /// Its path in the document, as `duties/3/corrections`.
    package let path: String
}

/// Whether an overdue duty of an agreement refuses its next release.
package enum OverdueRule: String, Hashable, Sendable, CaseIterable {
    case refuse
    case permit
}
