package import TideCore

/// A hidden field of an entry as it is handed to somebody: a line `<entry> <disclosure>`.
package struct DisclosureLine: Hashable, Sendable {
    /// Index of the entry.
    package let entry: Int
    package let disclosure: Disclosure

    package init(entry: Int, disclosure: Disclosure) {
        self.entry = entry
        self.disclosure = disclosure
    }

    /// Without a newline.
    package var text: String { "\(entry) \(disclosure.text)" }

    /// Reads a file of lines.
    ///
    /// - Throws: `.refused` for no line, another layout, or an index that is not written plainly.
    package static func read(_ bytes: [UInt8], file: String) throws(LedgerError) -> [DisclosureLine] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // The last line may end in a newline or not.
        let used = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
        guard !used.isEmpty else { throw .refused(.notDisclosureLines, file, "1") }
        var read: [DisclosureLine] = []
        for (number, line) in used.enumerated() {
            let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 2, let entry = Int(parts[0]), entry >= 0, "\(entry)" == parts[0],
                let disclosure = Disclosure(parts[1])
            else { throw .refused(.notDisclosureLines, file, "\(number + 1)") }
            read.append(DisclosureLine(entry: entry, disclosure: disclosure))
        }
        return read
    }
}

/// A hidden field that was handed over, and that its entry commits to.
package struct RevealedField: Hashable, Sendable {
    package let entry: VerifiedEntry
    package let name: String
    package let value: JSONValue
}

extension AuditedLog {
    /// What disclosures say of the entries of this log.
    ///
    /// - Returns: a reason for each line whose entry does not commit to it: it is of another entry or log, was changed, or says a field twice.
    package func reveal(_ lines: [DisclosureLine]) -> Verification<[RevealedField]> {
        var fields: [RevealedField] = []
        var reasons: [Diagnostic] = []
        var seen: Set<[String]> = []
        for (number, line) in lines.enumerated() {
            guard line.entry < entries.count, entries[line.entry].index == line.entry,
                let revealed = try? entries[line.entry].statement.revealed(
                    by: [line.disclosure],
                    file: "entry \(line.entry)"
                ), let (name, value) = revealed.first, seen.insert(["\(line.entry)", name]).inserted
            else {
                reasons.append(Diagnostic(.disclosureOfAnother, ["\(number + 1)", "\(line.entry)"]))
                continue
            }
            fields.append(RevealedField(entry: entries[line.entry], name: name, value: value))
        }
        return reasons.isEmpty ? .verified(fields) : .notVerified(reasons)
    }
}
