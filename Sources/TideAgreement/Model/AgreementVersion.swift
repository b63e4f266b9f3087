package import TideCore

/// One version of an agreement, written `id@version`.
package struct AgreementVersion: Hashable, Sendable {
    package let id: Identifier
    package let version: Int

    package init(id: Identifier, version: Int) {
        self.id = id
        self.version = version
    }

    /// Reads `id@version`, the version without sign and leading zeros; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Identifier(String(parts[0])), let version = Int(parts[1]), version > 0,
            String(version) == parts[1]
        else { return nil }
        self.init(id: id, version: version)
    }
}

extension AgreementVersion: CustomStringConvertible, Comparable {
    package var description: String { "\(id)@\(version)" }

    package static func < (left: Self, right: Self) -> Bool { (left.id, left.version) < (right.id, right.version) }
}
