import TideCore
package import TideLedger

/// The high-water mark of a workspace: how much of the ledger and of the journal was acknowledged.
///
/// `evidence/high-water-mark.json`: two lines of 511 bytes, each canonical JSON and spaces: `entries`, `root` and `origin` of the newest
/// tree head, `journal`, the number of its records, `version`, and `code`, HMAC-SHA256 of all the others under a key from the master
/// key. The larger one counts; the other is written over next, in place, since every append waits for it. It lies in the evidence, so
/// that older copies of the two databases do not take it along; a copy of the whole workspace does.
package struct EvidenceMark: HighWaterMark {
    /// What it says.
    package struct Content: Hashable, Sendable {
        package let head: Checkpoint
        /// Records of the journal.
        package let journal: Int
    }

    package let path: String
    private let key: KeyedDigest

    init(folder: String, master: Redacted<[UInt8]>) {
        path = "\(folder)/high-water-mark.json"
        key = KeyedDigest(of: master, purpose: "high-water-mark")
    }

    package func newest() throws(LedgerError) -> Checkpoint? { try content()?.head }

    /// What the mark says; `nil` where there is none.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/markBroken`` for a file that this workspace did not write.
    package func content() throws(LedgerError) -> Content? {
        guard DurableFile.exists(path) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path, atMost: 1 << 16)
        } catch {
            throw LedgerError(error)
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // A workspace of an earlier version has one line, without spaces or a newline.
        if lines.count == 1 { return try content(of: bytes) }
        guard lines.count == 3, lines[2].isEmpty, bytes.count == 2 * Self.slotSize else { throw broken }
        let (first, second) = (try content(of: unpadded(lines[0])), try content(of: unpadded(lines[1])))
        return (first.head.size, first.journal) > (second.head.size, second.journal) ? first : second
    }

    private var broken: LedgerError { .failed([Diagnostic(.markBroken, [path])]) }

    private func unpadded(_ line: ArraySlice<UInt8>) -> [UInt8] {
        Array(line.prefix { $0 != UInt8(ascii: " ") })
    }

    private func content(of bytes: [UInt8]) throws(LedgerError) -> Content {
        guard let value = try? CanonicalJSON.decode(bytes), let origin = value["origin"]?.text,
            let entries = value["entries"]?.number, entries > 0, let journal = value["journal"]?.number, journal >= 0,
            let root = value["root"]?.text.flatMap(ContentDigest.init(hex:))
        else { throw broken }
        let content = Content(head: Checkpoint(origin: origin, size: entries, root: root), journal: journal)
        // Written again it is the same to the byte, with the code that only this workspace can make.
        guard encoded(content) == bytes else { throw broken }
        return content
    }

    package func raise(to head: Checkpoint) throws(LedgerError) {
        let old = try content()
        if let old, old.head.size >= head.size { return }
        try write(Content(head: head, journal: old?.journal ?? 0))
    }

    /// Marks a record of the journal, durably; a smaller number than before changes nothing.
    func raise(journal: Int) throws(LedgerError) {
        guard let old = try content() else { throw .failed([Diagnostic(.markMissing, [path])]) }
        if journal > old.journal { try write(Content(head: old.head, journal: journal)) }
    }

    /// Writes over the older line, or the whole file where it is not there or of an earlier version.
    private func write(_ content: Content) throws(LedgerError) {
        let json = encoded(content)
        do {
            guard json.count < Self.slotSize else {
                // A name that fills the line: the mark keeps the form of one line.
                try DurableFile.replace(path, with: json, mode: 0o600)
                return
            }
            let line =
                json + repeatElement(UInt8(ascii: " "), count: Self.slotSize - 1 - json.count) + [UInt8(ascii: "\n")]
            let bytes = DurableFile.exists(path) ? try DurableFile.read(path, atMost: 1 << 16) : []
            guard bytes.count == 2 * Self.slotSize else {
                try DurableFile.replace(path, with: line + line, mode: 0o600)
                return
            }
            let newest = try? self.content().map(encoded)
            let isFirst = newest.map { bytes.starts(with: $0) } ?? false
            try DurableFile.overwrite(path, line, at: isFirst ? Self.slotSize : 0)
        } catch {
            throw LedgerError(error)
        }
    }

    private static let slotSize = 512

    private func encoded(_ content: Content) -> [UInt8] {
        var members: [String: JSONValue] = [
            "entries": JSONValue(content.head.size), "journal": JSONValue(content.journal),
            "origin": .string(content.head.origin), "root": .string(content.head.root.hex),
            "version": "tidegate/high-water-mark/v1",
        ]
        members["code"] = .string(key.digest(of: CanonicalJSON.encode(.object(members))).hex)
        return CanonicalJSON.encode(.object(members))
    }
}
