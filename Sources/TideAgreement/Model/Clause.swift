package import TideCore

/// A part of a document that a reason can point at: which document, which field, and where it stands in its file.
package struct Clause: Hashable, Sendable {
    /// The document's `id`.
    package let document: Identifier
    /// Field names and list positions from the document's root, joined by `/`: `grants/0/safeguards/kAnonymity/k`.
    package let path: String
    package let place: Place

    package init(document: Identifier, path: String, place: Place) {
        self.document = document
        self.path = path
        self.place = place
    }
}

/// Where every field of a document stands, by path: looked up in the document itself when it is asked for.
package struct FieldPlaces: Hashable, Sendable {
    private let document: Document

    package init(document: Identifier, root: ParsedNode) { self.document = Document(id: document, root: root) }

    /// The clause at a path; the nearest field above it where the document leaves the path out.
    package func clause(_ path: String) -> Clause {
        Clause(document: document.id, path: path, place: document.root.nearest(to: path).place)
    }

    /// Whether the document has a field at a path.
    package func has(_ path: String) -> Bool { document.root.nearest(to: path).value != nil }

    /// What was written at a path.
    func written(_ path: String) -> ParsedNode? { document.root.nearest(to: path).value }

    package static func == (left: Self, right: Self) -> Bool {
        left.document === right.document
            || (left.document.id, left.document.root) == (right.document.id, right.document.root)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(document.id)
        hasher.combine(document.root)
    }

    /// A class because every duty and reason of a decision points at one: a reference is copied faster than a node.
    private final class Document: Sendable {
        let id: Identifier
        let root: ParsedNode

        init(id: Identifier, root: ParsedNode) {
            self.id = id
            self.root = root
        }
    }
}
