import Synchronization
import TideCore
package import TideLedger

/// The high-water mark of a workspace: how much of the ledger and of the journal was acknowledged.
///
/// `evidence/high-water-mark.json`: two lines of 511 bytes, each canonical JSON and spaces: `entries`, `root` and `origin` of the newest
/// tree head, `journal`, the number of its records, `version`, and `code`, HMAC-SHA256 of all the others under a key from the master
/// key. The larger one counts; the other is written over next, in place, and brought to the disk while the office goes on: whoever shows a
/// head to anybody waits for that, see ``settle()``. It lies in the evidence, so
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
    private let memory: Memory

    /// The file as it was read or written last, with what it says: bytes that are the same need no second look.
    private struct Known {
        var bytes: [UInt8]
        var content: Content
        /// Whether the first line is the newest.
        var isFirst: Bool
    }

    private final class Memory: Sendable {
        // WHY a class: copies of a mark are of one file, and wait for one sync.
        let known = Mutex<Known?>(nil)
        let sync: BackgroundSync

        init(_ path: String) { sync = BackgroundSync(path) }
    }

    init(folder: String, master: Redacted<[UInt8]>) {
        path = "\(folder)/high-water-mark.json"
        key = KeyedDigest(of: master, purpose: "high-water-mark")
        memory = Memory(path)
    }

    package func newest() throws(LedgerError) -> Checkpoint? { try content()?.head }

    /// What the mark says; `nil` where there is none.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/markBroken`` for a file that this workspace did not write.
    package func content() throws(LedgerError) -> Content? { try known()?.content }

    private func known() throws(LedgerError) -> Known? {
        guard DurableFile.exists(path) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path, atMost: 1 << 16)
        } catch {
            throw LedgerError(error)
        }
        if let known = memory.known.withLock({ $0 }), known.bytes == bytes { return known }
        let known = try read(bytes)
        memory.known.withLock { $0 = known }
        return known
    }

    private func read(_ bytes: [UInt8]) throws(LedgerError) -> Known {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // A workspace of an earlier version has one line, without spaces or a newline.
        if lines.count == 1 { return Known(bytes: bytes, content: try content(of: bytes), isFirst: true) }
        guard lines.count == 3, lines[2].isEmpty, bytes.count == 2 * Self.slotSize else { throw broken }
        let (first, second) = (try content(of: unpadded(lines[0])), try content(of: unpadded(lines[1])))
        let isFirst = (first.head.size, first.journal) > (second.head.size, second.journal)
        return Known(bytes: bytes, content: isFirst ? first : second, isFirst: isFirst)
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
        let old = try known()
        if let old, old.content.head.size >= head.size { return }
        try write(Content(head: head, journal: old?.content.journal ?? 0), over: old)
    }

    /// Marks a record of the journal, durably; a smaller number than before changes nothing.
    func raise(journal: Int) throws(LedgerError) {
        guard let old = try known() else { throw .failed([Diagnostic(.markMissing, [path])]) }
        if journal > old.content.journal { try write(Content(head: old.content.head, journal: journal), over: old) }
        try settle()
    }

    package func settle() throws(LedgerError) {
        guard DurableFile.exists(path) else { return }
        try onDisk { () throws(FileError) in try memory.sync.finish() }
    }

    /// Writes over the older line, or the whole file where it is not there or of an earlier version.
    ///
    /// The newer line was brought to the disk before, so that there is always one that a power failure leaves whole.
    private func write(_ content: Content, over old: Known?) throws(LedgerError) {
        let json = encoded(content)
        if old != nil { try settle() }
        guard json.count < Self.slotSize else {
            // A name that fills the line: the mark keeps the form of one line.
            return try onDisk { () throws(FileError) in try DurableFile.replace(path, with: json, mode: 0o600) }
        }
        let line = json + repeatElement(UInt8(ascii: " "), count: Self.slotSize - 1 - json.count) + [UInt8(ascii: "\n")]
        guard let old, old.bytes.count == 2 * Self.slotSize else {
            return try onDisk { () throws(FileError) in try DurableFile.replace(path, with: line + line, mode: 0o600) }
        }
        let place = old.isFirst ? Self.slotSize : 0
        var known = Known(bytes: old.bytes, content: content, isFirst: !old.isFirst)
        known.bytes.replaceSubrange(place..<(place + Self.slotSize), with: line)
        try onDisk { () throws(FileError) in try DurableFile.overwrite(path, line, at: place) }
        memory.known.withLock { $0 = known }
        memory.sync.start()
    }

    private func onDisk(_ work: () throws(FileError) -> Void) throws(LedgerError) {
        do {
            try work()
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
