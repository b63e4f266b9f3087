package import TideCore

/// What a party does with people's data.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case statistics
    case service
    case administration
    case enforcement
    case research
    case humanitarian
    case `public`
}

/// An agency that may hold or receive data: a document of kind `party`.
package struct Party: Hashable, Sendable {
    package let id: Identifier
    package let name: String
    /// ISO 3166-1 alpha-2 code, or a user-assigned one such as `XA`.
    package let jurisdiction: String
    package let roles: [Role]
    package let officers: [Officer]
    package let accreditations: [Accreditation]
    /// Parties that count as one reader with this one.
    package let coalition: [Identifier]
    /// Zones in which it processes data; its jurisdiction where the document names none.
    package let zones: [String]
    /// Certificates that bundles are sealed to, in the document's order.
    package let certificates: [SealingCertificate]
    package let fields: FieldPlaces
}

/// A certificate of a party that bundles are sealed to, and the days on which they may be.
package struct SealingCertificate: Hashable, Sendable {
    /// As agreements name it in `sealTo`.
    package let name: Identifier
    /// X.509 in PEM, as read from ``file``; parsed by the stage that seals.
    package let pem: [UInt8]
    /// A path as in ``PolicySet/files``.
    package let file: String
    package let from: CalendarDate
    /// The last day, inclusive; for ever where there is none.
    package let until: CalendarDate?
}

/// A recipient's standing with a body that vets recipients.
package struct Accreditation: Hashable, Sendable {
    /// What it is called, as an agreement asks for it.
    package let scheme: Identifier
    /// The last day, inclusive.
    package let until: CalendarDate

    package init(scheme: Identifier, until: CalendarDate) {
        self.scheme = scheme
        self.until = until
    }
}
