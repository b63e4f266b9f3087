import ArgumentParser
import TideCore
import TideRelease

extension PartyCommand {
    /// The command `tidegate party revocations`.
    struct Revocations: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes newer lists of revoked certificates into force, and logs that.",
            discussion: """
                Lists in PEM, as the issuer of a party's certificates publishes them every few days: one after the other, or \
                --list more than once. The issuer's signature is all that they need; agreements stay bound. A list that is \
                older than the one in force is refused, and one that has ended too.

                Example:  tidegate party revocations xa.mol --list mol.crl.pem --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The party.")
        var party: String

        @Option(help: ArgumentHelp("A file of lists; once for each.", valueName: "file"))
        var list: [String]

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let id = try PartyCommand.identifiers([party])[0]
                var lists: [String: [UInt8]] = [:]
                for path in list { lists[path] = try DurableFile.read(path) }
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let outcome = try RevocationUpdate(office: office)
                    .accept(lists, of: id, at: SystemClock.now, using: &generator)
                return Verdict(
                    text: "lists of \(outcome.party) are in force, entry \(outcome.entry): "
                        + outcome.files.joined(separator: ", ") + "\n" + outcome.unbound.map(\.text).joined(),
                    json: [
                        "party": .string(outcome.party.text), "entry": JSONValue(outcome.entry),
                        "files": JSONValue(outcome.files), "unbound": .array(outcome.unbound.map(\.json)),
                    ]
                )
            }
        }
    }
}

extension PartyRegistration.Unbound {
    /// Why it permits nothing, a line.
    var text: String { "\(agreement) permits nothing until it is signed anew: \(why)\n" }

    var json: JSONValue {
        [
            "agreement": .string("\(agreement)"), "changed": JSONValue(changed),
            "missingSignatures": JSONValue(missing),
        ]
    }
}
