import TideCore

/// A file's text by line and column, as the YAML library counts them: in Unicode scalars, from 1.
struct SourceText {
    /// Scalars of the text, without a byte order mark.
    private(set) var scalars: [Unicode.Scalar]
    private let lineStarts: [Int]
    /// The text as it was given, until something in it is replaced.
    private var given: String?

    /// `nil` unless the bytes are UTF-8.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var scalars = Array(text.unicodeScalars)
        self.given = scalars.first == "\u{feff}" ? nil : text
        if scalars.first == "\u{feff}" { scalars.removeFirst() }
        var starts = [0]
        for index in scalars.indices where Self.endsLine(scalars, at: index) { starts.append(index + 1) }
        self.scalars = scalars
        self.lineStarts = starts
    }

    private static func endsLine(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        switch scalars[index] {
        case "\n", "\u{85}", "\u{2028}", "\u{2029}": true
        case "\r": index + 1 == scalars.count || scalars[index + 1] != "\n"
        default: false
        }
    }

    var text: String {
        if let given { return given }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// The index of a place in ``scalars``; `nil` beyond the text.
    func index(line: Int, column: Int) -> Int? {
        guard lineStarts.indices.contains(line - 1), column >= 1 else { return nil }
        let index = lineStarts[line - 1] + column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    /// The scalars of a line, counted from 1, without its end; `nil` beyond the text.
    func line(_ number: Int) -> [Unicode.Scalar]? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let end = lineStarts.indices.contains(number) ? lineStarts[number] : scalars.count
        return Array(scalars[lineStarts[number - 1]..<end].prefix { $0 != "\n" && $0 != "\r" })
    }

    /// The place of an index, which may lie one beyond the end.
    func place(of index: Int, in file: String) -> Place {
        Place(file: file, line: line(of: index), column: column(of: index))
    }

    /// The line of an index, counted from 1.
    ///
    /// - Complexity: O(log *n*) in the number of lines.
    func line(of index: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The column of an index in its line, counted from 1.
    func column(of index: Int) -> Int { index - lineStarts[line(of: index) - 1] + 1 }

    /// Puts another scalar in a scalar's place; never a line end, so that places stay.
    mutating func replace(at index: Int, with scalar: Unicode.Scalar) {
        scalars[index] = scalar
        given = nil
    }

    /// Characters of the private-use area that the text does not have.
    func unusedScalars() -> some Sequence<Unicode.Scalar> {
        let used = Set(scalars.filter { (0xe000...0xf8ff).contains($0.value) })
        return (UInt32(0xe000)...0xf8ff).lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
    }

    /// Where bytes stop being UTF-8; the column counts bytes.
    static func firstInvalidPlace(in bytes: [UInt8], file: String) -> Place {
        var decoder = UTF8.ForwardParser()
        var source = bytes.makeIterator()
        var read = 0
        reading: while true {
            switch decoder.parseScalar(from: &source) {
            case .valid(let scalar): read += scalar.count
            case .emptyInput, .error: break reading
            }
        }
        let before = bytes.prefix(read)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        return Place(file: file, line: line + 1, column: column + 1)
    }
}
