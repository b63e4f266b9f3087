import TideCore
import TideLedger

/// Many changed copies of a log, a receipt or one file, each judged by the strict readers; one line asks and one line answers.
///
/// A line's fields are parted by tabs. The first says what is judged:
///
///     log      the export, by `AuditedLog`                        then any number of edits
///     receipt  `entry` and `receipt`, by `VerifiedReceipt`        then any number of edits
///     reveal   an entry as base64, and disclosures parted by spaces, by `Statement`
///     KIND     one file given as base64, by the reader of that kind
///
/// An edit is `name offset bit` (changes that bit), `name = base64` (other bytes), or `name gone`; its parts are parted by spaces. Answers:
/// `verified` or `read`, with what was read of a tree head, or `not` and the codes.
struct ManyCases {
    let trust: TrustFolder
    /// By path within the log; and `entry` and `receipt`.
    let files: [String: [UInt8]]

    func answer(_ line: String) throws -> String {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        switch fields[0] {
        case "log":
            var edited = files
            edited["entry"] = nil
            edited["receipt"] = nil
            for edit in fields.dropFirst() { try apply(edit, to: &edited) }
            let result = AuditedLog.verify(files: edited, trust: trust)
            return Self.said("verified \(result.value?.findings.count ?? 0)", result.reasons)
        case "receipt":
            var edited = ["entry": files["entry"] ?? [], "receipt": files["receipt"] ?? []]
            for edit in fields.dropFirst() { try apply(edit, to: &edited) }
            let result = VerifiedReceipt.verify(
                entry: edited["entry"] ?? [],
                receipt: edited["receipt"] ?? [],
                trust: trust
            )
            return Self.said("verified", result.reasons)
        case "reveal":
            guard fields.count == 3, let bytes = Base64.decode(fields[1]) else { throw ToolError("what is \(line)?") }
            let result = VerifiedEntry.verify(bytes, index: 0, file: "entry", trust: trust)
            guard let entry = result.value else { return Self.said("", result.reasons) }
            let texts = fields[2].split(separator: " ").map(String.init)
            let disclosures = texts.compactMap { Disclosure($0) }
            guard disclosures.count == texts.count else { return "not" }
            do {
                return
                    "read \(try entry.statement.revealed(by: disclosures, file: "entry").keys.sorted().joined(separator: " "))"
            } catch {
                return Self.said("", error.diagnostics)
            }
        default:
            guard fields.count == 2, let bytes = Base64.decode(fields[1]) else { throw ToolError("what is \(line)?") }
            do {
                return try read(bytes, as: fields[0])
            } catch let error as any DiagnosedError {
                return Self.said("", error.diagnostics)
            }
        }
    }

    private static func said(_ yes: String, _ reasons: [Diagnostic]) -> String {
        reasons.isEmpty ? yes : "not \(Set(reasons.map(\.code.rawValue)).sorted().joined(separator: " "))"
    }

    private func apply(_ edit: String, to files: inout [String: [UInt8]]) throws {
        let parts = edit.split(separator: " ").map(String.init)
        if parts.count == 2, parts[1] == "gone" {
            files[parts[0]] = nil
        } else if parts.count >= 2, parts[1] == "=" {
            files[parts[0]] = parts.count == 3 ? Base64.decode(parts[2]) : []
        } else if parts.count == 3, let offset = Int(parts[1]), let bit = Int(parts[2]) {
            files[parts[0]]?[offset] ^= 1 << UInt8(bit)
        } else {
            throw ToolError("what is the edit \(edit)?")
        }
    }

    /// Reads one file; what is read must print as the same bytes, or the reader is broken.
    private func read(_ bytes: [UInt8], as kind: String) throws -> String {
        func same(_ other: [UInt8]) throws -> String {
            guard other == bytes else { throw ToolError("\(kind): what is read prints as other bytes") }
            return "read"
        }
        switch kind {
        case "note": return try same(SignedNote(bytes, file: kind).encoded)
        case "head":
            let note = try SignedNote(bytes, file: kind)
            let result = trust.policy.check(note, file: kind, unknown: .ignore)
            return Self.said("verified \(result.value?.size ?? -1)", result.reasons)
        case "submission": return try same(CheckpointSubmission(bytes, file: kind).encoded)
        case "proof": return try same(Receipt(bytes, file: kind).encoded)
        case "policy":
            _ = try TrustPolicy(bytes, file: kind)
            return "read"
        case "bundle":
            guard let entries = EntryBundle.decode(bytes) else { return "not" }
            return try same(EntryBundle.encode(entries))
        case "disclosures": return try same(Disclosure.encodeList(Disclosure.decodeList(bytes, file: kind)))
        case "envelope": return try same(Envelope(bytes, file: kind).encoded)
        case "statement": return try same(Statement(bytes, file: kind).payload)
        case "entry":
            return Self.said("verified", VerifiedEntry.verify(bytes, index: 0, file: kind, trust: trust).reasons)
        case "manifest": return try same(ReleaseManifest(bytes, file: kind).encoded)
        case "json":
            guard let value = try? CanonicalJSON.decode(bytes) else { return "not" }
            return try same(CanonicalJSON.encode(value))
        case "vkey": return try same(Array(VerifierKey(String(decoding: bytes, as: UTF8.self)).text.utf8))
        case "key": return try same(VerifyingKey(pem: bytes, file: kind).pem)
        default: throw ToolError("no reader of \(kind)")
        }
    }
}
