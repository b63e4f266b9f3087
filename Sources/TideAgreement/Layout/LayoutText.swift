import TideCore

/// Where the values, comments and blank lines of a text stand: what a parser drops and a layout keeps.
///
/// All indices count Unicode scalars. Comments are found as what begins with `#` outside of every value that the strict
/// reader found, so that both always agree about what a value is.
struct LayoutText {
    let scalars: [Unicode.Scalar]
    private let source: SourceText
    /// Every comment, in source order.
    private(set) var comments: [Comment] = []
    /// Where a comment begins, by where its line ends.
    private var commentStarts: [Int: Int] = [:]
    /// What begins with `---`, `...` or `%` in the first column, outside of every value.
    private(set) var markers: [Int] = []
    /// Where values end, by where they begin.
    private var ends: [Int: Int] = [:]
    private var blocks: [Int: BlockScalar] = [:]

    /// A comment of a text.
    struct Comment: Hashable {
        /// Where its `#` stands.
        let index: Int
        /// Counted from 1.
        let line: Int
        /// Counted from 1.
        let column: Int
        /// From `#` on, without white space at its end.
        let text: String
        /// Whether anything but white space stands before it on its line.
        let isTrailing: Bool
    }

    /// A value written in lines of its own below `|` or `>`.
    struct BlockScalar: Hashable {
        /// `|` or `>`, and `+` or `-` where it stands.
        let style: String
        /// The lines without their indentation.
        let lines: [String]
    }

    init(_ source: SourceText, _ documents: [ParsedDocument]) {
        self.source = source
        self.scalars = source.scalars
        for document in documents { measure(document.root, below: -1) }
        findComments()
    }

    func index(of place: Place) -> Int { source.index(line: place.line, column: place.column) ?? scalars.count }

    func line(of index: Int) -> Int { source.line(of: index) }

    func column(of index: Int) -> Int { source.column(of: index) }

    /// Where a scalar that begins at an index ends; the index itself where none does.
    func end(from index: Int) -> Int { ends[index] ?? index }

    mutating func note(_ start: Int, _ end: Int) { ends[start] = end }

    mutating func note(_ start: Int, _ block: BlockScalar) { blocks[start] = block }

    func block(at index: Int) -> BlockScalar? { blocks[index] }

    /// Whether a line, counted from 1, is one and holds nothing but white space.
    func isBlank(_ line: Int) -> Bool {
        guard let start = source.index(line: line, column: 1) else { return false }
        return scalars[start...].prefix { !Self.isBreak($0) }.allSatisfy(Self.isSpace)
    }

    /// Whether only white space and commas stand between two indices.
    func isGap(_ start: Int, _ end: Int) -> Bool {
        start <= end && scalars[start..<end].allSatisfy { Self.isSpace($0) || $0 == "," }
    }

    /// The first index from another on that is neither white space, comma nor part of a comment.
    func afterGap(from index: Int) -> Int {
        var index = index
        while index < scalars.count {
            if scalars[index] == "#" {
                index = endOfLine(index)
            } else if Self.isSpace(scalars[index]) || Self.isBreak(scalars[index]) || scalars[index] == "," {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// The `-` of the list's element whose value begins at an index, or the index where it cannot be found.
    func dash(before index: Int) -> Int {
        var here = index
        while here > 0 {
            if let start = commentStarts[here] {
                here = start
            } else if Self.isSpace(scalars[here - 1]) || Self.isBreak(scalars[here - 1]) {
                here -= 1
            } else {
                return scalars[here - 1] == "-" ? here - 1 : index
            }
        }
        return index
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }

    private func endOfLine(_ index: Int) -> Int {
        scalars[index...].firstIndex(where: Self.isBreak) ?? scalars.count
    }
}

extension LayoutText {
    private mutating func findComments() {
        var index = 0
        while index < scalars.count {
            if let end = ends[index], end > index {
                // What begins with `#` in a block's lines is its text; only its header may have a comment.
                if blocks[index] != nil {
                    let header = endOfHeader(index)
                    if let mark = scalars[header..<endOfLine(header)].firstIndex(of: "#") { _ = addComment(at: mark) }
                }
                index = end
                continue
            }
            let isFirst = index == 0 || Self.isBreak(scalars[index - 1])
            if isFirst, scalars[index] == "%" || isMarker(index) { markers.append(index) }
            guard scalars[index] == "#" else {
                index += 1
                continue
            }
            index = addComment(at: index)
        }
    }

    /// Notes the comment that begins at an index; gives where it ends.
    private mutating func addComment(at index: Int) -> Int {
        let end = endOfLine(index)
        let before = scalars[..<index].reversed().prefix { !Self.isBreak($0) }
        comments.append(
            Comment(
                index: index,
                line: line(of: index),
                column: column(of: index),
                text: Self.trimmed(scalars[index..<end]),
                isTrailing: !before.allSatisfy(Self.isSpace)
            )
        )
        commentStarts[end] = index
        return end
    }

    private func isMarker(_ index: Int) -> Bool {
        guard let end = scalars.index(index, offsetBy: 3, limitedBy: scalars.count) else { return false }
        let isWhole = end == scalars.count || Self.isSpace(scalars[end]) || Self.isBreak(scalars[end])
        return isWhole
            && (scalars[index..<end].allSatisfy { $0 == "-" } || scalars[index..<end].allSatisfy { $0 == "." })
    }

    /// Where the line of a block's header ends, the comment on it left out: its content begins below.
    private func endOfHeader(_ index: Int) -> Int {
        var end = index + 1
        while end < scalars.count, !Self.isSpace(scalars[end]), !Self.isBreak(scalars[end]) { end += 1 }
        return end
    }

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.reversed().drop(while: isSpace).reversed())
        return String(view)
    }
}
