import TideCore

extension Resolution {
    /// A party whose officers' keys were fetched from the files that it names.
    mutating func withKeys(_ party: Party) -> Party {
        let officers = party.officers.map { officer in
            let path = "officers/\(officer.name.officer)/keys"
            let keys = officer.keys.enumerated().compactMap { position, key in
                checked(key, at: "\(path)/\(position)", of: party)
            }
            return Officer(
                name: officer.name,
                title: officer.title,
                person: officer.person,
                unit: officer.unit,
                keys: keys
            )
        }
        return Party(
            id: party.id,
            name: party.name,
            jurisdiction: party.jurisdiction,
            roles: party.roles,
            officers: officers,
            accreditations: party.accreditations,
            coalition: party.coalition,
            zones: party.zones,
            certificates: party.certificates,
            fields: party.fields
        )
    }

    private mutating func checked(_ key: OfficerKey, at path: String, of party: Party) -> OfficerKey? {
        func place(_ name: String) -> Place { party.fields.clause("\(path)/\(name)").place }
        expectOrder(("from", key.from), key.until.map { ("until", $0) }, at: place("until"))
        guard key.publicKey.isEmpty != (key.file == nil) else {
            note(.keyWithoutSource, at: party.fields.clause(path).place)
            return nil
        }
        guard let file = key.file else {
            guard !PublicKeyText.isEd25519(key.publicKey) else { return key }
            note(.notPublicKey, at: place("publicKey"))
            return nil
        }
        guard let bytes = self.file(file, at: place("file")) else { return nil }
        guard let publicKey = PublicKeyText.decode(bytes) else {
            note(.notPublicKeyFile, [file], at: place("file"))
            return nil
        }
        return OfficerKey(
            material: .ed25519(publicKey),
            file: file,
            from: key.from,
            until: key.until,
            revoked: key.revoked
        )
    }

    /// Signatures tell officers apart by their keys alone, so no two officers have the same one.
    mutating func checkKeysDiffer() {
        var uses: [(place: Place, officer: OfficerName, key: [UInt8])] = []
        for party in parties.values {
            for officer in party.officers {
                let place = party.fields.clause("officers/\(officer.name.officer)").place
                uses += officer.keys.map { (place, officer.name, $0.publicKey) }
            }
        }
        var owners: [[UInt8]: OfficerName] = [:]
        for use in uses.sorted(by: { $0.place < $1.place }) {
            let owner = owners[use.key, default: use.officer]
            owners[use.key] = owner
            if owner != use.officer { note(.sharedKey, [use.officer.description, owner.description], at: use.place) }
        }
    }

    mutating func check(_ party: Party) {
        for (position, other) in party.coalition.enumerated() {
            expectDeclared(.party, other, at: party.fields.clause("coalition/\(position)").place)
        }
    }
}

/// An Ed25519 public key as officers hand it in: PEM of its SubjectPublicKeyInfo.
///
/// *Source:* RFC 7468 section 13; RFC 8410 section 4.
enum PublicKeyText {
    /// SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING of 32 bytes }.
    private static let head: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]

    /// Whether bytes are the SubjectPublicKeyInfo of an Ed25519 key, in DER.
    static func isEd25519(_ bytes: [UInt8]) -> Bool { bytes.count == 44 && bytes.starts(with: head) }

    /// The key of a PEM file that holds nothing else; `nil` for anything else.
    static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count >= 3, lines.first == "-----BEGIN PUBLIC KEY-----", lines.last == "-----END PUBLIC KEY-----",
            let key = Base64.decode(lines.dropFirst().dropLast().joined()), isEd25519(key)
        else { return nil }
        return key
    }
}
