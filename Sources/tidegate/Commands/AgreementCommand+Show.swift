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
                From a policy folder, or as registered in a workspace; with --history what became of each of its versions.

                Example:  tidegate agreement show mol-nso-2026-01 --policies policies --html > agreement.html
                """
        )

        @Argument(help: "The agreement's id.")
        var agreement: String

        @OptionGroup var folder: OptionalPolicyFolderOptions

        @Flag(help: "Print a page in plain words instead.")
        var html = false

        @Flag(help: "With a workspace: print every event of every version instead.")
        var history = false

        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (folder.policies == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --policies or --workspace, one of them")
            }
            guard !history || folder.policies == nil else { throw ValidationError("--history goes with --workspace") }
        }

        func run() throws {
            try printing.conclude { _ in
                let set: PolicySet
                var signers: [OfficerName] = []
                var office: Office?
                if let read = try folder.read() {
                    set = read.policies
                } else {
                    let opened = try workspace.open()
                    office = opened
                    if history { return try Self.history(of: agreement, in: opened) }
                    set = try opened.policies()
                    // What is registered was signed by every signatory; the list is that of the newest version.
                    let registered = try opened.register.agreements().last { $0.id.text == agreement }
                    signers =
                        set.agreements.first { $0.id == registered?.id && $0.version == registered?.version }?
                        .signatories ?? []
                }
                if let office, !set.agreements.contains(where: { $0.id.text == agreement }) {
                    // What is proposed is there, and what is missing is signatures.
                    let refusal = try AgreementRegistration(office: office)
                        .refusal(
                            ofUnregistered: AgreementCommand.identifier(agreement),
                            version: nil,
                            at: SystemClock.now
                        )
                    if refusal.kind == .refused { throw refusal }
                }
                let shown = try Reference.find(agreement, in: set)
                let form = set.signedForm(of: shown)
                let page = shown.plainWordsHTML(
                    in: set,
                    signedBy: signers,
                    digest: ContentDigest(of: form),
                    notice: try office?.notice(on: shown, at: SystemClock.now)
                )
                return Verdict(text: html ? page : CanonicalJSON.readable(form), json: form)
            }
        }

        private static func history(of agreement: String, in office: Office) throws -> Verdict {
            let events = try office.register.events(of: AgreementCommand.identifier(agreement))
            guard !events.isEmpty else { throw ReleaseError.invalid([Diagnostic(.agreementUnknown, [agreement])]) }
            let policies = try office.policies()
            var (text, json): (String, [JSONValue]) = ("", [])
            for event in events.sorted(by: { ($0.version, $0.entry) < ($1.version, $1.entry) }) {
                let reason = try office.reason(ofEntry: event.entry)
                text += "version \(event.version)\t\(event.recordedAt)\t\(event.kind.rawValue)"
                text += event.effective == event.recordedAt ? "" : ", from \(event.effective)"
                text += "\tentry \(event.entry)" + (reason.map { "\t\($0)" } ?? "") + "\n"
                var members = AgreementCommand.json(of: event)
                members["reason"] = reason.map(JSONValue.string)
                if event.kind == .terminated,
                    let cascade = try Cascade(of: event.versioned, in: policies, office: office)
                {
                    text += cascade.text
                    members["downstream"] = cascade.downstreamJSON
                    members["releases"] = cascade.releasesJSON
                }
                json.append(.object(members))
            }
            return Verdict(text: text, json: .array(json))
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
            try printing.conclude { _ in
                let listings = try workspace.open().agreementListings(at: SystemClock.now)
                return Verdict(
                    text: listings.map { listing in
                        let last = listing.events.last
                        let end = listing.endsOn.map { ", ends on \($0)" } ?? ""
                        return "\(listing.id)\tversion \(listing.version)\t\(listing.state.rawValue)\(end)\t"
                            + "\(last?.kind.rawValue ?? "-") \(last?.recordedAt.description ?? "-")\t"
                            + "entry \(last.map { String($0.entry) } ?? "-")\n"
                    }.joined(),
                    json: .array(
                        listings.map { listing in
                            .members([
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
