import TideAgreement
import TideCore
import TideLedger

/// The lists of revoked certificates that are in force: of each issuer's scope the newest that was ever accepted counts.
///
/// A file that holds lists is one whether a party document names it just now or not: else a party that is registered without its
/// lists, and then with them again, would bring an older one.
struct AcceptedLists {
    /// By the path of their file.
    private(set) var files: [String: [RevocationList]] = [:]
    private let bytes: [String: [UInt8]]

    /// - Parameters:
    ///   - files: the policy files in force.
    ///   - named: those that party documents name as lists.
    init(in files: [String: [UInt8]], named: Set<String>) {
        var bytes: [String: [UInt8]] = [:]
        for (path, content) in files {
            let lists = (try? RevocationList.readAll(content, file: path)) ?? []
            // What is named and no list answers for nothing, and no signature counts by it.
            guard named.contains(path) || !lists.isEmpty else { continue }
            bytes[path] = content
            self.files[path] = lists
        }
        self.bytes = bytes
    }

    /// Of an office.
    init(of office: some OfficeBooks) throws {
        self.init(in: try office.policyFiles(), named: try office.registeredSet()?.revocationPaths ?? [])
    }

    /// The newest of a scope.
    func newest(of scope: ContentDigest) -> RevocationList? {
        files.sorted { $0.key < $1.key }.flatMap(\.value).filter { $0.scope == scope }.reduce(nil) { newest, list in
            newest.map { list.isNewer(than: $0) ? list : $0 } ?? list
        }
    }

    /// Why a list does not take the place of the newest of its scope; `nil` where it does, or is the very same.
    func refusal(of list: RevocationList, file: String) -> Diagnostic? {
        guard let newest = newest(of: list.scope), newest != list, !list.isNewer(than: newest) else { return nil }
        return Diagnostic(.revocationsOlder, [file, list.issuer, list.name, newest.name])
    }

    /// A policy folder's files, without lists of revoked certificates that are older than those in force: these stay.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` for an older list under a path that none is in force for.
    func keeping(_ folder: [String: [UInt8]], paths: Set<String>) throws -> [String: [UInt8]] {
        var kept = folder
        var problems: [Diagnostic] = []
        for path in paths.sorted() {
            guard let content = folder[path] else { continue }
            let older = try RevocationList.readAll(content, file: path).compactMap { refusal(of: $0, file: path) }
            guard !older.isEmpty else { continue }
            if let inForce = bytes[path] { kept[path] = inForce } else { problems += older }
        }
        guard problems.isEmpty else { throw ReleaseError.refused(problems) }
        return kept
    }
}

extension Party {
    /// The files of lists of revoked certificates that its document names.
    var revocationPaths: Set<String> {
        Set(officers.flatMap(\.keys).compactMap { $0.certificate?.paths.revocations })
    }
}

extension PolicySet {
    /// The files of lists of revoked certificates that party documents name.
    var revocationPaths: Set<String> { Set(parties.values.flatMap(\.revocationPaths)) }
}
