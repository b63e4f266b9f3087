package import TideCore

/// A person in an office who signs for a party.
package struct Officer: Hashable, Sendable {
    package let name: OfficerName
    /// What the office is called, as "Data Protection Officer".
    package let title: String
    /// Who holds the office, by a name that is theirs in every party: two offices of one person count once.
    package let person: Identifier?
    /// The part of the party that the office belongs to.
    package let unit: Identifier?
    package let keys: [OfficerKey]

    /// What tells the officer from others in a quorum: two with the same text count once; `nil` cannot count.
    ///
    /// A person counts once in whatever parties it holds offices. Who holds an office that names nobody could be anybody,
    /// also one who has signed already; as could its unit. A quorum of one tells nobody apart.
    package func countedOnce(in quorum: Quorum) -> String? {
        if quorum.count == 1 { return name.description }
        return switch quorum.distinct {
        case .persons: person?.text
        case .units: unit.map { "\(name.party)/\($0)" }
        case .parties: name.party.text
        }
    }
}

/// An officer's key and the days on which it may sign.
package struct OfficerKey: Hashable, Sendable {
    package let material: Material
    /// The PEM file that the key or certificate was read from, where the document names one; a path as in
    /// ``PolicySet/files``.
    package let file: String?
    package let from: CalendarDate
    /// The last day, inclusive; for ever where there is none.
    package let until: CalendarDate?
    /// From this day on it does not sign, nor count.
    package let revoked: CalendarDate?

    /// What signatures are checked with.
    package enum Material: Hashable, Sendable {
        /// SubjectPublicKeyInfo in DER, 44 bytes.
        ///
        /// *Source:* RFC 8410.
        case ed25519([UInt8])
        case certificate(CertificateKey)
    }
}

/// An X.509 certificate that an officer signs with, as the files that the document names hold it.
package struct CertificateKey: Hashable, Sendable {
    /// One certificate in PEM.
    package let pem: [UInt8]
    /// The chain up to an authority that the office trusts, in PEM.
    package let issuers: [UInt8]?
    /// Lists of revoked certificates, in PEM.
    package let revocations: [UInt8]?
    /// The files that these were read from.
    package let paths: Paths

    /// Paths as in ``PolicySet/files``.
    package struct Paths: Hashable, Sendable {
        package let certificate: String
        package let issuers: String?
        package let revocations: String?
    }
}

extension OfficerKey {
    /// SubjectPublicKeyInfo of an Ed25519 key in DER; empty for a certificate, which no Ed25519 signature verifies with.
    package var publicKey: [UInt8] {
        switch material {
        case .ed25519(let key): key
        case .certificate: []
        }
    }

    /// The certificate, if it is one.
    package var certificate: CertificateKey? {
        switch material {
        case .ed25519: nil
        case .certificate(let key): key
        }
    }

    /// Every file that it was read from; paths as in ``PolicySet/files``.
    package var files: [String] {
        switch material {
        case .ed25519: file.map { [$0] } ?? []
        case .certificate(let key):
            [key.paths.certificate, key.paths.issuers, key.paths.revocations].compactMap(\.self)
        }
    }

    /// The files that a signature over the party binds: all but the lists of revoked certificates, which their issuers sign
    /// and replace every few days.
    package var boundFiles: [String] { files.filter { $0 != certificate?.paths.revocations } }

    /// Lower-case hexadecimal SHA-256 of the SubjectPublicKeyInfo, or of a certificate's DER, as DSSE's `keyid`.
    package var keyID: String {
        switch material {
        case .ed25519(let key): ContentDigest(of: key).hex
        case .certificate(let key): ContentDigest(of: PEMCheck.blocks(key.pem, label: "CERTIFICATE")?.first ?? []).hex
        }
    }

    /// Whether it may sign on a day: in its days and not revoked.
    package func maySign(on day: CalendarDate) -> Bool {
        from <= day && until.map { day <= $0 } ?? true && revoked.map { day < $0 } ?? true
    }
}
