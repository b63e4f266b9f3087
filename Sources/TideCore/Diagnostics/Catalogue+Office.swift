extension DiagnosticCode {
    package static let registrarKeyStrange = DiagnosticCode("TG0760")
    package static let partyNotRegistered = DiagnosticCode("TG0761")
    package static let partyDiffers = DiagnosticCode("TG0762")
    package static let partyFileHoldsMore = DiagnosticCode("TG0763")
    package static let partyUnknown = DiagnosticCode("TG0764")
    package static let partiesUnchanged = DiagnosticCode("TG0765")
    package static let proposalDiffers = DiagnosticCode("TG0766")
    package static let notProposed = DiagnosticCode("TG0767")
    package static let agreementNotRegisteredHere = DiagnosticCode("TG0768")
    package static let statementNotUnderstood = DiagnosticCode("TG0769")
    package static let effectiveNotAllowed = DiagnosticCode("TG0770")
    package static let reasonNotGiven = DiagnosticCode("TG0771")
    package static let eventNotSignedBy = DiagnosticCode("TG0772")
    package static let changeNotUnderstood = DiagnosticCode("TG0773")
    package static let draftWouldShadow = DiagnosticCode("TG0774")
    package static let dutyKindUnknown = DiagnosticCode("TG0775")
    package static let registrarSignatureNotValid = DiagnosticCode("TG0776")
    package static let signatureTwice = DiagnosticCode("TG0777")
    package static let approvalOfRefused = DiagnosticCode("TG0778")
    package static let firewallWouldChange = DiagnosticCode("TG0754")
    package static let partyWouldVanish = DiagnosticCode("TG0755")
    package static let anotherGrantPermits = DiagnosticCode("TG0756")
    package static let clockBehindLog = DiagnosticCode("TG0757")
    package static let optOutListNotPlain = DiagnosticCode("TG0758")
    package static let statementOfAnotherLog = DiagnosticCode("TG0834")
    package static let optOutListEmpty = DiagnosticCode("TG0759")
}

extension Catalogue {
    /// Messages TG0760 to TG0799: who may enter, and what becomes of agreements.
    static let office: [Message] = officeParties + officeAgreements

    private static let officeParties: [Message] = [
        Message(
            .registrarKeyStrange,
            "`{0}` is not the registrar's key that the ledger began with",
            advice: "use the key of the genesis entry: `tidegate key list` shows its id as `registrar`",
            explanation: """
                The first entry of the ledger names the registrar's key. It alone says which parties may enter, with which
                officers and keys; a signature by any other key registers nobody.
                """
        ),
        Message(
            .partyNotRegistered,
            "party `{0}` is not registered here",
            advice: "let the registrar enter it: `tidegate party register {0} --policies DIR --workspace DIR`",
            explanation: """
                A party's document says whose signatures count for it, so it counts only once the registrar has signed it. An
                agreement is proposed and registered between registered parties alone.
                """
        ),
        Message(
            .partyDiffers,
            "the document or files of party `{0}` differ from those registered",
            advice:
                "keep the registered document, or let the registrar sign the new one: `tidegate party register {0}`",
            explanation: """
                Names, roles, officers and keys of a party change only by an event that the registrar signs and the ledger
                holds. Otherwise whoever can register an agreement could give a party other officers.
                """
        ),
        Message(
            .partyFileHoldsMore,
            "`{0}` holds more than the parties to register: `{1}`",
            advice: "keep parties in files of their own, and register every party that a file changes",
            explanation: """
                The registrar vouches for parties, not for agreements or datasets. A file that comes into force with a party's
                document must not bring other documents along, nor change a party that is not being registered.
                """
        ),
        Message(
            .partyUnknown,
            "no party is called `{0}`",
            explanation: "The policy set or the register has no party of this id."
        ),
        Message(
            .partiesUnchanged,
            "every party is registered as its document says",
            explanation: """
                Nothing is to be signed: no party of the policy set is new, and none differs from what is registered.
                """
        ),
        Message(
            .registrarSignatureNotValid,
            "`{0}` is not the registrar's signature over a party's form as it stands: {1}",
            advice: "sign what `tidegate party show PARTY --policies DIR --workspace DIR --signed-form` prints",
            explanation: """
                The registrar signs the party's document, the digests of the files that it names, and the index of the party's
                entry before. A signature over anything else, or by another key, registers nobody.
                """
        ),
    ]

    private static let officeAgreements: [Message] = [
        Message(
            .proposalDiffers,
            "agreement `{0}` version {1} is proposed with another text than the one here",
            advice: "register what was proposed, or propose the next version",
            explanation: """
                A proposed version stands in the ledger by the digest of its signed form. What is registered under its number is
                exactly that; a change is another version.
                """
        ),
        Message(
            .notProposed,
            "agreement `{0}` is not proposed here",
            advice: "propose it first: `tidegate agreement propose {0} --policies DIR --signature FILE`",
            explanation: """
                Without a policy folder a signature is added to, and a registration made of, the version that was proposed to
                this workspace. There is none.
                """
        ),
        Message(
            .agreementNotRegisteredHere,
            "agreement `{0}` has no registered version here",
            explanation: "Only what is registered can be suspended, resumed or terminated."
        ),
        Message(
            .statementNotUnderstood,
            "`{0}` is no statement about a registered agreement: {1}",
            advice: "make one with `--write-payload`",
            explanation: """
                Officers sign a statement in canonical JSON: agreement, identity, event, day of effect, reason, the log that it is
                for, and the index of the entry before. It must be about the version as it stands now.
                """
        ),
        Message(
            .statementOfAnotherLog,
            "`{0}` was made for the log {1}, and this one is {2}",
            advice: "make it here, and have it signed again",
            explanation: """
                What officers and the registrar sign names the log that it is for, by its origin and the SHA-256 of its first entry.
                A signature that was given for one office counts in no other, not even in one with the same agreements and parties.
                """
        ),
        Message(
            .effectiveNotAllowed,
            "the termination cannot take effect on {0}: {1} at the earliest",
            explanation: """
                An agreement may ask for notice. A termination takes effect so long after it is declared at the earliest; a
                suspension and a resumption take effect at once.
                """
        ),
        Message(
            .reasonNotGiven,
            "a reason is one line of 1 to 500 characters",
            advice: "say why with `--reason`",
            explanation: """
                The other party and an auditor will ask why. The reason stands, hidden by digest, in the signed entry.
                """
        ),
        Message(
            .eventNotSignedBy,
            "agreement `{0}` is not {1}: it still takes the signature of {2}",
            explanation: """
                One signatory, or an officer whom the termination clause names, may suspend or terminate. Resuming needs a
                signatory of the provider and one of the recipient. Every signature that is still missing is named.
                """
        ),
        Message(
            .changeNotUnderstood,
            "what lies behind {0} in the evidence is no change of the register that this version understands",
            explanation: """
                The register is made from the ledger and the evidence. A record that was written by a newer version, or that is
                damaged, can't be left out: the register would say something else than what happened.
                """
        ),
        Message(
            .draftWouldShadow,
            "the folder holds version {1} of agreement `{0}`, which is not registered, beside a registered one",
            advice: "take the draft out of the folder, or register it first",
            explanation: """
                Decisions read the newest version of an agreement. An unsigned draft that came into force with another agreement's
                files would stand before the registered version and refuse everything.
                """
        ),
        Message(
            .dutyKindUnknown,
            "duty `{0}` is of a kind that this version does not know: `{1}`",
            explanation: """
                A duty that can't be understood could be the one that refuses, so nothing is decided until a version reads it that
                knows it.
                """
        ),
        Message(
            .signatureTwice,
            "`{0}` has signed agreement `{1}` version {2} already",
            explanation: "A second signature of the same officer adds nothing to a proposal."
        ),
        Message(
            .approvalOfRefused,
            "the request is refused by now: {0}",
            advice: "`tidegate decide` says why; a dry run after that is approved anew",
            explanation: """
                An approval stands for a release that its agreement permits. The request is decided again when it is approved:
                what was suspended, unbound or unsigned since the dry run is not approved any more.
                """
        ),
        Message(
            .firewallWouldChange,
            "firewall `{0}` is in force here, and this registration would change or remove it",
            advice: "keep its document as it is in force, or have its owners sign: `tidegate firewall register {0}`",
            explanation: """
                A firewall binds everybody, so it must not go with the folder of the next agreement. Until its owners' signatures \
                over a change can be proven, none is accepted.
                """
        ),
        Message(
            .partyWouldVanish,
            "party `{0}` is registered and not in this policy set",
            advice: "keep its document in the folder",
            explanation: """
                What a registered party is, whom it counts as one reader with, and what it may never receive is decided by its \
                document. Without it those rules would be gone.
                """
        ),
        Message(
            .anotherGrantPermits,
            "with the approvals given it is `{0}` that permits, and the file was made for `{1}`",
            advice: "run dry again, and have that dry run approved",
            explanation: """
                Two grants could permit the request, each with safeguards of its own. What leaves must have been made under the \
                one whose approvals it has.
                """
        ),
        Message(
            .clockBehindLog,
            "the clock says {0}, and the newest entry of the log was made at {1}",
            advice: "set the clock right, or, if it is right now: tidegate log clock --confirm",
            explanation: """
                Under a clock that was set back, agreements that ended would be in force again, and the log would tell times in the \
                wrong order. Nothing is written until the clock has passed the newest entry.
                """
        ),
        Message(
            .optOutListNotPlain,
            "this line of the list of opt-outs holds a character that cannot be seen, or a quotation mark",
            advice: "save the list as plain UTF-8 text, one value a line and nothing else",
            explanation: """
                A value with an invisible character or with quotation marks around it is held against the source as it stands, matches \
                nobody, and the person behind it would not stay out. The line is told by its number, never by its text.
                """
        ),
        Message(
            .optOutListEmpty,
            "the list of opt-outs holds no value",
            advice: "give the register of opt-outs itself",
            explanation: """
                A list without values removes nobody. It is more often a wrong file than a register that nobody is in.
                """
        ),
    ]
}
