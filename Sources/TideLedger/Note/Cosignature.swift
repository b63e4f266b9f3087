package import TideCore

extension SignedNote {
    /// What a witness signs of a note: it saw this tree head, and at that time none that is larger or does not fit.
    ///
    /// - Parameter time: seconds since 1970.
    /// *Source:* C2SP tlog-cosignature v1.0.1, "Ed25519 signed message".
    func cosignatureMessage(at time: UInt64) -> [UInt8] { Array("cosignature/v1\ntime \(time)\n\(text)".utf8) }

    /// A witness's line under the note.
    ///
    /// - Parameters:
    ///   - name: the witness's, which the line's key id covers; the signature itself does not, so a key is of one witness alone.
    ///   - time: from 1970 on.
    /// - Throws: `.invalid` for a name that signed notes do not allow; what the signer throws.
    package func cosignature(
        by name: String,
        key: SigningKey,
        at time: Instant
    ) throws(LedgerError) -> Signature {
        let verifier = try VerifierKey(name: name, kind: .cosignature, key: key.verifyingKey)
        let seconds = UInt64(max(1, time.secondsSince1970))
        let moment = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) }
        return Signature(
            name: name,
            keyID: verifier.keyID,
            bytes: moment + key.sign(cosignatureMessage(at: seconds))
        )
    }

    /// The witnesses of a policy whose lines hold, with the time that each says; the earliest of each.
    package func cosigners(under policy: TrustPolicy) -> [(witness: VerifierKey, time: Instant)] {
        policy.witnesses.compactMap { witness in
            signatures.filter { holds($0, under: witness) }.compactMap(\.cosignedAt).min().map { (witness, $0) }
        }
    }

    /// When a policy's quorum had signed: the time of the line that completed it; `nil` without a quorum, or where it asks for none.
    package func quorumTime(under policy: TrustPolicy) -> Instant? {
        guard !policy.needsNoWitness else { return nil }
        var signers: Set<VerifierKey> = []
        for (witness, time) in cosigners(under: policy).sorted(by: { $0.time < $1.time }) {
            signers.insert(witness)
            if policy.isMet(by: signers) { return time }
        }
        return nil
    }

    /// Whether as many witnesses signed as a policy asks for.
    package func meetsQuorum(of policy: TrustPolicy) -> Bool {
        policy.isMet(by: Set(cosigners(under: policy).map(\.witness)))
    }
}

extension SignedNote.Signature {
    /// The time of a cosignature, as it says; `nil` for a line of another length or beyond the year 9999.
    package var cosignedAt: Instant? {
        guard bytes.count == 72, bytes[0] < 0x80 else { return nil }
        let time = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard time <= Self.latest else { return nil }
        return Instant(secondsSince1970: Int64(time))
    }

    /// 9999-12-31T23:59:59Z.
    private static let latest: UInt64 = 253_402_300_799

    /// Reads a line without its newline.
    init?(line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteLines.isKeyName(parts[1]),
            let bytes = Base64.decode(String(parts[2])), bytes.count > 4
        else { return nil }
        self.init(name: String(parts[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    /// The line as it stands in a note, with its newline.
    package var line: String { "\u{2014} \(name) \(Base64.encode(keyID + bytes))\n" }
}
