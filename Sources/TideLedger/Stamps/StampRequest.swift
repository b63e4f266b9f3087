package import TideCore

/// What a time-stamp authority is asked: to stamp a SHA-256 digest, and to send its certificate along.
///
///     SEQUENCE { 1, SEQUENCE { SEQUENCE { sha256, NULL }, digest }, nonce, TRUE }
///
/// No policy is asked for and there are no extensions. The authority learns the digest alone.
///
/// *Source:* RFC 3161 section 2.4.1, TimeStampReq.
package struct StampRequest: Hashable, Sendable {
    /// Of the bytes that are to be stamped.
    package let imprint: ContentDigest
    /// Drawn anew for each request, so that an older answer does not pass for its own.
    package let nonce: UInt64

    package init(imprint: ContentDigest, nonce: UInt64) {
        self.imprint = imprint
        self.nonce = nonce
    }

    /// Reads a request; what is read is written again as the same bytes.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for any other form, also a good one that asks for something else.
    package init(_ der: [UInt8], file: String) throws(LedgerError) {
        guard let outer = DER.elements(der[...]), outer.count == 1, let parts = DER.elements(outer[0].content),
            parts.count == 4, let asked = DER.elements(parts[1].content), asked.count == 2,
            let imprint = ContentDigest(bytes: Array(asked[1].content)), (1...9).contains(parts[2].content.count)
        else { throw .invalid(.notAStampRequest, file) }
        self.imprint = imprint
        self.nonce = parts[2].content.reduce(0) { $0 << 8 | UInt64($1) }
        guard encoded == der else { throw .invalid(.notAStampRequest, file) }
    }

    /// DER.
    package var encoded: [UInt8] {
        // As a number that is not negative: a zero byte before one whose highest bit is set, no other at the beginning.
        let bytes = Array([0] + nonceBytes)
        let isPadded = bytes.count == 1 || bytes[1] >= 0x80
        let asked = DER.encode(DER.Tag.sequence, Self.sha256) + DER.encode(DER.Tag.octetString, imprint.bytes)
        return DER.encode(
            DER.Tag.sequence,
            DER.encode(DER.Tag.integer, [1]) + DER.encode(DER.Tag.sequence, asked)
                + DER.encode(DER.Tag.integer, isPadded ? bytes : Array(bytes.dropFirst()))
                + DER.encode(DER.Tag.boolean, [0xff])
        )
    }

    /// The nonce, big-endian, without leading zeros.
    var nonceBytes: [UInt8] {
        Array((0..<8).map { UInt8(truncatingIfNeeded: nonce >> (56 - 8 * UInt64($0))) }.drop { $0 == 0 })
    }

    /// The digest's identifier and its empty parameters.
    private static let sha256: [UInt8] =
        DER.encode(DER.Tag.objectIdentifier, [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01])
        + DER.encode(DER.Tag.null, [])
}

/// Who answers requests for time stamps: a service, or an officer who carries files to one.
package protocol TimeStampAuthority: Sendable {
    /// The answer to a DER TimeStampReq, a DER TimeStampResp, which nobody has looked at yet.
    ///
    /// - Throws: what kept the authority from answering.
    func answer(request: [UInt8]) async throws -> [UInt8]
}
