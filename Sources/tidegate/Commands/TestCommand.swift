import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideFirewall

/// `tidegate test`: a policy set's own cases.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the cases of policy sets: requests with the decisions expected of them.",
        discussion: """
            A case passes if its verdict and its full set of reason codes are those expected. Exit 2 if one fails.

            With --coverage it also tells which grant, column, purpose, prohibition or clause no case comes upon, and exit 2 if there is \
            any. Where one is meant to be left out, a comment above it says why: `# allow TG1625: reason`. Firewalls are not counted: \
            `tidegate prove` proves them whole.

            Example:  tidegate test policies/missing-migrants
            Example:  tidegate test --coverage policies/clauses
            """
    )

    @Argument(help: ArgumentHelp("Folders of policy sets.", valueName: "path"), transform: PlainPath.of)
    var paths: [String]

    @Flag(help: "Tell what no case exercises too.")
    var coverage = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.answer { console in
            var reports: [CaseReport] = []
            var items: [CaseCoverage.Item] = []
            var allowed: [Allowances.Allowed] = []
            for path in paths {
                let files = try FolderFiles.visible(path)
                let policies = try PolicySet.read(files, folder: path)
                reports += try policies.runCases { $0.withNetwork(of: policies, at: $1) }
                guard coverage else { continue }
                let counted = try policies.coverage { $0.withNetwork(of: policies, at: $1) }
                let allowances = Allowances(files: files, folder: path)
                let missing = counted.missing.map(\.sentence)
                let split = allowances.split(missing)
                allowed += split.allowed
                items += counted.items.filter { item in !split.allowed.contains { $0.finding == item.sentence } }
                for note in allowances.unused([.notExercised], by: missing) { console.say(note) }
            }
            if reports.isEmpty {
                console.say(
                    worded(
                        en:
                            "there is no case here: write documents of kind `cases`, as `tidegate schema cases` has them",
                        fr:
                            "il n’y a aucun cas ici\u{a0}: écrire des documents du type `cases`, comme les décrit `tidegate schema cases`"
                    )
                )
            }
            let failed = reports.filter { !$0.isMet }
            let found = CaseCoverage(items: items)
            let summary = worded(
                en: "\(reports.count - failed.count) of \(reports.count) cases as expected\n",
                fr:
                    "cas conformes à ce qui était attendu\u{a0}: \(reports.count - failed.count) sur \(reports.count)\n"
            )
            let leftOut = allowed.map { Diagnostic(.allowedFinding, [$0.finding.message, $0.reason]).message + "\n" }
                .joined()
            return Verdict(
                text: failed.map { $0.text + "\n" }.joined() + summary + (coverage ? found.text + leftOut : ""),
                json: .members([
                    "cases": .array(reports.map(\.json)), "failed": JSONValue(failed.count),
                    "coverage": coverage ? found.json : nil, "allowed": coverage ? .array(allowed.map(\.json)) : nil,
                ]),
                isPositive: failed.isEmpty && found.missing.isEmpty
            )
        }
    }
}
