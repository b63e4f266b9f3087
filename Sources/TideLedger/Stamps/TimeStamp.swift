import COpenSSL
package import TideCore

/// An authority's answer: it saw a digest at a time, and signed that.
///
/// A TimeStampResp that was granted as asked, with a token of one signer whose certificate is inside, serves time stamps
/// alone and is bound by the signature. Digests are SHA-256 for what is stamped, SHA-2 in the signature. Reading it checks
/// the signature; whether the authority is trusted is what ``StampTrust`` says.
///
/// *Source:* RFC 3161 section 2.4.2; RFC 5816.
package struct TimeStamp: Hashable, Sendable {
    /// The certificate that signed it.
    struct Signer: Hashable, Sendable, ChainEnd {
        let der: [UInt8]
        let subject: String
        let notBefore: Instant
        let notAfter: Instant
    }

    /// The authority's clock, in whole seconds, rounded down.
    package let time: Instant
    /// How far that may be wrong, in microseconds, as the authority says; `nil` where it says nothing.
    package let accuracy: Int64?
    /// What was stamped is at least this old: the time and its accuracy, rounded up.
    package let latest: Instant
    /// Of the stamp, in hexadecimal.
    package let serial: String
    /// The rules that the authority stamps by, an object identifier in dotted digits.
    package let policy: String
    /// Of the bytes that were stamped.
    package let imprint: ContentDigest
    let signer: Signer
    /// Big-endian, without leading zeros; `nil` where there is none.
    private let nonce: [UInt8]?

    /// The subject of the certificate that signed it, as RFC 2253 text.
    package var authority: String { signer.subject }

    /// Reads a response and checks its signature.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.refused`.
    package init(_ response: [UInt8], file: String) throws(LedgerError) {
        let token = try Self.token(in: response, file: file)
        var facts = tide_stamp_facts()
        var der = [UInt8](repeating: 0, count: token.count)
        var binding = [UInt8](repeating: 0, count: token.count)
        let capacity = token.count
        // SAFETY: every buffer lives for the call and travels with its length; the facts are filled within it.
        let result = unsafe tide_stamp_read(token, token.count, &facts, &der, capacity, &binding, capacity)
        if result != TIDE_STAMP_HOLDS { throw Self.refusal(result, file: file) }
        der.removeLast(der.count - facts.signer_count)
        binding.removeLast(binding.count - facts.binding_count)
        let isBound =
            facts.is_first_binding == 1
            ? SigningCertificateBinding.bindsInFirstVersion(binding, to: der)
            : SigningCertificateBinding.binds(binding, to: der)
        guard isBound == true else { throw .refused(.notAStamp, file, "it does not bind its certificate") }
        // SAFETY: each array is part of the value, and read within the call.
        let imprint = unsafe withUnsafeBytes(of: facts.imprint) { unsafe Array($0) }
        let serial = unsafe withUnsafeBytes(of: facts.serial) { unsafe Array($0.prefix(Int(facts.serial_count))) }
        // SAFETY: as above; a count below zero says that there is no nonce.
        let nonce = unsafe withUnsafeBytes(of: facts.nonce) { unsafe Array($0.prefix(max(0, Int(facts.nonce_count)))) }
        let policy = unsafe withUnsafeBytes(of: facts.policy) { unsafe Array($0.prefix(Int(facts.policy_count))) }
        guard let digest = ContentDigest(bytes: imprint), let subject = Certificate.text(TIDE_FIELD_SUBJECT, of: der)
        else { throw .refused(.notAStamp, file, "its certificate") }
        self.imprint = digest
        self.serial = serial.isEmpty ? "00" : Hex.encode(serial)
        self.nonce = facts.nonce_count < 0 ? nil : nonce
        self.policy = String(decoding: policy, as: UTF8.self)
        self.signer = Signer(
            der: der,
            subject: subject,
            notBefore: Instant(secondsSince1970: facts.not_before),
            notAfter: Instant(secondsSince1970: facts.not_after)
        )
        self.time = Instant(secondsSince1970: facts.time)
        self.accuracy = facts.accuracy < 0 ? nil : facts.accuracy
        let seconds = (max(0, facts.accuracy) + 999_999) / 1_000_000 + Int64(facts.has_fraction)
        self.latest = Instant(secondsSince1970: facts.time + seconds)
    }

    /// What is wrong with it as the answer to a request over a digest; empty if it is one.
    ///
    /// - Parameter request: if it is at hand; else nothing is said about the nonce.
    package func problems(over imprint: ContentDigest, request: StampRequest?, file: String) -> [Diagnostic] {
        guard self.imprint == imprint, request.map({ $0.imprint == imprint }) ?? true else {
            return [Diagnostic(.stampOfOtherBytes, [file])]
        }
        guard let request, nonce != request.nonceBytes else { return [] }
        return [Diagnostic(.stampOfOtherRequest, [file])]
    }

    /// The token in a response that was granted.
    private static func token(in response: [UInt8], file: String) throws(LedgerError) -> [UInt8] {
        guard let outer = DER.elements(response[...]), outer.count == 1, outer[0].tag == DER.Tag.sequence,
            let parts = DER.elements(outer[0].content), let status = parts.first, status.tag == DER.Tag.sequence,
            let said = DER.elements(status.content)?.first, said.tag == DER.Tag.integer, said.content.count == 1,
            let number = said.content.first
        else { throw .refused(.notAStamp, file, "its layout") }
        guard number == 0 else {
            throw .refused(.stampNotGranted, file, statuses[number] ?? "status \(number)")
        }
        guard parts.count == 2 else { throw .refused(.notAStamp, file, "its layout") }
        return DER.encode(parts[1].tag, Array(parts[1].content))
    }

    private static let statuses: [UInt8: String] = [
        1: "granted with changes", 2: "rejected", 3: "waiting", 4: "a revocation is near", 5: "revoked",
    ]

    private static func refusal(_ result: Int32, file: String) -> LedgerError {
        switch result {
        case TIDE_STAMP_WEAK_IMPRINT: .refused(.stampWeak, file, "what is stamped is not hashed with SHA-256")
        case TIDE_STAMP_WEAK: .refused(.stampWeak, file, "the signature")
        case TIDE_STAMP_BROKEN: .refused(.stampBroken, file)
        case TIDE_STAMP_OTHER_USE: .refused(.stampSigner, file)
        case TIDE_STAMP_NOT_ONE_SIGNER: .refused(.notAStamp, file, "it is not of exactly one signer")
        case TIDE_STAMP_NO_CERTIFICATE: .refused(.notAStamp, file, "its signer's certificate is not inside")
        case TIDE_STAMP_NOT_BOUND: .refused(.notAStamp, file, "it does not bind its certificate")
        case TIDE_STAMP_EXTENSION: .refused(.notAStamp, file, "an extension that must be understood is not")
        default: .refused(.notAStamp, file, "its token")
        }
    }
}
