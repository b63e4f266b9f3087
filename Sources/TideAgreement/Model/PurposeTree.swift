package import TideCore

/// The purposes of a policy set: a forest, and the ordered pairs that are compatible.
///
/// A document of kind `purposes`.
package struct PurposeTree: Hashable, Sendable {
    package let id: Identifier
    /// Every purpose and the one it narrows, `nil` at a root.
    package let parents: [Identifier: Identifier?]
    /// Ordered pairs (from, to); not transitive, and a pair covers all descendants of each.
    package let compatible: [CompatiblePair]
    /// What pages for people call purposes, by name.
    package let titles: [Identifier: String]
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        parents: [Identifier: Identifier?],
        compatible: [CompatiblePair],
        titles: [Identifier: String] = [:],
        fields: FieldPlaces
    ) {
        self.id = id
        self.parents = parents
        self.compatible = compatible
        self.titles = titles
        self.fields = fields
    }

    /// What people call a purpose.
    package func title(of purpose: Identifier) -> String { titles[purpose] ?? purpose.text }

    /// Data collected or received for `from` may serve `to`.
    package struct CompatiblePair: Hashable, Sendable {
        package let from: Identifier
        package let to: Identifier

        package init(from: Identifier, to: Identifier) {
            self.from = from
            self.to = to
        }
    }

    /// The purpose and all those it narrows, nearest first.
    package func lineage(of purpose: Identifier) -> [Identifier] {
        var lineage = [purpose]
        var seen: Set<Identifier> = [purpose]
        while let parent = parents[lineage[lineage.count - 1]] ?? nil, seen.insert(parent).inserted {
            lineage.append(parent)
        }
        return lineage
    }

    /// Whether a purpose is another one or narrows it.
    package func isPurpose(_ purpose: Identifier, within other: Identifier) -> Bool {
        lineage(of: purpose).contains(other)
    }
}
