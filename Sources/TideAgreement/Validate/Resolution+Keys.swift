import TideCore

/// What a PEM file may be expected to hold.
enum PEMContent {
    case certificate
    case certificates
    case revocations

    /// *Source:* RFC 7468 sections 5 and 6.
    var label: String { self == .revocations ? "X509 CRL" : "CERTIFICATE" }

    /// In words, after "is not".
    var words: String {
        switch self {
        case .certificate: "one certificate"
        case .certificates: "a list of certificates"
        case .revocations: "a list of revocation lists"
        }
    }
}

extension Resolution {
    /// A key with what its files hold; `nil` where that is not what it says.
    mutating func checked(_ key: OfficerKey, at path: String, of party: Party) -> OfficerKey? {
        func place(_ name: String) -> Place { party.fields.clause("\(path)/\(name)").place }
        expectOrder(("from", key.from), key.until.map { ("until", $0) }, at: place("until"))
        expectOrder(("from", key.from), key.revoked.map { ("revoked", $0) }, at: place("revoked"))
        let sources = ["publicKey", "file", "certificate"].filter { party.fields.has("\(path)/\($0)") }
        guard sources.count == 1 else {
            note(.keyWithoutSource, at: party.fields.clause(path).place)
            return nil
        }
        let material: OfficerKey.Material? =
            if let certificate = key.certificate {
                checked(certificate, at: place).map { .certificate($0) }
            } else {
                publicKey(of: key, at: place).map { .ed25519($0) }
            }
        if key.certificate == nil {
            for name in ["issuers", "revocations"] where party.fields.has("\(path)/\(name)") {
                note(.withoutCertificate, [name], at: place(name))
            }
        }
        return material.map { material in
            OfficerKey(material: material, file: key.file, from: key.from, until: key.until, revoked: key.revoked)
        }
    }

    private mutating func publicKey(of key: OfficerKey, at place: (String) -> Place) -> [UInt8]? {
        guard let file = key.file else {
            guard !PublicKeyText.isEd25519(key.publicKey) else { return key.publicKey }
            note(.notPublicKey, at: place("publicKey"))
            return nil
        }
        guard let bytes = self.file(file, at: place("file")) else { return nil }
        guard let publicKey = PublicKeyText.decode(bytes) else {
            note(.notPublicKeyFile, [file], at: place("file"))
            return nil
        }
        return publicKey
    }

    private mutating func checked(_ key: CertificateKey, at place: (String) -> Place) -> CertificateKey? {
        let paths = key.paths
        let pem = pem(paths.certificate, .certificate, at: place("certificate"))
        let issuers = paths.issuers.map { self.pem($0, .certificates, at: place("issuers")) }
        let revocations = paths.revocations.map { self.pem($0, .revocations, at: place("revocations")) }
        // A chain or list that does not read is not one that was never named.
        guard let pem, issuers.map({ $0 != nil }) ?? true, revocations.map({ $0 != nil }) ?? true else { return nil }
        return CertificateKey(pem: pem, issuers: issuers ?? nil, revocations: revocations ?? nil, paths: paths)
    }

    /// The bytes of a PEM file that a document names; notes where it is not there or holds something else.
    mutating func pem(_ path: String, _ content: PEMContent, at place: Place) -> [UInt8]? {
        guard let bytes = file(path, at: place) else { return nil }
        let blocks = PEMCheck.blocks(bytes, label: content.label)
        guard let blocks, content != .certificate || blocks.count == 1 else {
            note(.notPEM, [path, content.words], at: place)
            return nil
        }
        return bytes
    }

    /// Signatures tell officers apart by their keys alone, so no two officers have the same one.
    mutating func checkKeysDiffer() {
        var uses: [(place: Place, officer: OfficerName, key: String)] = []
        for party in parties.values {
            for officer in party.officers {
                let place = party.fields.clause("officers/\(officer.name.officer)").place
                uses += officer.keys.map { (place, officer.name, $0.keyID) }
            }
        }
        var owners: [String: OfficerName] = [:]
        for use in uses.sorted(by: { $0.place < $1.place }) {
            let owner = owners[use.key, default: use.officer]
            owners[use.key] = owner
            if owner != use.officer { note(.sharedKey, [use.officer.description, owner.description], at: use.place) }
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
