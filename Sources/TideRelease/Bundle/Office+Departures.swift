package import TideCore

extension Office {
    /// What the journal says last of a staged bundle; `nil` where it says neither that it leaves nor that it was taken back.
    ///
    /// - Complexity: O(records of the journal since it was staged).
    func departure(of release: ReleaseIdentifier) throws -> BundleDeparture? {
        for number in stride(from: try evidence.journalCount(), to: 0, by: -1) {
            switch RegisterChange(try evidence.journalRecord(number).change, entry: nil) {
            case .departure(release, let departure)?: return departure
            case .release(let staged)? where staged.id == release: return nil
            default: continue
            }
        }
        return nil
    }

    /// Takes back what was staged, if all of it is there and the journal does not say that it leaves.
    ///
    /// The journal first, durably: from then on a staging folder that is not there proves nothing, and need not.
    ///
    /// - Returns: whether nothing left: it was taken back, now or before; `false` where the bundle leaves, left, or nobody can
    ///   tell.
    func takeBack(_ record: ReleaseRecord, using generator: inout some RandomNumberGenerator) throws -> Bool {
        let staged = paths.staged(record.id, in: record.outbox)
        switch try departure(of: record.id) {
        case .leaving?: return false
        case .withdrawn?: break
        case nil:
            guard staged.contains(where: { StagedContent(folder: $0).isWhole(record.statement) }) else { return false }
            try note(.departure(record.id, .withdrawn), using: &generator)
        }
        for folder in staged { try DurableFile.remove(folder) }
        return true
    }
}

extension WorkspacePaths {
    /// The note of a release that is under way.
    package func underWay(_ release: ReleaseIdentifier) -> String { "\(underWay)/\(release)" }

    /// Where a bundle is made that will be sealed.
    package func scratch(_ release: ReleaseIdentifier) -> String { "\(scratch)/\(release)" }

    /// Where it lies once it is sealed, until it leaves.
    package func sealed(_ release: ReleaseIdentifier) -> String { "\(scratch)/\(release).sealed" }

    /// Where an open bundle is made, and a sealed one waits for its name.
    package static func staging(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/.staging-\(release)"
    }

    /// What a bundle is called in its outbox.
    package static func destination(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/\(release)"
    }

    /// Every folder in which something of a release may lie before it has its name.
    func staged(_ release: ReleaseIdentifier, in outbox: String) -> [String] {
        [Self.staging(of: release, in: outbox), scratch(release), sealed(release)]
    }
}
