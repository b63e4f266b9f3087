extension DiagnosticCode {
    package static let agreementNotInForce = DiagnosticCode("TG0333")
    package static let agreementSuspended = DiagnosticCode("TG0334")
    package static let agreementTerminated = DiagnosticCode("TG0335")
    package static let agreementSuperseded = DiagnosticCode("TG0336")
    package static let pseudonymCustodian = DiagnosticCode("TG0337")
    package static let pseudonymKeyOld = DiagnosticCode("TG0338")
    package static let lBelow = DiagnosticCode("TG0339")
    package static let lIncomparable = DiagnosticCode("TG0340")
    package static let tAbove = DiagnosticCode("TG0341")
    package static let tIncomparable = DiagnosticCode("TG0342")
    package static let zoneOutside = DiagnosticCode("TG0343")
    package static let zonesOfRequesterOutside = DiagnosticCode("TG0344")
    package static let zoneNotOfRequester = DiagnosticCode("TG0345")
    package static let accessModeDiffers = DiagnosticCode("TG0346")
    package static let sealingNotValid = DiagnosticCode("TG0347")
    package static let onwardWithoutChain = DiagnosticCode("TG0348")
    package static let onwardNone = DiagnosticCode("TG0349")
    package static let onwardNotAdmitted = DiagnosticCode("TG0350")
    package static let approvalOfOfficerMissing = DiagnosticCode("TG1301")
    package static let quotaUsed = DiagnosticCode("TG1302")
    package static let quotaTooSoon = DiagnosticCode("TG1303")
    package static let retentionOver = DiagnosticCode("TG1304")
    package static let retentionTooLong = DiagnosticCode("TG1305")
    package static let retentionPast = DiagnosticCode("TG1315")
    package static let publicationNotAllowed = DiagnosticCode("TG1306")
    package static let publicationTooEarly = DiagnosticCode("TG1307")
    package static let dutyOverdue = DiagnosticCode("TG1308")
    package static let reviewOverdue = DiagnosticCode("TG1309")
    package static let dutyOverdueOfReader = DiagnosticCode("TG1314")
    package static let firewallRole = DiagnosticCode("TG1310")
    package static let firewallPurpose = DiagnosticCode("TG1311")
    package static let firewallUnknown = DiagnosticCode("TG1312")
    package static let firewallNetwork = DiagnosticCode("TG1317")
}

extension Catalogue {
    /// Sentences of the reasons about standing, access, quota, duties and firewalls; `{0}` is what was asked, `{1}` what is allowed.
    ///
    /// Messages TG03xx, and TG13xx, where the decision goes on.
    static let clauseReasons: [Message] = [
        Message(
            .agreementNotInForce,
            "the agreement is {0} in the register, and has to be in force",
            advice: "have the agreement registered with its signatures",
            explanation: """
                UNSIGNED. The signatures are known, but the register does not have this version in force: it is \
                only proposed, or was never registered. Nothing leaves under it.
                """
        ),
        Message(
            .agreementSuspended,
            "the agreement is {0}",
            advice: "have the provider and the recipient resume it",
            explanation: """
                SUSPENDED. One of the signatories, or an officer whom the agreement names for it, suspended it. \
                Nothing leaves under it until it is resumed.
                """
        ),
        Message(
            .agreementTerminated,
            "the agreement is {0}",
            advice: "have a new agreement signed",
            explanation: """
                EXPIRED. The agreement was ended before its last day. It holds until the day before the \
                termination takes effect.
                """
        ),
        Message(
            .agreementSuperseded,
            "the agreement is {0}",
            advice: "ask under the agreement that took its place",
            explanation: """
                EXPIRED. A later agreement names this version as superseded. From the day on which the later one \
                comes into force, nothing leaves under this one.
                """
        ),
        Message(
            .pseudonymCustodian,
            "pseudonyms would be made by `{0}`, the keeper of the key is `{1}`",
            explanation: """
                PSEUDONYM_SCHEME. The agreement names the party that keeps the key of a pseudonym domain. Only \
                that party can make its pseudonyms, so another holder cannot release the column.
                """
        ),
        Message(
            .pseudonymKeyOld,
            "pseudonyms would be made on `{0}`, the key had to be replaced by `{1}`",
            advice: "have the key rotated, and the new day written into an amendment",
            explanation: """
                PSEUDONYM_SCHEME. The agreement says until when a pseudonym domain's key may serve, that day \
                included. An older key makes no pseudonyms.
                """
        ),
        Message(
            .lBelow,
            "l-diversity of `{0}` is asked for, at least `{1}` is due",
            explanation: """
                L_BELOW. A request may ask for more diversity than the agreement, or leave it open, never for \
                less.
                """
        ),
        Message(
            .lIncomparable,
            "l-diversity of `{0}` is asked for, `{1}` is due, and the two cannot be compared",
            advice: "leave l-diversity open, or state it as the agreement does",
            explanation: """
                L_BELOW. Measures of different kinds or of different columns have no order, so neither is the \
                stricter one. What cannot be evaluated is refused.
                """
        ),
        Message(
            .tAbove,
            "t-closeness of `{0}` is asked for, at most `{1}` is due",
            explanation: """
                T_ABOVE. A request may ask for a smaller distance than the agreement's, or leave it open, never \
                for a larger one.
                """
        ),
        Message(
            .tIncomparable,
            "t-closeness of `{0}` is asked for, `{1}` is due, and the two cannot be compared",
            advice: "leave t-closeness open, or state it of the agreement's column",
            explanation: """
                T_ABOVE. Distances of different columns have no order, so neither is the stricter one. What \
                cannot be evaluated is refused.
                """
        ),
        Message(
            .zoneOutside,
            "the data would be processed in `{0}`, and may be in `{1}`",
            explanation: """
                ZONE. The agreement says where data may be processed. A zone that a request states must be one of \
                these, and one of the requester's party document.
                """
        ),
        Message(
            .zonesOfRequesterOutside,
            "the requester processes data in `{0}` too, and this data may be in `{1}`",
            advice: "amend the agreement, or register the place that works on this data as a party of its own",
            explanation: """
                ZONE. Where a requester processes data is what its signed party document says, so all zones of it \
                have to be agreed. A request that states one of them takes none of the others away: what a requester \
                merely claims decides nothing.
                """
        ),
        Message(
            .zoneNotOfRequester,
            "the requester does not process data in `{0}`, only in `{1}`",
            advice: "have the zone entered in the party's document",
            explanation: """
                ZONE. A zone that a request states must be one of the requester's signed party document: what a \
                requester merely claims decides nothing.
                """
        ),
        Message(
            .accessModeDiffers,
            "asked for is access by `{0}`, agreed is `{1}`",
            explanation: """
                ACCESS_MODE. Data is made available in the manner agreed: a file is transferred, work is done in \
                an enclave, or questions are answered. A request that states none asks for a transfer.
                """
        ),
        Message(
            .sealingNotValid,
            "the bundle would be sealed to `{0}`, and that certificate is good for `{1}`",
            advice: "have a certificate with current days entered in the party's document",
            explanation: """
                ACCESS_MODE. The agreement names a certificate of the recipient that bundles are sealed to. It \
                must be in the recipient's party document and within its days.
                """
        ),
        Message(
            .onwardWithoutChain,
            "the holder does not own the data, and no agreement in force brought it there: `{0}`",
            advice: "have the agreement by which the holder received it registered",
            explanation: """
                ONWARD_FORBIDDEN. Who does not own a dataset may pass it on only under the agreements by which \
                it came from its owner. They must be signed, unchanged, begun, neither suspended nor ended, and \
                the day to destroy not past.
                """
        ),
        Message(
            .onwardNone,
            "the agreement by which the holder received the data lets nobody pass it on, asked is `{0}`",
            advice: "have an onward clause agreed with the owner",
            explanation: """
                ONWARD_FORBIDDEN. An agreement without onward clauses ends the way of the data: nothing received \
                under it, or made from it, goes to a third party.
                """
        ),
        Message(
            .onwardNotAdmitted,
            "passing on is asked for as `{0}`, agreed with an earlier holder is `{1}`",
            explanation: """
                ONWARD_FORBIDDEN. Every agreement by which the data came from its owner must admit the next \
                recipient's role, the purpose, form, k, zones and columns by one of its onward clauses. Only the terms \
                that are not kept are told, in this order.
                """
        ),
        Message(
            .approvalOfOfficerMissing,
            "the approval of `{1}` is missing",
            advice: "have this officer approve the dry run",
            explanation: """
                APPROVALS. An ethics board that the agreement names, or an officer whom an onward clause of an \
                earlier agreement names, has to approve beside the others.
                """
        ),
        Message(
            .quotaUsed,
            "this would be release {0}, and agreed are {1}",
            explanation: """
                QUOTA. Releases are counted over all versions of an agreement, in the calendar period of its own \
                time. A withheld or aborted release does not count.
                """
        ),
        Message(
            .quotaTooSoon,
            "another release was made at {0}, and there must be {1} between two",
            explanation: "QUOTA. The agreement states how far apart two releases must be at least."
        ),
        Message(
            .retentionOver,
            "the data was to be destroyed by {1}, and this would be decided on {0}",
            advice: "have a later day agreed, or a new dataset declared",
            explanation: """
                RETENTION. After the agreement's day to destroy, or the owner's own last day of holding the \
                dataset, nothing leaves. That day itself is still in time.
                """
        ),
        Message(
            .retentionTooLong,
            "holding the data until {0} is asked for, at most {1} is agreed",
            explanation: """
                RETENTION. A recipient may hold what it receives until the agreement's day to destroy, and never \
                longer than the owner holds the dataset.
                """
        ),
        Message(
            .retentionPast,
            "holding the data until {0} is asked for, which is past on {1}",
            explanation: """
                RETENTION. Whoever receives data holds it at least on the day of its release: the duty to destroy it \
                would be overdue before it left.
                """
        ),
        Message(
            .publicationNotAllowed,
            "publishing is asked for, agreed is `{1}`",
            explanation: """
                OUTPUTS. Results are published only where the agreement lets them be, freely or after review. An \
                agreement that says nothing lets nothing be published.
                """
        ),
        Message(
            .publicationTooEarly,
            "publishing on {0} is asked for, nothing is published before {1}",
            explanation: "OUTPUTS. Under an embargo nothing is published before its day."
        ),
        Message(
            .dutyOverdue,
            "the requester owes `{0}` since {1}",
            advice: "discharge the duty, and have it entered",
            explanation: """
                DUTY_OVERDUE. While a party owes a provider something overdue, it receives nothing more from \
                that provider, except under an agreement whose own overdue duties do not refuse.
                """
        ),
        Message(
            .dutyOverdueOfReader,
            "a party that counts as one reader with the requester owes `{0}` since {1}",
            advice: "have that party discharge the duty, and have it entered",
            explanation: """
                DUTY_OVERDUE. Parties of one coalition count as one reader: what one of them owes a provider and did not do in \
                time keeps the others from receiving more. Otherwise an agency would escape an overdue destruction by \
                asking through its parent.
                """
        ),
        Message(
            .reviewOverdue,
            "the agreement had to be reviewed by {1}, and this would be decided on {0}",
            advice: "review the agreement, and have the review entered",
            explanation: """
                DUTY_OVERDUE. An agreement that names a day for its review permits nothing after it until the \
                review is recorded, except where it says `overdue: permit`.
                """
        ),
        Message(
            .firewallRole,
            """
            a firewall keeps this data from the role and beyond what it lets through: asked is `{0}`, let \
            through is `{1}`
            """,
            explanation: """
                FIREWALL. The dataset, or something that it was made from, is protected, and the requester has a \
                role that the firewall forbids. Only what lies under the firewall's floor may go there.
                """
        ),
        Message(
            .firewallPurpose,
            """
            a firewall keeps this data from the purpose and beyond what it lets through: asked is `{0}`, let \
            through is `{1}`
            """,
            explanation: """
                FIREWALL. The dataset, or something that it was made from, is protected, and the purpose is one \
                that the firewall forbids, or narrows one.
                """
        ),
        Message(
            .firewallNetwork,
            "the network of agreements would not keep `{1}`: {0}",
            explanation: """
                FIREWALL. The request is permitted by its own agreement, and the data that it asks for would take a way through the
                network that a declared firewall, or a rule that every network keeps, rules out. The proof over the network
                tells the whole way: `tidegate prove`.
                """
        ),
        Message(
            .firewallUnknown,
            "a firewall protects this data, and the purpose is not declared: asked is `{0}`, let through is `{1}`",
            advice: "write the purpose as the purpose tree does",
            explanation: """
                FIREWALL. Whether a purpose that nobody declared is a forbidden one cannot be evaluated. What \
                cannot be evaluated is refused.
                """
        ),
    ]
}
