import TideCore
package import TideDisclosure
package import TideMicrodata

/// What protecting a file takes at its height, in bytes, told from its first rows.
///
/// At the height, when the output is packed and put in order, there are: the table; for each row its class, its number where
/// it is kept, its packed words and its place. Or when the output is measured: the table, the output read again, and for each row its
/// combination, its class and its place in it.
package struct MemoryNeed {
    /// Whatever the rows: the program, keys, buffers, reports.
    package static let base = 224 << 20

    package let rows: Int
    /// Bytes that depend on the rows.
    package let bytes: Int

    /// - Parameter forecast: how large the table will be.
    package init(_ forecast: TableForecast) {
        // A class, a number and a place; more where values are many, since their combinations are then too.
        var perRow = 0
        var packed = 12
        var measured = 20
        var bits = 0
        var values = 0
        for column in forecast.columns {
            perRow += column.bytesPerRow
            // The values of the output are read again.
            values += 2 * column.bytesOfValues
            switch column.kept {
            case .nothing: break
            case .codes:
                bits += Int.bitWidth - column.distinct.leadingZeroBitCount
                measured += column.bytesPerRow
            // Two words of the packed row.
            case .texts: packed += 16
            }
        }
        // A field never crosses a word, so words are not filled to the last bit.
        packed += 8 * (1 + bits / 48)
        perRow += max(packed, measured)
        self.rows = forecast.rows
        self.bytes = forecast.rows * perRow + values
    }

    /// What searching takes at most, once the table is there and its combinations are counted.
    package init(searching profile: QuasiProfile, of table: Table, threads: Int) {
        self.rows = table.rowCount
        self.bytes = table.columns.reduce(profile.bytesOfSearch(threads: threads)) { $0 + $1.codes.byteCount }
    }

    /// - Parameter free: bytes of memory that the program may take; `nil` where nobody knows.
    /// - Throws: `memory` if they do not suffice.
    package func check(free: Int?) throws(MicrodataError) {
        guard let free, bytes + Self.base > free else { return }
        let fitting = max(0, free - Self.base) / max(1, (bytes + rows - 1) / max(1, rows))
        let counts = [(bytes + Self.base) >> 20, free >> 20, fitting].map { "\($0)" }
        throw .memory(Diagnostic(.memoryShort, counts))
    }
}
