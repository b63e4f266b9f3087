extension DiagnosticCode {
    package static let registerSealBroken = DiagnosticCode("TG0835")
    package static let registerBehind = DiagnosticCode("TG0836")
    package static let registerAhead = DiagnosticCode("TG0837")
    package static let revocationsOlder = DiagnosticCode("TG0838")
    package static let revocationsStrange = DiagnosticCode("TG0839")
    package static let revocationsUnchanged = DiagnosticCode("TG0851")
}

extension Catalogue {
    /// What a register is held against, and the lists of revoked certificates in it.
    static let registerChecks: [Message] = [
        Message(
            .registerSealBroken,
            "something else than tidegate changed `{0}`",
            advice: "see what with `tidegate registry check`, and make it anew with `tidegate registry rebuild`",
            explanation: """
                The register stands under a seal, made with a key of the workspace over all its rows and its schema. It does not \
                hold: a row was changed, added or removed by another program, or the file is of another workspace or of an older \
                version. Nothing is decided by it. Ledger and evidence are not touched by that, and the register is made of them.
                """
        ),
        Message(
            .registerBehind,
            "`{0}` lacks what the newest entries of the ledger say, and another run holds the workspace",
            advice: "wait until it has ended, and try again",
            explanation: """
                A change is in the ledger first and in the register a moment later. A command that reads waits for that, but not \
                for ever.
                """
        ),
        Message(
            .registerAhead,
            "the register is made of {0} entries and {1} records of the journal, and there are {2} and {3}",
            advice: "put the newest ledger and evidence back; never go on working in an older copy",
            explanation: """
                The register has seen more of the ledger or of the journal than there is now: an older copy of them was put back, \
                or records were removed. Going on would give the log a second history.
                """
        ),
        Message(
            .revocationsOlder,
            "`{0}` holds a list of `{1}` that is not newer than the one in force: {2} against {3}",
            advice: "fetch the newest list of the issuer",
            explanation: """
                An issuer numbers its lists of revoked certificates. Once one is in force here no older one takes its place: a \
                certificate that was revoked since would count again.
                """
        ),
        Message(
            .revocationsStrange,
            "`{0}` holds no list of revoked certificates that counts for party `{1}`: {2}",
            advice: "give a list in PEM that an issuer of the party's certificates signed and that is of today",
            explanation: """
                A list counts for the certificates whose `revocations` name a file, if one of their `issuers` signed it, it has \
                begun and not ended, and it is whole: lists of changes alone are not read.
                """
        ),
        Message(
            .revocationsUnchanged,
            "the lists given are in force already",
            explanation: "Nothing is to be done: every list is, to the byte, the one that the register holds."
        ),
    ]
}
