package import TideCore
package import TideDisclosure
package import TideLedger
import TideMicrodata

/// A bundle that was verified: what it is, as its signed statement says and its rows confirm.
///
/// Only ``BundleVerifier`` makes one.
package struct VerifiedBundle: Sendable {
    package let receipt: VerifiedReceipt
    /// What the statement hides and the bundle discloses, by field name.
    package let disclosed: [String: JSONValue]
    package let files: [ReleaseManifest.File]
    /// Measured on the rows by this verification, not read from anywhere.
    package let measured: TableMeasures
    /// Every safeguard of the statement, held against the rows.
    package let verdicts: [ModelVerdict]

    fileprivate init(
        receipt: VerifiedReceipt,
        disclosed: [String: JSONValue],
        files: [ReleaseManifest.File],
        measured: TableMeasures,
        verdicts: [ModelVerdict]
    ) {
        self.receipt = receipt
        self.disclosed = disclosed
        self.files = files
        self.measured = measured
        self.verdicts = verdicts
    }
}

/// A recipient's or auditor's check of one release, from the bundle and a trust folder alone.
///
/// The chain: the log's key, from the trust folder, signs the tree head; the receipt proves the statement under it; a
/// release key, from the trust folder, signs the statement; the statement signs the manifest; the manifest lists every
/// other file; the disclosures open the statement; the data file bears the name of the disclosed dataset; its rows,
/// measured again, are what the disclosures say. Anything missing, extra, unparsable or different is a reason, and one
/// reason is enough.
package struct BundleVerifier {
    private let trust: TrustFolder

    package init(trust: TrustFolder) { self.trust = trust }

    /// Verifies a bundle on disk: plain files and the data folder, nothing else, not even an empty folder.
    ///
    /// - Throws: `FileError` where the folder can't be read.
    package func verify(folder: String) throws -> Verification<VerifiedBundle> {
        if !DurableFile.isFolder(folder), folder.hasSuffix(SealedBundle.fileName), DurableFile.exists(folder) {
            return .notVerified([Diagnostic(.bundleIsSealed, [folder, folder])])
        }
        let listing = try FolderFiles.list(folder)
        let missing = BundleFile.required.filter { !listing.files.contains($0) && !listing.others.contains($0) }
        if missing.count == BundleFile.required.count, listing.files.contains(SealedBundle.fileName) {
            return .notVerified([Diagnostic(.bundleIsSealed, [folder, "\(folder)/\(SealedBundle.fileName)"])])
        }
        guard missing.isEmpty else { return .notVerified(missing.map { Diagnostic(.notABundle, [folder, $0]) }) }
        let strange =
            listing.others.map { Diagnostic(.bundleNotAFile, [$0]) }
            + listing.folders.filter { $0 != BundleFile.dataFolder }.map { Diagnostic(.extraFile, ["\($0)/"]) }
        guard strange.isEmpty else { return .notVerified(strange) }
        var files: [String: [UInt8]] = [:]
        for name in listing.files {
            // Rows may be many; every other file is small, and one that was blown up is not the one that was signed.
            let limit = name.hasPrefix("\(BundleFile.dataFolder)/") ? Int.max : Self.largestPage
            files[name] = try DurableFile.read("\(folder)/\(name)", atMost: limit)
        }
        return verify(files)
    }

    /// More bytes than a report, an agreement's page or a receipt ever has.
    private static let largestPage = 1 << 24

    /// Verifies a bundle's files, by name.
    package func verify(_ files: [String: [UInt8]]) -> Verification<VerifiedBundle> {
        let missing = BundleFile.required.filter { files[$0] == nil }
        guard missing.isEmpty, let manifestBytes = files[BundleFile.manifest], let entry = files[BundleFile.statement],
            let receiptBytes = files[BundleFile.receipt], let disclosureBytes = files[BundleFile.disclosures]
        else { return .notVerified(missing.map { Diagnostic(.notABundle, ["the folder", $0]) }) }
        let manifest: ReleaseManifest
        let disclosures: [Disclosure]
        do {
            manifest = try ReleaseManifest(manifestBytes, file: BundleFile.manifest)
            disclosures = try Disclosure.decodeList(disclosureBytes, file: BundleFile.disclosures)
        } catch {
            return .notVerified(error.diagnostics)
        }
        let found = files.sorted { $0.key < $1.key }.map {
            ReleaseManifest.File(name: $0.key, digest: ContentDigest(of: $0.value), size: $0.value.count)
        }
        let receipt = VerifiedReceipt.verify(entry: entry, receipt: receiptBytes, trust: trust)
        var reasons = manifest.differences(from: found) + receipt.reasons
        guard let receipt = receipt.value, reasons.isEmpty else { return .notVerified(reasons) }
        let statement = receipt.entry.statement
        reasons += Self.problems(of: statement, about: manifest)
        do throws(VerificationStop) {
            let disclosed = try revealed(by: disclosures, in: statement)
            let (measured, verdicts) = try measure(files, manifest, disclosed)
            guard reasons.isEmpty else { return .notVerified(reasons) }
            return .verified(
                VerifiedBundle(
                    receipt: receipt,
                    disclosed: disclosed,
                    files: manifest.files,
                    measured: measured,
                    verdicts: verdicts
                )
            )
        } catch {
            return .notVerified(reasons + error.diagnostics)
        }
    }

    /// Whether the statement releases this very manifest; that it says nothing else is not enough.
    private static func problems(of statement: Statement, about manifest: ReleaseManifest) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        if statement.type != .releaseDecision || statement.state != "released" {
            problems.append(Diagnostic(.notAReleaseStatement, [statement.state]))
        }
        if statement.subjects != [Statement.Subject(name: BundleFile.manifest, digest: manifest.digest)] {
            problems.append(Diagnostic(.statementOfAnother, [BundleFile.manifest]))
        }
        return problems
    }

    private func revealed(
        by disclosures: [Disclosure],
        in statement: Statement
    ) throws(VerificationStop) -> [String: JSONValue] {
        do {
            return try statement.revealed(by: disclosures, file: BundleFile.disclosures)
        } catch {
            throw .all(error.diagnostics)
        }
    }

    /// Measures the rows again and holds the result against the disclosed dataset, columns and figures.
    private func measure(
        _ files: [String: [UInt8]],
        _ manifest: ReleaseManifest,
        _ disclosed: [String: JSONValue]
    ) throws(VerificationStop) -> (TableMeasures, [ModelVerdict]) {
        let data = BundleFile.data(of: manifest.dataset)
        guard let figures = disclosed["figures"].flatMap(ReleaseFigures.init),
            let header = disclosed["columns"]?.elements?.compactMap(\.text),
            let dataset = disclosed["dataset"]?.text, let bytes = files[data]
        else { throw .one(Diagnostic(.figuresMissing, [BundleFile.disclosures])) }
        guard dataset == manifest.dataset.text else { throw .one(Diagnostic(.statementOfAnother, [data])) }
        let file: ReleasedFile
        do {
            file = try ReleasedFile(bytes: bytes, name: data, dialect: figures.dialect, header: header)
        } catch {
            throw .all(error.diagnostics)
        }
        let (measured, problems) = file.check(against: figures)
        guard problems.isEmpty else { throw .all(problems) }
        return (measured, measured.verdicts(on: figures.models))
    }
}

/// Why a verification went no further.
private enum VerificationStop: Error {
    case one(Diagnostic)
    case all([Diagnostic])

    var diagnostics: [Diagnostic] {
        switch self {
        case .one(let diagnostic): [diagnostic]
        case .all(let diagnostics): diagnostics
        }
    }
}
