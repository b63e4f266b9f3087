import ArgumentParser
import TideCore
import TideDisclosure
import TideLedger
import TideRelease

/// `tidegate verify`: one release, offline.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies a release bundle offline, from the bundle and your trust folder alone.",
        discussion: """
            The trust folder must have reached you on another way than the bundle: the log's key and quorum in `policy`, \
            the keys that may sign statements in `release/`. Anything missing, extra, changed or unreadable is \
            "not verified" (exit 2). The rows are measured again.

            Example:  tidegate verify bundle/RELEASE-ID --trust trust
            """
    )

    @Argument(help: ArgumentHelp("The bundle's folder.", valueName: "bundle"), transform: PlainPath.of)
    var bundle: String

    @OptionGroup var trusted: TrustOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.answer { console in
            let trust = try TrustFolder.read(trusted.trust)
            switch try BundleVerifier(trust: trust).verify(folder: bundle) {
            case .notVerified(let reasons):
                return .notVerified(reasons, console)
            case .verified(let bundle):
                let statement = bundle.receipt.entry.statement
                let release = bundle.disclosed["release"]?.text ?? ""
                let time = statement.loggedAt?.description ?? ""
                let (entry, origin) = (bundle.receipt.entry.index, bundle.receipt.checkpoint.origin)
                let classes = bundle.measured.classes
                return Verdict(
                    text: worded(
                        en: """
                            verified: release \(release)
                            entry \(entry) of \(origin), claimed at \(time)
                            \(bundle.files.count) files as signed; \(classes.records) records in \(classes.classes) classes of at \
                            least \(classes.smallestClass), measured now

                            """,
                        fr: """
                            vérifié\u{a0}: diffusion \(release)
                            entrée \(entry) de \(origin), qui se dit du \(time)
                            \(bundle.files.count) fichiers conformes à ce qui est signé\u{a0}; \(classes.records) enregistrements \
                            dans \(classes.classes) classes d’au moins \(classes.smallestClass), mesurés à l’instant

                            """
                    ),
                    json: [
                        "verified": true, "release": .string(release), "entry": JSONValue(bundle.receipt.entry.index),
                        "origin": .string(bundle.receipt.checkpoint.origin), "files": JSONValue(bundle.files.count),
                        "records": JSONValue(bundle.measured.classes.records),
                        "classes": JSONValue(bundle.measured.classes.classes),
                        "k": JSONValue(bundle.measured.classes.smallestClass),
                        "safeguards": .array(bundle.verdicts.map(\.json)), "disclosed": .object(bundle.disclosed),
                    ]
                )
            }
        }
    }
}

extension Verdict {
    /// "Not verified", with every reason on standard error and in the JSON.
    static func notVerified(_ reasons: [Diagnostic], _ console: Console) -> Verdict {
        for reason in reasons { console.say(reason) }
        return Verdict(
            text: worded(en: "not verified\n", fr: "non vérifié\n"),
            json: ["verified": false, "reasons": .array(reasons.map(\.json))],
            isPositive: false
        )
    }
}
