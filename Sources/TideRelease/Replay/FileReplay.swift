import TideCore
import TideDisclosure
import TideLedger
import TideMicrodata

/// Measures the released file of an entry again.
struct FileReplay {
    let replayed: ReplayedEntry
    let evidence: EvidenceStore
    /// A folder of bundles by the names of their releases, in the place of the evidence.
    let bundles: String?

    /// Where a file comes from.
    private enum Source {
        case bundle(String)
        case evidence(SealedFile)
    }

    /// Why a file was not measured, in words; `nil` where it was.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for what is there and is not what was written; `MicrodataError` for a file that
    ///   does not read as one that was released.
    func measure(_ comparison: inout EntryComparison) throws -> String? {
        guard let manifest = try replayed.manifest(in: evidence),
            let stated = manifest.files.first(where: { $0.name == BundleFile.data(of: manifest.dataset) })
        else { return "its manifest is not in the evidence" }
        guard let recorded = replayed.hidden["figures"], let figures = ReleaseFigures(recorded),
            let header = replayed.hidden["columns"]?.elements?.compactMap(\.text)
        else {
            comparison.hold("figures", replayed.hidden["figures"], against: nil)
            return nil
        }
        let source: Source
        switch try find(stated) {
        case .found(let found): source = found
        case .missing(let why): return why
        }
        let (file, digest) = try read(source, stated, figures.dialect, header)
        comparison.hold("releasedFile", .string(stated.digest.hex), against: .string(digest.hex))
        guard digest == stated.digest else { return nil }
        let (measured, problems) = file.check(against: figures)
        let again = ReleaseFigures(
            measured: measured.classes,
            models: figures.models,
            orders: figures.orders,
            dialect: figures.dialect
        )
        // What no file shows: what it was held to, and how its pseudonyms were made, what its codes were before.
        let said = (recorded.members ?? [:]).filter { ["asked", "pseudonyms", "codelists"].contains($0.key) }
        comparison.hold(
            membersOf: "figures",
            recorded,
            against: .object((again.json.members ?? [:]).merging(said) { first, _ in first })
        )
        if let problem = problems.first, comparison.differences.isEmpty {
            comparison.hold("figures.safeguards", "held", against: .string(problem.message))
        }
        return nil
    }

    private enum Finding {
        case found(Source)
        case missing(String)
    }

    private func find(_ stated: ReleaseManifest.File) throws -> Finding {
        if let bundles, let release = replayed.hidden["release"]?.text.flatMap({ ReleaseIdentifier($0) }) {
            let path = "\(bundles)/\(release)/\(stated.name)"
            return DurableFile.exists(path) ? .found(.bundle(path)) : .missing("no bundle of it was given")
        }
        guard let address = replayed.address(EvidenceMember.releasedFile) else {
            return .missing("no copy of it is behind the entry")
        }
        if let removal = try evidence.removal(of: address) { return .missing("removed on \(removal.date)") }
        let file = try SealedFile(at: address, in: evidence)
        guard file.digest == stated.digest, file.size == stated.size else {
            throw ReleaseError.failed(.evidenceChanged, address.hex)
        }
        return .found(.evidence(file))
    }

    private func read(
        _ source: Source,
        _ stated: ReleaseManifest.File,
        _ dialect: CSVDialect,
        _ header: [String]
    ) throws -> (ReleasedFile, ContentDigest) {
        switch source {
        case .bundle(let path):
            return try ReleasedFile.read(path, dialect: dialect, header: header, missing: [:], passingOver: [])
        case .evidence(let file):
            return try file.reading(in: evidence, name: stated.name) { pieces in
                try ReleasedFile.read(
                    pieces: pieces,
                    size: file.size,
                    name: stated.name,
                    dialect: dialect,
                    header: header
                )
            }
        }
    }
}
