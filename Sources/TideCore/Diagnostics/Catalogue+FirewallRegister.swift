extension DiagnosticCode {
    package static let firewallDiffers = DiagnosticCode("TG1580")
    package static let firewallUnsigned = DiagnosticCode("TG1581")
    package static let firewallNotFound = DiagnosticCode("TG1582")
    package static let firewallUnchanged = DiagnosticCode("TG1583")
    package static let firewallFileHoldsMore = DiagnosticCode("TG1584")
    package static let firewallNotDeclared = DiagnosticCode("TG1585")
    package static let firewallSignatureNotValid = DiagnosticCode("TG1586")
    package static let firewallWouldWeaken = DiagnosticCode("TG1587")
    package static let firewallBroken = DiagnosticCode("TG1588")
    package static let networkNotProved = DiagnosticCode("TG1589")
    package static let nothingCertified = DiagnosticCode("TG1590")
    package static let wideningWitness = DiagnosticCode("TG1591")
    package static let wideningAssumed = DiagnosticCode("TG1592")
    package static let datasetNotThere = DiagnosticCode("TG1593")
    package static let draftWouldChange = DiagnosticCode("TG1596")
    package static let amendmentBackdated = DiagnosticCode("TG1597")
    package static let nothingPasses = DiagnosticCode("TG1598")
    package static let nameNoDeadClause = DiagnosticCode("TG1594")
    package static let nameAmendmentOrder = DiagnosticCode("TG1595")
}

extension Catalogue {
    /// Messages TG1580 to TG1599: who may declare and change firewalls, and what they keep out of the register.
    static let firewalls: [Message] = [
        Message(
            .firewallDiffers,
            "firewall `{0}` does not stand here as its owners signed it",
            advice: "make the register anew from the ledger: `tidegate registry rebuild --workspace DIR`",
            explanation: """
                A firewall that was declared stands in the policy set in force word for word as the owners of what it protects
                signed it. Where it does not, nothing is decided: a prohibition that cannot be read must not be a permission.
                """
        ),
        Message(
            .firewallUnsigned,
            "firewall `{0}` lacks signatures: {1}",
            advice:
                "write what is signed with --write-payload, have it signed (`tidegate sign --payload`), hand all in",
            explanation: """
                A firewall begins with a signature of each of its owners. A change of its text, and its end, take so many of the
                owners that it had as its text in force names under `change`, all of them where it names no number. Whoever
                answers for a new declassifier or a permitted join signs too.
                """
        ),
        Message(
            .firewallNotFound,
            "no firewall is called `{0}`",
            explanation: "Neither the policy folder nor the register has a firewall of this id."
        ),
        Message(
            .firewallUnchanged,
            "firewall `{0}` is declared as its document says",
            explanation: "Nothing is to be signed: the folder's document is the one in force."
        ),
        Message(
            .firewallFileHoldsMore,
            "the folder would change `{0}` together with the firewall",
            advice: "keep every other document as it is in force, and register its change by its own step",
            explanation: """
                The owners of a firewall sign its text and nothing else. What else stands in the folder may come along where it
                is new, such as the purposes and datasets that the firewall names; what is in force stays word for word.
                """
        ),
        Message(
            .firewallNotDeclared,
            "firewall `{0}` is not declared here",
            advice: "declare it first: `tidegate firewall register {0} --policies DIR --workspace DIR`",
            explanation: """
                A firewall binds everybody, so it does not come in with the folder of an agreement: it is declared by a step of
                its own, with a signature of each owner of what it protects.
                """
        ),
        Message(
            .firewallSignatureNotValid,
            "`{0}` is no signature over the firewall's form as it stands: {1}",
            advice:
                "sign what `tidegate firewall register ID --policies DIR --workspace DIR --write-payload FILE` writes",
            explanation: """
                Owners sign the firewall's text, in which log, and which entry it follows; so a signature counts once and in one
                office.
                """
        ),
        Message(
            .firewallWouldWeaken,
            "this registration would take `{1}` out of firewall `{0}`",
            advice:
                "keep the dataset as it is in force, or the purpose where it stands in the tree; a change of a dataset, and a new "
                + "compatible pair, come with an agreement that the data's owners sign",
            explanation: """
                The firewall's own text is the same, and it would protect or forbid less: a dataset that it protects is gone, no longer
                marked protected, another's or collected for something else, or its text changes without its owner's signature; or a
                purpose moved out of a forbidden one, or is gone; or a new compatible pair lets the data serve what it could not, and its
                owner signs none of it. That is a weakening like any other. What is gone could come back
                as something else.
                """
        ),
        Message(
            .firewallBroken,
            "`{0}` does not enter the network of registered agreements: {1}",
            advice:
                "before it is signed, `tidegate whatif --draft DIR --workspace DIR` shows the ways and what would mend them",
            explanation: """
                The proof over the network was run with the agreement in it, and found a way by which something could flow that a
                declared firewall rules out: the parties, agreements and days of that way stand beside this message. Nothing was
                registered; the ledger says that it was refused.
                """
        ),
        Message(
            .networkNotProved,
            "the network of agreements could not be proved within {0} steps",
            advice: "allow more with --budget",
            explanation: """
                The proof looks at every way that data can take. Where it ends before it has seen all, the answer is neither that
                the firewalls hold nor that they do not, and nothing is registered on it.
                """
        ),
        Message(
            .nothingCertified,
            "none of I1 to I5 holds, so there is no certificate to write; I0 and I6 are in none",
            advice: "leave --certificate out to see what is refuted, and by which way",
            explanation: """
                A certificate shows of the rules that hold that they do. Where every one is refuted, or the budget ended before the
                proof did, there is none.
                """
        ),
        Message(
            .wideningWitness,
            "asked of both: {0}",
            explanation:
                "A request that the older version refuses and the newer one permits; `tidegate decide` shows both."
        ),
        Message(
            .wideningAssumed,
            "counts as signed anew by everybody who must sign {0}",
            explanation: """
                A version that permits more than the one before it needs the signatures of a new agreement. Of a folder nobody knows
                who signed; with a workspace, or --state, that is looked up.
                """
        ),
        Message(
            .datasetNotThere,
            "no dataset is called `{0}`",
            explanation: "The policy set has no dataset of this id."
        ),
        Message(
            .nameNoDeadClause,
            "no dead clause",
            explanation: "I0: each clause admits some request, and nobody owes what cannot be done."
        ),
        Message(
            .nameAmendmentOrder,
            "amendment order",
            explanation: """
                I6: a version of an agreement permits no more than the version before it, or everybody who must sign a new agreement
                has signed it.
                """
        ),
        Message(
            .draftWouldChange,
            "`{0}` is there already, and the draft's folder would change or remove it",
            advice: "keep it as it is, and give the draft a file of its own; an amendment is a version of its own",
            explanation: """
                The files of the folder are laid over those that are there, as `tidegate agreement register` does: a file of the same
                name takes the other's place. What is registered stays as it was signed, so the answer would be about a network that
                cannot come to be.
                """
        ),
        Message(
            .amendmentBackdated,
            "`{0}` would begin on {1}, before today, {2}, and take the place of an earlier version from then on",
            advice: "let it begin today or later",
            explanation: """
                Where a firewall is declared, the proof counts what flowed under a version until the next one begins. A version that
                begins in the past would make it forget what was given meanwhile.
                """
        ),
        Message(
            .nothingPasses,
            "nothing may pass under `{0}` on {1} in the network as it was proved",
            explanation: """
                The proof has no way for this grant on this day: it is not registered, another version has taken its place there, or
                agreements' clocks differ by so much that their days do not agree. What was not proved is not permitted.
                """
        ),
    ]
}
