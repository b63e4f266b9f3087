package import TideCore

/// Which office a workspace belongs to: the file `workspace.json`.
package struct WorkspaceConfiguration: Hashable, Sendable {
    /// The party that this office is.
    package let office: Identifier
    /// The ledger's name, a URL without scheme.
    ///
    /// *Source:* C2SP tlog-checkpoint.
    package let origin: String

    package init(office: Identifier, origin: String) {
        self.office = office
        self.origin = origin
    }

    /// The file's bytes.
    package var encoded: [UInt8] {
        CanonicalJSON.encode(["office": .string(office.text), "origin": .string(origin), "version": Self.version])
    }

    /// What the master key is sealed for: this office and this log, so that neither can be changed without the passphrase.
    package var masterPurpose: String { "master of \(office) at \(origin)" }

    /// What its copy under the recovery passphrase is sealed for.
    package var recoveryPurpose: String { "recovery master of \(office) at \(origin)" }

    /// Reads a workspace's file.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is none.
    package init(at paths: WorkspacePaths) throws(ReleaseError) {
        guard let bytes = try? DurableFile.read(paths.configuration), let value = try? CanonicalJSON.decode(bytes),
            value["version"] == Self.version, let office = value["office"]?.text.flatMap(Identifier.init),
            let origin = value["origin"]?.text
        else { throw .invalid(.notAWorkspace, paths.root) }
        self.init(office: office, origin: origin)
    }

    private static let version: JSONValue = "tidegate/workspace/v1"
}
