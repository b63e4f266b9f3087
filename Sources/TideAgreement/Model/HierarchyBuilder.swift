package import TideCore

/// A rule that makes a ladder over a declared domain: what the data holds never changes it.
///
/// Every ladder ends in a level of one value for all, `*`, named `any` unless the document names the levels.
package enum HierarchyBuilder: Hashable, Sendable {
    case interval(IntervalBuilder)
    case date(DateBuilder)
    case mask(MaskBuilder)
    case order(OrderBuilder)

    /// The key that it stands under.
    package var key: String {
        switch self {
        case .interval: "interval"
        case .date: "date"
        case .mask: "mask"
        case .order: "order"
        }
    }

    /// Names of the levels where the document gives none, finest first.
    package var ownLevels: [String] {
        let finer: [String] =
            switch self {
            case .interval(let interval): ["value"] + interval.widths.map { "\($0)" }
            case .date(let date): date.levels.map(\.rawValue)
            case .mask(let mask): ["value"] + mask.keep.map { "\($0)" }
            case .order(let order): ["value"] + order.groups.indices.map { "\($0 + 1)" }
            }
        return finer + ["any"]
    }

    /// The most leaves that a declared domain may have.
    package static let mostLeaves = 1_000_000

    /// How many leaves the declared domain has; `nil` where a file tells, or where it is beyond counting.
    package var leafCount: Int? {
        switch self {
        case .interval(let interval):
            let (span, isBeyond) = interval.until.subtractingReportingOverflow(interval.from)
            return isBeyond || span > 1 << 60 ? nil : max(0, span + 1) + (interval.isClamped ? 2 : 0)
        case .date(let date):
            return max(0, date.until.daysSince1970 - date.from.daysSince1970 + 1)
        case .mask(let mask): return mask.codes.count
        case .order(let order): return order.values.count
        }
    }
}

/// Numbers in ever wider bands, which begin at the multiples of their width.
///
/// Of whole numbers the leaves are the numbers, of decimals the bands of width 1 that begin at them.
package struct IntervalBuilder: Hashable, Sendable {
    /// The smallest number of the domain.
    package let from: Int
    /// The largest whole number of the domain, inclusive.
    package let until: Int
    /// Finest first, each a multiple of the one before; at least one.
    package let widths: [Int]
    /// Whether numbers below and above become `under FROM` and `over UNTIL`, which belong to the domain then.
    package let isClamped: Bool

    package init(from: Int, until: Int, widths: [Int], isClamped: Bool) {
        self.from = from
        self.until = until
        self.widths = widths
        self.isClamped = isClamped
    }
}

/// Dates from one day to another, told ever more coarsely.
package struct DateBuilder: Hashable, Sendable {
    /// The first day of the domain.
    package let from: CalendarDate
    /// The last day of the domain, inclusive.
    package let until: CalendarDate
    /// Finest first; the first is what dates are told by at the finest, and its values are the leaves.
    package let levels: [DateLevel]

    package init(from: CalendarDate, until: CalendarDate, levels: [DateLevel]) {
        self.from = from
        self.until = until
        self.levels = levels
    }
}

/// Codes of which ever fewer leading characters are kept.
package struct MaskBuilder: Hashable, Sendable {
    package let codes: Codes
    /// How many leading characters are kept at each level, most first; at least one.
    package let keep: [Int]
    package let style: Style

    package init(codes: Codes, keep: [Int], style: Style) {
        self.codes = codes
        self.keep = keep
        self.style = style
    }

    /// The declared domain.
    package enum Codes: Hashable, Sendable {
        /// All numbers of so many digits, leading zeros written.
        case digits(Int)
        case values([String])
        /// A CSV without a header line whose first column has the codes.
        case file(HierarchyFile)

        /// How many; `nil` where a file tells.
        var count: Int? {
            switch self {
            case .digits(let count): (0..<count).reduce(1) { product, _ in product * 10 }
            case .values(let values): values.count
            case .file: nil
            }
        }
    }

    /// What becomes of the other characters.
    package enum Style: String, Hashable, Sendable, CaseIterable {
        /// Each a star: `12**`.
        case star
        /// Gone: `12`.
        case cut
    }
}

/// Values in an order of their own, and groups of neighbours.
package struct OrderBuilder: Hashable, Sendable {
    /// Lowest first.
    package let values: [String]
    /// Level by level, finest first; the members of a group are values of the level below.
    package let groups: [[Group]]

    package init(values: [String], groups: [[Group]]) {
        self.values = values
        self.groups = groups
    }

    /// Neighbours under one name.
    package struct Group: Hashable, Sendable {
        package let name: String
        package let members: [String]

        package init(name: String, members: [String]) {
            self.name = name
            self.members = members
        }
    }
}
