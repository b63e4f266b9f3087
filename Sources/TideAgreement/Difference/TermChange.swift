package import TideCore

/// A value of a document that another version of it has otherwise.
package struct TermChange: Hashable, Sendable {
    /// Names from the document's root, joined by `/`; an item of a list by its `id` or its kind where it has one, else by its
    /// position.
    package let path: String
    /// `nil` where it was not there.
    package let was: JSONValue?
    /// `nil` where it is left out.
    package let becomes: JSONValue?
}

extension JSONValue {
    /// What differs between this canonical form of a document and another, by path.
    ///
    /// Lists of words are compared as sets, since their order says nothing in an agreement.
    ///
    /// - Complexity: O(*n* log *n*) in the size of both.
    package func changes(to other: JSONValue) -> [TermChange] { Self.changes(self, other, at: "") }

    private static func changes(_ old: JSONValue?, _ new: JSONValue?, at path: String) -> [TermChange] {
        guard old != new else { return [] }
        if let old, let new, old.isList(like: new) { return [] }
        let (old, new) = Self.withoutShared(old, new)
        guard let olds = old?.named, let news = new?.named else {
            return [TermChange(path: path, was: old, becomes: new)]
        }
        return Set(olds.keys).union(news.keys).sorted().flatMap { name in
            changes(olds[name], news[name], at: path.isEmpty ? name : "\(path)/\(name)")
        }
    }

    /// Whether both are lists of the same words.
    private func isList(like other: JSONValue) -> Bool {
        guard let words = elements?.map(\.text), let others = other.elements?.map(\.text), !words.contains(nil) else {
            return false
        }
        return words.count == others.count && Set(words) == Set(others)
    }

    /// Two lists of items without names, without those that both have: their order says nothing in an agreement.
    private static func withoutShared(_ old: JSONValue?, _ new: JSONValue?) -> (JSONValue?, JSONValue?) {
        guard let olds = old?.elements, var left = new?.elements, (olds + left).allSatisfy({ $0.members != nil }),
            olds.contains(where: { $0.itemName == nil })
        else { return (old, new) }
        let kept = olds.filter { item in
            guard let position = left.firstIndex(of: item) else { return true }
            left.remove(at: position)
            return false
        }
        return (kept.isEmpty ? .object([:]) : .array(kept), left.isEmpty ? .object([:]) : .array(left))
    }

    /// Members of an object by name, items of a list of objects by id, kind or position; `nil` for anything else.
    private var named: [String: JSONValue]? {
        if let members { return members }
        guard let elements, !elements.isEmpty, elements.allSatisfy({ $0.members != nil }) else { return nil }
        return Dictionary(zip(itemNames, elements)) { first, _ in first }
    }

    /// What the items of a list are called; positions where not all have names of their own.
    private var itemNames: [String] {
        let own = elements?.map(\.itemName) ?? []
        let names = own.compactMap(\.self)
        return names.count == own.count && Set(names).count == names.count ? names : own.indices.map(String.init)
    }

    /// What an item of a list is called: its id, or of one like `{notifyBreach: {to: xa.mol}}` its only key, and to whom.
    private var itemName: String? {
        if let id = self["id"]?.text { return id }
        guard let members, let only = members.first, members.count == 1, only.value.members != nil else { return nil }
        return only.key + (only.value["to"]?.text.map { " to \($0)" } ?? "")
    }

    /// A path with positions as ``TermChange/path`` has it: `grants/0/columns` as `grants/permits/columns`.
    package func named(_ path: String) -> String {
        var (here, names): (JSONValue?, [String]) = (self, [])
        for step in path.split(separator: "/").map(String.init) {
            if let elements = here?.elements, let position = Int(step), elements.indices.contains(position) {
                names.append(here?.itemNames[position] ?? step)
                here = elements[position]
            } else {
                names.append(step)
                here = here?[step]
            }
        }
        return names.joined(separator: "/")
    }
}
