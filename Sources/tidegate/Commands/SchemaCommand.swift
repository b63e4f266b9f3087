import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// `tidegate schema`: the JSON Schema of a kind of document.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a kind of document, for editors and scripts.",
        discussion: """
            Kinds: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")); and of what the program reads and \
            writes beside documents: state (for `decide --state`), officer-report, report.

            Example:  tidegate schema agreement > agreement.schema.json
            """
    )

    @Argument(help: "A kind of document.")
    var kind: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { _ in
            let schema: JSONValue
            switch (kind, DocumentKind(rawValue: kind)) {
            case ("state", _): schema = State.schema
            case ("officer-report", _): schema = ReportSchema.officer
            case ("report", _): schema = ReportSchema.recipient
            case (_, let documentKind?): schema = DocumentSchema.json(of: documentKind)
            default: throw ValidationError("there is no kind `\(kind)`")
            }
            return Verdict(text: CanonicalJSON.readable(schema), json: schema)
        }
    }
}
