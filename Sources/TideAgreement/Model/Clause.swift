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
    private let document: Identifier
    private let root: ParsedNode

    package init(document: Identifier, root: ParsedNode) {
        self.document = document
        self.root = root
    }

    /// The clause at a path; the nearest field above it where the document leaves the path out.
    package func clause(_ path: String) -> Clause {
        Clause(document: document, path: path, place: root.nearest(to: path).place)
    }

    /// Whether the document has a field at a path.
    package func has(_ path: String) -> Bool { root.nearest(to: path).value != nil }

    /// What was written at a path.
    func written(_ path: String) -> ParsedNode? { root.nearest(to: path).value }
}
