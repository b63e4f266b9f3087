package import TideCore

/// The folder `stamps`, which lies beside a log and holds a folder `<size>` for each head that was stamped or signed.
///
/// A size is decimal, from 1, without leading zeros. Anything else in it refuses.
package struct StampFolder: Hashable, Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The largest file that is read, in bytes: far more than any note or stamp has.
    package static let largestFile = 1 << 20

    // MARK: - Reading

    /// All heads, the smallest first; none where there is no folder.
    ///
    /// - Throws: `.failed` if a file cannot be read, `.refused` for what has no place here.
    package func heads() throws(LedgerError) -> [StampedHead] {
        guard DurableFile.exists(path) else { return [] }
        let listing: FolderListing
        var files: [String: [UInt8]] = [:]
        do {
            listing = try FolderFiles.list(path)
            for file in listing.files {
                files[file] = try DurableFile.read("\(path)/\(file)", atMost: Self.largestFile + 1)
            }
        } catch {
            throw LedgerError(error)
        }
        if let other = listing.others.first {
            throw .refused(.strangeStampFile, "\(path)/\(other)", "it is no plain file")
        }
        return try Self.heads(files, folders: listing.folders, folder: path)
    }

    /// The head of a size; `nil` where there is none.
    ///
    /// - Throws: as ``heads()``.
    package func head(of size: Int) throws(LedgerError) -> StampedHead? { try heads().first { $0.size == size } }

    /// All heads of files that are at hand.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder.
    ///   - folders: every folder in it, empty ones too, where it lies on a disk.
    ///   - folder: printed before the paths in messages.
    /// - Throws: `.refused` for what has no place here.
    package static func heads(
        _ files: [String: [UInt8]],
        folders: [String] = [],
        folder: String
    ) throws(LedgerError) -> [StampedHead] {
        func size(_ name: Substring) throws(LedgerError) -> Int {
            guard let size = NoteLines.number(name), size > 0 else {
                throw .refused(.strangeStampFile, "\(folder)/\(name)", "it is not the size of a tree")
            }
            return size
        }
        var bySize: [Int: [String: [UInt8]]] = [:]
        for path in folders {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 1 else {
                throw .refused(.strangeStampFile, "\(folder)/\(path)", "no such name is known")
            }
            bySize[try size(parts[0])] = [:]
        }
        for (path, bytes) in files {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw .refused(.strangeStampFile, "\(folder)/\(path)", "no such name is known")
            }
            guard bytes.count <= Self.largestFile else {
                throw .refused(.strangeStampFile, "\(folder)/\(path)", "it has more than \(Self.largestFile) bytes")
            }
            bySize[try size(parts[0]), default: [:]][String(parts[1])] = bytes
        }
        var heads: [StampedHead] = []
        for (size, files) in bySize.sorted(by: { $0.key < $1.key }) {
            heads.append(try StampedHead(files, size: size, folder: "\(folder)/\(size)"))
        }
        return heads
    }

    /// Checks every head, see ``StampedHead/verify(trust:at:root:)``.
    ///
    /// - Throws: `.failed` if a file cannot be read; what the closure throws.
    package func verify(
        trust: TrustFolder,
        at now: Instant,
        root: (Int) throws(LedgerError) -> ContentDigest?
    ) throws(LedgerError) -> Verification<[VerifiedStamps]> {
        let heads: [StampedHead]
        do {
            heads = try self.heads()
        } catch .refused(let reasons) {
            return .notVerified(reasons)
        }
        var verified: [VerifiedStamps] = []
        var reasons: [Diagnostic] = []
        for head in heads {
            switch try head.verify(trust: trust, at: now, root: root) {
            case .verified(let stamps): verified.append(stamps)
            case .notVerified(let why): reasons += why
            }
        }
        return reasons.isEmpty ? .verified(verified) : .notVerified(reasons)
    }

    // MARK: - Writing

    /// Files a signed head, so that it can be stamped or signed.
    ///
    /// A head that has a stamp or a signature stays as it is; one that has none yet gives way to the same head with more
    /// cosignatures.
    ///
    /// - Parameter note: the bytes of the signed note.
    /// - Throws: `.refused` if they are none, or the folder holds what has no place; `.failed`.
    package func file(_ note: [UInt8]) throws(LedgerError) -> StampedHead {
        try removeLeftovers()
        let name = StampedHead.checkpointName
        let size = try Checkpoint(text: try SignedNote(note, file: name).text, file: name).size
        guard size > 0 else { throw .refused(.strangeStampFile, "\(path)/0", "it is not the size of a tree") }
        if let head = try head(of: size), !head.responses.isEmpty || head.sidecar != nil || head.checkpoint == note {
            return head
        }
        do {
            try DurableFile.createFolder("\(path)/\(size)")
            try DurableFile.replace("\(path)/\(size)/\(name)", with: note)
            try DurableFile.syncFolder(path)
        } catch {
            throw LedgerError(error)
        }
        return StampedHead(size: size, checkpoint: note, folder: "\(path)/\(size)")
    }

    /// Files an authority's answer as the next stamp of a head, once the head verifies with it.
    ///
    /// - Parameters:
    ///   - request: what was asked, if it is at hand; its nonce must come back.
    ///   - size: of a head that was filed.
    /// - Throws: `.refused` with every reason, and nothing is written; `.invalid` without such a head; `.failed`.
    package func store(
        _ response: [UInt8],
        answering request: StampRequest?,
        for size: Int,
        trust: TrustFolder,
        at now: Instant,
        root: (Int) throws(LedgerError) -> ContentDigest?
    ) throws(LedgerError) -> VerifiedStamps {
        try removeLeftovers()
        guard let head = try head(of: size) else { throw .invalid(.stampNotDue, "\(size)", "was not filed") }
        let number = head.responses.count + 1
        let file = head.name(of: number)
        let problems = try TimeStamp(response, file: file)
            .problems(over: head.nextImprint, request: request, file: file)
        guard problems.isEmpty else { throw .refused(problems) }
        switch try head.adding(response).verify(trust: trust, at: now, root: root) {
        case .notVerified(let reasons): throw .refused(reasons)
        case .verified(let stamps):
            try write(response, StampedHead.responseName(number), size: size)
            return stamps
        }
    }

    /// Asks an authority for the next stamp of a head, and files its answer.
    ///
    /// - Throws: as ``store(_:answering:for:trust:at:root:)``, and what the authority throws.
    package func stamp(
        _ size: Int,
        by authority: any TimeStampAuthority,
        nonce: UInt64,
        trust: TrustFolder,
        now: @Sendable () -> Instant,
        root: @Sendable (Int) throws(LedgerError) -> ContentDigest?
    ) async throws -> VerifiedStamps {
        try removeLeftovers()
        guard let head = try head(of: size) else {
            throw LedgerError.invalid(.stampNotDue, "\(size)", "was not filed")
        }
        let request = StampRequest(imprint: head.nextImprint, nonce: nonce)
        let response = try await authority.answer(request: request.encoded)
        return try store(response, answering: request, for: size, trust: trust, at: now(), root: root)
    }

    /// Signs a head with a certificate of the office and files the signature.
    ///
    /// - Throws: `.invalid` without such a head, if it is signed already, or for a certificate that does not sign;
    ///   `.failed`.
    package func sign(
        _ size: Int,
        certificate: Certificate,
        key: CertificateKey,
        at now: Instant
    ) throws(LedgerError) {
        try removeLeftovers()
        guard let head = try head(of: size) else { throw .invalid(.stampNotDue, "\(size)", "was not filed") }
        guard head.sidecar == nil else { throw .invalid(.stampNotDue, "\(size)", "is signed already") }
        let signature = try CheckpointSidecar.sign(head.checkpoint, certificate: certificate, key: key, at: now)
        try write(signature, StampedHead.sidecarName, size: size)
    }

    /// Takes out what a crash left half written; a reader would refuse it.
    private func removeLeftovers() throws(LedgerError) {
        guard DurableFile.exists(path) else { return }
        do {
            let listing = try FolderFiles.list(path)
            let leftovers = listing.files.filter { file in
                let parts = file.split(separator: "/")
                return parts.count == 2 && parts[1].hasPrefix(StampedHead.checkpointName) && parts[1].hasSuffix(".tmp")
            }
            for file in leftovers { try DurableFile.remove("\(path)/\(file)") }
            let rest = listing.files.filter { !leftovers.contains($0) } + listing.others
            for folder in listing.folders where !rest.contains(where: { $0.hasPrefix("\(folder)/") }) {
                try DurableFile.remove("\(path)/\(folder)")
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private func write(_ bytes: [UInt8], _ name: String, size: Int) throws(LedgerError) {
        do {
            try DurableFile.replace("\(path)/\(size)/\(name)", with: bytes)
        } catch {
            throw LedgerError(error)
        }
    }
}
