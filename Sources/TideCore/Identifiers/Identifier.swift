/// The name of a party, dataset, purpose, agreement, grant or officer: lower-case letters, digits, `.`, `-` and `_`,
/// beginning with a letter or digit, at most 64 characters.
package struct Identifier: Hashable, Sendable {
    package let text: String

    /// `nil` unless the text is a valid name.
    package init?(_ text: String) {
        let bytes = text.utf8
        func isWordByte(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard let first = bytes.first, bytes.count <= 64, isWordByte(first) else { return nil }
        guard bytes.allSatisfy({ isWordByte($0) || ".-_".utf8.contains($0) }) else { return nil }
        self.text = text
    }
}

extension Identifier: CustomStringConvertible, Comparable {
    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: ExpressibleByStringLiteral {
    /// For names that stand in the program itself.
    package init(stringLiteral value: String) {
        // WHY: a literal of ours, never an input.
        guard let identifier = Identifier(value) else { preconditionFailure("no identifier: \(value)") }
        self = identifier
    }
}

/// An officer of a party, written `party/officer`; `party--officer` in file names.
package struct OfficerName: Hashable, Sendable {
    package let party: Identifier
    package let officer: Identifier

    package init(party: Identifier, officer: Identifier) {
        self.party = party
        self.officer = officer
    }

    /// Reads `party/officer`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let party = Identifier(String(parts[0])), let officer = Identifier(String(parts[1]))
        else { return nil }
        self.init(party: party, officer: officer)
    }

    /// `party--officer`.
    package var fileName: String { "\(party)--\(officer)" }
}

extension OfficerName: CustomStringConvertible, Comparable {
    package var description: String { "\(party)/\(officer)" }
    package static func < (left: Self, right: Self) -> Bool {
        (left.party, left.officer) < (right.party, right.officer)
    }
}

/// A release's name: 128 random bits as 32 lower-case hexadecimal digits.
package struct ReleaseIdentifier: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// From 16 random bytes; `nil` for another number of bytes.
    package init?(randomBytes: [UInt8]) {
        guard randomBytes.count == 16 else { return nil }
        self.text = Hex.encode(randomBytes)
    }

    /// Reads 32 lower-case hexadecimal digits; `nil` for anything else.
    package init?(_ text: String) {
        guard let bytes = Hex.decode(text) else { return nil }
        self.init(randomBytes: bytes)
    }

    package var description: String { text }
}
