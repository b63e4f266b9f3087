import TideCore

extension TrustPolicy {
    /// The bytes of a policy with one more trusted log key, after the line of the last.
    ///
    /// - Throws: `.invalid` for bytes that are no policy, or one that has the key.
    package static func adding(_ log: VerifierKey, to bytes: [UInt8], file: String) throws(LedgerError) -> [UInt8] {
        let policy = try TrustPolicy(bytes, file: file)
        guard !policy.logs.contains(log) else { throw .invalid(.keyKnown, file, log.key.keyID, "its log key") }
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.lastIndex { line in line.split { $0 == " " || $0 == "\t" }.first == "log" } ?? 0
        lines.insert("log \(log.text)", at: last + 1)
        return Array(lines.joined(separator: "\n").utf8)
    }
}
