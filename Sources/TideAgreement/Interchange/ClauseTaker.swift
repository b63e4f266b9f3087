import TideCore

/// An agreement's clauses as they are carried over one by one; what nobody took is known at the end.
struct ClauseTaker {
    let root: ParsedNode
    private var taken: Set<[String]> = []

    init(_ root: ParsedNode) { self.root = root }

    /// What stands at a path, whether taken or not.
    func value(_ path: [String]) -> ParsedNode? {
        var here: ParsedNode? = root
        for step in path {
            if let elements = here?.elements {
                here = Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            } else {
                here = here?[step]
            }
        }
        return here
    }

    /// Takes what stands at a path with all that is below it; nothing where there is none, or an empty list.
    mutating func take(_ path: [String]) -> ParsedNode? {
        guard let value = value(path), value.elements?.isEmpty != true, value.entries?.isEmpty != true else {
            return nil
        }
        taken.insert(path)
        return value
    }

    /// What was not taken, each as far up as nothing of it was, in source order.
    var rest: [(path: [String], place: Place)] {
        var rest: [(path: [String], place: Place)] = []
        collect(root, [], root.place, &rest)
        return rest
    }

    /// - Returns: whether nothing at or below the path was taken; then the caller tells of it, or of something above.
    @discardableResult
    private func collect(
        _ node: ParsedNode,
        _ path: [String],
        _ place: Place,
        _ rest: inout [(path: [String], place: Place)]
    ) -> Bool {
        if taken.contains(path) { return false }
        let parts =
            node.entries?.map { ($0.key, $0.value, $0.keyPlace) }
            ?? node.elements?.enumerated().map { (String($0), $1, $1.place) } ?? []
        var below: [(path: [String], place: Place)] = []
        var isWhole = true
        for (step, value, place) in parts where !collect(value, path + [step], place, &below) { isWhole = false }
        if isWhole && !path.isEmpty { rest.append((path, place)) } else { rest += below }
        return isWhole
    }
}
