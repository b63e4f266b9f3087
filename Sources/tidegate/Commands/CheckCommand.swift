import ArgumentParser
import FoundationEssentials
import TideAgreement
import TideCore
import TideDecision
import TideRelease

/// `tidegate check`: reads and validates documents.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads policy sets and says everything that is wrong with them.",
        discussion: """
            A policy set is a folder of YAML files and the files that they name. Every problem is printed at once, with \
            file, line, column, a code, and a hint where one is known; of more than a thousand, the first. Exit 3 if there is any. What a valid set decides, `tidegate test` says.

            Example:  tidegate check policies/missing-migrants
            """
    )

    @Argument(
        help: ArgumentHelp("Folders of policy sets, or single request or spec files.", valueName: "path"),
        transform: PlainPath.of
    )
    var paths: [String]

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { console in
            var lines = ""
            var notes: [Diagnostic] = []
            var checked: [JSONValue] = []
            var problems: [Diagnostic] = []
            for path in paths {
                do {
                    let summary = try Self.check(path, notes: &notes)
                    lines += "\(path): valid, \(summary)\n"
                    checked.append(["path": .string(path), "summary": .string(summary)])
                } catch let error as any DiagnosedError where error.kind == .invalid {
                    problems += error.diagnostics
                }
            }
            guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
            for note in notes { console.say(note.rendered) }
            return Verdict(
                text: lines,
                json: ["valid": true, "checked": .array(checked), "notes": .array(notes.map(\.json))]
            )
        }
    }

    /// Reads what lies at a path and describes it in a few words.
    private static func check(_ path: String, notes: inout [Diagnostic]) throws -> String {
        guard DurableFile.isFolder(path) else { return try checkFile(path) }
        let policies = try PolicySet.read(FolderFiles.visible(path), folder: path)
        guard !policies.canonical.isEmpty else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [path])]) }
        let (problems, found) = PlanCheck.findings(in: policies)
        notes += found
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        // Running the cases reads their states; whether they come out as expected is for `test`.
        let cases = try policies.runCases().count
        return [
            counted(policies.parties.count, "party", "parties"),
            counted(policies.datasets.count, "dataset", "datasets"),
            counted(policies.agreements.count, "agreement", "agreements"), counted(cases, "case", "cases"),
        ].joined(separator: ", ")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// A single file is a spec or a request; which, its documents say.
    private static func checkFile(_ path: String) throws -> String {
        let bytes = try DocumentFile.read(path)
        let kinds = ParsedDocument.readAll(bytes, file: path).documents.compactMap { $0.root["kind"]?.text }
        guard kinds.contains("spec") else { return "request \(try Request.read(bytes, file: path).id)" }
        return "spec \(try SpecificationFile.read(path).specification.id)"
    }
}
