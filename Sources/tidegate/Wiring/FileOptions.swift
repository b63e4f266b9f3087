import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

/// The policy set that a command reads from a folder.
struct PolicyFolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The folder of the policy set.", valueName: "dir"),
        transform: PlainPath.of
    )
    var policies: String

    /// The folder's files, and the set that they make.
    func read() throws -> (files: [String: [UInt8]], policies: PolicySet) {
        let files = try FolderFiles.visible(policies)
        return (files, try PolicySet.read(files, folder: policies))
    }
}

/// The same for commands that can do without one.
struct OptionalPolicyFolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The folder of a policy set.", valueName: "dir"),
        transform: PlainPath.of
    )
    var policies: String?

    /// The folder's files, and the set that they make; `nil` where no folder was named.
    func read() throws -> (folder: String, files: [String: [UInt8]], policies: PolicySet)? {
        guard let policies else { return nil }
        let files = try FolderFiles.visible(policies)
        return (policies, files, try PolicySet.read(files, folder: policies))
    }
}

/// Signatures that were made elsewhere.
struct SignatureFilesOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A signature: an envelope of tidegate or, of a certificate, CMS; once for each.",
            valueName: "file"
        )
    )
    var signature: [String] = []

    /// Their bytes by the names that messages print.
    func read() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in signature { files[path] = try SignatureFile.read(path) }
        return files
    }
}

/// A workspace of which only what everybody may see is read, so that no passphrase is asked for.
struct WorkspaceFolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office's workspace.", valueName: "dir"), transform: PlainPath.of)
    var workspace: String

    /// The paths in it.
    ///
    /// - Throws: where it is no workspace.
    func paths() throws -> WorkspacePaths {
        let paths = WorkspacePaths(root: workspace)
        _ = try WorkspaceConfiguration(at: paths)
        return paths
    }
}

/// What a verifier trusts.
struct TrustOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Your trust folder, which came on another way.", valueName: "dir"),
        transform: PlainPath.of
    )
    var trust: String
}

/// The request that is asked about.
struct RequestOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The request.", valueName: "file"))
    var request: String

    func read() throws -> Request { try Request.read(DocumentFile.read(request), file: request) }
}

/// What commands that take long can tell of themselves.
struct TimingOptions: ParsableArguments {
    @Flag(help: "Say on standard error how long each stage took.")
    var timings = false
}

/// A file of documents that was named by itself.
enum DocumentFile {
    /// Its bytes; of one that is too large, just enough to say so.
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        try DurableFile.read(path, atMost: ParsedDocument.largest + 1)
    }
}

/// A signature or a payload that was made elsewhere.
enum SignatureFile {
    /// The largest one, in bytes: more than any agreement's signed form in an envelope.
    static let largest = 4 << 20

    /// The most commas of one that is JSON: an envelope has a handful, the form of a large party some hundreds.
    private static let mostCommas = 20_000

    /// - Throws: ``ReleaseError/invalid(_:)`` for one that is too large to be one.
    static func read(_ path: String) throws -> [UInt8] {
        let bytes = try DurableFile.read(path, atMost: largest + 1)
        func refusal(_ reason: String) -> ReleaseError {
            .invalid([Diagnostic(.signatureNotValid, [path, reason])])
        }
        guard bytes.count <= largest else { throw refusal("it has more than \(largest) bytes") }
        let isJSON = bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[")
        guard !isJSON || bytes.count(where: { $0 == UInt8(ascii: ",") }) <= mostCommas else {
            throw refusal("it holds more than any signature or statement does")
        }
        return bytes
    }
}

/// A file that a command makes: whatever lies there, a key perhaps, stays.
enum NewFile {
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is something already.
    static func expectNone(at path: String) throws {
        guard !DurableFile.exists(path) else { throw ReleaseError.invalid([Diagnostic(.outputExists, [path])]) }
    }

    /// The workspace in which a path lies; `nil` where it lies in none.
    static func workspace(around path: String) -> String? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        while !parts.isEmpty {
            parts.removeLast()
            if parts.isEmpty, path.hasPrefix("/") { break }
            let above = parts.isEmpty ? "." : parts.joined(separator: "/")
            if DurableFile.exists("\(above)/workspace.json") { return above }
        }
        return nil
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        try expectNone(at: path)
        try DurableFile.replace(path, with: bytes)
    }
}
