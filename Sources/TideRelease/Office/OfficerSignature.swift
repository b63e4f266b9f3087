package import TideAgreement
package import TideCore
package import TideLedger

/// Officers' detached signatures over a known payload.
package enum OfficerSignature {
    /// An officer, and which of the officer's keys signed.
    package struct Signer: Hashable, Sendable {
        package let officer: OfficerName
        /// As in the envelope.
        package let keyID: String

        package init(officer: OfficerName, keyID: String) {
            self.officer = officer
            self.keyID = keyID
        }
    }

    /// What a signature is worth on a day.
    package enum Verdict: Hashable, Sendable {
        case valid(Signer)
        /// Why it does not count, in words.
        case invalid(String)
    }

    /// Whose signature it is over exactly this payload, and whether it counts.
    ///
    /// Either a DSSE envelope by an Ed25519 key, or a detached CMS signature by an officer's X.509 certificate, with the
    /// chain and the revocation lists that the party document names beside it.
    ///
    /// - Parameter moment: when the key must have been one that may sign.
    package static func verify(
        _ signature: [UInt8],
        payload: [UInt8],
        type: String,
        among parties: [Identifier: Party],
        at moment: Instant
    ) -> Verdict {
        let keys = parties.values.sorted { $0.id < $1.id }.flatMap(\.officers).flatMap { officer in
            officer.keys.map { (officer: officer.name, key: $0) }
        }
        // An envelope is JSON; CMS is DER, PEM or base64.
        guard signature.first == UInt8(ascii: "{") else {
            return verify(cms: signature, payload: payload, among: keys, at: moment)
        }
        guard let envelope = try? Envelope(signature, file: "") else { return .invalid("it is no DSSE envelope") }
        guard envelope.payloadType == type else {
            return .invalid("it signs a payload of the type `\(envelope.payloadType)`")
        }
        guard envelope.payload == payload else { return .invalid("it signs another text than the one here") }
        guard let only = envelope.signatures.first, envelope.signatures.count == 1 else {
            return .invalid("it holds more than one signature")
        }
        var reason = "no officer's key made it: \(only.keyID) is unknown"
        // Whose key it says comes first: a signature takes 50 µs to check, and a register has hundreds of keys.
        let named = keys.filter { $0.key.keyID == only.keyID }
        for (officer, key) in named + keys.filter({ $0.key.keyID != only.keyID }) {
            guard let verifying = key.verifyingKey, !envelope.validSigners(among: [verifying]).isEmpty else {
                if key.keyID == only.keyID { reason = "the signature of \(officer) does not hold" }
                continue
            }
            if key.maySign(on: moment.date) { return .valid(Signer(officer: officer, keyID: key.keyID)) }
            reason = key.whyNot(on: moment.date, of: officer)
        }
        return .invalid(reason)
    }

    private static func verify(
        cms: [UInt8],
        payload: [UInt8],
        among keys: [(officer: OfficerName, key: OfficerKey)],
        at moment: Instant
    ) -> Verdict {
        var reason: String?
        for (officer, key) in keys {
            guard let certificate = key.certificate else { continue }
            let flaws: [SignatureFlaw]
            do {
                flaws = try DetachedSignature.verify(
                    cms,
                    over: payload,
                    pinned: certificate.pem,
                    issuers: certificate.issuers,
                    revocations: certificate.revocations,
                    at: moment
                ).flaws
            } catch {
                reason = reason ?? "\(officer): " + error.diagnostics.map(\.message).joined(separator: "; ")
                continue
            }
            if case .otherSigner? = flaws.first { continue }
            if case .malformed(let why)? = flaws.first {
                return .invalid("it is no signature that is read here: \(why)")
            }
            guard flaws.isEmpty else {
                reason = "\(officer): " + flaws.map(\.diagnostic.message).joined(separator: "; ")
                continue
            }
            if key.maySign(on: moment.date) { return .valid(Signer(officer: officer, keyID: key.keyID)) }
            reason = key.whyNot(on: moment.date, of: officer)
        }
        return .invalid(reason ?? "no officer's certificate made it")
    }

    /// The officer of a signature that counts; `nil` for every other.
    package static func signer(
        of signature: [UInt8],
        payload: [UInt8],
        type: String,
        among parties: [Identifier: Party],
        at moment: Instant
    ) -> Signer? {
        let verdict = verify(signature, payload: payload, type: type, among: parties, at: moment)
        guard case .valid(let signer) = verdict else { return nil }
        return signer
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

    /// One version of an agreement.
    func agreement(_ id: Identifier, version: Int) -> Agreement? {
        agreements.first { $0.id == id && $0.version == version }
    }
}

extension Officer {
    /// The Ed25519 keys that may sign on a day.
    package func verifyingKeys(on date: CalendarDate) -> [VerifyingKey] {
        keys.filter { $0.maySign(on: date) }.compactMap(\.verifyingKey)
    }
}

extension OfficerKey {
    /// The key, where it is an Ed25519 one that may be enrolled.
    var verifyingKey: VerifyingKey? { try? VerifyingKey(spkiDER: publicKey, file: "") }

    /// Why a key that made a signature does not count on a day.
    func whyNot(on date: CalendarDate, of officer: OfficerName) -> String {
        if let revoked, date >= revoked { return "the key of \(officer) was revoked on \(revoked)" }
        if let until, date > until { return "the key of \(officer) expired on \(until)" }
        return "the key of \(officer) is valid from \(from) only"
    }
}
