package import TideCore

/// To whom the recipient may pass on what it got, and in what shape.
package struct OnwardClause: Hashable, Sendable {
    /// The next recipient has one of these roles.
    package let roles: [Role]
    package let purposes: [Identifier]
    package let maxForm: Form
    /// The least k of what is passed on; the agreement's own where left out.
    package let minK: Int?
    /// Zones in which the next recipient processes; those of the agreement where left out.
    package let zones: [String]?
    /// The columns that may be passed on; all of the grant where left out.
    package let columns: [String]?
    /// An officer who must approve each passing on.
    package let approval: OfficerName?
    /// Its path in the document, as `onward/0`.
    package let path: String
}
