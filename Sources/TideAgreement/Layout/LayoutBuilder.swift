import TideCore

/// Gives every comment and blank line of a text to the value that it belongs to.
///
/// A comment on a line of its own belongs to what follows it, unless it is indented further: then it ends the block that it
/// is indented as. One at the end of a line belongs to what ends there. Keys that the language knows take its order,
/// and bring their comments along; a mapping with a key that it does not know stays in the order written.
struct LayoutBuilder {
    private let text: LayoutText
    /// How many comments have found their place.
    private var placed = 0

    init(_ text: LayoutText) { self.text = text }

    /// Where the next item outside of a block begins: comments up to there may end the block.
    private struct Limit {
        let index: Int
        let column: Int
    }

    /// A document: the comments above it, and its value.
    ///
    /// - Parameter end: where the text of the document ends.
    mutating func document(_ document: ParsedDocument, until end: Int) -> (head: [LayoutLine], root: LayoutNode) {
        let root = document.root
        let kind = root["kind"]?.text.flatMap(DocumentKind.init(rawValue:))
        var head = take(before: text.index(of: root.place))
        var (node, _) = node(root, kind.map { .record($0.shape) }, below: Limit(index: end, column: 0), isInFlow: false)
        node.isFlow = false
        node.foot += take(before: end)
        if !head.isEmpty, text.isBlank(root.place.line - 1) { head.append(.blank) }
        return (head, node)
    }

    private var pending: LayoutText.Comment? {
        text.comments.indices.contains(placed) ? text.comments[placed] : nil
    }

    /// Takes all comments before an index, with the blank lines above each.
    private mutating func take(before index: Int) -> [LayoutLine] {
        var lines: [LayoutLine] = []
        while let comment = pending, comment.index < index { lines += take(comment) }
        return lines
    }

    private mutating func take(_ comment: LayoutText.Comment) -> [LayoutLine] {
        placed += 1
        let isApart = !comment.isTrailing && text.isBlank(comment.line - 1)
        return isApart ? [.blank, .comment(comment.text)] : [.comment(comment.text)]
    }

    /// A value with where it ends.
    private mutating func node(
        _ node: ParsedNode,
        _ shape: Shape?,
        below limit: Limit,
        isInFlow: Bool
    ) -> (LayoutNode, end: Int) {
        let start = text.index(of: node.place)
        let shape = shape?.alternative(for: node)
        let opening = start < text.scalars.count ? text.scalars[start] : " "
        switch node.content {
        case .refused: return (LayoutNode(content: .scalar(LayoutScalar(text: "", isPlain: true, block: nil))), start)
        case .scalar(let written, let isPlain):
            let scalar = LayoutScalar(text: written, isPlain: isPlain, block: text.block(at: start))
            return (LayoutNode(content: .scalar(scalar)), text.end(from: start))
        case .list(let elements):
            let isFlow = isInFlow || opening == "["
            let places = elements.map { element in
                let index = text.index(of: element.place)
                return isFlow ? index : text.dash(before: index)
            }
            var parts = Parts(start: start, places: places, limit: limit, isFlow: isFlow)
            let values = elements.map { (key: String?.none, value: $0, shape: shape?.element) }
            let items = items(values, &parts)
            let foot = foot(of: &parts, isBracketed: opening == "[")
            return (LayoutNode(content: .list(items), isFlow: isFlow, foot: foot), parts.end)
        case .mapping(let entries):
            let isFlow = isInFlow || opening == "{"
            let places = entries.map { text.index(of: $0.keyPlace) }
            var parts = Parts(start: start, places: places, limit: limit, isFlow: isFlow)
            let values = entries.map { (key: String?.some($0.key), value: $0.value, shape: shape?.value(of: $0.key)) }
            let items = shape.ordered(items(values, &parts))
            let foot = foot(of: &parts, isBracketed: opening == "{")
            return (LayoutNode(content: .mapping(items), isFlow: isFlow, foot: foot), parts.end)
        }
    }

    /// The items of a list or mapping by where they begin, and how far they have been read.
    private struct Parts {
        let places: [Int]
        let limit: Limit
        let isFlow: Bool
        var end: Int

        init(start: Int, places: [Int], limit: Limit, isFlow: Bool) {
            self.places = places
            self.limit = limit
            self.isFlow = isFlow
            self.end = start + 1
        }
    }

    private mutating func items(
        _ values: [(key: String?, value: ParsedNode, shape: Shape?)],
        _ parts: inout Parts
    ) -> [LayoutItem] {
        var items: [LayoutItem] = []
        for (position, (key, value, shape)) in values.enumerated() {
            let next = parts.places.indices.contains(position + 1) ? parts.places[position + 1] : nil
            let limit = next.map { Limit(index: $0, column: text.column(of: $0)) } ?? parts.limit
            let start = parts.places[position]
            let (item, end) = item(key, value, shape, at: start, below: limit, isInFlow: parts.isFlow)
            items.append(item)
            parts.end = end
        }
        return items
    }

    /// What ends a list or mapping: the comments before its bracket, or those indented as its items are.
    private mutating func foot(of parts: inout Parts, isBracketed: Bool) -> [LayoutLine] {
        if isBracketed {
            let closing = text.afterGap(from: parts.end)
            parts.end = closing + 1
            return take(before: closing).filter { $0 != .blank }
        }
        var foot: [LayoutLine] = []
        guard !parts.isFlow, let first = parts.places.first else { return [] }
        let column = text.column(of: first)
        while let comment = pending, comment.index < parts.limit.index, !comment.isTrailing,
            comment.column >= column, comment.column > parts.limit.column
        {
            foot += take(comment)
        }
        return foot
    }

    /// An entry or element with where it ends.
    ///
    /// - Parameter start: where its key or dash stands, or in a list in brackets its value.
    private mutating func item(
        _ key: String?,
        _ value: ParsedNode,
        _ shape: Shape?,
        at start: Int,
        below limit: Limit,
        isInFlow: Bool
    ) -> (LayoutItem, end: Int) {
        var leading = take(before: start)
        if text.isBlank(text.line(of: start) - 1) { leading.append(.blank) }
        let keyEnd = key == nil ? start : text.end(from: start)
        let valueStart = value.isEmpty ? keyEnd : text.index(of: value.place)
        var trailing: String?
        if key != nil, let comment = pending, comment.index < valueStart, comment.isTrailing,
            comment.line == text.line(of: keyEnd)
        {
            trailing = comment.text
            placed += 1
        }
        let isBlock = value.text == nil && !isInFlow && !["[", "{"].contains(text.scalars[valueStart])
        if key == nil || !isBlock { leading += take(before: valueStart) }
        var (node, end) = node(value, shape, below: limit, isInFlow: isInFlow)
        if value.isEmpty { end = endOfEmpty(from: keyEnd, isElement: key == nil) }
        if node.items.isEmpty {
            leading += node.foot
            node.foot = []
        }
        if let comment = pending, comment.isTrailing,
            text.isGap(end, comment.index) || (value.text != nil && comment.index < end)
        {
            if let trailing { leading.append(.comment(trailing)) }
            trailing = comment.text
            placed += 1
        }
        if isInFlow { leading.removeAll { $0 == .blank } }
        let name = key.map { key in
            LayoutScalar(text: key, isPlain: !["\"", "'"].contains(text.scalars[start]), block: nil)
        }
        return (LayoutItem(leading: leading, key: name, value: node, trailing: trailing), end)
    }

    /// Where an item ends whose value was left out: behind its colon or dash.
    private func endOfEmpty(from index: Int, isElement: Bool) -> Int {
        let next = text.afterGap(from: index)
        let mark: Unicode.Scalar = isElement ? "-" : ":"
        return next < text.scalars.count && text.scalars[next] == mark ? next + 1 : index
    }
}
