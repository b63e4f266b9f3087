import TideCore
import TideLedger

/// What must hold of any bytes that are given to the readers of the ledger.
///
/// No crash, every refusal with its reason, and what is read prints as the same bytes.
enum LedgerRules {
    /// The readers, by the first byte of an input: 1 is the first of them.
    private static let readers: [@Sendable ([UInt8]) throws -> [UInt8]?] = [
        { try SignedNote($0, file: "fuzz").encoded },
        {
            _ = try Checkpoint(text: SignedNote($0, file: "fuzz").text, file: "fuzz")
            return nil
        },
        { try Receipt($0, file: "fuzz").encoded },
        { try CheckpointSubmission($0, file: "fuzz").encoded },
        {
            _ = try TrustPolicy($0, file: "fuzz")
            return nil
        },
        { EntryBundle.decode($0).map(EntryBundle.encode) ?? $0 },
        { try Disclosure.encodeList(Disclosure.decodeList($0, file: "fuzz")) },
        { try Envelope($0, file: "fuzz").encoded },
        { try Statement($0, file: "fuzz").payload },
        { try ReleaseManifest($0, file: "fuzz").encoded },
        { try Array(VerifierKey(String(decoding: $0, as: UTF8.self)).text.utf8) },
        { try StampRequest($0, file: "fuzz").encoded },
        {
            _ = try TimeStamp($0, file: "fuzz")
            return nil
        },
    ]

    /// Holds one input against the rules of the reader that its first byte names; a broken rule ends the process.
    ///
    /// - Returns: whether there is such a reader.
    static func hold(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, (1...readers.count).contains(Int(first)) else { return false }
        let rest = Array(bytes.dropFirst())
        do {
            if let written = try readers[Int(first) - 1](rest) {
                precondition(written == rest, "what is read prints as other bytes")
            }
        } catch let error as any DiagnosedError {
            ReaderRules.explained(error.diagnostics)
        } catch {
            preconditionFailure("a refusal without a reason")
        }
        return true
    }
}
