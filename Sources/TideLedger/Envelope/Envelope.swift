import TideCore

/// Signed bytes with their signatures: a DSSE envelope on one line.
///
///     {"payload":"…","payloadType":"…","signatures":[{"keyid":"…","sig":"…"}]}
///
/// Standard base64 with padding, members in this order, no white space, no final newline: these exact bytes are what the
/// log hashes, and nothing else is read. A key id is a hint and decides nothing.
///
/// *Source:* DSSE v1.0.2, envelope.md and protocol.md.
package struct Envelope: Hashable, Sendable {
    /// One signature over the pre-authentication encoding.
    package struct Signature: Hashable, Sendable {
        /// Lower-case hexadecimal SHA-256 of the key's DER SubjectPublicKeyInfo.
        package let keyID: String
        /// 64 bytes.
        package let bytes: [UInt8]
    }

    package let payloadType: String
    package let payload: [UInt8]
    /// At least one.
    package let signatures: [Signature]

    /// Signs a payload with one key or more.
    package init(signing payload: [UInt8], type: String, keys: [SigningKey]) {
        let message = Self.preAuthenticationEncoding(type: type, payload: payload)
        self.init(payload, type: type, keys.map { Signature(keyID: $0.verifyingKey.keyID, bytes: $0.sign(message)) })
    }

    /// Signs a payload with one signer or more, any of which may have its key elsewhere.
    ///
    /// - Throws: `.failed` where a signer gives no signature.
    package init(signing payload: [UInt8], type: String, signers: [any LogSigner]) throws(LedgerError) {
        let message = Self.preAuthenticationEncoding(type: type, payload: payload)
        var signatures: [Signature] = []
        for signer in signers {
            signatures.append(Signature(keyID: signer.verifyingKey.keyID, bytes: try signer.sign(message)))
        }
        self.init(payload, type: type, signatures)
    }

    init(_ payload: [UInt8], type: String, _ signatures: [Signature]) {
        precondition(!signatures.isEmpty, "an envelope without a signature")
        self.payloadType = type
        self.payload = payload
        self.signatures = signatures
    }

    /// Reads the exact bytes.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.refused` for anything that ``encoded`` would not write.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        if let envelope = EnvelopeReader.envelope(of: bytes) {
            self = envelope
            return
        }
        // What is not read in one pass is read slowly, to say what is wrong with it.
        guard let value = try? CanonicalJSON.decode(bytes) else {
            throw .refused(.notAnEnvelope, file, "its layout")
        }
        guard let payload = value["payload"]?.text.flatMap(Base64.decode), let type = value["payloadType"]?.text,
            let list = value["signatures"]?.elements, (1...16).contains(list.count)
        else { throw .refused(.notAnEnvelope, file, "its fields") }
        self.payload = payload
        self.payloadType = type
        self.signatures = list.compactMap { element in
            guard let keyID = element["keyid"]?.text, ContentDigest(hex: keyID) != nil,
                let bytes = element["sig"]?.text.flatMap(Base64.decode), bytes.count == 64
            else { return nil }
            return Signature(keyID: keyID, bytes: bytes)
        }
        guard Set(signatures.map(\.keyID)).count == list.count else {
            throw .refused(.notAnEnvelope, file, "its signatures")
        }
        guard encoded == bytes else { throw .refused(.notAnEnvelope, file, "its fields") }
    }

    /// The envelope's bytes.
    package var encoded: [UInt8] {
        CanonicalJSON.encode([
            "payload": .string(Base64.encode(payload)), "payloadType": .string(payloadType),
            "signatures": .array(
                signatures.map { ["keyid": .string($0.keyID), "sig": .string(Base64.encode($0.bytes))] }
            ),
        ])
    }

    /// The keys, out of those a verifier trusts, whose signature holds; ascending, each once.
    package func validSigners(among trusted: [VerifyingKey]) -> [VerifyingKey] {
        let message = Self.preAuthenticationEncoding(type: payloadType, payload: payload)
        return Set(trusted.filter { key in signatures.contains { key.isValid($0.bytes, over: message) } }).sorted()
    }

    /// The signers, ascending, if every signature is a valid one of a trusted key; otherwise `nil`.
    ///
    /// What closed verification asks.
    package func closedSigners(among trusted: [VerifyingKey]) -> [VerifyingKey]? {
        let message = Self.preAuthenticationEncoding(type: payloadType, payload: payload)
        let signers = signatures.compactMap { signature in
            trusted.first { $0.keyID == signature.keyID && $0.isValid(signature.bytes, over: message) }
        }
        return signers.count == signatures.count ? signers.sorted() : nil
    }

    /// What is signed: `DSSEv1`, then type and payload, each after its length, parted by single spaces.
    package static func preAuthenticationEncoding(type: String, payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
    }
}

/// What an envelope's payload is.
package enum PayloadType {
    /// An entry of the log.
    package static let statement = "application/vnd.in-toto+json"
    /// An agreement's signed form, which officers sign.
    package static let agreement = "application/vnd.tidegate.agreement+json"
    /// What becomes of a registered agreement, which officers sign: suspended, resumed, terminated.
    package static let agreementEvent = "application/vnd.tidegate.agreement-event+json"
    /// A firewall, or its end, which owners of what it protects sign.
    package static let firewall = "application/vnd.tidegate.firewall+json"
    /// What officers sign before a pseudonym key changes, or gives identifiers back.
    package static let pseudonym = "application/vnd.tidegate.pseudonym+json"
    /// A party's document with its files, which the registrar signs.
    package static let party = "application/vnd.tidegate.party+json"
    /// A request, which the officer who asks signs.
    package static let request = "application/vnd.tidegate.request+json"
    /// A request and its dry run, which a second officer signs.
    package static let approval = "application/vnd.tidegate.approval+json"
}
