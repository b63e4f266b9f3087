/// A value of a document as it is laid out, with the comments that belong to it.
struct LayoutNode {
    var content: Content
    /// Whether it may be written in brackets or braces, on one line.
    var isFlow = false
    /// What stands after the last item, indented as the items are.
    var foot: [LayoutLine] = []

    enum Content {
        case scalar(LayoutScalar)
        case list([LayoutItem])
        case mapping([LayoutItem])
    }

    var items: [LayoutItem] {
        switch content {
        case .scalar: []
        case .list(let items), .mapping(let items): items
        }
    }

    /// Whether a comment stands anywhere in it, which one line has no place for.
    var hasComments: Bool {
        !foot.isEmpty || items.contains { $0.trailing != nil || !$0.leading.isEmpty || $0.value.hasComments }
    }
}

/// An entry of a mapping or an element of a list.
struct LayoutItem {
    /// What stands above it.
    var leading: [LayoutLine]
    /// `nil` for an element.
    let key: LayoutScalar?
    var value: LayoutNode
    /// The comment at the end of its line.
    var trailing: String?
}

/// A line between items.
enum LayoutLine: Hashable {
    /// However many stood there.
    case blank
    case comment(String)
}
