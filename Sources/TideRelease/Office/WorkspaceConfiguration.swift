package import TideCore
package import TideLedger

/// Which office a workspace belongs to: the file `workspace.json`.
package struct WorkspaceConfiguration: Hashable, Sendable {
    /// The party that this office is.
    package let office: Identifier
    /// The ledger's name, a URL without scheme.
    ///
    /// *Source:* C2SP tlog-checkpoint.
    package let origin: String
    /// Commands that reach keys which are kept elsewhere: by role for the newest key of the role, and by key id for one before it.
    package let signers: [String: String]
    /// How many pseudonyms officers may have given back.
    package let reversals: ServiceQuota
    /// For how many identifiers tokens may be asked for; `nil` for as many as there are.
    package let assignments: ServiceQuota?

    package init(
        office: Identifier,
        origin: String,
        signers: [String: String] = [:],
        reversals: ServiceQuota = .reversals,
        assignments: ServiceQuota? = nil
    ) {
        self.office = office
        self.origin = origin
        self.signers = signers
        self.reversals = reversals
        self.assignments = assignments
    }

    /// The command that reaches a key; `nil` for one whose private half lies in the workspace.
    package func signer(of keyID: String, _ role: KeyRole) -> String? { signers[keyID] ?? signers[role.rawValue] }

    /// With a new key of a role in place of one before it.
    ///
    /// - Parameter command: reaches the new key; `nil` for one whose private half lies in the workspace.
    package func rotating(_ role: KeyRole, from previous: String, command: String?) -> WorkspaceConfiguration {
        var signers = signers
        if let old = signer(of: previous, role) { signers[previous] = old }
        signers[role.rawValue] = command
        return WorkspaceConfiguration(
            office: office,
            origin: origin,
            signers: signers,
            reversals: reversals,
            assignments: assignments
        )
    }

    /// The file's bytes.
    package var encoded: [UInt8] {
        CanonicalJSON.encode(
            .members([
                "assignments": assignments?.json, "office": .string(office.text), "origin": .string(origin),
                "reversals": reversals == .reversals ? nil : reversals.json,
                "signers": signers.isEmpty ? nil : .object(signers.mapValues(JSONValue.string)),
                "version": Self.version,
            ])
        )
    }

    /// What the master key is sealed for: this office and this log, so that neither can be changed without the passphrase.
    package var masterPurpose: String { "master of \(office) at \(origin)" }

    /// What its copy under the recovery passphrase is sealed for.
    package var recoveryPurpose: String { "recovery master of \(office) at \(origin)" }

    /// Reads a workspace's file, whose layout is free: people write quotas and signers into it.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is none.
    package init(at paths: WorkspacePaths) throws(ReleaseError) {
        guard let bytes = try? DurableFile.read(paths.configuration),
            let value = try? CanonicalJSON.decodeLoosely(bytes),
            value["version"] == Self.version, let office = value["office"]?.text.flatMap(Identifier.init),
            let origin = value["origin"]?.text
        else { throw .invalid(.notAWorkspace, paths.root) }
        let signers = (value["signers"]?.members ?? [:]).compactMapValues(\.text)
        func quota(_ name: String) throws(ReleaseError) -> ServiceQuota? {
            guard let given = value[name] else { return nil }
            guard let read = ServiceQuota(given) else { throw .invalid(.quotaUnreadable, paths.configuration, name) }
            return read
        }
        self.init(
            office: office,
            origin: origin,
            signers: signers,
            reversals: try quota("reversals") ?? .reversals,
            assignments: try quota("assignments")
        )
    }

    private static let version: JSONValue = "tidegate/workspace/v1"
}
