extension DiagnosticCode {
    package static let signerNotStarted = DiagnosticCode("TG0950")
    package static let signerFailed = DiagnosticCode("TG0951")
    package static let signerAnswerSize = DiagnosticCode("TG0952")
    package static let signerAnswerWrong = DiagnosticCode("TG0953")
    package static let signerLate = DiagnosticCode("TG0954")
    package static let keyNotEnrolled = DiagnosticCode("TG0955")
    package static let keyOverlapEnded = DiagnosticCode("TG0956")
    package static let keyRevoked = DiagnosticCode("TG0957")
    package static let revokedNotDated = DiagnosticCode("TG0958")
    package static let keyEventRoots = DiagnosticCode("TG0959")
    package static let keyEventRelease = DiagnosticCode("TG0960")
    package static let keyEventPossession = DiagnosticCode("TG0961")
    package static let keyKnown = DiagnosticCode("TG0962")
    package static let keyEventStrange = DiagnosticCode("TG0963")
    package static let wrongRootKeys = DiagnosticCode("TG0964")
    package static let logKeyMissing = DiagnosticCode("TG0965")
    package static let ledgerFrozen = DiagnosticCode("TG0966")
    package static let wrongPredecessor = DiagnosticCode("TG0967")
    package static let predecessorNotSeen = DiagnosticCode("TG0968")
    package static let noLogKey = DiagnosticCode("TG0969")
}

extension Catalogue {
    /// Messages TG0950 to TG0969: signers elsewhere, changes of keys, logs that follow another.
    static let ledgerKeyChanges: [Message] = signers + keysInLog + keyEvents + successors

    private static let signers: [Message] = [
        Message(
            .signerNotStarted,
            "the signer `{0}` could not be started: {1}",
            advice: "run the command by hand, and see that the account of the office may run it",
            explanation: """
                The command under `signers` in workspace.json reaches a key that is kept elsewhere. It is run by `/bin/sh -c`, with the \
                bytes to sign on standard input.
                """
        ),
        Message(
            .signerFailed,
            "the signer `{0}` ended with {1}",
            advice: "its own message stands above; run the command by hand",
            explanation: """
                A signer says with exit code 0 that it signed. With any other, or where a signal ended it, nothing that it wrote \
                is looked at, and nothing is published.
                """
        ),
        Message(
            .signerAnswerSize,
            "the signer `{0}` wrote {1} bytes, and a signature has 64",
            advice:
                "let the command write the bare signature to standard output, and everything else to standard error",
            explanation: "An Ed25519 signature is 64 bytes, without a line end, not in hexadecimal and not in base64."
        ),
        Message(
            .signerAnswerWrong,
            "what the signer `{0}` wrote is no signature of the key {1}",
            advice: "see that the command signs with the key whose public half lies in keys/, by plain Ed25519",
            explanation: """
                Every answer of a signer is verified under the public key of its role before it is used. This one does not hold: \
                the command reaches another key, signs other bytes, or signs a digest of them.
                """
        ),
        Message(
            .signerLate,
            "the signer `{0}` gave no answer within {1} seconds",
            advice: "see whether the module waits for somebody, as for a PIN",
            explanation: """
                A signer that does not end is ended, with everything that it started. Entries that were stored already get their \
                tree head at the next run.
                """
        ),
    ]

    private static let keysInLog: [Message] = [
        Message(
            .keyNotEnrolled,
            "`{0}` is signed with the key {1}, which the log did not have as a release key there",
            advice: "ask the office whose key it is",
            explanation: """
                The genesis names the release keys that a log begins with, and changes of keys those that came later. A key signs \
                entries after the one that brought it. That a trust folder holds the key is needed too, and not enough.
                """
        ),
        Message(
            .keyOverlapEnded,
            "`{0}` is signed with the key {1}, which entry {2} replaced, after the overlap ended on {3}",
            advice: "ask the office why it went on with the old key",
            explanation: """
                When another key takes its place, a key still counts until the end of the overlap, so that everybody can be given \
                the new trust folder. That end is a time, and the time of an entry is what the office says; so this rule holds an \
                office to its own word, and does not stop a thief, against whom a key is revoked.
                """
        ),
        Message(
            .keyRevoked,
            "`{0}` is signed with the key {1}, which counts no more from index {2} on, as entry {3} says",
            advice: "do not rely on what it says; ask the office for the log that follows this one",
            explanation: """
                A key that was stolen or lost is revoked from an index of the log on. What it signed there, the office says, is not \
                the office's. A tree head is meant where it covers that index.
                """
        ),
        Message(
            .revokedNotDated,
            "{4} entries from {0} to {1} are signed with the key {2}, revoked as of {3}, and no one outside saw all of them before",
            advice: "ask for a cosigned or stamped tree head from before that time that covers them",
            explanation: """
                A finding of an audit, which verifies all the same. The office says that the key was in other hands from a time on, and \
                which index came after that. Whether the entries before the index are older than that time, the log alone can't show: \
                a tree head can that covers them and that a witness signed or a time-stamp authority stamped before it. None was at hand.
                """
        ),
        Message(
            .wrongRootKeys,
            "the root keys of the trust folder are not those of the log",
            advice: "compare both with what the office handed out on paper",
            explanation: """
                `root/` may hold the keys that sign changes of keys. Where it does, they must be all that the genesis names, or all \
                that are in force at the end of the log. Others would mean that somebody else can change this log's keys.
                """
        ),
        Message(
            .logKeyMissing,
            "the checkpoint has no line of the log key {0}, in force since entry {1}",
            advice: "ask the office for a newer export",
            explanation: """
                From the entry on that rotates the log key, tree heads are signed with the new key; while the overlap lasts with the \
                old one too. A head without the new key's line was not made by the office as it said, or with the old key alone.
                """
        ),
        Message(
            .noLogKey,
            "the log has no log key in force",
            advice: "ask the office for the log that follows this one",
            explanation:
                "Its log key was revoked, and no other took its place: nothing that is signed with it counts any more."
        ),
    ]

    private static let keyEvents: [Message] = [
        Message(
            .keyEventRoots,
            "`{0}` changes a key and is signed by {1} root keys in force, where {2} must",
            advice: "let more of those who hold a root key sign",
            explanation: """
                Keys change by the word of the root keys, which lie apart from the workspace: more than half of those in force, without \
                one that is itself revoked. Who has the workspace alone can't change its keys.
                """
        ),
        Message(
            .keyEventRelease,
            "`{0}` changes a key and is not signed with a release key in force",
            advice: "sign it with the release key too; after that was lost, with the further one that it enrols",
            explanation: """
                Every entry is signed with a release key that counts where it stands. A release key does not revoke itself. A further \
                release key that is enrolled may sign its own entry alone, beside the root keys, since the only one may have been lost.
                """
        ),
        Message(
            .keyEventPossession,
            "`{0}` brings the key {1}, which did not sign it",
            advice: "sign the entry with the new key too",
            explanation: """
                A new release or root key signs the entry that brings it: so the office has its private half, and nobody's key is \
                enrolled in another's name. A new log key is seen in the tree heads of the overlap, a registrar's in the forms that it signs.
                """
        ),
        Message(
            .keyKnown,
            "`{0}` brings the key {1}, which is {2} already",
            advice: "make a new key for every role",
            explanation: """
                No key signs two kinds of thing, so that nothing signed in one role can be shown as signed in another; and a key that was \
                replaced or revoked does not come back.
                """
        ),
        Message(
            .keyEventStrange,
            "`{0}` is a change of keys that does not fit the log: {1}",
            explanation: """
                A key takes the place of one that is in force in the same role; what is revoked is a key of that role, from an index after \
                it came and not beyond the entry itself. There is one log key and one registrar's key at a time.
                """
        ),
    ]

    private static let successors: [Message] = [
        Message(
            .ledgerFrozen,
            "the log was frozen by its entry {0}: nothing is appended any more",
            advice: "make a workspace for the log that follows it, with `tidegate init --predecessor`",
            explanation: """
                A log is frozen when it has ended: its key may be in other hands, or another one takes its place as planned. Its final \
                tree head stands in the genesis of the log that follows it. It can be read, exported and audited as before.
                """
        ),
        Message(
            .wrongPredecessor,
            "the log before this one is not what the genesis names: {0}",
            advice: "ask the office for the export of the log that it froze",
            explanation: """
                The genesis of a log that follows another names that one's origin, final size and root. The export at hand must be \
                that log, to the last entry, and its last entry must be the one that froze it.
                """
        ),
        Message(
            .predecessorNotSeen,
            "the log follows {0}, of {1} entries, which was not at hand",
            advice: "name its export with --predecessor",
            explanation: """
                A finding of an audit, which verifies all the same: what stands in the log before this one was not looked at.
                """
        ),
    ]
}
