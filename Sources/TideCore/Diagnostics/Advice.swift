/// What to do about one finding, where that depends on what was found; in both languages, since it is told later.
package struct Advice: Hashable, Sendable {
    private let english: String
    private let french: String

    /// - Parameters: one line each, lower case, no full stop, as ``Message/advice``.
    package init(en english: String, fr french: String) {
        self.english = english
        self.french = french
    }

    /// In the language in force.
    package var words: String { worded(en: english, fr: french) }
}
