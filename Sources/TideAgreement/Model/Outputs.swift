package import TideCore

/// What the recipient may publish from the data.
package struct Outputs: Hashable, Sendable {
    package let publication: Publication
    /// Who looks at outputs before they are published; never `nil` where they are reviewed.
    package let reviewer: OfficerName?
    /// How soon the reviewer answers.
    package let within: Term?
    /// Nothing is published before this day.
    package let embargo: CalendarDate?
    /// The smallest count in a cell of a published table.
    package let minCell: Int?
    /// How the source is named.
    package let citation: String?

    /// Whether outputs are published.
    package enum Publication: String, Hashable, Sendable, CaseIterable {
        case none
        case reviewed
        case free
    }
}
