import Foundation
import TideCore
import TideLedger
import TideTestSupport

/// A log with a head to stamp, in a fresh folder of stamps.
struct StampFixture {
    let ledger: Ledger
    /// The newest head's signed note.
    let note: [UInt8]
    let size: Int
    let folder: StampFolder
    private let trustFiles: [String: [UInt8]]

    /// A moment at which everything is valid but what was revoked or ended.
    static let now = Instant("2026-10-02T00:00:00Z") ?? Instant(secondsSince1970: 0)

    /// Runs with a log of five entries.
    static func run<Result>(_ body: (StampFixture) throws -> Result) throws -> Result {
        try withTemporaryFolder { try body(StampFixture(in: $0)) }
    }

    init(in folder: URL) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 5)
        self.ledger = fixture.ledger
        self.note = Array(try fixture.ledger.head()?.note.utf8 ?? "".utf8)
        self.size = 5
        self.folder = StampFolder(folder.appending(path: "stamps").path)
        let log = try VerifierKey(name: LedgerFixture.origin, kind: .ed25519, key: fixture.logKey.verifyingKey)
        self.trustFiles = [
            "policy": TrustPolicy.text(log: log), "release/release.pub.pem": fixture.releaseKey.verifyingKey.pem,
        ]
    }

    /// A trust folder with the root as the authorities' issuer, and more.
    ///
    /// - Parameters:
    ///   - lists: names of the root's lists.
    ///   - more: names of the authority's files by path.
    func trust(lists: [String] = [], _ more: [String: String] = [:]) throws -> TrustFolder {
        var files = trustFiles
        files["tsa/root.pem"] = try StampAuthority.file("root.pem")
        if !lists.isEmpty {
            files["tsa/root.crl.pem"] = try lists.flatMap { try StampAuthority.file("\($0).crl") }
        }
        for (path, name) in more { files[path] = try StampAuthority.file(name) }
        return try TrustFolder(files, folder: "trust")
    }

    /// The same without any authority.
    func bareTrust(_ more: [String: [UInt8]] = [:]) throws -> TrustFolder {
        try TrustFolder(trustFiles.merging(more) { $1 }, folder: "trust")
    }

    /// Writes a folder of stamps: `checkpoint` with these files beside it.
    func fill(_ files: [String: [UInt8]], checkpoint: [UInt8]? = nil, size: String = "5") throws {
        let all = files.merging(["checkpoint": checkpoint ?? note]) { $1 }
        let paths = Dictionary(uniqueKeysWithValues: all.map { ("\(size)/\($0.key)", $0.value) })
        try? FileManager.default.removeItem(atPath: folder.path)
        try write(paths, to: URL(filePath: folder.path))
    }

    /// The codes that checking the folder ends with, and those that are told although it verifies.
    func check(trust: TrustFolder? = nil, at now: String? = nil) throws -> (reasons: [String], findings: [String]) {
        let moment = now.flatMap(Instant.init) ?? Self.now
        let found = try folder.verify(trust: try trust ?? self.trust(), at: moment) { (size) throws(LedgerError) in
            try ledger.root(atSize: size)
        }
        let findings = found.value?.flatMap(\.findings) ?? []
        return (found.reasons.map(\.code.rawValue), findings.map(\.code.rawValue))
    }

    /// Files an answer as the next stamp of the head.
    func store(
        _ response: [UInt8],
        answering request: StampRequest? = nil,
        trust: TrustFolder? = nil,
        at now: Instant = now
    ) throws -> VerifiedStamps {
        let trust = try trust ?? self.trust()
        return try folder.store(response, answering: request, for: size, trust: trust, at: now) {
            (size) throws(LedgerError) in try ledger.root(atSize: size)
        }
    }

    /// Everything that lies in the head's folder, sorted.
    var names: [String] { (try? DurableFile.names(in: "\(folder.path)/\(size)")) ?? [] }
}
