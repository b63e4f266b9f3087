import ArgumentParser
import TideAgreement
import TideCore

/// `tidegate odrl`: agreements for those who read ODRL, and from those who write it.
struct OdrlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "odrl",
        abstract: "Carries agreements over into ODRL 2.2 policies in JSON-LD, and policies into agreements.",
        discussion: """
            Carried over is what both can say; everything else is named, all at once, and refused (exit 2). What comes back \
            is the same agreement.

            Example:  tidegate odrl export clause-14 --policies policies/clauses
            Example:  tidegate odrl import docs/formats/odrl-example.json
            """,
        subcommands: [Export.self, Import.self]
    )

    /// IRIs by which others know what documents name.
    struct Names: ParsableArguments {
        @Option(
            name: .customLong("name"),
            help: ArgumentHelp(
                "What an IRI names here, such as https://w3id.org/dpv#AcademicResearch=purpose/research; once for each.",
                valueName: "iri=kind/name"
            )
        )
        var pairs: [String] = []

        func validate() throws {
            guard InterchangeNames(pairs) == nil else { return }
            let kinds = NameKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--name takes IRI=KIND/NAME, each IRI and each name once; kinds are \(kinds)")
        }

        /// - Precondition: ``validate()`` was passed, as the parser sees to.
        var names: InterchangeNames { InterchangeNames(pairs) ?? .own }
    }
}

extension OdrlCommand {
    /// `tidegate odrl export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes an agreement as a policy of ODRL 2.2.",
            discussion: """
                An agreement with a clause that has no term in ODRL is not exported (exit 2, each clause with its place). With \
                --partial the rest is: an `Assertion`, which grants nothing, under a profile that marks it as a part. The same \
                agreement gives the same bytes.

                Example:  tidegate odrl export clause-14 --policies policies/clauses
                Example:  tidegate odrl export clause-14-research --policies policies/clauses \
                --name https://w3id.org/dpv#ScientificResearch=purpose/scientific-research
                Example:  tidegate odrl export gmdac-university-2026-01 --policies policies/missing-migrants --partial
                """
        )

        @Argument(help: ArgumentHelp("The agreement, its newest version or the one named.", valueName: "id[@version]"))
        var agreement: String

        @OptionGroup var folder: PolicyFolderOptions

        @Flag(help: "Leave out what has no term, and mark the policy as a part that grants nothing.")
        var partial = false

        @OptionGroup var names: Names

        @Option(
            help: ArgumentHelp("Where the policy is written, a new file; printed where left out.", valueName: "file")
        )
        var output: String?

        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                if let output { try NewFile.expectNone(at: output) }
                let named = AgreementVersion(agreement)
                let found = try AgreementCommand.Reference.find(
                    named?.id.text ?? agreement,
                    named?.version,
                    in: try folder.read().policies
                )
                let export = PolicyExport(found, names: names.names)
                guard export.isWhole || partial else { throw InterchangeError.refused(export.leftOut) }
                for clause in export.leftOut { console.say(warning: clause) }
                if !export.isWhole {
                    console.say(warning: Diagnostic(.partialExport, [found.identity.description]))
                }
                if let output { try NewFile.write(Array(export.text.utf8), to: output) }
                return Verdict(
                    text: output.map { path in
                        worded(en: "\(path): the policy is written\n", fr: "\(path)\u{a0}: la politique est écrite\n")
                    } ?? export.text,
                    json: .members([
                        "agreement": .string(found.identity.description), "whole": .bool(export.isWhole),
                        "leftOut": .array(console.spoken { export.leftOut.map(\.json) }),
                        "policy": output == nil ? export.policy : nil, "output": output.map(JSONValue.string),
                    ])
                )
            }
        }
    }
}
