package import TideCore

/// JSON Schemas of documents, from the same field tables that the strict reader uses.
package enum DocumentSchema {
    /// The schema of a kind, draft 2020-12.
    package static func json(of kind: DocumentKind) -> JSONValue { .null }
}
