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

        @Flag(help: "No agreement names the domain yet, and that is no slip.")
        var newDomain = false

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
                        .custody(of: domain.domain, order, isNew: newDomain, reason: signing.reason)
                }
                if let payload { return payload }
                guard let output else { throw ValidationError("name --output") }
                if let above = NewFile.workspace(around: output) {
                    throw ValidationError("shares lie outside of every workspace, and `\(above)` is one")
                }
                try NewFile.expectNone(at: output)
                let signatures = try signing.signed.read()
                let service = try WorkspaceOpening.pseudonyms(of: workspace.openForWriting(console), .created)
                var generator = SystemRandomNumberGenerator()
                let recorded = try service.take(
                    service.custody(of: domain.domain, order, isNew: newDomain, reason: signing.reason),
                    order,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                ) { try Self.write($0, to: output) }
                let place = recorded.isResumed ? "were handed out before" : "are in \(output)"
                return Verdict(
                    text:
                        "domain \(domain.domain) has a vault, \(recorded.words); its \(shares) shares \(place)\n",
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
                asked for. The file has each distinct identifier beside its token: for whoever sent the identifiers, and for nobody \
                else, since whoever may ask about a list of identifiers learns whose tokens they are. `assignments` in \
                workspace.json bounds how many may be asked about.

                Example:  tidegate pseudonym assign clinic-study --input ids.csv --column passport_no --namespace passport \
                --profile trim-v1 --output tokens.csv --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var file: IdentifierFileOptions
        @OptionGroup var kind: IdentifierKindOptions

        @Flag(help: "The domain has no tokens under this namespace and profile yet, and that is no slip.")
        var newKind = false

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
                    isNewKind: newKind,
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
                tokens are never given again, and the log still verifies. All epochs are looked through, and every kind of \
                identifiers that the domain has tokens of. What recipients were handed, and older backups, you see to yourself; a \
                backup that is put back erases again by itself. Who is in a list for `assign` again gets a new token: keep \
                them out of it. Of an entry about pseudonyms only the reason can go.

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

        @Option(help: "What stands between its fields: `,`, `;` or a tab.")
        var separator = ","

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
                    file: try input.map { try IdentifierFile($0, column: column ?? "", separator: separator) },
                    fields: try fields()
                )
                let payload = try signing.payload {
                    try WorkspaceOpening.pseudonyms(of: workspace.open(), .reading).erasure(
                        order,
                        reason: signing.reason
                    )
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
                let (rows, fields) = (matter.statement.erasedRows, matter.statement.erasedFields)
                return Verdict(
                    text: "\(rows) rows of the vault and \(fields) fields of entries are gone, \(recorded.words)\n",
                    json: .object(
                        recorded.json.merging([
                            "domain": .string(domain.domain.text), "fields": JSONValue(fields),
                            "rows": JSONValue(rows),
                        ]) { $1 }
                    )
                )
            }
        }
    }
    /// The command `tidegate pseudonym try-shares`.
    struct TryShares: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "try-shares",
            abstract: "Tells whether shares open a domain, without any identifier: for a drill with the custodians.",
            discussion: """
                Nothing is opened, logged or kept. Exit 2 where they do not open it, with the reason.

                Example:  tidegate pseudonym try-shares clinic-study --share a.share --share c.share --workspace office \
                --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var custody: ShareOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let shares = try custody.read()
                try PseudonymService(office: workspace.open(), vault: nil).tryShares(shares, of: domain.domain)
                return Verdict(
                    text: "these \(shares.count) shares open domain \(domain.domain)\n",
                    json: ["domain": .string(domain.domain.text), "open": true, "shares": JSONValue(shares.count)]
                )
            }
        }
    }

    /// The command `tidegate pseudonym accept-vault`.
    struct AcceptVault: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept-vault",
            abstract: "Makes an older copy of the vault count, where no newer one is left, and says so in the log.",
            discussion: """
                Tokens that were given since that copy are lost with what they stood for: their identifiers get new ones when they \
                are asked for again. Erasures since are carried out again. Officers of the custodians of every domain that has a \
                vault sign; name any of these domains.

                Example:  tidegate pseudonym accept-vault clinic-study --reason "disk lost on May 4" --write-payload v.json \
                --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument

        @Flag(help: "No copy is left: an empty vault takes its place, and all tokens are lost.")
        var empty = false

        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let payload = try signing.payload {
                    let office = try workspace.open()
                    if empty, DurableFile.exists(office.paths.vault) {
                        throw ReleaseError.invalid([Diagnostic(.outputExists, [office.paths.vault])])
                    }
                    let service =
                        try empty
                        ? PseudonymService(office: office, vault: nil)
                        : WorkspaceOpening.pseudonyms(of: office, .older)
                    return try service.restoration(of: domain.domain, isEmpty: empty, reason: signing.reason)
                }
                if let payload { return payload }
                let signatures = try signing.signed.read()
                let office = try workspace.openForWriting(console)
                let service = try WorkspaceOpening.pseudonyms(of: office, empty ? .anew : .older)
                var generator = SystemRandomNumberGenerator()
                let recorded = try service.restore(
                    service.restoration(of: domain.domain, isEmpty: empty, reason: signing.reason),
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                try WorkspaceOpening.finishErasures(of: office, console: console, using: &generator)
                return Verdict(
                    text: "the vault counts as it is, \(recorded.words)\n",
                    json: .object(recorded.json.merging(["domain": .string(domain.domain.text)]) { $1 })
                )
            }
        }
    }
}
