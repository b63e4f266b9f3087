import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

extension AgreementCommand {
    /// The command `tidegate agreement show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an agreement in canonical form with what it binds; with --html in plain words.",
            discussion: """
                From a policy folder, or as registered in a workspace: what is on record, with who signed it and where it \
                stands today. With --source the file that places in messages name, with --history what became of each \
                of its versions.

                Example:  tidegate agreement show mol-nso-2026-01 --policies policies --html > agreement.html
                Example:  tidegate agreement show mol-nso-2026-01@1 --source --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The agreement, as id or id@version; of an id the newest version.")
        var agreement: String

        @OptionGroup var folder: OptionalPolicyFolderOptions

        @Flag(help: "Print a page in plain words instead.")
        var html = false

        @Flag(help: "With a workspace: print the file that it stands in, as it was registered, instead.")
        var source = false

        @Flag(help: "With a workspace: print every event of every version, or of the one named, instead.")
        var history = false

        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (folder.policies == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --policies or --workspace, one of them")
            }
            guard !history && !source || folder.policies == nil else {
                throw ValidationError("--history and --source go with --workspace")
            }
            guard [html, source, history].count(where: { $0 }) <= 1 else {
                throw ValidationError("name --html, --source or --history, one of them")
            }
        }

        func run() throws {
            try printing.answer { console in
                let version = AgreementVersion(agreement)
                if let read = try folder.read() {
                    let shown = try Reference.find(version?.id.text ?? agreement, version?.version, in: read.policies)
                    let form = read.policies.signedForm(of: shown)
                    let page = shown.plainWordsHTML(
                        in: read.policies,
                        signedBy: [],
                        digest: ContentDigest(of: form),
                        language: console.language
                    )
                    return Verdict(text: html ? page : CanonicalJSON.readable(form), json: form)
                }
                let office = try workspace.open()
                let id = try version?.id ?? AgreementCommand.identifier(agreement)
                if history { return try AgreementHistory(of: id, version?.version, in: office).verdict }
                let now = SystemClock.now
                let record = try Self.record(of: id, version?.version, in: office, at: now)
                if source {
                    let (path, text) = try record.source()
                    return Verdict(text: text, json: ["file": .string(path), "text": .string(text)])
                }
                let notice = try office.notice(on: record.agreement, at: now)
                guard html else { return try record.verdict(notice: notice, in: office, at: now) }
                let said = [
                    notice,
                    record.erasure.map { erasure in
                        worded(en: "Who signed it: \(erasure.words)", fr: "Qui l’a signé\u{a0}: \(erasure.words)")
                    },
                ].compactMap(\.self)
                let page = record.agreement.plainWordsHTML(
                    in: record.policies,
                    signedBy: record.signers,
                    digest: record.registered.identity,
                    registered: record.registered.registeredAt.date,
                    notice: said.isEmpty ? nil : said.joined(separator: ". "),
                    language: console.language
                )
                return Verdict(text: page, json: record.form)
            }
        }

        /// What is on record of a version, or of the newest one that is registered.
        private static func record(
            of id: Identifier,
            _ version: Int?,
            in office: Office,
            at instant: Instant
        ) throws -> AgreementOnRecord {
            let registered = try office.register.agreements()
            if let found = registered.last(where: { $0.id == id && version ?? $0.version == $0.version }) {
                return try AgreementOnRecord(AgreementVersion(id: id, version: found.version), in: office)
            }
            // What is proposed is there, and what is missing is signatures.
            guard try !office.register.events(of: id).isEmpty else {
                let near = Suggestion.nearest(to: id.text, among: Set(registered.map(\.id.text)).sorted())
                throw ReleaseError.invalid([Diagnostic(.agreementUnknown, [id.text], suggestion: near)])
            }
            throw try AgreementRegistration(office: office).refusal(ofUnregistered: id, version: version, at: instant)
        }
    }

    /// The command `tidegate agreement list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the agreements of a workspace, proposed and registered, with the state of each today.",
            discussion: "Example:  tidegate agreement list --workspace office --passphrase-file secret"
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.answer { _ in
                let listings = try workspace.open().agreementListings(at: SystemClock.now)
                return Verdict(
                    text: listings.map { listing in
                        let last = listing.events.last
                        let end = listing.endsOn.map { worded(en: ", ends on \($0)", fr: ", prend fin le \($0)") }
                        let why = listing.unbound.map { unbound in
                            worded(
                                en: ", permits nothing until it is signed anew: \(unbound.why)",
                                fr: ", ne permet rien tant qu’il n’est pas signé à nouveau\u{a0}: \(unbound.why)"
                            )
                        }
                        let entry = worded(en: "entry", fr: "entrée") + " \(last.map { String($0.entry) } ?? "-")"
                        return
                            "\(listing.id)\tversion \(listing.version)\t\(listing.state.rawValue)\(end ?? "")\(why ?? "")\t"
                            + "\(last?.kind.rawValue ?? "-") \(last?.recordedAt.description ?? "-")\t\(entry)\n"
                    }.joined(),
                    json: .array(
                        listings.map { listing in
                            .members([
                                "changed": listing.unbound.map { JSONValue($0.changed) },
                                "missingSignatures": listing.unbound.map { JSONValue($0.missing) },
                                "agreement": .string(listing.id.text), "version": JSONValue(listing.version),
                                "signedForm": .string(listing.identity.hex), "state": .string(listing.state.rawValue),
                                "entry": listing.events.last.map { JSONValue($0.entry) },
                                "endsOn": listing.endsOn.map { .string("\($0)") },
                                "registeredAt": listing.events.first { $0.kind == .registered }
                                    .map { .string("\($0.recordedAt)") },
                            ])
                        }
                    )
                )
            }
        }
    }
}
