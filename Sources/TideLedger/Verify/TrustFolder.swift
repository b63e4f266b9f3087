import TideCore

/// What a verifier trusts, handed over on another way than what is verified.
///
///     policy                            the log, its witnesses, the quorum
///     release/<name>.pub.pem            keys that may sign entries, at least one
///     root/<name>.pub.pem               keys that sign changes of keys, if they are handed out
///     parties/<party>--<officer>.pub.pem  officers' keys; `.2`, `.3` … before `.pub.pem` for further ones
///     parties/<party>--<officer>.cert.pem  officers' X.509 certificates, numbered in the same way
///     parties/<party>--<officer>.issuers.pem  the certificates that vouch for one
///     tsa/, pki/                        who stamps and who signs for the office, see ``StampTrust``
///
/// Any other file, but for a `README.txt`, is refused: a key with a mistyped name would silently not be trusted. So is,
/// on disk, what is no plain file: a link could lead to a key that was never handed over.
package struct TrustFolder: Sendable {
    package let policy: TrustPolicy
    /// Ascending by key id.
    package let releaseKeys: [VerifyingKey]
    /// Ascending by key id; none where they are not handed out.
    package let rootKeys: [VerifyingKey]
    /// By file name without `.pub.pem`, such as `ministry--registrar`.
    package let partyKeys: [String: VerifyingKey]
    /// By file name without `.cert.pem`.
    package let partyCertificates: [String: Certificate]
    /// Time-stamp authorities, and the office's own certificates.
    package let stamps: StampTrust

    /// Reads a trust folder's files.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder.
    ///   - folder: printed before the paths in messages.
    /// - Throws: `.invalid` with every problem.
    package init(_ files: [String: [UInt8]], folder: String) throws(LedgerError) {
        var problems: [Diagnostic] = []
        var policy: TrustPolicy?
        var releaseKeys: [VerifyingKey] = []
        var rootKeys: [VerifyingKey] = []
        var partyKeys: [String: VerifyingKey] = [:]
        var partyCertificates: [String: Certificate] = [:]
        var stampFiles: [String: [UInt8]] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.isEmpty ? path : "\(folder)/\(path)"
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            let stem = path.hasSuffix(".pub.pem") ? parts.last.map { String($0.dropLast(8)) } : nil
            do {
                switch (parts.first ?? "", parts.count, stem) {
                case ("policy", 1, _): policy = try TrustPolicy(bytes, file: file)
                case ("README.txt", 1, _): break
                case ("release", 2, let stem?) where !stem.isEmpty:
                    releaseKeys.append(try VerifyingKey(pem: bytes, file: file))
                case ("root", 2, let stem?) where !stem.isEmpty:
                    rootKeys.append(try VerifyingKey(pem: bytes, file: file))
                case ("parties", 2, let stem?) where !stem.isEmpty:
                    partyKeys[stem] = try VerifyingKey(pem: bytes, file: file)
                case ("parties", 2, _) where path.hasSuffix(".cert.pem"):
                    partyCertificates[String(parts[1].dropLast(9))] = try Certificate(bytes, file: file)
                case ("parties", 2, _) where path.hasSuffix(".issuers.pem"):
                    _ = try CertificateChain(issuers: bytes, revocations: nil)
                case ("tsa", 2, _), ("pki", 2, _): stampFiles[path] = bytes
                default: problems.append(Diagnostic(.strangeTrustFile, [file]))
                }
            } catch {
                problems += error.diagnostics
            }
        }
        let (stamps, stampProblems) = StampTrust.read(stampFiles, folder: folder)
        problems += stampProblems
        if files["policy"] == nil { problems.append(Diagnostic(.missingTrust, [folder, "policy"])) }
        if releaseKeys.isEmpty && problems.isEmpty {
            problems.append(Diagnostic(.missingTrust, [folder, "release/*.pub.pem"]))
        }
        guard let policy, problems.isEmpty else { throw .invalid(problems) }
        self.policy = policy
        self.releaseKeys = Set(releaseKeys).sorted()
        self.rootKeys = Set(rootKeys).sorted()
        self.partyKeys = partyKeys
        self.partyCertificates = partyCertificates
        self.stamps = stamps
    }

    /// Keys that sign something else than an office's do, by key id: none of them may be a key of the office.
    var otherKeys: [String: String] {
        let witnesses = policy.witnesses.map { ($0.key.keyID, "a witness's key") }
        let officers = partyKeys.values.map { ($0.keyID, "an officer's key") }
        return Dictionary(witnesses + officers) { first, _ in first }
    }

    /// Reads a trust folder from disk.
    ///
    /// - Throws: `.failed` if a file cannot be read, `.invalid` with every problem of what it holds.
    package static func read(_ folder: String) throws(LedgerError) -> TrustFolder {
        var files: [String: [UInt8]] = [:]
        let listing: FolderListing
        do {
            listing = try FolderFiles.list(folder)
            for path in listing.files { files[path] = try DurableFile.read("\(folder)/\(path)") }
        } catch {
            throw LedgerError(error)
        }
        guard listing.others.isEmpty else {
            throw .invalid(listing.others.map { Diagnostic(.strangeTrustFile, ["\(folder)/\($0)"]) })
        }
        return try TrustFolder(files, folder: folder)
    }
}
