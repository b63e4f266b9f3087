import ArgumentParser
import TideCore
import TidePseudonym
import TideRelease

extension PseudonymCommand {
    /// The command `tidegate pseudonym custody`.
    struct Custody: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the key pair of a domain's vault, once, and hands its private half out in shares.",
            discussion: """
                A file share-N.txt for each custodian, in a new folder: hand each to one person, on a medium of its own, and \
                wipe the folder. The private half is kept nowhere. From then on the domain has a vault for random tokens, and \
                gives no identifier back without enough of the shares. They cannot be made again.

                Example:  tidegate pseudonym custody clinic-study --shares 3 --needed 2 --output shares --reason "set-up" \
                --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @Option(help: "How many shares there are, 2 to 255.") var shares: Int
        @Option(help: "How many of them open, at least 2.") var needed: Int
        @Option(help: "The form of the domain's tokens: 32 hexadecimal digits are hex-32.") var form = "base32-20"

        @Option(help: ArgumentHelp("The folder to make for the shares.", valueName: "dir"), transform: PlainPath.of)
        var output: String?

        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard needed >= 2, needed <= shares, shares <= 255 else {
                throw ValidationError("at least 2 shares are needed, and no more than there are, of at most 255")
            }
            guard TokenForm(named: form) != nil else { throw ValidationError("`\(form)` is no form of tokens") }
            guard signing.writePayload != nil || output != nil else { throw ValidationError("name --output") }
        }

        func run() throws {
            guard let form = TokenForm(named: form) else { return }
            try printing.conclude { console in
                let order = PseudonymService.CustodyOrder(shares: shares, needed: needed, tokens: form)
                let payload = try signing.payload {
                    try PseudonymService(office: workspace.open(), vault: nil)
                        .custody(of: domain.domain, order, reason: signing.reason)
                }
                if let payload { return payload }
                guard let output else { throw ValidationError("name --output") }
                try NewFile.expectNone(at: output)
                let signatures = try signing.signed.read()
                let service = try WorkspaceOpening.pseudonyms(of: workspace.openForWriting(console), creating: true)
                var generator = SystemRandomNumberGenerator()
                let recorded = try service.take(
                    service.custody(of: domain.domain, order, reason: signing.reason),
                    order,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                ) { try Self.write($0, to: output) }
                let place = recorded.isResumed ? "were handed out before" : "are in \(output)"
                return Verdict(
                    text:
                        "domain \(domain.domain) has a vault, entry \(recorded.entry); its \(shares) shares \(place)\n",
                    json: .object(recorded.json.merging(["domain": .string(domain.domain.text)]) { $1 })
                )
            }
        }

        /// Writes each share to a file of its own; the folder has its name once all of them are there.
        private static func write(_ shares: [Redacted<String>], to folder: String) throws {
            let staged = "\(folder).making"
            try DurableFile.remove(staged)
            try DurableFile.createFolder(staged, mode: 0o700)
            for (number, share) in shares.enumerated() {
                let line = Array((share.exposed + "\n").utf8)
                try DurableFile.write("\(staged)/share-\(number + 1).txt", line, mode: 0o600)
            }
            try DurableFile.syncFolder(staged)
            try DurableFile.rename(staged, to: folder)
        }
    }

    /// The command `tidegate pseudonym assign`.
    struct Assign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a random token of the vault for each identifier of a file.",
            discussion: """
                Equal identifiers get the token that they have, in this epoch. It takes no signatures; the log says how many were \
                asked for. The file has each identifier beside its token: for whoever sent the identifiers.

                Example:  tidegate pseudonym assign clinic-study --input ids.csv --column passport_no --namespace passport \
                --profile trim-v1 --output tokens.csv --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var file: IdentifierFileOptions
        @OptionGroup var kind: IdentifierKindOptions
        @OptionGroup var target: PrivateFileOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let identifiers = try file.read()
                let (path, certificate) = (try target.expectNone(), try target.certificate())
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let assigned = try WorkspaceOpening.pseudonyms(of: office).assign(
                    PseudonymQuestion(
                        domain: domain.domain,
                        namespace: kind.namespace,
                        profile: kind.profile,
                        form: .vault
                    ),
                    to: identifiers,
                    at: SystemClock.now,
                    using: &generator
                )
                try target.write(assigned.file, to: path, certificate, of: office)
                return Verdict(
                    text:
                        "\(assigned.asked) tokens, \(assigned.made) of them new, are in \(path), entry \(assigned.entry)\n",
                    json: [
                        "asked": JSONValue(assigned.asked), "domain": .string(domain.domain.text),
                        "entry": JSONValue(assigned.entry), "epoch": .string(assigned.epoch),
                        "made": JSONValue(assigned.made), "output": .string(path),
                    ]
                )
            }
        }
    }

    /// The command `tidegate pseudonym erase`.
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erases persons: what the vault has of them, and hidden fields of entries that tell of them.",
            discussion: """
                The identifiers come in a file, never on the command line; officers sign numbers that tell nobody who it is. The \
                tokens are never given again, and the log still verifies. What recipients were handed, and older backups, \
                you see to yourself; a backup that is put back erases again by itself.

                Example:  tidegate pseudonym erase clinic-study --input person.csv --column passport_no --namespace passport \
                --profile trim-v1 --field 7:reason --reason "letter of May 4" --signature a.dsse.json --signature b.dsse.json \
                --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument

        @Option(help: ArgumentHelp("A CSV file with their identifiers.", valueName: "file"))
        var input: String?

        @Option(help: "The column that is read.")
        var column: String?

        @Option(help: "Which identifier it is.", transform: DomainArgument.name)
        var namespace: Identifier?

        @Option(help: "How identifiers are written before they meet the key.")
        var profile: Normalisation?

        @Option(help: "A hidden field of an entry, as 7:reason; once for each.")
        var field: [String] = []

        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            let given = [input != nil, column != nil, namespace != nil, profile != nil]
            guard given.allSatisfy({ $0 }) || (given.allSatisfy { !$0 } && !field.isEmpty) else {
                throw ValidationError("name --input, --column, --namespace and --profile, or --field alone")
            }
            _ = try fields()
        }

        private func fields() throws -> [Int: [String]] {
            var fields: [Int: [String]] = [:]
            for text in field {
                let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2, let entry = Int(parts[0]) else {
                    throw ValidationError("`\(text)` is no field such as 7:reason")
                }
                fields[entry, default: []].append(parts[1])
            }
            return fields
        }

        func run() throws {
            try printing.conclude { console in
                let order = PseudonymService.Erasure(
                    domain: domain.domain,
                    namespace: namespace ?? domain.domain,
                    profile: profile ?? .none,
                    file: try input.map { try IdentifierFile($0, column: column ?? "") },
                    fields: try fields()
                )
                let payload = try signing.payload {
                    try WorkspaceOpening.pseudonyms(of: workspace.open()).erasure(order, reason: signing.reason)
                }
                if let payload { return payload }
                let signatures = try signing.signed.read()
                let service = try WorkspaceOpening.pseudonyms(of: workspace.openForWriting(console))
                let matter = try service.erasure(order, reason: signing.reason)
                var generator = SystemRandomNumberGenerator()
                let recorded = try service.erase(
                    matter,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                return Verdict(
                    text: "what there was of them is gone, entry \(recorded.entry)\n",
                    json: .object(recorded.json.merging(["domain": .string(domain.domain.text)]) { $1 })
                )
            }
        }
    }
}
