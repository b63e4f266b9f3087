/// Which physical line each row of a file begins on.
///
/// Most rows are one line long; only those that hold line breaks are noted, eight bytes each.
package struct RowLines: Hashable, Sendable {
    /// The line of row 0.
    private let first: Int
    /// Rows that follow a row with line breaks, ascending.
    private var rows: [UInt32] = []
    /// How many lines all rows before the one in `rows` took beyond one each.
    private var extra: [UInt32] = []
    /// The file's row of each row that is left, where some were removed.
    private var kept: [UInt32]?

    /// Rows of one line each.
    ///
    /// - Parameter first: the line of row 0; 2 where the header is one line.
    package init(first: Int = 2) { self.first = first }

    /// Notes that a row, counted from 0, holds `count` line breaks; rows come in ascending order.
    mutating func add(lineBreaks count: Int, inRow row: Int) {
        rows.append(UInt32(row) + 1)
        extra.append((extra.last ?? 0) + UInt32(count))
    }

    /// The line, counted from 1, that a row (counted from 0) begins on.
    package func line(ofRow row: Int) -> Int {
        let row = kept.map { Int($0[row]) } ?? row
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if Int(rows[middle]) <= row { low = middle + 1 } else { high = middle }
        }
        return first + row + (low == 0 ? 0 : Int(extra[low - 1]))
    }

    /// The lines of some of the rows, in ascending order.
    func keeping(_ remaining: [UInt32]) -> RowLines {
        var lines = self
        lines.kept = kept.map { kept in remaining.map { kept[Int($0)] } } ?? remaining
        return lines
    }
}
