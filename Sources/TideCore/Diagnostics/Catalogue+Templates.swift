extension DiagnosticCode {
    package static let templateUnknown = DiagnosticCode("TG0154")
    package static let slotUnknown = DiagnosticCode("TG0155")
    package static let slotTwice = DiagnosticCode("TG0156")
    package static let slotCount = DiagnosticCode("TG0157")
    package static let slotWrong = DiagnosticCode("TG0158")
    package static let slotRepeats = DiagnosticCode("TG0159")
    package static let slotMissing = DiagnosticCode("TG0160")
    package static let slotsAlike = DiagnosticCode("TG0161")
    package static let slotOrder = DiagnosticCode("TG0162")
    package static let slotNotInSet = DiagnosticCode("TG0163")
    package static let slotPresent = DiagnosticCode("TG0164")
    package static let agreementPresent = DiagnosticCode("TG0165")
    package static let slotZones = DiagnosticCode("TG0166")
    package static let slotKeyFile = DiagnosticCode("TG0167")
    package static let notAnswers = DiagnosticCode("TG0168")
    package static let answerNotText = DiagnosticCode("TG0169")
    package static let draftNotValid = DiagnosticCode("TG0170")
    package static let draftCaseUnmet = DiagnosticCode("TG0171")
    package static let draftOutside = DiagnosticCode("TG0172")
    package static let inputEnded = DiagnosticCode("TG0173")
    package static let publishedInside = DiagnosticCode("TG0180")
    package static let slotUnusual = DiagnosticCode("TG0181")
    package static let slotPast = DiagnosticCode("TG0182")
    package static let slotCountry = DiagnosticCode("TG0183")
    package static let slotRuledOut = DiagnosticCode("TG0184")
}

extension Catalogue {
    /// Messages TG0154 and on: what is said about templates, the answers that fill them in, and the public register.
    static let templates: [Message] = [
        Message(
            .templateUnknown,
            "there is no template `{0}`",
            advice: "`tidegate new agreement --list` names them",
            explanation: """
                Each template is a whole agreement of one practice, with blanks. It is named by `--template`.
                """
        ),
        Message(
            .slotUnknown,
            "there is no slot `{0}` in the template `{1}`",
            advice: "`--slots` lists them",
            explanation: """
                An answer for a slot that the template does not have would be lost without a word, and something else would \
                stand in its place.
                """
        ),
        Message(
            .slotTwice,
            "`{0}` is answered twice",
            advice: "leave one of the answers out",
            explanation: """
                One of two answers for a slot would be ignored. Options and the file of answers count together.
                """
        ),
        Message(
            .slotCount,
            "`{0}` takes {1}, not that many values",
            explanation: """
                A slot takes one value, or a list of at least one where it says so.
                """
        ),
        Message(
            .slotWrong,
            "`{0}` takes {1}, not `{2}`",
            advice: "`--slots` tells what each slot takes",
            explanation: """
                What a slot takes is what the strict reader takes in the field where the value will stand. A wrong answer is \
                told here, before it is a mistake in a document.
                """
        ),
        Message(
            .slotRepeats,
            "a value stands twice in `{0}`",
            advice: "leave one of them out",
            explanation: """
                A list of zones or purposes has each of them once.
                """
        ),
        Message(
            .slotMissing,
            "`{0}` has no answer: {1}",
            advice: "give it with `--set {0}=…`, or in the file of `--answers`",
            explanation: """
                A slot without a value of its own must be answered: what stands there cannot be guessed. In a terminal it is \
                asked for.
                """
        ),
        Message(
            .slotsAlike,
            "`{0}` and `{1}` are both `{2}`",
            advice: "give them different names",
            explanation: """
                Provider and recipient differ, and officers of one party have names of their own; one person may hold two \
                offices, under two names.
                """
        ),
        Message(
            .slotOrder,
            "`{0}`, {1}, is before `{2}`, {3}",
            advice: "put the days in order",
            explanation: """
                A period does not end before it begins, and a review lies within the validity.
                """
        ),
        Message(
            .slotNotInSet,
            "`{0}`: the policy set has no {1} `{2}`",
            advice: "take one that it has, or add it to its document first: a purpose is a line `NAME: PARENT`",
            explanation: """
                An agreement that joins a policy set uses its parties, officers and purposes. What is missing there is added \
                to the documents that are there, which are never overwritten.
                """
        ),
        Message(
            .slotPresent,
            "`{0}` is not asked: the policy set has `{1}` already",
            advice: "leave the answer out; change the document itself if it is wrong",
            explanation: """
                What a policy set has is used as it is. An answer that would say something else about it would not be read \
                by anybody.
                """
        ),
        Message(
            .agreementPresent,
            "the policy set has an agreement `{0}` already",
            advice: "give the new one another `id`; a change of that one is a new version of it",
            explanation: """
                A template begins an agreement. One that is there is changed by an amendment, a new version under the same \
                name.
                """
        ),
        Message(
            .slotZones,
            "`{0}` lacks `{1}`, where `{2}` processes data",
            advice: "add it, or change the party's zones",
            explanation: """
                An agreement that leaves out a country in which the recipient works permits nothing: every request would be \
                refused.
                """
        ),
        Message(
            .slotKeyFile,
            "`{0}`: `{1}` is no file with an Ed25519 public key in PEM",
            advice: "give the NAME.pub.pem that `tidegate key new` makes",
            explanation: """
                An officer's document holds the public half of the key alone. The private half never leaves its owner.
                """
        ),
        Message(
            .notAnswers,
            "a file of answers is one mapping of slots to values",
            advice: "write a line for each, as `provider: xa.labour`",
            explanation: """
                The file of `--answers` has the name of a slot before each colon and its value behind it.
                """
        ),
        Message(
            .answerNotText,
            "the answer for `{0}` is neither a text nor a list of texts",
            explanation: """
                Answers are single values, or lists of values for slots that take several.
                """
        ),
        Message(
            .draftNotValid,
            "filled in like this, the documents would be refused; nothing was written",
            advice: "change the answers that the messages below are about",
            explanation: """
                Before anything is written, the new documents are read together with those that are there, as strictly as \
                `tidegate check` does. The places in the messages are those that the files would have had.
                """
        ),
        Message(
            .draftCaseUnmet,
            "in this policy set the case `{0}` would come out otherwise: {1}; nothing was written",
            advice: "change what the reasons name, in the answers or in the documents that are there",
            explanation: """
                The cases of a template say what its agreement permits and refuses. Where other documents of the set, as a \
                firewall, make the answer another, the agreement would not be what its author asked for. Where another \
                agreement about the same dataset answers, it is named.
                """
        ),
        Message(
            .draftOutside,
            "`{0}` does not lie in the policy folder `{1}`",
            advice: "name a folder in it, or leave `--output` out",
            explanation: """
                Documents that belong to one policy set lie in one folder. Elsewhere they would not be read with it.
                """
        ),
        Message(
            .inputEnded,
            "the questions were not answered to the end; nothing was written",
            explanation: """
                The input ended, as by Ctrl-D, before every slot had an answer. What was answered is kept in a file for \
                `--answers`, which the run names.
                """
        ),
        Message(
            .slotUnusual,
            "`{0}` is {1}, beyond what such agreements usually have, {2}",
            advice: "answer otherwise, or say in a comment of the agreement why it has to be",
            explanation: """
                The answer is taken. Less than the usual k, more records removed, a longer hold or a later notice is what a                 data protection officer asks about first, so that it is told before anybody signs.
                """
        ),
        Message(
            .slotPast,
            "`{0}`, {1}, has passed",
            advice: "give the agreement a last day that is still to come",
            explanation: """
                An agreement permits from its first to its last day. One that is over permits nothing, whoever signs it.
                """
        ),
        Message(
            .slotCountry,
            "`{0}`: `{1}` is no country code of ISO 3166-1",
            advice: "two capital letters, as NO or NE; XA to XZ stand for invented countries",
            explanation: """
                Zones and firewalls compare these codes. One that no standard has would agree with nothing that another                 office writes.
                """
        ),
        Message(
            .slotRuledOut,
            "`{0}` is `{1}`, and `{2}` is ruled out by `{3}`",
            advice: """
                take another purpose; what `never` rules out can be answered otherwise, what every template rules out \
                cannot
                """,
            explanation: """
                What an agreement never permits cannot be its purpose, nor can anything that narrows it. No template lets                 data about people serve enforcement.
                """
        ),
        Message(
            .publishedInside,
            "`{0}` lies in the workspace `{1}`, which nobody else may read",
            advice: "name a folder outside of it",
            explanation: """
                The public register is handed out, or put on a web server. A folder of the workspace that is handed out would take \
                sealed files along.
                """
        ),
    ]
}
