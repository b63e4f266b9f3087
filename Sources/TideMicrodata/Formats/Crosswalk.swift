/// Codes of one list and what each is in another.
package struct Crosswalk: Hashable, Sendable {
    /// What it is called, and the list that it leads to: for messages and reports.
    package let name: String
    package let standard: String
    /// By the bytes of the national code, since texts are told apart by them.
    private let codes: [[UInt8]: String]
    /// What every other code becomes; `nil` where it has no meaning.
    package let others: String?

    /// - Precondition: no national code stands twice.
    package init(name: String, standard: String, pairs: [(national: String, standard: String)], others: String?) {
        self.name = name
        self.standard = standard
        self.codes = Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.national.utf8), $0.standard) })
        self.others = others
    }

    /// The standard code of a national one; `nil` where the list has none for it.
    package func translated(_ code: String) -> String? { codes[Array(code.utf8)] ?? others }

    /// The pairs, ascending by the bytes of the national code.
    package var pairs: [(national: String, standard: String)] {
        codes.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
    }
}
