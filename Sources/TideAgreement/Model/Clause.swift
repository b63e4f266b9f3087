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

/// Where every field of a document stands, by path.
package struct FieldPlaces: Hashable, Sendable {
    private let document: Identifier
    private let root: Place
    private let places: [String: Place]

    /// - Parameter places: a place for every path that the document has; see ``Clause/path``.
    package init(document: Identifier, root: Place, places: [String: Place]) {
        self.document = document
        self.root = root
        self.places = places
    }

    /// The clause at a path; the nearest field above it where the document leaves the path out.
    package func clause(_ path: String) -> Clause {
        var nearest = path
        while true {
            if let place = places[nearest] { return Clause(document: document, path: path, place: place) }
            guard let slash = nearest.lastIndex(of: "/") else {
                return Clause(document: document, path: path, place: root)
            }
            nearest = String(nearest[..<slash])
        }
    }
}
