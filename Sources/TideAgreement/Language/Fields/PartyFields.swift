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

    static let zones = Field<[String]?>.optional(
        "zones",
        .list(.text(.zone), atLeast: 1, isSet: true),
        "Where it processes data; its jurisdiction where left out."
    )
    static let certificates = Field.defaulted(
        "certificates",
        .table(keys: .identifier, CertificateFields.reader),
        [],
        "X.509 certificates that bundles are sealed to, by the name that agreements use."
    )

    static let shape = HeadFields.document(
        "a party",
        .party,
        [
            name.shape, jurisdiction.shape, zones.shape, roles.shape, officers.shape, certificates.shape,
            accreditations.shape, coalition.shape,
        ],
        later: ["parent", "processor"]
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
                        person: office.person,
                        unit: office.unit,
                        keys: office.keys
                    )
                }
            },
            accreditations: record[accreditations],
            coalition: record[coalition],
            zones: record[zones] ?? [record[jurisdiction]],
            certificates: record[certificates].compactMap { name, certificate in
                Identifier(name).map { certificate.named($0, pem: []) }
            },
            fields: fields
        )
    }
}

/// What the language says about a certificate that bundles are sealed to.
enum CertificateFields {
    static let file = Field.required(
        "file",
        .text(.path),
        "An X.509 certificate as a PEM file below the policy set's folder."
    )
    static let from = Field.required("from", .date, "The first day on which bundles may be sealed to it.")
    static let until = Field<CalendarDate?>.optional("until", .date, "The last day, inclusive.")
    static let shape = RecordShape("a certificate", [file.shape, from.shape, until.shape])

    static let reader = ValueReader<SealingCertificate>.record(shape) { record in
        SealingCertificate(
            name: "unnamed",
            pem: [],
            file: record[file],
            from: record[from],
            until: record[until]
        )
    }
}

extension SealingCertificate {
    /// The same certificate under its name, with what its file holds.
    func named(_ name: Identifier, pem: [UInt8]) -> SealingCertificate {
        SealingCertificate(name: name, pem: pem, file: file, from: from, until: until)
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
