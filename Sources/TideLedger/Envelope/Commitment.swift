package import TideCore

/// A digest that gives away nothing until it is opened: of a value together with 32 random bytes.
///
/// The digest is SHA-256 of the canonical JSON `{"nonce":"<64 hex digits>","value":…}`; that object is the opening.
package struct Commitment: Hashable, Sendable {
    /// Shown later, it proves what was committed to.
    package let opening: JSONValue

    /// Commits to a value.
    package init(to value: JSONValue, using generator: inout some RandomNumberGenerator) {
        self.opening = ["nonce": .string(Hex.encode([UInt8].random(32, using: &generator))), "value": value]
    }

    /// Takes an opening that was handed over; `nil` unless it has a nonce of 32 bytes, a value and nothing else.
    package init?(opening: JSONValue) {
        guard opening.members?.count == 2, opening["value"] != nil,
            let nonce = opening["nonce"]?.text.flatMap(Hex.decode), nonce.count == 32
        else { return nil }
        self.opening = opening
    }

    /// The value committed to.
    package var value: JSONValue { opening["value"] ?? .null }

    package var digest: ContentDigest { ContentDigest(of: opening) }
}
