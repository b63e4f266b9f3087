extension Catalogue {
    /// Lines of an explained decision.
    static let decisionPhrases: [Message] = [
        Message(
            .permitted,
            "permitted by `{0}`, grant `{1}`",
            explanation: "The verdict of a permit, with the agreement's id and version."
        ),
        Message(
            .refused,
            "refused; reasons: {0}",
            explanation: "The verdict of a refusal, with the number of reasons."
        ),
        Message(
            .hint,
            "hint: {0}",
            explanation: "What helps against a reason."
        ),
        Message(
            .otherCandidates,
            "other grants that were considered:",
            explanation: "Heads the candidates that were not the nearest."
        ),
        Message(
            .otherCandidate,
            "`{0}`, grant `{1}`: {2}",
            explanation: "Another candidate with its reason codes."
        ),
        Message(
            .caseMet,
            "met: {0}",
            explanation: "A case of a policy set whose answer is the one expected."
        ),
        Message(
            .caseMissed,
            "not met: {0} ({1}): expected {2}, got {3}",
            explanation: "A case of a policy set whose answer is another one than expected."
        ),
        Message(
            .obligedKeep,
            "`{0}`: as it is; a quasi-identifier coarser where k asks for it",
            explanation: "An obligation of a permit: the treatment `keep`."
        ),
        Message(
            .obligedDrop,
            "`{0}`: does not leave",
            explanation: "An obligation of a permit: the treatment `drop`."
        ),
        Message(
            .obligedGeneralise,
            "`{0}`: generalised to `{1}` at least",
            explanation: "An obligation of a permit: the treatment `generalise`."
        ),
        Message(
            .obligedBand,
            "`{0}`: in bands of {1}",
            explanation: "An obligation of a permit: the treatment `band`."
        ),
        Message(
            .obligedPseudonymise,
            "`{0}`: as a pseudonym of the domain `{1}`",
            explanation: "An obligation of a permit: the treatment `pseudonymise`."
        ),
        Message(
            .obligedK,
            "k of at least {0}, at most {1} of the records removed",
            explanation: "An obligation of a permit: k-anonymity."
        ),
        Message(
            .obligedPreserve,
            "must stay usable: `{0}`",
            explanation: "An obligation of a permit: the dimensions to preserve."
        ),
        Message(
            .obligedForm,
            "the file will be `{0}`",
            explanation: "An obligation of a permit: the form of the file."
        ),
        Message(
            .obligedReference,
            "about the days from {0} to {1}",
            explanation: "An obligation of a permit: the days that the dataset, and so the release, is about."
        ),
        Message(
            .approvalsDue,
            "approvals still due: {0}, of `{1}`",
            explanation: "What must be approved before a release, by distinct persons."
        ),
        Message(
            .approvalsDueOfParties,
            "approvals still due: {0}, of distinct parties, of `{1}`",
            explanation: "What must be approved before a release, by distinct parties."
        ),
        Message(
            .nearestFound,
            "nearest request that would be permitted, by `{0}`, grant `{1}`:",
            explanation: "Heads the smallest changes that make a refused request permitted."
        ),
        Message(
            .nearestNone,
            "asking differently would not help: what refuses is not for the requester to change",
            explanation: """
                No change of columns, safeguards, form, days or purpose would be permitted; signatures, amendments, \
                roles or accreditations must change first.
                """
        ),
        Message(
            .nearestIsApproval,
            "nothing has to be asked differently: signatures are all that is missing",
            explanation: "The request would be permitted once it is approved, and signed by the officer who asks."
        ),
        Message(
            .changeLeaveOut,
            "leave out `{0}`",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changePseudonymisation,
            "leave the pseudonymisation of `{0}` to the agreement",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeForm,
            "leave the form open",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeK,
            "ask for k of at least {0}",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeSuppression,
            "ask for at most {0} of the records to be removed",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeReference,
            "ask for all days that the dataset is about, {0} to {1}",
            explanation: """
                A change of the nearest request. Rows are not cut by date, so a request that states days must state at \
                least those of the dataset.
                """
        ),
        Message(
            .changeOfficerOpen,
            "leave open which officer asks",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeOfficer,
            "have `{0}` ask",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeDayFrom,
            "ask on {0} or later",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeRetentionOpen,
            "leave open until when the data is held",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changePurpose,
            "ask for the purpose `{0}`, if that is all that the data will serve",
            explanation: """
                A change of the nearest request, offered last: a purpose is what the data will truly serve, and data \
                used for another one breaks the agreement.
                """
        ),
        Message(
            .changeReferenceOpen,
            "leave open which days are asked for",
            explanation: "A change of the nearest request, where the dataset does not say which days it is about."
        ),
    ]
}
