package import TideCore

extension PolicySet {
    /// Reads every YAML file of a policy set and the files that its documents name.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder, as `parties/nso.yaml`.
    ///   - folder: printed before paths in places.
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(_ files: [String: [UInt8]], folder: String) throws(AgreementError) -> PolicySet {
        throw .invalid([])
    }
}

extension Request {
    /// Reads a file that holds one document of kind `request`.
    package static func read(_ bytes: [UInt8], file: String) throws(AgreementError) -> Request {
        throw .invalid([])
    }
}

/// A spec with its dataset and hierarchies.
package struct StandaloneSpecification: Sendable {
    package let specification: Specification
    package let dataset: Dataset
    /// The hierarchy documents that the dataset names, by id.
    package let hierarchies: [Identifier: HierarchyDocument]
    /// The files that these documents name, by path relative to the folder.
    package let files: [String: [UInt8]]

    /// Reads a spec from its own file and, for what is not declared there, from the folder's other files.
    package static func read(
        _ file: String,
        in files: [String: [UInt8]],
        folder: String
    ) throws(AgreementError) -> Self {
        throw .invalid([])
    }
}
