package import TideAgreement
package import TideCore
package import TideFirewall
package import TideLedger

/// What an office has on record: all that it decides by, and nothing to sign with.
///
/// An opened workspace is one; so is what an auditor puts together from a log and the evidence behind it. Both decide by the
/// same code.
package protocol OfficeBooks: Sendable {
    var configuration: WorkspaceConfiguration { get }
    var register: any Register { get }
    var evidence: EvidenceStore { get }
    /// The entries of the ledger, as far as they are known.
    var store: any LedgerStore { get }

    /// The keys of the office by role, as the ledger has them.
    func keys() throws -> KeyHistory

    /// The policy set in force; see ``readPolicies()``.
    func policies() throws -> PolicySet

    /// Who validly signed every registered agreement, under the keys of a policy set.
    func signatures(under policies: PolicySet) throws -> RegisteredSignatures

    /// What is proved of the network of registered agreements under a policy set; `nil` where it has no firewall.
    func networkProof(in policies: PolicySet, at instant: Instant) throws -> NetworkProof?

    /// What is owed, and what was reviewed.
    func duties() throws -> RegisteredDuties
}

extension OfficeBooks {
    package func policies() throws -> PolicySet { try readPolicies() }

    package func signatures(under policies: PolicySet) throws -> RegisteredSignatures {
        try RegisteredSignatures(of: self, policies: policies)
    }

    package func networkProof(in policies: PolicySet, at instant: Instant) throws -> NetworkProof? {
        try RegisteredProof(of: self, in: policies, at: instant).proof
    }

    package func duties() throws -> RegisteredDuties { try RegisteredDuties(of: self) }

    /// The policy set in force: the files that were registered, from the evidence.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the newest version of a registered agreement is not in it, since a
    ///   prohibition that can't be read must not be a permission; or where a party is not as the registrar signed it.
    func readPolicies() throws -> PolicySet {
        let policies = try policies(of: policyFiles())
        let strangers = try unregisteredParties(of: policies)
        let problems = try strangers + firewallProblems(of: policies)
        guard problems.isEmpty else { throw ReleaseError.failed(problems) }
        return policies
    }

    /// The policy set of files that were registered.
    func policies(of files: [String: [UInt8]]) throws -> PolicySet {
        let policies = try PolicySet.read(files, folder: "registered")
        var newest: [Identifier: Int] = [:]
        for registered in try register.agreements() { newest[registered.id] = registered.version }
        for (id, version) in newest.sorted(by: { $0.key < $1.key }) {
            guard policies.agreements.contains(where: { $0.id == id && $0.version == version }) else {
                throw ReleaseError.failed(.registeredMissing, id.text, String(version))
            }
        }
        return policies
    }

    /// The policy set in force as it is read, before anything is held against a signature; `nil` where nothing is registered.
    ///
    /// For whoever compares what comes with what is there; decisions are made by ``policies()``.
    func registeredSet() throws -> PolicySet? {
        let files = try policyFiles()
        return files.isEmpty ? nil : try PolicySet.read(files, folder: "registered")
    }

    /// The registered files by path.
    package func policyFiles() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (path, digest) in try register.policyFiles() { files[path] = try evidence.get(digest) }
        return files
    }

    /// What names the policy set in force: SHA-256 of the canonical JSON of the digests of its files by path.
    func policyDigest() throws -> ContentDigest {
        ContentDigest(of: JSONValue.object(try register.policyFiles().mapValues { .string($0.hex) }))
    }

    /// What an entry changes in the register, from the evidence.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the evidence is missing or can't be understood.
    func changes(behind entry: ContentDigest, index: Int) throws -> [RegisterChange] {
        try RegisterChange.all(in: evidence.record(behind: entry), index: index)
    }
}
