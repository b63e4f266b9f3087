package import TideCore

/// An entry whose signatures, layout and statement were checked against a trust folder.
package struct VerifiedEntry: Hashable, Sendable {
    package let index: Int
    package let statement: Statement
    /// Ascending by key id; at least one.
    package let signers: [VerifyingKey]
    /// The hash of the entry's leaf.
    package let leaf: ContentDigest
    /// Its exact bytes; empty where an audit keeps none.
    package let bytes: [UInt8]

    /// Whether it says what the log is.
    package var isGenesis: Bool { statement.isLogEvent("genesis") }

    /// The same without its bytes and its padding: an eighth of the memory.
    var withoutBytes: VerifiedEntry {
        VerifiedEntry(index: index, statement: statement.withoutPadding, signers: signers, leaf: leaf, bytes: [])
    }

    /// Checks an entry's exact bytes.
    ///
    /// Every signature must be a valid one of a trusted release key; a change of keys has some of root keys beside it.
    ///
    /// - Parameters:
    ///   - index: where it stands, or is said to stand.
    ///   - file: named in the reasons.
    ///   - keys: the keys that the log had before the entry; `nil` for an entry that stands alone.
    package static func verify(
        _ bytes: [UInt8],
        index: Int,
        file: String,
        trust: TrustFolder,
        keys: KeyHistory? = nil
    ) -> Verification<VerifiedEntry> {
        let checked = check(bytes, leaf: MerkleHash.leaf(bytes), index: index, file: file, trust: trust) { statement in
            keys?.mayAlsoSign(statement, file: file) ?? []
        }
        return checked ?? .notVerified([Diagnostic(.untrustedEntry, [file])])
    }

    /// - Parameters:
    ///   - leaf: the hash of the entry's leaf.
    ///   - others: who may sign a statement beside release keys; `nil` where that can't be said yet.
    /// - Returns: `nil` where `others` gives `nil`.
    static func check(
        _ bytes: [UInt8],
        leaf: ContentDigest,
        index: Int,
        file: String,
        trust: TrustFolder,
        others: (Statement) -> [VerifyingKey]?
    ) -> Verification<VerifiedEntry>? {
        guard bytes.count <= SignedEntry.largestSize else {
            return .notVerified([Diagnostic(.entryTooLarge, ["\(bytes.count)"])])
        }
        do {
            let envelope = try Envelope(bytes, file: file)
            guard envelope.payloadType == PayloadType.statement else {
                return .notVerified([Diagnostic(.notAStatement, [file, "its payload type"])])
            }
            let statement = try Statement(envelope.payload, file: file)
            guard let others = others(statement) else { return nil }
            guard let signers = envelope.closedSigners(among: trust.releaseKeys + others) else {
                return .notVerified([Diagnostic(.untrustedEntry, [file])])
            }
            return .verified(
                VerifiedEntry(
                    index: index,
                    statement: statement,
                    signers: signers,
                    leaf: leaf,
                    bytes: bytes
                )
            )
        } catch {
            return .notVerified(error.diagnostics)
        }
    }
}
