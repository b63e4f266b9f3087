/// Writes laid-out documents: two spaces for each step, one line for what was in brackets and fits, else a line for each item.
struct LayoutWriter {
    private(set) var lines: [String] = []

    /// The longest line, in characters, that what was written in brackets may take.
    static let width = 120

    mutating func write(head: [LayoutLine], _ root: LayoutNode) {
        write(head, at: 0, isFirst: true)
        if root.items.isEmpty { lines.append(Self.flat(root)) }
        write(root, at: 0)
    }

    /// The line between two documents.
    mutating func separate() { lines.append("---") }

    private static func pad(_ count: Int) -> String { String(repeating: " ", count: count) }

    private mutating func write(_ leading: [LayoutLine], at indentation: Int, isFirst: Bool) {
        var isBlank = isFirst
        for line in leading {
            switch line {
            case .blank where isBlank: continue
            case .blank: lines.append("")
            case .comment(let text): lines.append(Self.pad(indentation) + text)
            }
            isBlank = line == .blank
        }
    }

    private mutating func write(_ node: LayoutNode, at indentation: Int) {
        for (position, item) in node.items.enumerated() {
            write(item.leading, at: indentation, isFirst: position == 0)
            if let key = item.key {
                write(item, named: key.flat(isInFlow: false) + ":", at: indentation)
            } else {
                write(element: item, at: indentation)
            }
        }
        write(node.foot, at: indentation, isFirst: false)
    }

    private mutating func write(_ item: LayoutItem, named name: String, at indentation: Int) {
        let start = Self.pad(indentation) + name
        if let written = written(item.value, after: start, at: indentation + 2) {
            append(start, written, item.trailing)
        } else {
            append(start, [], item.trailing)
            write(item.value, at: indentation + 2)
        }
    }

    private mutating func write(element item: LayoutItem, at indentation: Int) {
        let start = Self.pad(indentation) + "-"
        if let written = written(item.value, after: start, at: indentation + 2) {
            return append(start, written, item.trailing)
        }
        if let trailing = item.trailing { lines.append(Self.pad(indentation) + trailing) }
        let first = lines.count
        write(item.value, at: indentation + 2)
        // Comments above its first item stand above the dash, which shares that item's line.
        var line = first
        while line < lines.count, lines[line].first(where: { $0 != " " }).map({ $0 == "#" }) ?? true {
            lines[line] = String(lines[line].dropFirst(2))
            line += 1
        }
        guard line < lines.count else { return }
        lines[line] = start + lines[line].dropFirst(indentation + 1)
    }

    private mutating func append(_ start: String, _ written: [String], _ trailing: String?) {
        let line = start + (written.first.map { $0.isEmpty ? "" : " " + $0 } ?? "")
        lines.append(line + (trailing.map { "  " + $0 } ?? ""))
        lines += written.dropFirst()
    }

    /// What stands behind a key or dash, with the lines below it; `nil` for a list or mapping of a line for each item.
    private func written(_ node: LayoutNode, after start: String, at indentation: Int) -> [String]? {
        let room = Self.width - start.unicodeScalars.count - 1
        guard case .scalar(let scalar) = node.content else {
            guard node.isFlow && !node.hasComments else { return node.items.isEmpty ? [Self.flat(node)] : nil }
            let flat = Self.flat(node)
            return flat.unicodeScalars.count <= room || node.items.isEmpty ? [flat] : nil
        }
        if let block = scalar.block { return Self.written(block, at: indentation) }
        let flat = scalar.flat(isInFlow: false)
        let lines = flat.unicodeScalars.count <= room ? nil : scalar.folded(width: Self.width - indentation)
        return lines.map { [">-"] + $0.map { Self.pad(indentation) + $0 } } ?? [flat]
    }

    private static func written(_ block: LayoutText.BlockScalar, at indentation: Int) -> [String] {
        // Where the first line begins with a space, only a number tells where the text begins.
        let isIndented = block.lines.first { $0.contains { $0 != " " } }?.first == " "
        let style = block.style.prefix(1) + (isIndented ? "2" : "") + block.style.dropFirst()
        return [String(style)] + block.lines.map { $0.isEmpty ? "" : pad(indentation) + $0 }
    }

    private static func flat(_ node: LayoutNode) -> String {
        switch node.content {
        case .scalar(let scalar): scalar.flat(isInFlow: true)
        case .list(let items): "[" + items.map { flat($0.value) }.joined(separator: ", ") + "]"
        case .mapping(let items):
            "{"
                + items.map { item in
                    (item.key.map { $0.flat(isInFlow: true) } ?? "") + ": " + flat(item.value)
                }.joined(separator: ", ") + "}"
        }
    }
}
