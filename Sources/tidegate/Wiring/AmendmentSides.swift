import ArgumentParser
import FoundationEssentials
import TideAgreement
import TideCore
import TideFirewall
import TideRelease

/// The two sides of a comparison, as a command line names them.
struct AmendmentSides {
    /// What changes from one to the other.
    let difference: PolicyDifference

    /// What is registered in a workspace, and the same with the files of a folder laid over it, as a registration would: of one
    /// agreement.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for an agreement that the folder does not have.
    init(registered agreement: String, among options: OptionalPolicyFolderOptions, _ office: Office) throws {
        let folder = options.policies ?? "."
        let brought = try FolderFiles.visible(folder)
        let proposed = try PolicySet.read(office.policyFiles().merging(brought) { $1 }, folder: folder)
        let id = try AgreementCommand.Reference.find(agreement, in: proposed).id
        difference = PolicyDifference(from: try office.policies(), to: proposed).ofAgreement(id)
    }

    /// - Throws: `ValidationError` for two things of different kinds.
    init(_ old: String, _ new: String, among options: OptionalPolicyFolderOptions) throws {
        let (old, new) = (PlainPath.of(old), PlainPath.of(new))
        switch (Kind(old), Kind(new)) {
        case (.folder, .folder):
            guard options.policies == nil else { throw ValidationError("--policies goes with files or versions") }
            difference = try PolicyDifference(from: Self.read(old), to: Self.read(new))
        case (.file, .file):
            let sets = try Self.read(old, new, beside: options.policies ?? Self.folder(of: old))
            difference = PolicyDifference(from: sets.old, to: sets.new)
        case (.version(let before), .version(let after)):
            guard let read = try options.read() else { throw ValidationError("versions need --policies") }
            let sides = try [before, after].map { version in
                guard let agreement = read.policies.agreements.first(where: { $0.identity == version }) else {
                    let near = Suggestion.nearest(
                        to: "\(version)",
                        among: read.policies.agreements.map { "\($0.identity)" }
                    )
                    throw ReleaseError.invalid([Diagnostic(.noSuchSide, ["\(version)", read.folder], suggestion: near)])
                }
                return agreement
            }
            guard before.id == after.id else {
                throw ReleaseError.invalid([Diagnostic(.sidesDiffer, ["\(before)", "\(after)"])])
            }
            difference = PolicyDifference(sides[0], sides[1], in: read.policies)
        default: throw ValidationError("name two folders, two files, or two versions of an agreement as id@1 and id@2")
        }
    }

    private enum Kind {
        case folder
        case file
        case version(AgreementVersion)

        init(_ name: String) {
            if DurableFile.isFolder(name) {
                self = .folder
            } else if !DurableFile.exists(name), let version = AgreementVersion(name) {
                self = .version(version)
            } else {
                self = .file
            }
        }
    }

    private static func read(_ folder: String) throws -> PolicySet {
        let set = try PolicySet.read(FolderFiles.visible(folder), folder: folder)
        guard !set.canonical.isEmpty else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [folder])]) }
        return set
    }

    /// Two files, each among the others of a folder; of the older one the newer side keeps every document that the newer file
    /// does not have, as a newer version of an agreement leaves the older one there.
    private static func read(
        _ old: String,
        _ new: String,
        beside folder: String
    ) throws -> (old: PolicySet, new: PolicySet) {
        let (older, newer) = (try DocumentFile.read(old), try DocumentFile.read(new))
        let own = [old, new].map(absolute)
        let others = try FolderFiles.visible(folder, unfit: .leftOut).filter { name, _ in
            !own.contains(absolute("\(folder)/\(name)"))
        }
        let names = (name(of: old, in: folder), name(of: new, in: folder, other: name(of: old, in: folder)))
        let before = others.merging([names.0: older]) { $1 }
        let kept = Self.without(documents(in: newer), older)
        let after = others.merging([names.0: kept]) { $1 }.merging([names.1: newer]) { $1 }
        let printed = [names.0: old, names.1: new]
        return (
            try PolicySet.read(before, folder: folder, elsewhere: printed),
            try PolicySet.read(after, folder: folder, elsewhere: printed)
        )
    }

    /// A file without some documents; every other line stays where it is.
    private static func without(_ names: Set<String>, _ bytes: [UInt8]) -> [UInt8] {
        let parsed = ParsedDocument.readAll(bytes, file: "").documents
        let gone = parsed.filter { names.contains(name(of: $0)) }.map(\.root.place.line)
        guard !gone.isEmpty else { return bytes }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let marks = lines.indices.filter { $0 > 0 && lines[$0].starts(with: Array("---".utf8)) }
        for line in gone {
            let first = marks.last { $0 < line } ?? 0
            let last = marks.first { $0 >= line } ?? lines.count
            for position in first..<last { lines[position] = [] }
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// The documents of a file by kind and name, agreements by version too.
    private static func documents(in bytes: [UInt8]) -> Set<String> {
        Set(ParsedDocument.readAll(bytes, file: "").documents.map(name))
    }

    private static func name(of document: ParsedDocument) -> String {
        ["kind", "id", "version"].map { document.root[$0]?.text ?? "" }.joined(separator: "/")
    }

    private static func folder(of path: String) -> String {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return steps.isEmpty ? "." : steps == [""] ? "/" : steps.joined(separator: "/")
    }

    private static func absolute(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// What a file is called among those of a folder: its path below it, else its last name.
    private static func name(of path: String, in folder: String, other: String? = nil) -> String {
        let prefix = absolute(folder) + "/"
        let whole = absolute(path)
        guard !whole.hasPrefix(prefix) else { return String(whole.dropFirst(prefix.count)) }
        let last = String(whole.split(separator: "/").last ?? "documents.yaml")
        return last == other ? "new-\(last)" : last
    }
}
