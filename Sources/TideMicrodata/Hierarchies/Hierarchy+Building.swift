package import TideCore

extension Hierarchy {
    /// What the one value of a built ladder's coarsest level is called.
    package static let everything = "*"

    /// A ladder of whole numbers, or of decimals by the whole number at or below them, in ever wider bands.
    ///
    /// Bands begin at the multiples of their width and end with the domain, both ends included; their texts are those of
    /// ``Recoding/band(width:)`` and ``Recoding/decimalBand(width:)``. A band of one number is that number.
    ///
    /// - Parameters:
    ///   - domain: every whole number that is a leaf.
    ///   - widths: finest first, each a multiple of the one before; at least 1.
    ///   - isClamped: whether `under FROM` and `over UNTIL` are leaves too, apart from all others until the top.
    ///   - isDecimal: whether leaves are the bands of width 1.
    ///   - levelNames: as many as widths and two, or none.
    /// - Throws: `invalid` if levels are misnamed, or if bands of one level do not lie within those of the next.
    package static func intervals(
        over domain: ClosedRange<Int>,
        widths: [Int],
        isClamped: Bool,
        isDecimal: Bool,
        levelNames: [String],
        name: String
    ) throws(MicrodataError) -> Hierarchy {
        func band(_ number: Int, _ width: Int) -> String {
            let rest = number % width
            let start = number - (rest < 0 ? rest + width : rest)
            let (first, last) = (max(start, domain.lowerBound), min(start + (width - 1), domain.upperBound))
            if isDecimal { return "\(first) to under \(last + 1)" }
            if first == last { return "\(first)" }
            return first < 0 ? "\(first) to \(last)" : "\(first)-\(last)"
        }
        var rows = domain.map { number in [band(number, 1)] + widths.map { band(number, $0) } + [everything] }
        if isClamped {
            for beyond in Recoding.textsBeyond(domain) {
                rows.append(Array(repeating: beyond, count: widths.count + 1) + [everything])
            }
        }
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name)
    }

    /// A ladder of the dates from one day to another, both inclusive.
    ///
    /// - Parameters:
    ///   - units: finest first; the leaves are the values of the first.
    ///   - levelNames: as many as units and one, or none.
    /// - Throws: `invalid` if levels are misnamed, or if a value of one unit may lie in two of the next.
    package static func dates(
        from first: CalendarDate,
        until last: CalendarDate,
        by units: [DateUnit],
        levelNames: [String],
        name: String
    ) throws(MicrodataError) -> Hierarchy {
        var rows: [[String]] = []
        for day in stride(from: first.daysSince1970, through: last.daysSince1970, by: 1) {
            let date = CalendarDate(daysSince1970: day)
            let row = units.map { $0.text(of: date) } + [everything]
            // A leaf of several days has several rows where a coarser value is not the same for all of them.
            if row != rows.last { rows.append(row) }
        }
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name)
    }

    /// A ladder of codes of which ever fewer leading characters are kept.
    ///
    /// - Parameters:
    ///   - codes: the leaves.
    ///   - keep: how many characters are kept at each level above the codes, most first.
    ///   - star: what stands for each of the others; `nil` where they are cut off.
    ///   - levelNames: as many as `keep` and two, or none.
    /// - Throws: `invalid` if levels are misnamed or a code stands twice.
    package static func masks(
        of codes: [String],
        keep: [Int],
        star: Character?,
        levelNames: [String],
        name: String
    ) throws(MicrodataError) -> Hierarchy {
        let rows = codes.map { code in
            [code]
                + keep.map { count in
                    let rest = max(0, code.count - count)
                    return String(code.prefix(count)) + (star.map { String(repeating: $0, count: rest) } ?? "")
                } + [everything]
        }
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name)
    }

    /// A ladder of ordered values in groups of neighbours.
    ///
    /// - Parameters:
    ///   - values: the leaves, lowest first.
    ///   - groups: level by level, finest first: the group of each value of the level below, by that value.
    ///   - levelNames: as many as levels of groups and two, or none.
    /// - Throws: `invalid` if levels are misnamed, or a value stands twice or in no group.
    package static func order(
        of values: [String],
        groups: [[String: String]],
        levelNames: [String],
        name: String
    ) throws(MicrodataError) -> Hierarchy {
        let rows = values.map { value in
            var row = [value]
            for level in groups {
                guard let group = row.last.flatMap({ level[$0] }) else { break }
                row.append(group)
            }
            return row.count == groups.count + 1 ? row + [everything] : row
        }
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name)
    }
}
