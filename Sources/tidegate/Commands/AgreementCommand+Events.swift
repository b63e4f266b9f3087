import ArgumentParser
import TideAgreement
import TideCore
import TideLedger
import TideRelease

extension AgreementCommand {
    /// The command `tidegate agreement suspend`.
    struct Suspend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Suspends a registered agreement: nothing leaves under it until it is resumed.",
            discussion: """
                One officer suffices whom the agreement names as signatory or in its termination clause. The next decision \
                knows. Of an id every registered version is suspended that is in force or yet to begin, an entry each.

                Example:  tidegate agreement suspend mol-nso-2026-01 --reason "a breach is looked into" --officer xa.mol/dpo \
                --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var step: EventStep
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { try step.take(.suspended, effective: nil, in: workspace, $0) }
        }
    }

    /// The command `tidegate agreement resume`.
    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Resumes a suspended agreement, by a signatory of each side.",
            discussion: """
                Name --officer, --key and --key-passphrase-file twice, or give both signatures of one statement: each officer \
                signs it where the key lies, with `tidegate sign` or, with a certificate, with other tools.

                Example:  tidegate agreement resume mol-nso-2026-01 --reason "cleared" --write-payload s.json \
                --workspace office --passphrase-file secret
                Example:  tidegate sign --payload s.json --key dpo.key.pem --key-passphrase-file dpo-secret \
                --output a.dsse.json
                Example:  openssl cms -sign -binary -in s.json -signer head.pem -inkey head.key -outform DER -md sha256 \
                -out b.p7s
                Example:  tidegate agreement resume mol-nso-2026-01 --payload s.json --signature a.dsse.json \
                --signature b.p7s --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var step: EventStep
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { try step.take(.resumed, effective: nil, in: workspace, $0) }
        }
    }

    /// The command `tidegate agreement terminate`.
    struct Terminate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a registered agreement for good, and lists what rests on it.",
            discussion: """
                Who may suspend may terminate; it takes effect at once, on a later day that is named, or after the notice that \
                the agreement asks for, at the earliest. An end that is to come may be brought forward. Listed are the agreements further down that pass on the same or derived data, and the releases \
                made under it with the duties that are still open.

                Example:  tidegate agreement terminate mol-nso-2026-01 --reason "the project ended" --effective 2027-01-01 \
                --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office \
                --passphrase-file secret
                """
        )

        @OptionGroup var step: EventStep

        @Option(
            help: ArgumentHelp(
                "The first day on which it no longer holds, by the agreement's utcOffset.",
                valueName: "day"
            )
        )
        var effective: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard effective == nil || step.payload == nil else {
                throw ValidationError("--payload says --effective already")
            }
            if let effective, CalendarDate(effective) == nil {
                throw ValidationError("`\(effective)` is no day such as 2027-01-01")
            }
        }

        func run() throws {
            try printing.conclude {
                try step.take(.terminated, effective: effective.flatMap { CalendarDate($0) }, in: workspace, $0)
            }
        }
    }

    /// What suspending, resuming and terminating have in common.
    struct EventStep: ParsableArguments {
        @Argument(
            help: "The agreement: an id, for each of its versions that counts or will; or id@version, for one alone."
        )
        var agreement: String

        @Option(help: "Why, in one line.")
        var reason: String?

        @Option(help: "Who signs, as party/officer; once for each.")
        var officer: [String] = []

        @Option(help: ArgumentHelp("The officer's private key; once for each officer.", valueName: "file"))
        var key: [String] = []

        @Option(
            help: ArgumentHelp("A file whose first line is the key's passphrase; once for each.", valueName: "file")
        )
        var keyPassphraseFile: [String] = []

        @Option(help: ArgumentHelp("Write the statement to sign to this file, and do nothing else.", valueName: "file"))
        var writePayload: String?

        @Option(help: ArgumentHelp("The statement that was signed.", valueName: "file"))
        var payload: String?

        @OptionGroup var signed: SignatureFilesOptions

        func validate() throws {
            guard officer.count == key.count, key.count == keyPassphraseFile.count else {
                throw ValidationError("--officer, --key and --key-passphrase-file go together")
            }
            guard officer.allSatisfy({ OfficerName($0) != nil }) else {
                throw ValidationError("an officer is written party/officer")
            }
            guard (payload == nil) == signed.signature.isEmpty else {
                throw ValidationError("--signature goes with the --payload that was signed")
            }
            let ways = [writePayload != nil, payload != nil, !officer.isEmpty].count { $0 }
            guard ways == 1 else {
                throw ValidationError(
                    "name --officer, --payload or --write-payload, one of them; a key that is here signs a payload with `tidegate sign`"
                )
            }
            guard payload != nil || reason != nil else { throw ValidationError("say why with --reason") }
            guard payload == nil || reason == nil else { throw ValidationError("--payload says --reason already") }
        }

        /// Makes the statement or takes the one that was signed, and records it; or writes it to a file.
        func take(
            _ kind: AgreementEvent.Kind,
            effective: CalendarDate?,
            in workspace: WorkspaceOptions,
            _ console: Console
        ) throws -> Verdict {
            let office = try workspace.openForWriting(console)
            let recording = AgreementEventRecording(office: office)
            let now = SystemClock.now
            if let payload {
                guard let statement = AgreementStatement(try SignatureFile.read(payload)) else {
                    throw ReleaseError.invalid([Diagnostic(.statementNotUnderstood, [payload, "its layout"])])
                }
                guard statement.event == kind, names(statement) else {
                    let what = "it says \(statement.agreement) is \(statement.event.rawValue)"
                    throw ReleaseError.invalid([Diagnostic(.statementNotUnderstood, [payload, what])])
                }
                let given = AgreementEventRecording.Signed(statement: statement, signatures: try signed.read())
                return try record([given], recording, at: now)
            }
            let version = AgreementVersion(agreement)
            let id = try version?.id ?? AgreementCommand.identifier(agreement)
            if let writePayload {
                let statement = try recording.statement(
                    kind,
                    of: id,
                    version: version?.version,
                    effective: effective,
                    reason: reason ?? "",
                    at: now
                )
                return try PayloadFile.write(statement.encoded, to: writePayload, ["event": .string(kind.rawValue)])
            }
            let statements = try recording.statements(
                kind,
                of: id,
                version: version?.version,
                effective: effective,
                reason: reason ?? "",
                at: now
            )
            return try record(sign(statements, in: office, on: now.date), recording, at: now)
        }

        /// Signs every statement with the keys that are here.
        private func sign(
            _ statements: [AgreementStatement],
            in office: Office,
            on day: CalendarDate
        ) throws -> [AgreementEventRecording.Signed] {
            let policies = try office.policies()
            let keys = try officer.indices.map { position in
                try KeyPair.open(key[position], passphrase: PassphraseSource.file(keyPassphraseFile[position]))
            }
            return try statements.map { statement in
                var signatures: [String: [UInt8]] = [:]
                for (name, key) in zip(officer, keys) {
                    guard let signer = OfficerName(name) else { continue }
                    signatures[name] = try OfficerSignature.sign(
                        statement.encoded,
                        type: PayloadType.agreementEvent,
                        as: signer,
                        with: key,
                        among: policies,
                        on: day
                    ).encoded
                }
                return AgreementEventRecording.Signed(statement: statement, signatures: signatures)
            }
        }

        /// Whether the statement is about the agreement that was named.
        private func names(_ statement: AgreementStatement) -> Bool {
            agreement == statement.agreement.id.text || agreement == "\(statement.agreement)"
        }

        private func record(
            _ statements: [AgreementEventRecording.Signed],
            _ recording: AgreementEventRecording,
            at instant: Instant
        ) throws -> Verdict {
            var generator = SystemRandomNumberGenerator()
            let outcomes = try recording.record(statements, at: instant, using: &generator)
            let rest = try outcomes.first.map { try recording.others(beside: $0.event, at: instant) } ?? []
            var cascades: [Cascade] = []
            for outcome in outcomes where outcome.event.kind == .terminated && !cascades.contains(outcome.cascade) {
                cascades.append(outcome.cascade)
            }
            var text = outcomes.map(\.text).joined() + cascades.map(\.text).joined()
            text += rest.map { "not \($0.lacking.rawValue): \($0.version) is \($0.state.rawValue)\n" }.joined()
            let broken = outcomes.last?.proof.flatMap { $0.isBroken ? $0 : nil }
            text += broken?.summary ?? ""
            let events = outcomes.map(\.json)
            var json = events.first ?? [:]
            json["proof"] = broken?.json
            if events.count > 1 { json["events"] = .array(events.map(JSONValue.object)) }
            if !rest.isEmpty {
                json["others"] = .array(
                    rest.map { ["agreement": .string("\($0.version)"), "state": .string($0.state.rawValue)] }
                )
            }
            return Verdict(text: text, json: .object(json))
        }
    }
}

extension AgreementEventRecording.Outcome {
    /// What became of the version, a line.
    fileprivate var text: String {
        let when = event.kind == .terminated ? " from \(event.effective)" : ""
        return "\(event.agreement) version \(event.version) is \(event.kind.rawValue)\(when), entry \(event.entry)\n"
    }

    fileprivate var json: [String: JSONValue] {
        var members = AgreementCommand.json(of: event)
        members["signers"] = JSONValue(signers.map(\.description))
        if event.kind == .terminated {
            members["downstream"] = cascade.downstreamJSON
            members["releases"] = cascade.releasesJSON
        }
        return members
    }
}
