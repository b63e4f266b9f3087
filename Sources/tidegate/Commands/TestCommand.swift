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

            Example:  tidegate test policies/missing-migrants
            """
    )

    @Argument(help: ArgumentHelp("Folders of policy sets.", valueName: "path"), transform: PlainPath.of)
    var paths: [String]

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.answer { _ in
            var reports: [CaseReport] = []
            for path in paths {
                let policies = try PolicySet.read(FolderFiles.visible(path), folder: path)
                reports += try policies.runCases { $0.withNetwork(of: policies, at: $1) }
            }
            let failed = reports.filter { !$0.isMet }
            return Verdict(
                text: failed.map { $0.text + "\n" }.joined()
                    + worded(
                        en: "\(reports.count - failed.count) of \(reports.count) cases as expected\n",
                        fr:
                            "cas conformes à ce qui était attendu\u{a0}: \(reports.count - failed.count) sur \(reports.count)\n"
                    ),
                json: ["cases": .array(reports.map(\.json)), "failed": JSONValue(failed.count)],
                isPositive: failed.isEmpty
            )
        }
    }
}
