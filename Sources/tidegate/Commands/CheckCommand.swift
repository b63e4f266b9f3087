import ArgumentParser
import FoundationEssentials
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// `tidegate check`: reads and validates documents.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads policy sets and says everything that is wrong with them.",
        discussion: """
            A policy set is a folder of YAML files and the files that they name. Every problem is printed at once, with \
            file, line, column, a code, and a hint where one is known; of more than a thousand, the first. Exit 3 if there is any. What a valid set decides, `tidegate test` says.

            Of a valid set it notes what is seldom meant: clauses that nothing comes of or that another covers, personal data \
            without a firewall or an end of holding. A comment above or behind the line says that it is: \
            `# allow TG1633: reason`. With --strict a note that nobody allowed is exit 2.

            Example:  tidegate check policies/missing-migrants
            """
    )

    @Argument(
        help: ArgumentHelp("Folders of policy sets, or single request or spec files.", valueName: "path"),
        transform: PlainPath.of
    )
    var paths: [String]

    @Flag(help: "Take notes as a no: exit 2 if there is any.")
    var strict = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { console in
            var lines = ""
            var notes = Notes()
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
            for note in notes.open { console.say(note.rendered) }
            return Verdict(
                text: lines,
                json: [
                    "valid": true, "checked": .array(checked), "notes": .array(notes.open.map(\.json)),
                    "allowed": .array(notes.allowed.map(\.json)),
                ],
                isPositive: !strict || notes.open.isEmpty
            )
        }
    }

    /// What is noted of valid sets.
    private struct Notes {
        var open: [Diagnostic] = []
        /// Those that an author says are meant.
        var allowed: [Allowances.Allowed] = []
    }

    /// Reads what lies at a path and describes it in a few words.
    private static func check(_ path: String, notes: inout Notes) throws -> String {
        guard DurableFile.isFolder(path) else { return try checkFile(path) }
        let files = try FolderFiles.visible(path)
        let policies = try PolicySet.read(files, folder: path)
        guard !policies.canonical.isEmpty else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [path])]) }
        let (problems, found) = PlanCheck.findings(in: policies)
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        let allowances = Allowances(files: files, folder: path)
        let lint = policies.lint
        let split = allowances.split(found + lint)
        notes.open += split.open + allowances.problems + allowances.unused(PolicySet.lintCodes, by: lint)
        notes.allowed += split.allowed
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
