package import TideCore

/// How a column leaves.
package enum Treatment: Hashable, Sendable {
    /// As it is; a quasi-identifier may still be generalised by the search.
    case keep
    /// Never leaves; written down so that a reader sees that it was thought of.
    case drop
    /// Along its hierarchy, at least to the level named; a date exactly to it.
    case generalise(atLeast: String)
    /// In bands of so many units: `0-4`, `5-9` for 5; of decimals `0 to under 5`.
    case band(width: Int)
    /// Numbers at one end, or at both, as one text for all of them: top and bottom coding.
    case code(EndCoding)
    /// Numbers at the nearest multiple of a base; one halfway between two at the even multiple.
    case round(base: Int)
    /// Dates moved by as many days as all dates of their unit are, under a key: at most so many, earlier or later.
    case shift(days: Int)
    /// Numbers as means of records that are near each other.
    case microaggregate(Averaging)
    case pseudonymise(Pseudonymisation)
}

/// Which numbers are told as one text for each end; at least one end is coded.
///
/// *Source:* Hundepool et al. 2012, "Statistical Disclosure Control", section 3.3.2, top and bottom coding.
package struct EndCoding: Hashable, Sendable {
    package let bottom: CodedEnd?
    package let top: CodedEnd?

    package init(bottom: CodedEnd?, top: CodedEnd?) {
        self.bottom = bottom
        self.top = top
    }
}

/// One end of a column's numbers.
package struct CodedEnd: Hashable, Sendable {
    /// The first number that is coded, inclusive: the smallest at the top, the largest at the bottom.
    package let bound: Int
    /// What stands for all of them; `nil` where the document leaves the words to the program.
    package let statedText: String?

    package init(bound: Int, text: String? = nil) {
        self.bound = bound
        self.statedText = text
    }
}

extension EndCoding {
    /// What stands for every number of the bottom: `15 or less` unless the document says otherwise.
    package var bottomText: String? { bottom.map { $0.statedText ?? "\($0.bound) or less" } }

    /// What stands for every number of the top: `80 or more` unless the document says otherwise.
    package var topText: String? { top.map { $0.statedText ?? "\($0.bound) or more" } }

    /// As data without words: `<=15 >=80`.
    package var summary: String {
        [bottom.map { "<=\($0.bound)" }, top.map { ">=\($0.bound)" }].compactMap(\.self).joined(separator: " ")
    }
}

/// How the numbers of a column become means.
///
/// *Source:* Domingo-Ferrer and Mateo-Sanz 2002, "Practical data-oriented microaggregation for statistical disclosure
/// control".
package struct Averaging: Hashable, Sendable {
    /// Each mean is of at least so many records; at least 2.
    package let k: Int
    /// How many decimals of a mean are written, 0 to 6.
    package let decimals: Int
    /// Columns of one name are averaged over the same records; `nil` for a column by itself.
    package let together: Identifier?

    package init(k: Int, decimals: Int = 0, together: Identifier? = nil) {
        self.k = k
        self.decimals = decimals
        self.together = together
    }
}

extension EndCoding {
    /// Whether it codes every number that another one does.
    package func covers(_ other: EndCoding) -> Bool {
        let coversBottom = other.bottom.map { end in bottom.map { $0.bound >= end.bound } ?? false } ?? true
        let coversTop = other.top.map { end in top.map { $0.bound <= end.bound } ?? false } ?? true
        return coversBottom && coversTop
    }
}

extension Averaging {
    /// As data without words: `5, 2 decimals, together money`.
    package var summary: String {
        "\(k), \(decimals) decimals" + (together.map { ", together \($0)" } ?? "")
    }
}
