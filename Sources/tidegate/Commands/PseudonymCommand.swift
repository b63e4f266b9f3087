import ArgumentParser
import TideAgreement
import TideCore
import TidePseudonym
import TideRelease

/// `tidegate pseudonym`: what a trusted third party does with pseudonym keys.
struct PseudonymCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pseudonym",
        abstract: "Rotates pseudonym keys, leads pseudonyms over, gives identifiers back on an order, erases persons.",
        discussion: """
            Every step is an entry of the log: which key, how many, by whom, why; never a key, an identifier or a pseudonym. All \
            but list, show, assign and try-shares take the signatures of two officers of the domain's custodian, different \
            persons, who are registered with their party (`tidegate party register`):
              1. the command with --write-payload: the exact bytes to sign
              2. sign --payload, each officer with a key of their own
              3. the same command, same options and files, with both signatures

            Example:  tidegate pseudonym rotate clinic-study --reason "yearly" --write-payload r.json --workspace office \
            --passphrase-file secret
            Example:  tidegate pseudonym rotate clinic-study --reason "yearly" --signature a.dsse.json --signature b.dsse.json \
            --workspace office --passphrase-file secret
            """,
        subcommands: [
            List.self, Show.self, Rotate.self, Rekey.self, Reverse.self, Custody.self, Assign.self, Erase.self,
            TryShares.self, AcceptVault.self,
        ]
    )

    /// The command `tidegate pseudonym list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Lists the domains of pseudonyms: epoch, since when, custodian, by when the key has to be another.",
            discussion: "Example:  tidegate pseudonym list --workspace office --passphrase-file secret"
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let domains = try workspace.open().pseudonymDomains(at: SystemClock.now)
                return Verdict(
                    text: domains.map { domain in
                        let since = domain.since.map { "since \($0)" } ?? "the first"
                        let custodians = domain.custodians.map(\.text).joined(separator: ", ")
                        let vault = domain.tokens.map { "vault of \($0)" } ?? "no vault"
                        return
                            "\(domain.domain)\tepoch \(domain.epoch), \(since)\t\(custodians)\t\(domain.due)\t\(vault)\n"
                    }.joined(),
                    json: .array(domains.map(\.json))
                )
            }
        }
    }

    /// The command `tidegate pseudonym show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows a domain of pseudonyms: every signed step about it, releases that hold them, what of the quota is used.",
            discussion: "Example:  tidegate pseudonym show clinic-study --workspace office --passphrase-file secret"
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let office = try workspace.open()
                let all = try office.pseudonymDomains(at: SystemClock.now)
                guard let found = all.first(where: { $0.domain == domain.domain }) else {
                    let near = Suggestion.nearest(to: domain.domain.text, among: all.map(\.domain.text))
                    throw ReleaseError.invalid([Diagnostic(.domainUnknown, [domain.domain.text], suggestion: near)])
                }
                let service = PseudonymService(office: office, vault: nil)
                let used = try service.reversed(inMonthOf: SystemClock.now)
                let given = try service.assigned(inMonthOf: SystemClock.now, in: found.domain)
                let quota = office.configuration.reversals
                let limit = office.configuration.assignments.map { " of \($0.month), \($0.each) at a time" } ?? ""
                let steps = try office.pseudonymSteps(of: found)
                let releases = try office.releases(with: found.domain)
                let rows: [(String, String)] = [
                    ("epoch", found.epoch + (found.since.map { ", since \($0)" } ?? "")),
                    ("custodians", found.custodians.map(\.text).joined(separator: ", ")),
                    ("agreements", found.agreements.map(\.description).joined(separator: ", ")),
                    ("rotate by", found.due),
                    ("vault", found.tokens.map { "tokens \($0)" } ?? "none"),
                    ("tokens of", found.kinds.map(\.description).joined(separator: ", ")),
                    ("assigned", "asked for \(given.asked)\(limit) this month, \(given.made) of them new"),
                    ("reversals", "\(used) of \(quota.month) this month, \(quota.each) at a time"),
                ]
                let head = rows.map { "\($0.0.padded(to: 12))\($0.1)\n" }.joined()
                let made = releases.map { "release \($0.release)\t`\($0.column)`, epoch \($0.epoch)\n" }
                return Verdict(
                    text: head + steps.map { "\($0.text)\n" }.joined() + made.joined(),
                    json: .object(
                        (found.json.members ?? [:]).merging([
                            "acts": .array(steps.map(\.json)), "assignedThisMonth": JSONValue(given.asked),
                            "madeThisMonth": JSONValue(given.made), "quota": quota.json,
                            "releases": .array(releases.map(\.json)), "reversedThisMonth": JSONValue(used),
                        ]) { $1 }
                    )
                )
            }
        }
    }

    /// The command `tidegate pseudonym rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begins the next epoch of a domain: from now on its pseudonyms are others.",
            discussion: """
                Pseudonyms that were released stay valid, and do not link with those of the new epoch: `tidegate pseudonym rekey` \
                makes a table from the old to the new ones. `rotateBy` of an agreement is a day that was signed: it moves with an \
                amendment, not with a rotation.

                Example:  tidegate pseudonym rotate clinic-study --reason "yearly" --signature a.dsse.json --signature \
                b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var domain: DomainArgument
        @OptionGroup var signing: FourEyesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let reading = try signing.payload {
                    try PseudonymService(office: workspace.open(), vault: nil)
                        .rotation(of: domain.domain, reason: signing.reason)
                }
                if let reading { return reading }
                let signatures = try signing.signed.read()
                let service = try WorkspaceOpening.pseudonyms(of: workspace.openForWriting(console))
                let matter = try service.rotation(of: domain.domain, reason: signing.reason)
                var generator = SystemRandomNumberGenerator()
                let recorded = try service.rotate(
                    matter,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                let epochs = try service.epochs(of: domain.domain)
                let epoch = epochs[epochs.count - 1]
                return Verdict(
                    text: "domain \(domain.domain) is in epoch \(epoch), \(recorded.words)\n",
                    json: .object(
                        recorded.json.merging(["domain": .string(domain.domain.text), "epoch": .string(epoch)]) { $1 }
                    )
                )
            }
        }
    }
}

extension DomainListing {
    /// By when its key has to be another, in words.
    fileprivate var due: String {
        guard let rotateBy else { return "-" }
        return "rotate by \(rotateBy)\(isOverdue ? ", OVERDUE: rotate, and amend the agreement" : "")"
    }
}

extension String {
    /// With spaces behind it up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}

extension PseudonymService.Recorded {
    /// As commands print it.
    var json: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "entry": JSONValue(entry), "resumed": .bool(isResumed), "signatories": JSONValue(signers.map { "\($0)" }),
        ]
        members["repetition"] = repetition.map { JSONValue($0) }
        return members
    }

    /// Which entry says so, and whether an earlier run made it.
    var words: String {
        let again = repetition.map { ", handed out again: entry \($0)" } ?? ""
        return "entry \(entry)\(isResumed ? " (resumed: an earlier run logged it\(again))" : "")"
    }
}
