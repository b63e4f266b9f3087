package import TideAgreement
package import TideCore
package import TideLedger

/// Officers' detached signatures: DSSE envelopes over a known payload.
package enum OfficerSignature {
    /// An officer, and which of the officer's keys signed.
    package struct Signer: Hashable, Sendable {
        package let officer: OfficerName
        /// As in the envelope.
        package let keyID: String
    }

    /// The officer whose key made an envelope's one signature over exactly this payload.
    ///
    /// - Parameter date: the day on which the key must have been valid.
    /// - Returns: `nil` for another payload or type, an unknown or expired key, or a signature that does not hold.
    package static func signer(
        of envelope: [UInt8],
        payload: [UInt8],
        type: String,
        among parties: [Identifier: Party],
        on date: CalendarDate
    ) -> Signer? {
        guard let envelope = try? Envelope(envelope, file: ""), envelope.payloadType == type,
            envelope.payload == payload, envelope.signatures.count == 1
        else { return nil }
        for party in parties.values.sorted(by: { $0.id < $1.id }) {
            for officer in party.officers {
                let keys = officer.verifyingKeys(on: date)
                if let key = envelope.validSigners(among: keys).first {
                    return Signer(officer: officer.name, keyID: key.keyID)
                }
            }
        }
        return nil
    }

    /// Signs for an officer, if the key is one that the party document holds for this day.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for an unknown officer or a key that is not the officer's.
    package static func sign(
        _ payload: [UInt8],
        type: String,
        as name: OfficerName,
        with key: SigningKey,
        among policies: PolicySet,
        on date: CalendarDate
    ) throws(ReleaseError) -> Envelope {
        guard let officer = policies.officer(name) else { throw .invalid(.signerUnknown, name.description) }
        guard officer.verifyingKeys(on: date).contains(key.verifyingKey) else {
            throw .invalid(.keyNotTheOfficers, name.description)
        }
        return Envelope(signing: payload, type: type, keys: [key])
    }
}

extension PolicySet {
    /// The officer of a name.
    package func officer(_ name: OfficerName) -> Officer? {
        parties[name.party]?.officers.first { $0.name == name }
    }

    /// The newest version of an agreement.
    package func agreement(_ id: Identifier) -> Agreement? { agreements.last { $0.id == id } }
}

extension Officer {
    /// The keys that are valid on a day.
    package func verifyingKeys(on date: CalendarDate) -> [VerifyingKey] {
        keys.filter { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
            .compactMap { try? VerifyingKey(spkiDER: $0.publicKey, file: name.description) }
    }
}

/// What an officer signs to approve a release: a request and the dry run of it.
package struct Approval: Hashable, Sendable {
    package let request: ContentDigest
    package let dryRun: ContentDigest

    package init(request: ContentDigest, dryRun: ContentDigest) {
        self.request = request
        self.dryRun = dryRun
    }

    /// The payload of the envelope, before canonical encoding.
    package var json: JSONValue {
        ["version": "tidegate/approval/v1", "request": .string(request.hex), "dryRun": .string(dryRun.hex)]
    }
}
