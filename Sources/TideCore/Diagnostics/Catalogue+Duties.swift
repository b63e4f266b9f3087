extension DiagnosticCode {
    package static let dutyUnknown = DiagnosticCode("TG0780")
    package static let dutyDone = DiagnosticCode("TG0781")
    package static let dutyTakesCertificate = DiagnosticCode("TG0782")
    package static let dutyOfAnother = DiagnosticCode("TG0783")
    package static let dutyNotWaiting = DiagnosticCode("TG0784")
    package static let discoveredLater = DiagnosticCode("TG0785")
    package static let discoveredBefore = DiagnosticCode("TG0786")
    package static let releaseUnknown = DiagnosticCode("TG0787")
    package static let releaseNeverLeft = DiagnosticCode("TG0788")
    package static let notADestructionCertificate = DiagnosticCode("TG0789")
    package static let certificateOfAnother = DiagnosticCode("TG0790")
    package static let nothingToCertify = DiagnosticCode("TG0791")
    package static let payloadNotDue = DiagnosticCode("TG0792")
    package static let incidentByAnother = DiagnosticCode("TG0793")
    package static let incidentAgain = DiagnosticCode("TG0794")
    package static let replacementIsNone = DiagnosticCode("TG0795")
    package static let noIncident = DiagnosticCode("TG0796")
    package static let bundleOfAnotherRelease = DiagnosticCode("TG0797")
    package static let noStepOfParty = DiagnosticCode("TG0798")
    package static let payloadNotSignable = DiagnosticCode("TG0799")
}

extension Catalogue {
    /// Messages TG0780 to TG0799: duties, and releases that were wrong.
    static let duties: [Message] = [
        Message(
            .dutyUnknown,
            "there is no duty `{0}`",
            advice: "list them with `tidegate duties`",
            explanation: """
                A duty is named by the last column of `tidegate duties`: the release that it comes from, and a number.
                """
        ),
        Message(
            .dutyDone,
            "duty `{0}` was done already, as entry {1} says",
            explanation: """
                A duty is discharged once. What follows it, such as a second notice, is a duty of its own.
                """
        ),
        Message(
            .dutyTakesCertificate,
            "duty `{0}` is a destruction, which takes a certificate",
            advice: "make one with `tidegate duties certificate`, and hand it in with `tidegate duties certify`",
            explanation: """
                That data is gone is certified in a fixed form that names the release to the byte, the day and the method, so that
                an auditor can hold it against the log. A sentence is not enough.
                """
        ),
        Message(
            .dutyOfAnother,
            "`{0}` is for an officer of `{1}` to say, not for {2}",
            explanation: """
                A duty is discharged by the party that owes it. Otherwise a party could say of another that it kept its word.
                """
        ),
        Message(
            .dutyNotWaiting,
            "release `{0}` has no duty `{1}` that waits for its event",
            advice: "see what waits with `tidegate duties --release {0}`",
            explanation: """
                Duties such as a breach notice begin when something happens. The agreement of this release has none of this
                kind, or it has a due date already.
                """
        ),
        Message(
            .discoveredLater,
            "`{0}` is later than now",
            explanation: """
                Time limits count from the moment of discovery. A moment that is still to come would move them.
                """
        ),
        Message(
            .discoveredBefore,
            "`{0}` is before the release was made, at {1}",
            explanation: """
                Nobody found out that a release was wrong before it was there. Time limits count from the discovery, so its moment
                has to be true.
                """
        ),
        Message(
            .releaseUnknown,
            "there is no release `{0}` in this workspace",
            advice: "list releases with `tidegate log show --reveal`",
            explanation: """
                A release is named by 32 hexadecimal digits, as its bundle's folder is.
                """
        ),
        Message(
            .releaseNeverLeft,
            "release `{0}` never left the office: it is {1}",
            explanation: """
                A release that was given up has no holders and no duties. There is nothing to destroy or to call back.
                """
        ),
        Message(
            .notADestructionCertificate,
            "`{0}` is no certificate of destruction",
            advice: "make one with `tidegate duties certificate`",
            explanation: """
                A certificate is a DSSE envelope, or a payload with a detached signature, over a statement of the version
                `tidegate/destruction/v1`, in canonical JSON, without any other field.
                """
        ),
        Message(
            .certificateOfAnother,
            "the certificate `{0}` does not fit this release: `{1}` is another",
            explanation: """
                It names a release, its agreement with version and digest, and its manifest. Each has to be what the books of the
                office say.
                """
        ),
        Message(
            .nothingToCertify,
            "`{0}` owes no destruction of release `{1}`",
            explanation: """
                Whoever certifies has to owe a destruction, its certificate, or the answer to a recall, and must not have
                discharged it before.
                """
        ),
        Message(
            .payloadNotDue,
            "the payload is not what is to be signed here: {0}",
            advice: "make it again with `--write-payload` and the same options, and have that signed",
            explanation: """
                What an officer signed is held against the books as they stand now: the release, the duty and its agreement. What
                was signed for another command, or before something changed, does not count.
                """
        ),
        Message(
            .incidentByAnother,
            "{0} is no officer of `{1}`, whose release it is",
            explanation: """
                The office that made a release calls it back. Others tell the office, as the breach clause of the agreement says.
                """
        ),
        Message(
            .incidentAgain,
            "release `{0}` was {1} already, as entry {2} says",
            advice: "see what follows with `tidegate recall show {0}`",
            explanation: """
                A release is recalled once, and superseded once by another release. Once it was recalled, a corrected file takes its
                place: `tidegate supersede RELEASE --with FILE`, each file once.
                """
        ),
        Message(
            .replacementIsNone,
            "release `{0}` cannot take its place: {1}",
            explanation: """
                The release that replaces another went to the same recipient, is of the same dataset, and stands itself.
                """
        ),
        Message(
            .noIncident,
            "release `{0}` was neither recalled nor superseded",
            explanation: """
                There is no chain of notices and answers to show.
                """
        ),
        Message(
            .bundleOfAnotherRelease,
            "the bundle `{0}` is not that of release `{1}`",
            explanation: """
                A certificate of destruction is made from what the bundle discloses: its release, its agreement and its manifest.
                """
        ),
        Message(
            .noStepOfParty,
            "nothing of this kind is open any more with `{1}` about release `{0}`",
            advice: "see who told and answered when with `tidegate recall show {0}`",
            explanation: """
                A notice is given to a holder, and a holder answers, once. Each stands in the log, and a second one changes nothing.
                """
        ),
        Message(
            .payloadNotSignable,
            "`{0}` is nothing that an officer signs with this command",
            advice: "write the payload with `--write-payload`; an agreement is signed with `tidegate agreement sign`",
            explanation: """
                Only payloads that Tidegate makes and reads again to the byte are signed: what becomes of an agreement, an
                approval, a statement about a duty, a certificate of destruction, a recall, a party's form.
                """
        ),
    ]
}
