import ArgumentParser
import TideCore
import TidePseudonym
import TideRelease

/// `tidegate link`: records of two lists that share no identifier.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Finds the same people in two lists without a common identifier, and without showing the lists.",
        discussion: """
            Names and dates of each record become a key filter: bits from which nobody without the key reads a name, \
            and which are alike where names are.
              1. settings   both offices agree on a small file: which fields, how they are
                            written, how many bits; and on a secret, on another way
              2. encode     each office makes filters of its own list
              3. match      a third unit, which has neither list nor secret, finds the pairs
            Filters go to that unit alone and are deleted there: with many of them and a list of frequent names, names can be found.

            settings.yaml:
              fields:
                - {name: given, column: given_name}
                - {name: family, column: family_name}
                - {name: born, column: birth_date, normalise: document-v1, part: 1, places: true}
              salt: birth_year
              balanced: true

            Example:  tidegate link encode --settings settings.yaml --input clinic.csv --domain frame \\
                      --secret-file agreed --output clinic-filters.csv
            Example:  tidegate link match clinic-filters.csv register-filters.csv --threshold 0.9 --output pairs.csv
            """,
        subcommands: [Encode.self, Match.self]
    )

    /// The command `tidegate link encode`.
    struct Encode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key filter of each record of a file.",
            discussion: """
                The key comes from a secret that two offices agreed on, 64 hexadecimal digits in a file, or from the workspace's master key. \
                With a workspace an agreement in force has to name the domain in a linkage `by: filters`.

                What comes out has the records' names as `record`: the column that the settings name, or row numbers. \
                Nothing is logged; both sides' settings, domain and secret have to be the same, and match sees to it.

                Example:  tidegate link encode --settings settings.yaml --input clinic.csv --domain frame \
                --workspace office --passphrase-file secret --output clinic-filters.csv
                """
        )

        @Option(help: ArgumentHelp("The settings that both offices agreed on.", valueName: "file"))
        var settings: String

        @Option(help: ArgumentHelp("The list, a CSV file.", valueName: "file"))
        var input: String

        @Option(help: ArgumentHelp("What is linked: the key's domain.", valueName: "id"))
        var domain: String

        @Option(help: ArgumentHelp("Where the filters go, a file that must not exist.", valueName: "file"))
        var output: String

        @Option(help: ArgumentHelp("A file whose first line is the secret, 64 hexadecimal digits.", valueName: "file"))
        var secretFile: String?

        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (secretFile == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --secret-file or --workspace, one of them")
            }
            guard Identifier(domain) != nil else { throw ValidationError("`\(domain)` is no name of a domain") }
        }

        func run() throws {
            try printing.conclude { _ in
                try NewFile.expectNone(at: output)
                let settings = try LinkSettings.read(DocumentFile.read(settings), file: settings)
                // WHY: validated above, before anything else was read.
                guard let domain = Identifier(domain) else { preconditionFailure("no name of a domain") }
                let (secret, agreement) = try key(for: domain)
                let table = try FilterTable.encode(input, settings, secret: secret, domain: domain)
                try DurableFile.replace(output, with: table.bytes, mode: 0o600)
                let blank = table.blank == 0 ? "" : "; \(table.blank) records say nothing and are left out"
                return Verdict(
                    text: "\(table.records.count) filters of \(settings.filters.wordCount * 64) bits\(blank)\n",
                    json: .members([
                        "blank": JSONValue(table.blank), "records": JSONValue(table.records.count),
                        "bits": JSONValue(settings.filters.wordCount * 64), "list": .string(table.mark),
                        "agreement": agreement.map(JSONValue.string),
                    ])
                )
            }
        }

        private func key(for domain: Identifier) throws -> (Redacted<[UInt8]>, agreement: String?) {
            if let secretFile {
                let line = try PassphraseSource.file(secretFile)
                guard let bytes = Hex.decode(String(decoding: line.exposed, as: UTF8.self)), bytes.count == 32,
                    // Chance has more different bytes than this but once in 10^30 times.
                    Set(bytes).count >= 8
                else {
                    throw ReleaseError.invalid([Diagnostic(.linkSecretUnfit, [secretFile])])
                }
                return (Redacted(bytes), nil)
            }
            let office = try workspace.open()
            return (office.master, try office.agreementForLinking(in: domain, at: SystemClock.now))
        }
    }

    /// The command `tidegate link match`.
    struct Match: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds pairs of records whose filters are alike, each record in one pair at most.",
            discussion: """
                Two filters are as alike as their Dice coefficient: twice the bits that both set, by the bits of both; 1 is the same. \
                The most alike pairs come first; of equals those that stand further up. What threshold is right depends on the fields: \
                try it on records that are known to belong together. For balanced filters it lies higher.

                Example:  tidegate link match clinic-filters.csv register-filters.csv --threshold 0.9 --output pairs.csv
                """
        )

        @Argument(help: ArgumentHelp("The filters of one list.", valueName: "left"))
        var left: String

        @Argument(help: ArgumentHelp("The filters of the other.", valueName: "right"))
        var right: String

        @Option(help: ArgumentHelp("The least likeness, above 0 and at most 1.", valueName: "number"))
        var threshold: String = "0.8"

        @Option(help: ArgumentHelp("Where the pairs go, a file that must not exist.", valueName: "file"))
        var output: String

        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard let number = Double(threshold), number > 0, number <= 1 else {
                throw ValidationError("--threshold is a number above 0 and at most 1, such as 0.85")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                try NewFile.expectNone(at: output)
                let pairs = try LinkedPairs(
                    FilterTable.read(left),
                    FilterTable.read(right),
                    names: (left, right),
                    atLeast: Double(threshold) ?? 1
                )
                try DurableFile.replace(output, with: pairs.bytes, mode: 0o600)
                return Verdict(
                    text: "\(pairs.pairs.count) pairs of \(pairs.left) and \(pairs.right) records; "
                        + "\(pairs.candidates) were alike enough\n",
                    json: pairs.json
                )
            }
        }
    }
}
