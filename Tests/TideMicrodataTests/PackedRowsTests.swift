import Testing
import TideCore
import TideMicrodata
import TideTestSupport

/// A table to pack: texts, and columns of digits with the number that each row's digits write.
private struct Sheet {
    var names: [String] = []
    /// By column and row.
    var texts: [[String]] = []
    var rows: PackedRows

    init(seed: UInt64, columns: ClosedRange<Int>, hasDigits: Bool) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...400, using: &random)
        var contents: [(name: String, content: PackedLayout.Content)] = []
        var codes: [[UInt32]] = []
        var numbers: [[(UInt64, UInt64)]] = []
        for index in 0..<Int.random(in: columns, using: &random) {
            names.append("c\(index)")
            if hasDigits, Int.random(in: 0..<3, using: &random) == 0 {
                let own = (0..<count).map { _ in ((random.next() >> 60) << 40, random.next() >> UInt64(index % 64)) }
                codes.append(own.map { _ in Int.random(in: 0..<9, using: &random) == 0 ? 1 : 0 })
                numbers.append(own)
                contents.append(("c\(index)", .digits(missing: "f,")))
                texts.append(zip(own, codes[index]).map { $1 == 1 ? "f," : Self.hex($0.0) + Self.hex($0.1) })
            } else {
                let distinct = [1, 2, 3, 17, 256, 5_000].randomElement(using: &random) ?? 1
                let rows = nastyRows(width: 1, count: distinct, from: &random)
                let values = rows.enumerated().map { "\($1[0])|\($0)" }
                    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                codes.append((0..<count).map { _ in UInt32.random(in: 0..<UInt32(distinct), using: &random) })
                numbers.append([])
                contents.append(("c\(index)", .values(values, missing: nil)))
                texts.append(codes[index].map { values[Int($0)] })
            }
        }
        let layout = PackedLayout(contents)
        var words = [UInt64](repeating: 0, count: layout.wordsPerRow * count)
        for (index, column) in layout.columns.enumerated() {
            for row in 0..<count {
                words[row * layout.wordsPerRow + column.field.word] |= UInt64(codes[index][row]) << column.field.shift
                guard case .digits(_, let word) = column.content else { continue }
                words[row * layout.wordsPerRow + word] = numbers[index][row].0
                words[row * layout.wordsPerRow + word + 1] = numbers[index][row].1
            }
        }
        self.rows = PackedRows(layout, words: words, rowCount: count)
    }

    private static func hex(_ word: UInt64) -> String {
        Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) })
    }

    func row(_ index: Int) -> [String] { texts.map { $0[index] } }

    /// The file, a field at a time.
    func file(_ order: [Int]) -> [UInt8] {
        var text = ""
        for fields in [names] + order.map(row) {
            text += fields.map { field in
                let mustQuote = field.utf8.contains { [0x2c, 0x22, 0x0a, 0x0d].contains($0) } || fields == [""]
                return mustQuote ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
            }.joined(separator: ",")
            text += "\r\n"
        }
        return Array(text.utf8)
    }
}

@Suite struct `Packed rows` {
    @Test(arguments: 0..<150 as Range<UInt64>)
    func `are written as a slow writer writes them, in any order`(seed: UInt64) {
        let sheet = Sheet(seed: seed, columns: 1...20, hasDigits: true)
        let places = Array(0..<sheet.rows.rowCount)
        #expect(CSVWriter.bytes(sheet.rows, dialect: .comma) == sheet.file(places))
        var random = SeededGenerator(seed: seed)
        let order = places.shuffled(using: &random)
        let shuffled = sheet.rows.ordered(by: order.map { UInt32($0) })
        #expect(CSVWriter.bytes(shuffled, dialect: .comma) == sheet.file(order))
        for index in sheet.names.indices {
            let column = shuffled.encoded(index)
            #expect(
                (0..<order.count).map { Array(column[$0].utf8) } == order.map { Array(sheet.texts[index][$0].utf8) }
            )
            #expect(Set(column.codes) == Set(0..<UInt32(column.values.count)))
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>, [true, false])
    func `are sorted as their texts are, column by column`(seed: UInt64, hasDigits: Bool) {
        let sheet = Sheet(seed: seed, columns: seed.isMultiple(of: 2) ? 1...4 : 5...14, hasDigits: hasDigits)
        let rows = (0..<sheet.rows.rowCount).map { sheet.row($0).map { Array($0.utf8) } }
        let order = rows.indices.sorted { left, right in
            guard let column = rows[left].indices.first(where: { rows[left][$0] != rows[right][$0] }) else {
                return left < right
            }
            return rows[left][column].lexicographicallyPrecedes(rows[right][column])
        }
        var sorted = sheet.rows
        sorted.sort()
        #expect(CSVWriter.bytes(sorted, dialect: .comma) == sheet.file(order))
    }
}
