package import TideCore

/// From when until when an agreement holds, both days inclusive, where clocks are ``utcOffset`` ahead of UTC.
package struct Validity: Hashable, Sendable {
    package let from: CalendarDate
    package let until: CalendarDate
    package let reviewBy: CalendarDate?
    /// UTC where the agreement names none.
    package let utcOffset: UTCOffset

    package init(from: CalendarDate, until: CalendarDate, reviewBy: CalendarDate?, utcOffset: UTCOffset) {
        self.from = from
        self.until = until
        self.reviewBy = reviewBy
        self.utcOffset = utcOffset
    }
}

/// The law that lets the provider share.
package struct LegalBasis: Hashable, Sendable {
    package let act: String
    package let section: String?
    /// As `statutory`, `consent`, `public-task`.
    package let kind: String

    package init(act: String, section: String?, kind: String) {
        self.act = act
        self.section = section
        self.kind = kind
    }
}
