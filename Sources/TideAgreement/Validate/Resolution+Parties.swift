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
            certificates: party.certificates.compactMap { checked($0, of: party) },
            fields: party.fields
        )
    }

    /// A certificate with what its file holds.
    private mutating func checked(_ certificate: SealingCertificate, of party: Party) -> SealingCertificate? {
        let path = "certificates/\(certificate.name)"
        func place(_ name: String) -> Place { party.fields.clause("\(path)/\(name)").place }
        expectOrder(("from", certificate.from), certificate.until.map { ("until", $0) }, at: place("until"))
        let pem = pem(certificate.file, .certificate, at: place("file"))
        return pem.map { certificate.named(certificate.name, pem: $0) }
    }

    mutating func check(_ party: Party) {
        for (position, other) in party.coalition.enumerated() {
            let place = party.fields.clause("coalition/\(position)").place
            if other == party.id { note(.coalitionWithItself, [other.text], at: place) }
            expectDeclared(.party, other, at: place)
        }
    }
}
