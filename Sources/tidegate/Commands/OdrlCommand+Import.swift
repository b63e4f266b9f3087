import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

extension OdrlCommand {
    /// `tidegate odrl import`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a policy of ODRL 2.2 in JSON-LD, and writes it as an agreement.",
            discussion: """
                Everything in the policy becomes a clause, or is named and refused (exit 2); what is no policy in JSON-LD is \
                exit 3. Nothing is fetched. An agreement must say more than most policies do: with --draft what there is is \
                written, and the draft says at its head what it lacks.

                With --policies the agreement is held against the documents that it will stand beside, as tidegate check does.

                Example:  tidegate odrl import docs/formats/odrl-example.json
                Example:  tidegate odrl import docs/formats/odrl-foreign.json --draft \
                --name https://border.example/=party/xb.border --name https://university.example/=party/xb.university \
                --name https://border.example/policies/7=agreement/crossings-7@1 \
                --name https://border.example/data/crossings=dataset/crossings \
                --name https://w3id.org/dpv#ScientificResearch=purpose/scientific-research
                """
        )

        @Argument(help: ArgumentHelp("The policy, JSON-LD in its compact form.", valueName: "file"))
        var file: String

        @Flag(help: "Write what there is, where an agreement must say more than the policy does.")
        var draft = false

        @OptionGroup var names: Names
        @OptionGroup var folder: OptionalPolicyFolderOptions

        @Option(
            help: ArgumentHelp("Where the agreement is written, a new file; printed where left out.", valueName: "file")
        )
        var output: String?

        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                if let output { try NewFile.expectNone(at: output) }
                let imported = try PolicyImport.read(DocumentFile.read(file), file: file, names: names.names)
                guard draft || !imported.isDraft else { throw InterchangeError.refused(imported.needed) }
                let isHeld = try hold(imported)
                for clause in imported.needed { console.say(warning: clause) }
                if !imported.isDraft && !isHeld { console.say(warning: Diagnostic(.importNotHeld)) }
                if let output { try NewFile.write(imported.document, to: output) }
                let text = String(decoding: imported.document, as: UTF8.self)
                return Verdict(
                    text: output.map { path in
                        imported.isDraft
                            ? worded(
                                en: "\(path): a draft of \(imported.name) is written\n",
                                fr: "\(path)\u{a0}: un projet de \(imported.name) est écrit\n"
                            )
                            : worded(
                                en: "\(path): \(imported.name) is written\n",
                                fr: "\(path)\u{a0}: \(imported.name) est écrit\n"
                            )
                    } ?? text,
                    json: .members([
                        "agreement": .string(imported.name), "draft": .bool(imported.isDraft), "held": .bool(isHeld),
                        "needed": .array(console.spoken { imported.needed.map(\.json) }),
                        "document": output == nil ? .string(text) : nil, "output": output.map(JSONValue.string),
                    ])
                )
            }
        }

        /// Reads the agreement among the documents of the folder that was named; a draft is not yet read among others.
        ///
        /// - Returns: whether it was, and is valid there.
        private func hold(_ imported: PolicyImport) throws -> Bool {
            guard let policies = folder.policies, !imported.isDraft else { return false }
            var files = try FolderFiles.visible(policies)
            var name = "imported.yaml"
            while files[name] != nil { name = "new-\(name)" }
            files[name] = imported.document
            _ = try PolicySet.read(files, folder: policies)
            return true
        }
    }
}
