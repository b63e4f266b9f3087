import ArgumentParser
import FoundationEssentials
import TideAgreement
import TideCore
import TideDisclosure
import TideRelease

/// `tidegate assess`: risk and utility of a file as it stands.
struct AssessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Says how easily people are found in a file as it stands, and what the file is good for.",
        discussion: """
            The dataset document says which columns identify a person and which are sensitive. Printed are the risk of \
            being picked out, what groups of records alike give away, what can be told apart, and in plain words what that \
            means and what helps. The file is not changed, and nothing is logged.

            With a table of the population, the risk is also counted against everybody who could be meant.

            Example:  tidegate assess --dataset examples/02-census/adult-k5.yaml \
            --input examples/02-census/input/adult.csv --html assessment.html
            """
    )

    @Option(
        help: ArgumentHelp(
            "The file with the dataset document; its hierarchies stand in the same file or folder.",
            valueName: "file"
        )
    )
    var dataset: String

    @Option(help: ArgumentHelp("The file to assess.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            "A table of the population: a line for each member, its columns named as the dataset's.",
            valueName: "file"
        )
    )
    var population: String?

    @Option(help: ArgumentHelp("Writes a page for people as well, to a file that must not exist.", valueName: "file"))
    var html: String?

    @OptionGroup var printing: OutputOptions

    func run() throws {
        try printing.conclude { console in
            if let html, DurableFile.exists(html) {
                throw ReleaseError.invalid([Diagnostic(.outputExists, [html])])
            }
            let url = URL(filePath: dataset)
            let folder = url.deletingLastPathComponent().path
            let source = try StandaloneDataset.read(
                url.lastPathComponent,
                in: FolderFiles.visible(folder.isEmpty ? "." : folder, unfit: .leftOut),
                folder: folder
            )
            let result = try FileAssessment(source, progress: console.progress).run(
                input: input,
                population: population,
                at: SystemClock.now
            )
            console.endProgress()
            for note in result.notes { console.say(note) }
            if let html { try DurableFile.replace(html, with: Array(result.assessment.html.utf8), mode: 0o600) }
            return Verdict(text: result.assessment.text, json: result.assessment.json)
        }
    }
}
