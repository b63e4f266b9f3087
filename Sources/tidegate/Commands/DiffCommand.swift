import ArgumentParser
import TideAgreement
import TideCore
import TideFirewall
import TideRelease

/// `tidegate diff`: what an amendment really changes.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells which requests an amendment permits or refuses anew, each with one that shows it.",
        discussion: """
            Compared is what two versions answer, not how they are written: every request that is shown was put to both. What \
            gets more or less for the same request, other terms, and words that change nothing come after. With each request \
            stands what was supposed of both sides alike: where nothing is said, everybody signed, approvals come later, and \
            reviews were held. Of what was registered only the documents are looked at, not signatures, releases or paths.

            OLD and NEW are two policy folders; or two files of documents, beside what --policies has, or else the older file's \
            folder; or two versions of one agreement, as id@1 and id@2, in --policies. With --workspace OLD is an \
            agreement's id: what is registered there against what --policies proposes. Exit 2 if the newer one is \
            wider in anything: it needs the approvals of a new agreement, and of an amendment also the signatures of those who \
            signed the version that it replaces.

            Example:  tidegate diff examples/06-tax-gateway/policies/network.yaml \
            examples/06-tax-gateway/amendment/gateway.yaml
            Example:  tidegate diff permits@1 permits@2 --policies policies --format json
            Example:  tidegate diff mol-nso-2026-01 --policies policies --workspace office --passphrase-file secret
            """
    )

    @Argument(
        help: ArgumentHelp("A folder, a file, a version of an agreement; with --workspace its id.", valueName: "old")
    )
    var old: String

    @Argument(help: ArgumentHelp("The same kind of thing; left out with --workspace.", valueName: "new"))
    var new: String?

    @OptionGroup var folder: OptionalPolicyFolderOptions
    @OptionGroup var workspace: OptionalWorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (new == nil) == (workspace.workspace != nil) else {
            throw ValidationError("name OLD and NEW, or an agreement's id with --policies and --workspace")
        }
        guard workspace.workspace == nil || folder.policies != nil else {
            throw ValidationError("--workspace goes with --policies")
        }
    }

    func run() throws {
        try output.answer { console in
            let sides =
                try new.map { try AmendmentSides(old, $0, among: folder) }
                ?? AmendmentSides(registered: old, among: folder, workspace.open())
            let difference = sides.difference
            for reason in difference.reasons { console.say(reason) }
            let isSame = difference.agreements.isEmpty && difference.documents.isEmpty
            let same = worded(en: "both say the same\n", fr: "les deux disent la même chose\n")
            return Verdict(
                text: isSame ? same : difference.text,
                json: difference.json,
                isPositive: !difference.isWider
            )
        }
    }
}
