extension DiagnosticCode {
    package static let notASubmission = DiagnosticCode("TG0930")
    package static let inconsistentHead = DiagnosticCode("TG0931")
    package static let witnessMemoryBroken = DiagnosticCode("TG0932")
    package static let witnessSilent = DiagnosticCode("TG0933")
    package static let witnessRefused = DiagnosticCode("TG0934")
    package static let logBehindWitness = DiagnosticCode("TG0935")
    package static let logBesideWitness = DiagnosticCode("TG0936")
    package static let witnessWithoutAddress = DiagnosticCode("TG0937")
    package static let noQuorumYet = DiagnosticCode("TG0938")
    package static let notAForkProof = DiagnosticCode("TG0939")
    package static let forkFound = DiagnosticCode("TG0940")
    package static let policyOfAnotherLog = DiagnosticCode("TG0941")
    package static let answerDoesNotHold = DiagnosticCode("TG0942")
    package static let logShrank = DiagnosticCode("TG0943")
    package static let unknownWitness = DiagnosticCode("TG0944")
}

extension Catalogue {
    /// Witnesses: those who cosign tree heads, and what they see.
    static let witnesses: [Message] = [
        Message(
            .notASubmission,
            "`{0}` is no submission to a witness: {1}",
            explanation: """
                A submission says the size that the witness cosigned last, the hashes that prove that the tree goes on from there, an \
                empty line, and the signed tree head. A witness reads it strictly and signs nothing that it could not read.
                """
        ),
        Message(
            .inconsistentHead,
            "the tree head of `{0}` of size {2} does not go on from the one of size {1}",
            explanation: """
                A witness cosigns a tree head only with a proof that everything it saw before is still there, unchanged. Without one \
                the log was rewritten, or forked. The witness keeps what it saw.
                """
        ),
        Message(
            .witnessMemoryBroken,
            "`{0}` is not of the log that its folder is named for",
            advice: "put the newest copy back; a witness that forgot what it saw must not go on under the same key",
            explanation:
                "A witness remembers the newest tree head of each log in a folder named for the SHA-256 of the log's name."
        ),
        Message(
            .witnessSilent,
            "no answer from `{0}`: {1}",
            advice: "ask again later with `tidegate log cosign`, or carry the submission over on a stick",
            explanation: """
                A witness, or an authority for time stamps, did not answer within the time that is waited for it. What is appended stays; it is not published, and nothing is \
                released, before the quorum that the policy asks for has signed.
                """
        ),
        Message(
            .witnessRefused,
            "the witness `{0}` refused with status {1}",
            advice: "403 and 404: give the witness the log's key; 400: its version may be another one",
            explanation: """
                A witness answers 404 for a log that it does not know, 403 for a signature that is not of the log's key, 400 for what it cannot read.
                """
        ),
        Message(
            .logBehindWitness,
            "the witness `{0}` has seen {1} entries of this log, and here are {2}",
            advice: "put the newest workspace back; never append to an older copy",
            explanation: """
                The witness cosigned a longer log under this name. This workspace was set back to an earlier day, or somebody else has the log's \
                key. Appending would give the log a second history; so nothing is appended, and nothing is released.
                """
        ),
        Message(
            .logBesideWitness,
            "the witness `{0}` saw other entries than these: of {1} entries its tree head is another one",
            advice: "compare with what the witness serves: `tidegate log monitor`; freeze the log if it was forked",
            explanation: """
                The log here does not go on from what the witness cosigned. There are two histories under one key. The two signed tree \
                heads are the proof of it, which anybody can check.
                """
        ),
        Message(
            .witnessWithoutAddress,
            "the policy has no address of the witness `{0}`, and it has not signed",
            advice: "carry the submission over: `tidegate log cosign --submission FILE`, then `--answer FILE`",
            explanation:
                "A witness without an address in the policy is asked by files, as between offices without a network."
        ),
        Message(
            .noQuorumYet,
            "the quorum of the policy has not signed the tree head of size {0}; nothing was released",
            advice: "see which witness failed, ask again with `tidegate log cosign`, then release again",
            explanation: """
                Where a policy names witnesses, no release leaves before as many of them as it asks for have seen the entry that says so: what \
                nobody outside ever saw could be taken off the end of the log again. The release is aborted; the approvals hold.
                """
        ),
        Message(
            .notAForkProof,
            "`{0}` does not prove a fork: {1}",
            explanation: """
                Two tree heads of one log, both signed with its key, prove a fork if they have the same size and other roots, or if the longer \
                one begins, by a consistency proof, with another root of the shorter one's size.
                """
        ),
        Message(
            .forkFound,
            "the log `{0}` has two histories: the proof is in `{1}`",
            advice: "send the proof to the other witnesses, the auditors and the registrar; it needs no trust in you",
            explanation: """
                Two tree heads that the log's key signed do not fit together. Whoever holds both can show it to anybody who has the log's public key.
                """
        ),
        Message(
            .policyOfAnotherLog,
            "`{0}` names another log or log key than this workspace's: {1}",
            explanation:
                "A policy that comes into force must trust the log that it is for, under the key that signs its tree heads now."
        ),
        Message(
            .answerDoesNotHold,
            "`{0}` holds no signature of a witness of the policy under a tree head of this log",
            advice: "the answer belongs to one submission; make a new one if the log has grown",
            explanation:
                "An answer that was carried over is taken only if its line is a named witness's under a stored tree head."
        ),
        Message(
            .logShrank,
            "the log has {0} entries, and you have seen {1}",
            advice: "keep the tree head that you hold: it proves what was there",
            explanation:
                "An append-only log never gets shorter. Entries were taken off, or you were given an older copy."
        ),
        Message(
            .unknownWitness,
            "the policy in force names no witness `{0}`",
            advice: "names are those of the keys, in the `witness` lines of the policy: the part before the first `+`",
            explanation: "A submission is for one witness, since each has seen the log up to a place of its own."
        ),
    ]
}
