import TideCore

/// What the language says about an officer.
enum OfficerFields {
    static let title = Field.required("title", .text, "What the office is called.")
    static let person = Field<Identifier?>.optional(
        "person",
        .identifier,
        "Who holds the office, by a name that is theirs in every party: two offices of one person count once."
    )
    static let unit = Field<Identifier?>.optional(
        "unit",
        .identifier,
        "The part of the party that the office belongs to."
    )
    static let keys = Field.defaulted(
        "keys",
        .list(OfficerKeyFields.reader),
        [],
        "Public keys that the officer signs with, each with the days on which it may."
    )

    static let shape = RecordShape("an officer", [title.shape, person.shape, unit.shape, keys.shape])

    /// An officer whose name is the key that it stands under.
    struct Office: Sendable {
        let title: String
        let person: Identifier?
        let unit: Identifier?
        let keys: [OfficerKey]
    }

    static let reader = ValueReader<Office>.record(shape) { record in
        Office(title: record[title], person: record[person], unit: record[unit], keys: record[keys])
    }
}

/// What the language says about an officer's key.
enum OfficerKeyFields {
    static let publicKey = Field<[UInt8]?>.optional(
        "publicKey",
        .base64,
        "SubjectPublicKeyInfo of an Ed25519 key, DER in base64."
    )
    static let file = Field<String?>.optional(
        "file",
        .text(.path),
        "The key as a PEM file below the policy set's folder."
    )
    static let certificate = Field<String?>.optional(
        "certificate",
        .text(.path),
        "An X.509 certificate instead of a key, as a PEM file below the policy set's folder."
    )
    static let issuers = Field<String?>.optional(
        "issuers",
        .text(.path),
        "The certificates between it and an authority, as a PEM file."
    )
    static let revocations = Field<String?>.optional(
        "revocations",
        .text(.path),
        "Lists of revoked certificates, as a PEM file."
    )
    static let from = Field.required("from", .date, "The first day on which it may sign.")
    static let until = Field<CalendarDate?>.optional("until", .date, "The last day, inclusive.")
    static let revoked = Field<CalendarDate?>.optional("revoked", .date, "From this day on it does not sign.")

    static let shape = RecordShape(
        "a key",
        [
            publicKey.shape, file.shape, certificate.shape, issuers.shape, revocations.shape, from.shape, until.shape,
            revoked.shape,
        ]
    )

    /// Before its files are read: a certificate holds their paths alone.
    static let reader = ValueReader<OfficerKey>.record(shape) { record in
        let certificate = record[certificate].map { path in
            CertificateKey(
                pem: [],
                issuers: nil,
                revocations: nil,
                paths: CertificateKey.Paths(
                    certificate: path,
                    issuers: record[issuers],
                    revocations: record[revocations]
                )
            )
        }
        return OfficerKey(
            material: certificate.map { .certificate($0) } ?? .ed25519(record[publicKey] ?? []),
            file: record[file],
            from: record[from],
            until: record[until],
            revoked: record[revoked]
        )
    }
}
