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
        try output.answer { console in
            var valid: [(path: String, contents: () -> String)] = []
            var notes = Notes()
            var problems: [Diagnostic] = []
            for path in paths {
                do {
                    valid.append((path, try Self.check(path, notes: &notes)))
                } catch let error as any DiagnosedError where error.kind == .invalid {
                    problems += error.diagnostics
                }
            }
            guard problems.isEmpty else {
                // Those that are valid are said too, or they would seem to be at fault as well.
                for (path, contents) in valid { console.say(Self.validLine(path, contents)) }
                throw ReleaseError.invalid(problems)
            }
            for note in notes.open { console.say(note) }
            return Verdict(
                text: valid.map { Self.validLine($0, $1) + "\n" }.joined(),
                json: [
                    "valid": true, "notes": .array(notes.open.map(\.json)),
                    "allowed": .array(notes.allowed.map(\.json)),
                    "checked": .array(
                        valid.map { path, contents in
                            let summary = Language.$current.withValue(.english) { contents() }
                            return ["path": .string(path), "summary": .string(summary)]
                        }
                    ),
                ],
                isPositive: !strict || notes.open.isEmpty
            )
        }
    }

    private static func validLine(_ path: String, _ contents: () -> String) -> String {
        worded(en: "\(path): valid, \(contents())", fr: "\(path)\u{a0}: valide, \(contents())")
    }

    /// What is noted of valid sets.
    private struct Notes {
        var open: [Diagnostic] = []
        /// Those that an author says are meant.
        var allowed: [Allowances.Allowed] = []
    }

    /// Reads what lies at a path; gives a few words that describe it.
    private static func check(_ path: String, notes: inout Notes) throws -> () -> String {
        guard DurableFile.isFolder(path) else { return try checkFile(path) }
        let files = try FolderFiles.visible(path)
        let policies = try PolicySet.read(files, folder: path)
        guard !policies.canonical.isEmpty else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [path])]) }
        let (problems, found) = PlanCheck.findings(in: policies)
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        let allowances = Allowances(files: files, folder: path)
        let lint = (policies.lint + TextNotes.findings(in: files, folder: path)).sorted()
        let split = allowances.split(found + lint)
        notes.open += split.open + allowances.problems + allowances.unused(PolicySet.lintCodes, by: lint)
        notes.allowed += split.allowed
        // Running the cases reads their states; whether they come out as expected is for `test`.
        let cases = try policies.runCases().count
        return {
            [
                counted(policies.parties.count, en: ("party", "parties"), fr: ("partie", "parties")),
                counted(
                    policies.datasets.count,
                    en: ("dataset", "datasets"),
                    fr: ("jeu de données", "jeux de données")
                ),
                counted(policies.agreements.count, en: ("agreement", "agreements"), fr: ("accord", "accords")),
                counted(cases, en: ("case", "cases"), fr: ("cas", "cas")),
            ].joined(separator: ", ")
        }
    }

    /// None is plural in English and singular in French.
    private static func counted(_ count: Int, en english: (String, String), fr french: (String, String)) -> String {
        worded(
            en: "\(count) \(count == 1 ? english.0 : english.1)",
            fr: "\(count) \(count < 2 ? french.0 : french.1)"
        )
    }

    /// A single file is a spec or a request; which, its documents say.
    private static func checkFile(_ path: String) throws -> () -> String {
        let bytes = try DocumentFile.read(path)
        let kinds = ParsedDocument.readAll(bytes, file: path).documents.compactMap { $0.root["kind"]?.text }
        guard kinds.contains("spec") || kinds == ["request"] || kinds.isEmpty else {
            let problems = ParsedDocument.readAll(bytes, file: path).problems
            guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
            let advice = Advice(
                en: "an agreement is checked with its folder: `tidegate check FOLDER`",
                fr: "un accord se vérifie avec son dossier\u{a0}: `tidegate check DOSSIER`"
            )
            let start = Place(file: path, line: 1, column: 1)
            throw ReleaseError.invalid([
                Diagnostic(.notThisKind, [kinds.first ?? "", "request"], at: start, advice: advice)
            ])
        }
        guard kinds.contains("spec") else {
            let request = try Request.read(bytes, file: path).id
            return { worded(en: "request \(request)", fr: "demande \(request)") }
        }
        let specification = try SpecificationFile.read(path).specification.id
        return { worded(en: "spec \(specification)", fr: "spécification \(specification)") }
    }
}
