import TideCore

/// The part of a trust folder that says who stamps and who signs for the office.
///
///     tsa/<name>.pem            the issuers of a time-stamp authority's certificates, up to the self-signed one
///     tsa/<name>.crl.pem        lists of certificates that they revoked
///     pki/<name>.cert.pem       a certificate of the office, pinned
///     pki/<name>.issuers.pem    the certificates that vouch for it
///     pki/<name>.crl.pem        lists of certificates that they revoked
///
/// Only the first and the third are needed.
package struct StampTrust: Sendable {
    /// Who vouches for an authority.
    struct Issuers: Sendable {
        let chain: CertificateChain
        /// The same without lists.
        let bare: CertificateChain
        /// When each list was made.
        let listTimes: [Instant]

        init(issuers: [UInt8]?, lists: [UInt8]?, file: String) throws(LedgerError) {
            self.chain = try CertificateChain(issuers: issuers, revocations: lists)
            self.bare = try CertificateChain(issuers: issuers, revocations: nil)
            self.listTimes =
                try lists.map { (pem) throws(LedgerError) in try RevocationList.readAll(pem, file: file) }?
                .map(\.thisUpdate) ?? []
        }

        /// When a certificate was revoked so that not even what it signed before is good, as far as any list knows that
        /// counts at a moment or when it was made.
        func spoiling(of certificate: some ChainEnd, at moment: Instant) -> Instant? {
            ([moment] + listTimes).compactMap { chain.spoiling(of: certificate, at: $0) }.min()
        }
    }

    /// A certificate of the office with who vouches for it.
    struct Signer: Sendable {
        let certificate: Certificate
        let issuers: [UInt8]?
        let lists: [UInt8]?
        let vouching: Issuers
    }

    /// By file name without `.pem`.
    let authorities: [String: Issuers]
    /// By file name without `.cert.pem`.
    let signers: [String: Signer]

    /// Reads the files below `tsa/` and `pki/`.
    ///
    /// - Returns: what could be read, and every problem.
    static func read(_ files: [String: [UInt8]], folder: String) -> (trust: StampTrust, problems: [Diagnostic]) {
        var authorities: [String: Issuers] = [:]
        var signers: [String: Signer] = [:]
        var problems: [Diagnostic] = []
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.isEmpty ? path : "\(folder)/\(path)"
            guard let (stem, ending) = parts(of: path), !stem.hasSuffix("/") else {
                problems.append(Diagnostic(.strangeTrustFile, [file]))
                continue
            }
            let name = String(stem.dropFirst(4))
            do {
                switch ending {
                case ".pem":
                    let lists = files["\(stem).crl.pem"]
                    authorities[name] = try Issuers(issuers: bytes, lists: lists, file: file)
                case ".cert.pem":
                    let certificate = try Certificate(bytes, file: file)
                    try certificate.require(.signing)
                    let issuers = files["\(stem).issuers.pem"]
                    let lists = files["\(stem).crl.pem"]
                    let vouching = try Issuers(issuers: issuers, lists: lists, file: file)
                    signers[name] = Signer(
                        certificate: certificate,
                        issuers: issuers,
                        lists: lists,
                        vouching: vouching
                    )
                default:
                    // Of somebody who is not there: nothing would ever be held against it.
                    let owner = path.hasPrefix("tsa/") ? "\(stem).pem" : "\(stem).cert.pem"
                    if files[owner] == nil { problems.append(Diagnostic(.strangeTrustFile, [file])) }
                }
            } catch {
                problems += error.diagnostics
            }
        }
        return (StampTrust(authorities: authorities, signers: signers), problems)
    }

    /// A path without its ending, and the ending; `nil` for one that has no place here.
    private static func parts(of path: String) -> (stem: String, ending: String)? {
        let isAuthority = path.hasPrefix("tsa/")
        let known = isAuthority ? [".crl.pem", ".pem"] : [".cert.pem", ".issuers.pem", ".crl.pem"]
        guard let ending = known.first(where: path.hasSuffix) else { return nil }
        // A file that was meant for the other folder, or a key.
        let others = [".cert.pem", ".issuers.pem", ".pub.pem", ".key.pem"]
        guard !isAuthority || !others.contains(where: path.hasSuffix) else { return nil }
        return (String(path.dropLast(ending.count)), ending)
    }
}

// MARK: - Whether a stamp counts

extension StampTrust {
    /// What an authority's issuers say of a stamp.
    private enum Judgement {
        /// It counts; what should be told although it does.
        case counts(Diagnostic?)
        case fails(Diagnostic)
        /// It fails because of a revocation, whatever others say.
        case revoked(Diagnostic)
    }

    /// Whether a stamp counts at a moment: `.verified` with what should be told although it does.
    ///
    /// 1. The issuers vouched for the authority's certificate at the stamp's own time.
    /// 2. No list revokes it by then, and none revokes it later for a reason that spoils older stamps, unless a renewal
    ///    was made before.
    /// 3. It is still valid; or it was when a renewal was made; or a list that was made after the stamp, while it was
    ///    valid, does not revoke it. The last two are told.
    ///
    /// *Source:* RFC 3161 section 4; RFC 4998 section 5.3 for renewals.
    ///
    /// - Parameters:
    ///   - renewal: the stamp that was made over it, if there is one; it is judged by itself.
    ///   - now: when it is asked.
    func judge(_ stamp: TimeStamp, file: String, renewal: TimeStamp?, at now: Instant) -> Verification<[Diagnostic]> {
        guard !authorities.isEmpty else {
            return .notVerified([Diagnostic(.stampUntrusted, [file, "the trust folder names none in `tsa/`"])])
        }
        var found: [Diagnostic] = []
        var reasons: [Diagnostic] = []
        var isCounted = false
        for issuers in authorities.sorted(by: { $0.key < $1.key }).map(\.value) {
            switch Self.judge(stamp, by: issuers, file: file, renewal: renewal, at: now) {
            case .revoked(let reason): return .notVerified([reason])
            case .fails(let reason): reasons.append(reason)
            case .counts(let finding):
                if !isCounted || finding == nil { found = finding.map { [$0] } ?? [] }
                isCounted = true
            }
        }
        // Of several who do not vouch, one that has more to say than that it is not the issuer.
        let reason = reasons.first { $0.code == .stampOutlived } ?? reasons.first
        return isCounted ? .verified(found) : .notVerified(reason.map { [$0] } ?? [])
    }

    private static func judge(
        _ stamp: TimeStamp,
        by issuers: Issuers,
        file: String,
        renewal: TimeStamp?,
        at now: Instant
    ) -> Judgement {
        let signer = stamp.signer
        if let flaw = issuers.chain.flaws(of: signer, at: stamp.time).first {
            let reason = Diagnostic(.stampUntrusted, [file, flaw.diagnostic.message])
            if case .revoked = flaw { return .revoked(reason) }
            return .fails(reason)
        }
        if let spoiled = issuers.spoiling(of: signer, at: stamp.time), renewal.map({ $0.latest >= spoiled }) ?? true {
            return .revoked(Diagnostic(.stampSpoiled, [file, "\(spoiled)"]))
        }
        let moment = max(now, stamp.time)
        guard let flaw = issuers.chain.flaws(of: signer, at: moment).first else { return .counts(nil) }
        // What follows is about time that passed: certificates and lists that ended, a revocation that spoils nothing.
        let why: String
        if issuers.bare.flaws(of: signer, at: moment).isEmpty {
            why = "its certificate has not ended"
        } else if let renewal, issuers.bare.flaws(of: signer, at: renewal.time).isEmpty {
            why = "it was renewed at \(renewal.time)"
        } else if let list = issuers.listTimes.first(where: {
            $0 >= stamp.time && issuers.chain.flaws(of: signer, at: $0).isEmpty
        }) {
            why = "a list of \(list) does not revoke it"
        } else {
            return .fails(Diagnostic(.stampOutlived, [file, flaw.diagnostic.message]))
        }
        return .counts(Diagnostic(.stampAged, [file, flaw.diagnostic.message, why]))
    }
}
