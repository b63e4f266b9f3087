import TideCore

extension LayoutText {
    /// Notes where every scalar below a node ends.
    ///
    /// - Parameter indentation: spaces before the key or dash that the node belongs to; -1 for a document.
    mutating func measure(_ node: ParsedNode, below indentation: Int) {
        switch node.content {
        case .refused: break
        case .scalar(let text, let isPlain):
            let start = index(of: node.place)
            note(start, isPlain && text.isEmpty ? start : end(of: text, from: start, below: indentation))
        case .list(let elements):
            for element in elements {
                // The dash of the element is what its lines are indented against.
                measure(element, below: column(of: dash(before: index(of: element.place))) - 1)
            }
        case .mapping(let entries):
            for entry in entries {
                let start = index(of: entry.keyPlace)
                note(start, end(of: entry.key, from: start, below: indentation))
                measure(entry.value, below: column(of: start) - 1)
            }
        }
    }

    /// Where a scalar ends that reads as a text; noted where it is written in lines of its own.
    private mutating func end(of text: String, from start: Int, below indentation: Int) -> Int {
        guard start < scalars.count else { return start }
        switch scalars[start] {
        case "\"": return endOfQuoted(from: start, escape: "\\")
        case "'": return endOfQuoted(from: start, escape: nil)
        case "|", ">": return endOfBlock(from: start, below: indentation)
        default: return endOfPlain(text, from: start)
        }
    }

    private func endOfQuoted(from start: Int, escape: Unicode.Scalar?) -> Int {
        let quote = scalars[start]
        var index = start + 1
        while index < scalars.count {
            let isDoubled = escape == nil && index + 1 < scalars.count && scalars[index + 1] == quote
            if scalars[index] == escape || (scalars[index] == quote && isDoubled) {
                index += 2
            } else if scalars[index] == quote {
                return index + 1
            } else {
                index += 1
            }
        }
        return scalars.count
    }

    /// Follows the text that was read along the source, where a space may be the break between two lines.
    private func endOfPlain(_ text: String, from start: Int) -> Int {
        var index = start
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\n" {
                let next = scalars[index...].firstIndex { !Self.isSpace($0) } ?? scalars.count
                if next < scalars.count, Self.isBreak(scalars[next]) {
                    index = scalars[next...].firstIndex { !Self.isSpace($0) && !Self.isBreak($0) } ?? scalars.count
                } else if scalar == " " {
                    index += 1
                }
            } else {
                index += 1
            }
        }
        return min(index, scalars.count)
    }

    private mutating func endOfBlock(from start: Int, below indentation: Int) -> Int {
        let header = scalars[start...].prefix { !Self.isSpace($0) && !Self.isBreak($0) }
        let explicit = header.compactMap { $0.properties.numericType == .decimal ? Int($0.value) - 48 : nil }.first
        var content = explicit.map { max(indentation, 0) + $0 }
        var kept: [String] = []
        var pending: [String] = []
        var end = start + header.count
        var lineStart = nextLine(after: start)
        while lineStart < scalars.count {
            let lineEnd = scalars[lineStart...].firstIndex(where: Self.isBreak) ?? scalars.count
            let spaces = scalars[lineStart..<lineEnd].prefix { $0 == " " }.count
            let isBlank = lineStart + spaces == lineEnd
            if !isBlank {
                if content == nil { content = spaces }
                guard spaces >= content ?? 0, spaces > indentation else { break }
                kept += pending
                pending = []
            }
            var line = String.UnicodeScalarView()
            line.append(
                contentsOf: scalars[
                    min(lineEnd, lineStart + (isBlank ? min(spaces, content ?? spaces) : content ?? 0))..<lineEnd
                ]
            )
            if isBlank { pending.append(String(line)) } else { kept.append(String(line)) }
            if !isBlank || header.contains("+") { end = lineEnd }
            lineStart = nextLine(after: lineEnd)
        }
        if header.contains("+") { kept += pending }
        var style = String.UnicodeScalarView()
        style.append(contentsOf: header.filter { ["|", ">", "+", "-"].contains($0) })
        note(start, BlockScalar(style: String(style), lines: kept))
        return end
    }

    /// Where the line after that of an index begins.
    private func nextLine(after index: Int) -> Int {
        guard let end = scalars[index...].firstIndex(where: Self.isBreak) else { return scalars.count }
        let isPair = scalars[end] == "\r" && end + 1 < scalars.count && scalars[end + 1] == "\n"
        return end + (isPair ? 2 : 1)
    }
}
