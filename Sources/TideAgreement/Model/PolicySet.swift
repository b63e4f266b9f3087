package import TideCore

/// The documents of a folder, read, resolved against each other, and valid together.
///
/// Only the validating stage makes one.
package struct PolicySet: Sendable {
    /// By id.
    package let parties: [Identifier: Party]
    package let purposes: PurposeTree
    package let datasets: [Identifier: Dataset]
    package let hierarchies: [Identifier: HierarchyDocument]
    /// By id, then version; the newest of an id is the one that decides.
    package let agreements: [Agreement]
    package let cases: [CaseSet]
    package let specifications: [Specification]
    /// By id.
    package let firewalls: [Firewall]
    package let codelists: [Identifier: Codelist]
    /// The folder's documents as written, by `kind/id` (agreements `agreement/id@version`), in canonical form.
    package let canonical: [String: JSONValue]
    /// The files that documents name, with their bytes, by path relative to the folder.
    package let files: [String: [UInt8]]
    /// What decisions look up.
    package let index: PolicyIndex
}
