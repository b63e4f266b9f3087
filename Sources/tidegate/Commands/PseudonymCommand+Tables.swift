import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension PseudonymCommand {
    /// The command `tidegate pseudonym rekey`.
    struct Rekey: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Makes a table from the pseudonyms of one epoch to those of another, for the identifiers of a file.",
            discussion: """
                It holds no identifier, and whoever has it can lead the old pseudonyms to the new ones: hand it to those who \
                hold both. A domain with a custody needs its custodians' shares. An interrupted run is finished by the same \
                command with the same signatures, and the log says that the table was handed out again.

                Example:  tidegate pseudonym rekey clinic-study --from 1 --to 2 --input ids.csv --column passport_no \
                --namespace passport --profile trim-v1 --output table.csv --reason "rotation" --signature a.dsse.json \
                --signature b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @Option(help: "The epoch of the old pseudonyms.") var from: String
        @Option(help: "The epoch of the new ones.") var to: String
        @OptionGroup var file: IdentifierFileOptions
        @OptionGroup var kind: IdentifierKindOptions
        @OptionGroup var form: PseudonymFormOptions
        @OptionGroup var custody: ShareOptions
        @OptionGroup var target: PrivateFileOptions
        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let certificate = try target.certificate()
                let order = PseudonymService.Rekeying(
                    question: PseudonymQuestion(
                        domain: domain.domain,
                        namespace: kind.namespace,
                        profile: kind.profile,
                        form: try form.read()
                    ),
                    from: from,
                    to: to,
                    file: try file.read(),
                    sealedTo: certificate?.fingerprint
                )
                let payload = try signing.payload {
                    try PseudonymService(office: workspace.open(), vault: nil).rekeying(order, reason: signing.reason)
                }
                if let payload { return payload }
                let path = try target.expectNone()
                let shares = try custody.read()
                let signatures = try signing.signed.read()
                let office = try workspace.openForWriting(console)
                let service = try WorkspaceOpening.pseudonyms(of: office)
                var generator = SystemRandomNumberGenerator()
                let table = try service.rekey(
                    order,
                    service.rekeying(order, reason: signing.reason),
                    signatures: signatures,
                    shares: shares,
                    at: SystemClock.now,
                    using: &generator
                )
                try target.write(table.file, to: path, certificate, of: office)
                return table.verdict("new pseudonyms", path)
            }
        }
    }

    /// The command `tidegate pseudonym reverse`.
    struct Reverse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives the identifiers behind pseudonyms back, on an order, within the quota.",
            discussion: """
                Reversible forms (ff1, siv) are opened with the key, tokens of the vault with the vault; of keyed codes the \
                pseudonyms of the identifiers in a file that you hold (--among) are made again and compared. A domain with a \
                custody needs its custodians' shares, whatever the form. The entry comes before the result, also where nothing \
                is found; the answer has a line for every pseudonym, with the reason where nobody is told. With --release the \
                pseudonyms have to stand in that release, and are opened as it made them. Beyond the quota, and without both \
                signatures, the answer is no (exit 2).

                Example:  tidegate pseudonym reverse clinic-study --input asked.csv --column pseudonym --namespace passport \
                --profile trim-v1 --form vault --share a.share --share c.share --output found.csv --reason "order 12/2026" \
                --signature a.dsse.json --signature b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var file: IdentifierFileOptions
        @OptionGroup var kind: IdentifierKindOptions
        @OptionGroup var form: PseudonymFormOptions

        @Option(help: "The epoch of the pseudonyms, where it is not the one in force.")
        var epoch: String?

        @Option(
            help: "The release that they come from, where the order is about one.",
            transform: ReleaseIdentifier.typed
        )
        var release: ReleaseIdentifier?

        @Option(help: ArgumentHelp("A CSV file of identifiers among which to look.", valueName: "file"))
        var among: String?

        @Option(help: "The column of identifiers in that file.")
        var amongColumn: String?

        @OptionGroup var custody: ShareOptions
        @OptionGroup var target: PrivateFileOptions
        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (among == nil) == (amongColumn == nil) else {
                throw ValidationError("--among and --among-column go together")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let certificate = try target.certificate()
                let order = PseudonymService.Reversal(
                    question: PseudonymQuestion(
                        domain: domain.domain,
                        namespace: kind.namespace,
                        profile: kind.profile,
                        form: try form.read()
                    ),
                    epoch: epoch,
                    pseudonyms: try file.read(),
                    release: release,
                    among: try among.map {
                        try IdentifierFile($0, column: amongColumn ?? "", separator: file.separator)
                    },
                    sealedTo: certificate?.fingerprint
                )
                let payload = try signing.payload {
                    try PseudonymService(office: workspace.open(), vault: nil).reversal(order, reason: signing.reason)
                }
                if let payload { return payload }
                let path = try target.expectNone()
                let signatures = try signing.signed.read()
                let shares = try custody.read()
                let office = try workspace.openForWriting(console)
                let service = try WorkspaceOpening.pseudonyms(of: office)
                var generator = SystemRandomNumberGenerator()
                let table = try service.reverse(
                    order,
                    service.reversal(order, reason: signing.reason),
                    signatures: signatures,
                    shares: shares,
                    at: SystemClock.now,
                    using: &generator
                )
                try target.write(table.file, to: path, certificate, of: office)
                return table.verdict("identifiers", path)
            }
        }
    }
}

extension PseudonymService.Table {
    /// - Parameter what: what the table's second column has.
    fileprivate func verdict(_ what: String, _ path: String) -> Verdict {
        Verdict(
            text: "\(found) of \(asked) \(what) are in \(path), \(recorded.words)\n",
            json: .object(
                recorded.json.merging([
                    "asked": JSONValue(asked), "found": JSONValue(found), "output": .string(path),
                ]) { $1 }
            )
        )
    }
}
