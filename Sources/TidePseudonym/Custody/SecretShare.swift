package import TideCore

/// One share of a secret.
///
/// As text: `tideshare1`, the set, how many are needed, the share's place, its bytes, a check, with hyphens between. The set is 16
/// hexadecimal digits of chance that all shares of one splitting have; the bytes are in ``Base32``; the check is the first 8
/// hexadecimal digits of SHA-256 over all that stands before its hyphen.
package struct SecretShare: Sendable {
    /// 8 bytes.
    package let set: [UInt8]
    /// How many shares give the secret back.
    package let threshold: Int
    /// 1 to 255.
    package let place: Int
    /// One byte for each of the secret's.
    package let values: Redacted<[UInt8]>

    init(set: [UInt8], threshold: Int, place: Int, values: Redacted<[UInt8]>) {
        self.set = set
        self.threshold = threshold
        self.place = place
        self.values = values
    }

    /// Reads a share's text.
    ///
    /// - Throws: ``SharingRefusal/malformed``.
    package init(_ text: Redacted<String>) throws(SharingRefusal) {
        let parts = text.exposed.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == Self.name,
            Self.check(of: parts.dropLast().joined(separator: "-")) == parts[5],
            let set = Hex.decode(parts[1]), set.count == 8,
            let threshold = Int(parts[2]), "\(threshold)" == parts[2], (2...255).contains(threshold),
            let place = Int(parts[3]), "\(place)" == parts[3], (1...255).contains(place),
            let values = Base32.decode(parts[4]), (1...1_024).contains(values.count)
        else { throw .malformed }
        self.init(set: set, threshold: threshold, place: place, values: Redacted(values))
    }

    /// The share as a line to print or write down.
    package var text: Redacted<String> {
        let body = "\(Self.name)-\(Hex.encode(set))-\(threshold)-\(place)-\(Base32.encode(values.exposed))"
        return Redacted("\(body)-\(Self.check(of: body))")
    }

    private static let name = "tideshare1"

    private static func check(of text: String) -> String { String(ContentDigest(of: Array(text.utf8)).hex.prefix(8)) }
}
