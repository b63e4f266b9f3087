import ArgumentParser
import TideCore
import TideDecision
import TideLedger
import TideRelease

/// `tidegate duties`: what is owed, by whom, until when; and that it was done.
struct DutiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract: "Lists what releases make parties owe, and takes what officers say about it.",
        discussion: """
            A release creates the duties of its agreement. What is overdue refuses the next release to that party, unless the \
            agreement says otherwise.
              1. list         what is open, who owes it, until when
              2. discharge    says that it was done, signed by who owed it
              3. certificate  by the recipient, of a destruction, from the bundle;
                 certify      takes it into the log
              4. report       starts a duty that waits, as after a breach
            If a release was wrong: tidegate help recall

            Example:  tidegate duties --overdue --workspace office --passphrase-file secret
            Example:  tidegate duties discharge mol-nso-2026-01@1/review --statement "Board met on 3 May" \
            --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
            """,
        subcommands: [List.self, Discharge.self, Report.self, MakeCertificate.self, Certify.self],
        defaultSubcommand: List.self
    )

    /// The command `tidegate duties list`, which may be left out.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists open duties by due date: what, who owes it to whom, by when, how late.",
            discussion: """
                Example:  tidegate duties --party xa.nso --workspace office --passphrase-file secret
                """
        )

        @Flag(help: "Only those that are late.")
        var overdue = false

        @Flag(help: "Those that were done too.")
        var all = false

        @Option(help: ArgumentHelp("Only those that this party owes or is owed.", valueName: "party"))
        var party: String?

        @Option(
            help: ArgumentHelp(
                "Only those of this release and its agreement's review, with what waits for an event.",
                valueName: "release"
            ),
            transform: ReleaseIdentifier.typed
        )
        var release: ReleaseIdentifier?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                var choice = DutyListing.Choice()
                choice.isOverdue = overdue
                choice.isAll = all
                choice.party = try party.map { try PartyCommand.identifiers([$0])[0] }
                choice.release = release
                let listing = DutyListing(office: try workspace.open(), at: SystemClock.now)
                let lines = try listing.lines(choice)
                let waiting = try choice.release.map(listing.waiting) ?? []
                return Verdict(
                    text: Self.table(lines).text + waiting.map { "\($0.sentence)\n" }.joined()
                        + (lines.isEmpty && waiting.isEmpty ? "nothing is \(overdue ? "overdue" : "owed")\n" : ""),
                    json: [
                        "duties": .array(lines.map(\.json)), "waiting": .array(waiting.map(\.json)),
                        "overdue": JSONValue(lines.count { $0.daysLate != nil }),
                    ]
                )
            }
        }

        private static func table(_ lines: [DutyListing.Line]) -> TextTable {
            var table = TextTable(headings: ["DUE", "LATE", "WHAT", "OWED BY", "TO", "UNDER", "DUTY"])
            for line in lines {
                table.rows.append([
                    "\(line.duty.due)", line.standing, line.kind.words, line.duty.owedBy.text,
                    line.duty.owedTo?.text ?? "-", "\(line.duty.version)", line.duty.id,
                ])
            }
            return table
        }
    }

    /// The command `tidegate duties discharge`.
    struct Discharge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a duty was done, signed by an officer of the party that owed it; logged.",
            discussion: """
                For a review that was held, a notice that was given, a file that was replaced, outputs that were looked at. A \
                destruction takes a certificate instead.

                Example:  tidegate duties discharge mol-nso-2026-01@1/review --statement "Board met on 3 May" \
                --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
                Example:  tidegate duties discharge RELEASE/breach-notice-1 --statement "letter of 3 May" \
                --write-payload done.json --workspace office --passphrase-file secret
                Example:  tidegate duties discharge RELEASE/breach-notice-1 --payload done.json --signature done.p7s \
                --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The duty, as `tidegate duties` names it.")
        var duty: String

        @Option(help: "What was done, in one line; it names no person whose data it is about.")
        var statement: String?

        @OptionGroup var signing: StatementSigningOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws { try signing.expect([("--statement", statement != nil, true)]) }

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                let recording = DutyRecording(office: office)
                let now = SystemClock.now
                let signed = try signing.read(DutyStatement.init)
                let done = try signed ?? recording.done(duty, saying: statement ?? "", at: now)
                guard done.duty == duty, done.event == .done else {
                    throw ReleaseError.invalid([Diagnostic(.payloadNotDue, ["it is about `\(done.duty)`"])])
                }
                if let file = signing.signing.writePayload { return try PayloadFile.write(done.encoded, to: file) }
                var generator = SystemRandomNumberGenerator()
                return try recording.discharge(done, by: signing.signing.source(), at: now, using: &generator)
                    .verdict("done")
            }
        }
    }

    /// The command `tidegate duties report`.
    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that what a duty waits for has happened, so that it has a due date from now on; logged.",
            discussion: """
                A breach was found, a person was recognised by accident, a draft was handed in for review.

                Example:  tidegate duties report RELEASE --kind breach-notice --discovered 2026-05-01T09:00:00Z \
                --statement "A laptop was lost" --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret \
                --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var release: ReleaseArgument

        @Option(help: "What happened, by the duty that it begins.")
        var kind: ReportedKind?

        @Option(help: ArgumentHelp("When it was found out (UTC).", valueName: "instant"))
        var discovered: String?

        @Option(help: "What happened, in one line; it names no person whose data it is about.")
        var statement: String?

        @OptionGroup var signing: StatementSigningOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            try signing.expect([
                ("--kind", kind != nil, true), ("--discovered", discovered != nil, true),
                ("--statement", statement != nil, true),
            ])
            if let discovered, Instant(discovered) == nil {
                throw ValidationError("`\(discovered)` is no instant such as 2026-03-01T12:00:00Z")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                let recording = DutyRecording(office: office)
                let begun = try signing.read(DutyStatement.init) ?? made(by: recording)
                if let file = signing.signing.writePayload { return try PayloadFile.write(begun.encoded, to: file) }
                var generator = SystemRandomNumberGenerator()
                return try recording.begin(
                    begun,
                    of: release.id,
                    by: signing.signing.source(),
                    at: SystemClock.now,
                    using: &generator
                ).verdict("due from now on")
            }
        }

        private func made(by recording: DutyRecording) throws -> DutyStatement {
            guard let kind, let discovered = discovered.flatMap(Instant.init) else {
                throw ValidationError("name --kind and --discovered")
            }
            return try recording.begun(kind.duty, of: release.id, discovered: discovered, saying: statement ?? "")
        }
    }
}

/// The duties that wait for an event which somebody reports.
enum ReportedKind: String, CaseIterable, ExpressibleByArgument {
    case breachNotice = "breach-notice"
    case reidentificationReport = "reidentification-report"
    case correction
    case outputsReview = "outputs-review"

    /// The duty that begins.
    var duty: DutyKind {
        switch self {
        case .breachNotice: .breachNotice
        case .reidentificationReport: .reidentificationReport
        case .correction: .correction
        case .outputsReview: .outputsReview
        }
    }
}

extension DutyRecording.Recorded {
    /// What the command prints.
    fileprivate func verdict(_ word: String) -> Verdict {
        Verdict(
            text: duties.map { "\(word): \($0)\n" }.joined() + "logged as entry \(entry)\n",
            json: [
                "duties": JSONValue(duties), "entry": JSONValue(entry), "officer": .string(officer.description),
            ]
        )
    }

    /// The same of a certificate.
    var certified: Verdict { verdict("certified") }
}

extension DutyListing.Line {
    /// How late, or that it was done.
    fileprivate var standing: String {
        if let doneAt { return "done \(doneAt.date)" }
        if let daysLate { return daysLate == 1 ? "1 day" : "\(daysLate) days" }
        return duty.discharged == nil ? "-" : "done"
    }

    fileprivate var json: JSONValue {
        .members([
            "id": .string(duty.id), "kind": .string(kind.rawValue), "owedBy": .string(duty.owedBy.text),
            "owedTo": duty.owedTo.map { .string($0.text) }, "due": .string("\(duty.due)"),
            "countsAsLateAfter": .string("\(counts)"), "daysLate": daysLate.map { JSONValue($0) },
            "release": duty.release.map { .string($0.text) }, "agreement": .string(duty.agreement.text),
            "version": JSONValue(duty.agreementVersion), "created": JSONValue(duty.created),
            "discharged": duty.discharged.map { JSONValue($0) }, "doneAt": doneAt.map { .string("\($0)") },
        ])
    }
}

extension WaitingDuty {
    /// What the duty waits for, for people.
    fileprivate var sentence: String {
        let to = owedTo.map { " to \($0)" } ?? ""
        return "when it happens: \(owedBy) owes `\(kind.rawValue)`\(to) within \(within)"
    }
}
