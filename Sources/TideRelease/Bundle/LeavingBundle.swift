import TideCore
import TideLedger

/// A bundle of which the journal says that it leaves, until it has its name.
struct LeavingBundle {
    private let record: ReleaseRecord
    private let office: Office
    private let staging: String
    private let destination: String

    init(_ record: ReleaseRecord, in office: Office) {
        self.record = record
        self.office = office
        staging = WorkspacePaths.staging(of: record.id, in: record.outbox)
        destination = WorkspacePaths.destination(of: record.id, in: record.outbox)
    }

    /// Brings a sealed bundle from the workspace into the staging folder of the outbox, in the place of what is there.
    func carry() throws {
        let sealed = office.paths.sealed(record.id)
        try DurableFile.remove(staging)
        do {
            try DurableFile.rename(sealed, to: staging)
        } catch {
            // The outbox may be on another file system.
            try DurableFile.createFolder(staging, mode: 0o700)
            for name in try DurableFile.names(in: sealed) {
                try DurableFile.copy("\(sealed)/\(name)", to: "\(staging)/\(name)", mode: 0o600)
            }
            try DurableFile.syncFolder(staging)
        }
    }

    /// Whether all of it lies in the staging folder, and nothing else.
    func isReady(_ departure: BundleDeparture?) -> Bool {
        switch departure {
        case .leaving(nil)?: StagedContent(folder: staging).isWhole(record.statement, exactly: true)
        case .leaving(let sealed?)?: StagedContent(folder: staging).holds(sealed)
        case .withdrawn?, nil: false
        }
    }

    /// Ends the rename after a crash, where the bundle is still there, whole; removes what else lies in its place.
    ///
    /// - Parameter entry: index of its decision; an open bundle gets its receipt anew.
    func finish(_ departure: BundleDeparture?, entry: Int) throws {
        if !DurableFile.exists(destination) {
            if case .leaving(let sealed?)? = departure, !isReady(departure),
                StagedContent(folder: office.paths.sealed(record.id)).holds(sealed)
            {
                try carry()
            }
            if isReady(departure) {
                if case .leaving(nil)? = departure {
                    let receipt = try office.ledger.receipt(for: entry).encoded
                    try DurableFile.write("\(staging)/\(BundleFile.receipt)", receipt, mode: 0o600)
                }
                return try DurableFile.rename(staging, to: destination)
            }
        }
        try DurableFile.remove(staging)
    }
}
