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
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        name: String,
        jurisdiction: String,
        roles: [Role],
        officers: [Officer],
        accreditations: [Accreditation],
        coalition: [Identifier],
        fields: FieldPlaces
    ) {
        self.id = id
        self.name = name
        self.jurisdiction = jurisdiction
        self.roles = roles
        self.officers = officers
        self.accreditations = accreditations
        self.coalition = coalition
        self.fields = fields
    }
}

/// A person in an office who signs for a party.
package struct Officer: Hashable, Sendable {
    package let name: OfficerName
    /// What the office is called, as "Data Protection Officer".
    package let title: String
    package let keys: [OfficerKey]

    package init(name: OfficerName, title: String, keys: [OfficerKey]) {
        self.name = name
        self.title = title
        self.keys = keys
    }
}

/// An officer's public key and the days on which it may sign.
package struct OfficerKey: Hashable, Sendable {
    /// SubjectPublicKeyInfo in DER: Ed25519, 44 bytes.
    ///
    /// *Source:* RFC 8410.
    package let publicKey: [UInt8]
    /// The PEM file that it was read from, where the document names one; a path as in ``PolicySet/files``.
    package let file: String?
    package let from: CalendarDate
    /// The last day, inclusive; for ever where there is none.
    package let until: CalendarDate?

    package init(publicKey: [UInt8], file: String? = nil, from: CalendarDate, until: CalendarDate?) {
        self.publicKey = publicKey
        self.file = file
        self.from = from
        self.until = until
    }

    /// Lower-case hexadecimal SHA-256 of ``publicKey``, as DSSE's `keyid`.
    package var keyID: String { ContentDigest(of: publicKey).hex }
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
