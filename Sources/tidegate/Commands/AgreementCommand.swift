import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

/// `tidegate agreement`: the life of an agreement, from a file to its end.
struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "Proposes, signs, registers, suspends, resumes, terminates, shows, lists and publishes agreements.",
        discussion: """
            What comes first, and what comes next:
              1. check     the folder of the policy set that the agreement stands in
              2. show      read it: --html is a page in plain words
              3. sign      by an officer of each party, each with a key of their own
              4. register  with every signature; the parties are registered before
              5. list      its state today; suspend, resume, terminate as need be
              6. publish   the register that everybody may read
            Offices that are apart register in two steps: propose it with the first \
            signature, sign --workspace with the others, register without a folder. \
            Every step is logged.

            Example:  tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.mol/dpo --key dpo.key.pem \
            --passphrase-file dpo-secret --output dpo.dsse.json
            Example:  tidegate agreement register mol-nso-2026-01 --policies policies --signature dpo.dsse.json \
            --signature head.dsse.json --workspace office --passphrase-file secret
            Example:  tidegate agreement list --workspace office --passphrase-file secret
            """,
        subcommands: [
            Propose.self, Sign.self, Register.self, Suspend.self, Resume.self, Terminate.self, Show.self, List.self,
            Publish.self,
        ]
    )

    /// An agreement of a policy folder.
    struct Reference: ParsableArguments {
        @Argument(help: "The agreement's id.")
        var agreement: String

        @OptionGroup var folder: PolicyFolderOptions

        /// The files, the set that they make, and the agreement of the id.
        func read() throws -> (files: [String: [UInt8]], policies: PolicySet, agreement: Agreement) {
            let (files, set) = try folder.read()
            return (files, set, try Self.find(agreement, in: set))
        }

        /// A version of an agreement; the newest where none is named.
        static func find(
            _ agreement: String,
            _ version: Int? = nil,
            in set: PolicySet
        ) throws(ReleaseError) -> Agreement {
            let versions = set.agreements.filter { $0.id.text == agreement }
            if let found = versions.last(where: { version ?? $0.version == $0.version }) { return found }
            if let version, !versions.isEmpty {
                throw .invalid([Diagnostic(.agreementUnknown, ["\(agreement)@\(version)"])])
            }
            let near = Suggestion.nearest(to: agreement, among: set.agreements.map(\.id.text))
            throw .invalid([Diagnostic(.agreementUnknown, [agreement], suggestion: near)])
        }
    }

    /// An agreement's id as it was typed.
    static func identifier(_ text: String) throws(ReleaseError) -> Identifier {
        guard let id = Identifier(text) else { throw .invalid([Diagnostic(.agreementUnknown, [text])]) }
        return id
    }

    /// An event, for programs.
    static func json(of event: AgreementEvent) -> [String: JSONValue] {
        [
            "agreement": .string(event.agreement.text), "version": JSONValue(event.version),
            "signedForm": .string(event.identity.hex), "event": .string(event.kind.rawValue),
            "entry": JSONValue(event.entry), "effective": .string("\(event.effective)"),
            "recordedAt": .string("\(event.recordedAt)"),
        ]
    }
}
