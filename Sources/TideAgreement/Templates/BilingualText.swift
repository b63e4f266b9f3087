import TideCore

/// A sentence or a name in both languages, kept as data where ``worded(en:fr:)`` would be a closure.
package struct BilingualText: Hashable, Sendable {
    package let english: String
    package let french: String

    package init(en english: String, fr french: String) {
        self.english = english
        self.french = french
    }

    /// In the language in force.
    package var told: String { worded(en: english, fr: french) }
}
