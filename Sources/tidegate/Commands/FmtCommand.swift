import ArgumentParser
import FoundationEssentials
import TideAgreement
import TideCore
import TideRelease

/// `tidegate fmt`: documents in the one layout.
struct FmtCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lays documents out alike: indentation, order of keys, quotes, blank lines.",
        discussion: """
            What a document says stays, and every comment stays beside what it was about; each file is read again before it \
            is written. Nothing is written if one file cannot be read (exit 3). With --check nothing is written at all; \
            exit 2 names the files that are laid out otherwise.

            Example:  tidegate fmt policies/missing-migrants
            Example:  tidegate fmt --check policies examples
            """
    )

    @Argument(
        help: ArgumentHelp("Files of documents, or folders: then every `.yaml` and `.yml` in them.", valueName: "path"),
        transform: PlainPath.of
    )
    var paths: [String]

    @Flag(help: "Write nothing; name the files that are laid out otherwise.")
    var check = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { _ in
            var changed: [(path: String, bytes: [UInt8])] = []
            var problems: [Diagnostic] = []
            let files = try documents()
            for (path, bytes) in files {
                do throws(AgreementError) {
                    let laid = try DocumentLayout.of(bytes, file: path)
                    if laid != bytes { changed.append((path, laid)) }
                } catch {
                    problems += error.diagnostics
                }
            }
            guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
            if !check { for file in changed { try replace(file.path, with: file.bytes) } }
            return Verdict(
                text: text(changed.map(\.path), of: files.count),
                json: ["changed": JSONValue(changed.map(\.path)), "files": JSONValue(files.count)],
                isPositive: !check || changed.isEmpty
            )
        }
    }

    /// A line for each file that was, or would be, written, and how many these are.
    private func text(_ changed: [String], of count: Int) -> String {
        let word =
            check
            ? worded(en: "laid out otherwise", fr: "à mettre en forme") : worded(en: "laid out", fr: "mis en forme")
        let lines = changed.map { "\($0)\(worded(en: ":", fr: "\u{a0}:")) \(word)\n" }
        return lines.joined()
            + worded(
                en: "\(changed.count) of \(count) files \(word)\n",
                fr: "fichiers \(word)\u{a0}: \(changed.count) sur \(count)\n"
            )
    }

    /// Every file of documents that the paths name, once, in order.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a folder without any: the answer would hide a name that does not end as
    ///   documents' do.
    private func documents() throws -> [(path: String, bytes: [UInt8])] {
        var files: [String: [UInt8]] = [:]
        for path in paths {
            guard DurableFile.isFolder(path) else {
                files[path] = try DocumentFile.read(path)
                continue
            }
            let held = try FolderFiles.visible(path, unfit: .leftOut)
            let named = held.filter { FolderFiles.isDocument($0.key) }
            guard !named.isEmpty else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [path])]) }
            for (name, bytes) in named { files["\(path)/\(name)"] = bytes }
        }
        return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Replaces a file whole, with the permissions that it had; of a link, what it leads to.
    private func replace(_ named: String, with bytes: [UInt8]) throws {
        let path = URL(filePath: named).resolvingSymlinksInPath().path
        try DurableFile.replace(path, with: bytes, mode: DurableFile.mode(of: path) ?? 0o644)
    }
}
