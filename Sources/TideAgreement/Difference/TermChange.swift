package import TideCore

/// A value of a document that another version of it has otherwise.
package struct TermChange: Hashable, Sendable {
    /// Names from the document's root, joined by `/`; an item of a list by its `id` where it has one, else by its position.
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

    /// Members of an object by name, items of a list of objects by id or position; `nil` for anything else.
    private var named: [String: JSONValue]? {
        if let members { return members }
        guard let elements, !elements.isEmpty, elements.allSatisfy({ $0.members != nil }) else { return nil }
        let names = elements.enumerated().map { position, element in element["id"]?.text ?? String(position) }
        return Dictionary(zip(names, elements)) { first, _ in first }
    }
}
