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
            writes beside documents: documents (one of any kind, for files that hold several), state (for `decide --state`), officer-report, report, assessment, difference (of `diff`).

            Example:  tidegate schema agreement > agreement.schema.json
            """
    )

    @Argument(help: "A kind of document.")
    var kind: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard schema == nil else { return }
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
        default: DocumentKind(rawValue: kind).map(DocumentSchema.json)
        }
    }
}
