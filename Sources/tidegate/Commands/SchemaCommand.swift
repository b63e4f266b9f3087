import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideFirewall

/// `tidegate schema`: the JSON Schema of a kind of document.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a kind of document, for editors and scripts.",
        discussion: """
            Kinds: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")); and of what the program reads and \
            writes beside documents: documents (one of any kind, for files that hold several), state (for `decide --state`), \
            officer-report, report, assessment, difference (of `diff`), register (of `agreement publish`).

            With `output` and a command it is of what that command says with --format json.

            Example:  tidegate schema agreement > agreement.schema.json
            Example:  tidegate schema output log show
            """
    )

    @Argument(help: "A kind of document; or output.")
    var kind: String

    @Argument(help: ArgumentHelp("After output: a command's words, as log show.", valueName: "command"))
    var command: [String] = []

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard command.isEmpty || kind == "output" else {
            throw ValidationError("a kind takes no command: only `output` does")
        }
        guard schema == nil else { return }
        guard kind != "output" else {
            throw ValidationError("there is no command `\(command.joined(separator: " "))`")
        }
        let near = Suggestion.nearest(to: kind, among: DocumentKind.allCases.map(\.rawValue))
        throw ValidationError("there is no kind `\(kind)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }

    func run() throws {
        try output.conclude { _ in
            Verdict(text: schema.map(CanonicalJSON.readable) ?? "", json: schema ?? .null)
        }
    }

    private var schema: JSONValue? {
        switch kind {
        case "documents": DocumentSchema.documents
        case "state": State.schema
        case "officer-report": ReportSchema.officer
        case "report": ReportSchema.recipient
        case "assessment": ReportSchema.assessment
        case "difference": PolicyDifference.schema
        case "output": OutputSchema.json(of: command)
        case "register": PublicRegister.schema
        default: DocumentKind(rawValue: kind).map(DocumentSchema.json)
        }
    }
}
