extension Catalogue {
    static let ledgerChecks: [Message] = [
        Message(
            .changedFile,
            "`{0}` is not the file that the manifest lists",
            explanation: "The file's size or digest differs from the manifest's."
        ),
        Message(
            .missingFile,
            "`{0}` is in the manifest and not in the bundle",
            explanation: "A bundle is verified whole."
        ),
        Message(
            .extraFile,
            "`{0}` is in the bundle and not in the manifest",
            explanation:
                "Nobody signed that file or folder; a bundle is closed, so that nothing unsigned travels with it."
        ),
        Message(
            .unknownLog,
            "`{0}` is of the log `{1}`, which the trust policy does not name",
            explanation: "A log is trusted only if its key stands in the policy that came on another way."
        ),
        Message(
            .unknownSigner,
            "`{0}` has a signature line of `{1}`, whose key the trust policy does not name",
            explanation: "A receipt is closed under verification: what cannot be checked must not be in it."
        ),
        Message(
            .brokenSignature,
            "`{0}` has a signature line of `{1}` that does not hold",
            explanation: "A line that claims to be a known key's and is not shows that the note was changed."
        ),
        Message(
            .doubledSignature,
            "`{0}` has two signature lines of `{1}`",
            explanation: "A second line of the same key proves nothing and was not written by this program."
        ),
        Message(
            .noLogSignature,
            "`{0}` is not signed by the log `{1}`",
            explanation: "The tree head needs a valid signature of the log's own key."
        ),
        Message(
            .noQuorum,
            "`{0}` is not cosigned by the quorum of the trust policy",
            explanation: "The policy asks for witnesses that saw this tree head; not enough of them signed it."
        ),
        Message(
            .notIncluded,
            "the proof in `{0}` does not lead from the entry to the signed root",
            explanation: "The entry is not at that place of the log, or entry, proof or checkpoint was changed."
        ),
        Message(
            .untrustedEntry,
            "`{0}` is not signed by release keys of the trust folder alone",
            explanation: """
                Every signature of an entry must hold under a release key that the verifier got on another way; a key \
                found in a bundle or log is not trusted.
                """
        ),
        Message(
            .missingLogFile,
            "the log has no `{0}`",
            explanation: "Every tile and bundle of the checkpoint's tree must be there."
        ),
        Message(
            .strangeLogFile,
            "`{0}` is no file or folder of this log",
            explanation:
                "It has no place in the tree of the checkpoint, or is no plain file, so nothing could check it."
        ),
        Message(
            .wrongTile,
            "`{0}` does not hold the hashes of the entries",
            explanation: "Every tile is computed again from the entries, and must be the same to the byte."
        ),
        Message(
            .wrongRoot,
            "the entries do not give the root that the log signed",
            explanation: "An entry was changed, left out, put in or moved after the tree head was signed."
        ),
        Message(
            .brokenBundle,
            "`{0}` does not hold {1} whole entries",
            explanation: "A bundle of entries is cut, too long, or has an entry above the limit."
        ),
        Message(
            .wrongGenesis,
            "the first entry is no genesis that fits the trust folder: {0}",
            explanation: """
                Entry 0 says which log this is, with which keys and policy it began; the trust folder must say the same.
                """
        ),
        Message(
            .wrongAnchor,
            "`{0}` names a tree head that this log did not have",
            explanation: "An entry's anchor is an earlier head of the same log; its root is computed again."
        ),
        Message(
            .entryAfterFreeze,
            "`{0}` comes after entry {1}, which froze the log",
            advice: "ask the office for the log that came after this one, and who appended to a frozen log",
            explanation: """
                A log that is frozen has ended: its key may be in other hands, and its final tree head stands in the first entry of \
                the log that follows it. Whatever is appended later was not appended by the office as it promised.
                """
        ),
        Message(
            .unannouncedKind,
            "`{0}` is of a kind that the log did not announce in a form that this program reads: {1}",
            advice: "audit the log with the version of tidegate that wrote it, or a newer one",
            explanation: """
                The first entry holds the digest of the schema of every kind of entry, and an entry `schemas` those that a newer \
                program brought. An entry of another kind, or of a schema that this program does not know, is not read as if it were \
                understood.
                """
        ),
        Message(
            .repeatedEntry,
            "`{0}` is entry {1} once more",
            explanation: """
                No two entries are the same to the byte, since each has salts of its own. Whoever has the log's key and none that \
                signs entries could only log an old one again.
                """
        ),
        Message(
            .entryDatedBack,
            "entry {0} is dated {1}, before entry {2}, which is dated {3}",
            advice: "ask the office what its clock did between the two",
            explanation: """
                A finding of an audit, which verifies all the same: the order of the entries is proven, their times are the office's \
                word. A clock that was set back makes agreements that ended hold again, so a decision between the two may have \
                been made under one. This program writes no entry that is more than two seconds behind the one before.
                """
        ),
        Message(
            .entryBeforeAnchor,
            "entry {0} is dated {1}, and names a tree head that witnesses had seen by {2}",
            advice: "ask the office what its clock said, and the witnesses what theirs did",
            explanation: """
                A finding of an audit, which verifies all the same: an entry can't be older than a tree head that it names. Either it was \
                dated back, or one of the clocks was wrong by more than five minutes.
                """
        ),
        Message(
            .entryAfterHead,
            "entry {0} is dated {1}, and witnesses had seen it by {2}",
            advice: "ask the office what its clock said, and the witnesses what theirs did",
            explanation: """
                A finding of an audit, which verifies all the same: what witnesses saw was there then. Either the entry was dated ahead, \
                or one of the clocks was wrong by more than five minutes.
                """
        ),
        Message(
            .emptyLog,
            "the log has no entry",
            explanation: "A log begins with its genesis entry."
        ),
    ]

    static let ledgerStore: [Message] = [
        Message(
            .ledgerFile,
            "could not {0} `{1}`: {2}",
            explanation: "The system refused to read or write a file; its own reason is given."
        ),
        Message(
            .storeMoved,
            "the ledger's store is not where this program left it",
            advice: "see that no other process writes to the workspace, then try again",
            explanation: "Entries and heads follow each other without gaps; another process has written in between."
        ),
        Message(
            .storeBroken,
            "the ledger's store does not hold what was written: {0}",
            advice: "restore the workspace from a backup, and compare it with the published log",
            explanation: """
                What was read again from the store differs from what was computed or signed. Nothing is signed over it.
                """
        ),
        Message(
            .storeBehind,
            "the ledger's store has {0} entries and signed a head over {1}",
            advice: "restore the workspace from a backup, and compare it with the published log",
            explanation: "Entries that were signed are gone; appending would make a second history."
        ),
        Message(
            .publishedAhead,
            "the checkpoint `{0}` is not the beginning of this log",
            advice: "do not append; find out whether the workspace was set back or the folder is another log's",
            explanation: "A log must never sign two histories; what was published counts."
        ),
        Message(
            .notAnExport,
            "`{0}` holds other files, so the log is not written into it",
            advice: "name a new folder, or one that holds an earlier export of this log",
            explanation:
                "An export is handed on as a folder; mixed with other files it would be no log, and theirs no more."
        ),
        Message(
            .noSuchEntry,
            "the log has no entry or size {0}",
            explanation: "Positions are counted from 0 and are below the size of the newest signed head."
        ),
    ]
}
