extension DiagnosticCode {
    package static let notANetworkCertificate = DiagnosticCode("TG1540")
    package static let certificateOfOtherPolicies = DiagnosticCode("TG1541")
    package static let certificateOfOtherEndings = DiagnosticCode("TG1542")
    package static let certificateRootsDiffer = DiagnosticCode("TG1543")
    package static let certificateLabelMissing = DiagnosticCode("TG1544")
    package static let certificateLabelIdle = DiagnosticCode("TG1545")
    package static let certificateLabelCovered = DiagnosticCode("TG1546")
    package static let certificateHopsDiffer = DiagnosticCode("TG1547")
    package static let certificateClaimUnknown = DiagnosticCode("TG1548")
    package static let certificateClaimBroken = DiagnosticCode("TG1549")
}

extension Catalogue {
    /// Messages TG1540 and on: why a certificate of a network of agreements is not accepted.
    static let certificate: [Message] = [
        Message(
            .notANetworkCertificate,
            "this is no certificate in the one form that it has",
            explanation: """
                A certificate is canonical JSON with exactly the members of its format, everything sorted, nothing twice. It is read \
                strictly, since there is one certificate of given documents and claims: what is written otherwise was not proved.
                """
        ),
        Message(
            .certificateOfOtherPolicies,
            "the certificate is of other documents than these",
            advice: "check it against the documents that were registered when it was made, or prove these anew",
            explanation: """
                A certificate names the SHA-256 of every party, purpose, dataset, agreement and firewall. One word that differs makes it \
                another network, of which nothing is certified.
                """
        ),
        Message(
            .certificateOfOtherEndings,
            "the certificate was made with other endings of agreements than are known here",
            advice: "give the endings and suspensions that the register had when it was made, or prove anew",
            explanation: """
                An agreement that was ended or suspended carries nothing after its last day. Which ones are is not in the documents, so a \
                certificate says with which endings it was made.
                """
        ),
        Message(
            .certificateRootsDiffer,
            "the certificate does not follow each dataset once: `{0}`",
            explanation: "A certificate has one flow for every dataset of the policy set, in the order of their names."
        ),
        Message(
            .certificateLabelMissing,
            "more can be reached than the certificate lists: {0}",
            explanation: """
                From the labels that are listed, an edge or a derivation leads to one that no listed label covers. What is reached is then \
                more than what the invariants were held against, so nothing is certified.
                """
        ),
        Message(
            .certificateLabelIdle,
            "the certificate lists what nothing leads to: {0}",
            explanation: """
                Every label that is listed comes from the owner's data along edges and derivations, exactly so. A label that was changed or \
                added does not.
                """
        ),
        Message(
            .certificateLabelCovered,
            "the certificate lists a label beside one that covers it: {0}",
            explanation: """
                Of labels at one place only those are listed that no other covers, so that there is one certificate and not several.
                """
        ),
        Message(
            .certificateHopsDiffer,
            "the certificate does not follow each possible hop once: {0}",
            explanation: """
                For every edge that is possible from the owner's data the certificate lists what is reached after it, and for no other. \
                The onward clauses of the edge are held against that.
                """
        ),
        Message(
            .certificateClaimUnknown,
            "the certificate claims `{0}`, which is no invariant of this policy set",
            explanation: """
                I1 is claimed of each firewall. I4 is claimed of each firewall, of the network alone where there is no firewall. I2, I3 and \
                I5 are claimed of the network. A firewall that is claimed of must be among the documents.
                """
        ),
        Message(
            .certificateClaimBroken,
            "the certificate claims `{0}`, which does not hold: {1}",
            advice: "prove the network anew; the proof shows the shortest way that breaks it",
            explanation: """
                What is reached is as the certificate lists it, and at a hop that is then possible the invariant is broken. The place says \
                at which one: the dataset that flows, and the hop, after an earlier one where it is about both.
                """
        ),
    ]
}
