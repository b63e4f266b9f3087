import TideCore

/// What the language says about a party.
enum PartyFields {
    static let name = Field.required("name", .text, "The legal name.")
    static let jurisdiction = Field.required(
        "jurisdiction",
        .text(.country),
        "ISO 3166-1 alpha-2 code of the country, or a user-assigned one such as `XA`."
    )
    static let roles = Field.required(
        "roles",
        ValueReader<[Role]>.list(.word, atLeast: 1, isSet: true),
        "What the party does with people's data."
    )
    static let officers = Field.defaulted(
        "officers",
        .table(keys: .identifier, OfficerFields.reader),
        [],
        "Those who sign for the party, by the name of their office."
    )
    static let accreditations = Field.defaulted(
        "accreditations",
        .list(AccreditationFields.reader),
        [],
        "Schemes that vetted the party as a recipient."
    )
    static let coalition = Field.defaulted(
        "coalition",
        .list(.identifier, isSet: true),
        [],
        "Parties that count as one reader with this one: the same ministry, parent or processor."
    )

    static let shape = HeadFields.document(
        "a party",
        .party,
        [name.shape, jurisdiction.shape, roles.shape, officers.shape, accreditations.shape, coalition.shape],
        later: ["zone", "zones", "sealTo", "parent", "processor"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Party {
        let id = record[HeadFields.id]
        return Party(
            id: id,
            name: record[name],
            jurisdiction: record[jurisdiction],
            roles: record[roles],
            officers: record[officers].compactMap { name, office in
                Identifier(name).map { officer in
                    Officer(
                        name: OfficerName(party: id, officer: officer),
                        title: office.title,
                        person: nil,
                        unit: nil,
                        keys: office.keys
                    )
                }
            },
            accreditations: record[accreditations],
            coalition: record[coalition],
            zones: [record[jurisdiction]],
            certificates: [],
            fields: fields
        )
    }
}

/// What the language says about an officer.
enum OfficerFields {
    static let title = Field.required("title", .text, "What the office is called.")
    static let keys = Field.defaulted(
        "keys",
        .list(OfficerKeyFields.reader),
        [],
        "Public keys that the officer signs with, each with the days on which it may."
    )

    static let shape = RecordShape("an officer", [title.shape, keys.shape], later: ["person", "certificate"])

    /// An officer whose name is the key that it stands under.
    struct Office: Sendable {
        let title: String
        let keys: [OfficerKey]
    }

    static let reader = ValueReader<Office>.record(shape) { record in
        Office(title: record[title], keys: record[keys])
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
    static let from = Field.required("from", .date, "The first day on which it may sign.")
    static let until = Field<CalendarDate?>.optional("until", .date, "The last day, inclusive.")

    static let shape = RecordShape(
        "a key",
        [publicKey.shape, file.shape, from.shape, until.shape],
        later: ["revoked", "certificate"]
    )

    static let reader = ValueReader<OfficerKey>.record(shape) { record in
        OfficerKey(
            material: .ed25519(record[publicKey] ?? []),
            file: record[file],
            from: record[from],
            until: record[until],
            revoked: nil
        )
    }
}

/// What the language says about an accreditation.
enum AccreditationFields {
    static let scheme = Field.required("scheme", .identifier, "What it is called, as agreements ask for it.")
    static let until = Field.required("until", .date, "The last day, inclusive.")
    static let shape = RecordShape("an accreditation", [scheme.shape, until.shape])

    static let reader = ValueReader<Accreditation>.record(shape) { record in
        Accreditation(scheme: record[scheme], until: record[until])
    }
}
