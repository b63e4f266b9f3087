import TideCore

/// What was done with one column of the dataset.
package struct ReportedColumn: Hashable, Sendable {
    package let name: String
    /// As the dataset document says it: `direct`, `quasi`, `sensitive`, `attribute` or `weight`.
    package let role: String
    /// The fixed recoding before everything else, in words such as `month` or `bands of 10`.
    package let recoding: String?
    package let treatment: Treatment
    /// What the column tells apart, such as `sex` or `geography`.
    package let dimension: String?

    package init(name: String, role: String, recoding: String?, treatment: Treatment, dimension: String?) {
        self.name = name
        self.role = role
        self.recoding = recoding
        self.treatment = treatment
        self.dimension = dimension
    }

    /// How a column leaves.
    package enum Treatment: Hashable, Sendable {
        /// It does not leave.
        case dropped
        /// As it is, but for a fixed recoding.
        case kept
        /// A quasi-identifier told at a level of its hierarchy; level 0 is the value itself.
        case generalised(level: Int, levelNames: [String])
        /// A quasi-identifier that each class of records tells at a level of its own.
        case recodedByClass(levelNames: [String])
        /// A quasi-identifier as it is, but for single cells that are suppressed.
        case cellsSuppressed
        /// A quasi-identifier without hierarchy: as it is, and counted in the classes.
        case matched
        /// Replaced by a keyed code that is the same for the same identifier within a domain, or by what a sentence says.
        case pseudonymised(domain: String, sentence: String? = nil)

        /// The word for programs.
        package var word: String {
            switch self {
            case .dropped: "dropped"
            case .kept: "kept"
            case .generalised(0, _), .matched: "full-detail"
            case .generalised: "generalised"
            case .recodedByClass: "recoded-by-class"
            case .cellsSuppressed: "cells-suppressed"
            case .pseudonymised: "pseudonymised"
            }
        }
    }

    package var isReleased: Bool { treatment != .dropped }

    /// Whether nothing of the value remains: it stands at the last of several levels.
    package var isAtLastLevel: Bool {
        guard case .generalised(let level, let names) = treatment else { return false }
        return level > 0 && level == names.count - 1
    }

    /// The level it is told at, where it has levels.
    package var level: Int? {
        guard case .generalised(let level, _) = treatment else { return nil }
        return level
    }

    /// The names of all levels, from the value itself up; `nil` where it has none.
    package var levelNames: [String]? {
        switch treatment {
        case .generalised(_, let names), .recodedByClass(let names): names
        case .dropped, .kept, .matched, .pseudonymised, .cellsSuppressed: nil
        }
    }

    /// The name of the level it is told at, where it has levels.
    package var levelName: String? {
        guard let level, let levelNames, levelNames.indices.contains(level) else { return nil }
        return levelNames[level]
    }

    /// The treatment as a sentence for people, names in single quotation marks.
    package var words: String {
        let recoded = recoding.map { " after recoding to \($0)" } ?? ""
        switch treatment {
        case .dropped: return "Dropped: not in the released file."
        case .kept: return "Released as it is\(recoded); not counted among the quasi-identifiers."
        case .matched: return "Released as it is\(recoded), and counted among the quasi-identifiers."
        case .recodedByClass(let names):
            return "Generalised by class\(recoded): records that are alike are told at a level of their own,"
                + " from ‘\(names.first ?? "0")’ to ‘\(names.last ?? "0")’, so that values of several levels stand in the column."
        case .cellsSuppressed:
            return "Released as it is\(recoded), and counted among the quasi-identifiers; single cells are suppressed."
        case .pseudonymised(_, let sentence?): return sentence
        case .pseudonymised(let domain, nil):
            return "Replaced by a keyed pseudonym\(recoded): the same identifier has the same code within"
                + " ‘\(domain)’ and another one elsewhere."
        case .generalised(let level, let names):
            let last = names.count - 1
            if level == 0 { return "Told at full detail\(recoded) (‘\(levelName ?? "0")’, level 0 of 0 to \(last))." }
            return "Generalised\(recoded) to ‘\(levelName ?? String(level))’ (level \(level) of 0 to \(last))."
        }
    }
}
