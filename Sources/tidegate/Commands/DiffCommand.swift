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
            gets more or less for the same request, other terms, and words that change nothing come after. Signatures \
            and approvals are taken as given on both sides, earlier releases and the network's paths are not looked at.

            OLD and NEW are two policy folders; or two files of documents, beside what --policies has, or else the older file's \
            folder; or two versions of one agreement, as id@1 and id@2, in --policies. Exit 2 if the newer one is \
            wider in anything: it needs the approvals of a new agreement.

            Example:  tidegate diff examples/06-tax-gateway/policies/network.yaml \
            examples/06-tax-gateway/amendment/gateway.yaml
            Example:  tidegate diff permits@1 permits@2 --policies policies --format json
            """
    )

    @Argument(help: ArgumentHelp("A folder, a file, or a version of an agreement.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The same kind of thing.", valueName: "new"))
    var new: String

    @OptionGroup var folder: OptionalPolicyFolderOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { console in
            let difference = try AmendmentSides(old, new, among: folder).difference
            for reason in difference.reasons { console.say(reason.rendered) }
            let isSame = difference.agreements.isEmpty && difference.documents.isEmpty
            return Verdict(
                text: isSame ? "both say the same\n" : difference.text,
                json: difference.json,
                isPositive: !difference.isWider
            )
        }
    }
}
