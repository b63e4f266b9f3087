package import TideCore

/// A crosswalk from national codes to a standard one: a document of kind `codelist`.
package struct Codelist: Hashable, Sendable {
    package let id: Identifier
    package let title: String?
    package let standard: Standard
    package let from: NationalList
    package let source: Source
    package let unmatched: Unmatched
    package let fields: FieldPlaces

    /// What codes are translated to.
    package enum Standard: String, Hashable, Sendable, CaseIterable {
        case iso3166 = "iso-3166"
        case isco08 = "isco-08"
        case isced2011 = "isced-2011"
        case migratoryStatus = "un-migratory-status"
        case other
    }

    /// The list that codes come from.
    package struct NationalList: Hashable, Sendable {
        package let name: String
        package let version: String
    }

    /// Where its rows stand.
    package enum Source: Hashable, Sendable {
        case rows([Row])
        /// A CSV of two fields a line, national code then standard code, without a header, below the policy set's folder.
        case file(path: String, separator: String)
    }

    /// One national code and what it is in the standard.
    package struct Row: Hashable, Sendable {
        package let national: String
        package let standard: String

        package init(national: String, standard: String) {
            self.national = national
            self.standard = standard
        }
    }

    /// What happens to a code that the list does not have.
    package enum Unmatched: Hashable, Sendable {
        /// The run stops, naming column and row.
        case refuse
        /// It becomes this code.
        case map(String)
    }
}
