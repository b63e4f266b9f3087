import TideCore
import TideLedger

extension Office {
    /// Brings the trust folder up to the keys that the ledger has: release keys, root keys where they are handed out, and the policy, which
    /// names the log key and which the log announces.
    ///
    /// What is there stays, so that a run after one that ended early does the rest, and any other nothing.
    ///
    /// - Parameter history: the keys, as the newest entry has them.
    /// - Returns: files of the trust folder that are new, changed or gone, relative to it.
    @discardableResult
    func handOutKeys(
        of history: KeyHistory,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> [String] {
        guard history.records.contains(where: { $0.index > 0 }) else { return [] }
        var files: [String] = []
        for record in history.inForce(.release) { files += try handOut(record) }
        // Root keys are handed out where they were before, and then those in force alone: an audit asks for exactly them.
        if DurableFile.isFolder("\(paths.trust)/\(KeyRole.root.rawValue)") {
            for record in history.inForce(.root) { files += try handOut(record) }
            files += try withdrawRoots(except: Set(history.inForce(.root).map(\.keyID)))
        }
        guard let record = history.inForce(.log).last, let key = record.key, record.index > 0 else { return files }
        return files + (try announce(key, at: instant, using: &generator))
    }

    /// Writes a key that came later into the trust folder, unless it is there.
    private func handOut(_ record: KeyHistory.Record) throws -> [String] {
        guard let key = record.key, record.index > 0 else { return [] }
        let file = "\(record.role.rawValue)/\(paths.laterName(record.role, record.keyID)).pub.pem"
        guard !DurableFile.exists("\(paths.trust)/\(file)") else { return [] }
        try DurableFile.replace("\(paths.trust)/\(file)", with: key.pem)
        return [file]
    }

    private func withdrawRoots(except inForce: Set<String>) throws -> [String] {
        let folder = KeyRole.root.rawValue
        return try DurableFile.names(in: "\(paths.trust)/\(folder)").filter { $0.hasSuffix(".pub.pem") }.compactMap {
            name in
            let path = "\(paths.trust)/\(folder)/\(name)"
            guard try !inForce.contains(VerifyingKey(pem: DurableFile.read(path), file: path).keyID) else { return nil }
            try DurableFile.remove(path)
            return "\(folder)/\(name)"
        }
    }

    /// Brings a policy into force that names a log key too, unless the one in force does.
    private func announce(
        _ key: VerifyingKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> [String] {
        let path = "\(paths.trust)/policy"
        let log = try VerifierKey(name: configuration.origin, kind: .ed25519, key: key)
        let force = try logPolicy()
        let before = try force?.bytes ?? DurableFile.read(path)
        guard try !TrustPolicy(before, file: path).logs.contains(log) else { return [] }
        try putInForce(
            TrustPolicy.adding(log, to: before, file: path),
            force?.rule ?? .required,
            reason: "the log key rotates",
            file: path,
            at: instant,
            using: &generator
        )
        return ["policy"]
    }
}
