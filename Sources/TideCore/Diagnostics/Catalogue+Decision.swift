extension DiagnosticCode {
    package static let noAgreement = DiagnosticCode("TG0301")
    package static let unknownParty = DiagnosticCode("TG0302")
    package static let unknownDataset = DiagnosticCode("TG0303")
    package static let agreementUnsigned = DiagnosticCode("TG0304")
    package static let bindingChanged = DiagnosticCode("TG0305")
    package static let agreementNotYetValid = DiagnosticCode("TG0306")
    package static let agreementExpired = DiagnosticCode("TG0307")
    package static let purposeNotAllowed = DiagnosticCode("TG0308")
    package static let purposeRuledOut = DiagnosticCode("TG0309")
    package static let unknownPurpose = DiagnosticCode("TG0310")
    package static let officerUnknown = DiagnosticCode("TG0311")
    package static let officerNotNamed = DiagnosticCode("TG0312")
    package static let requestUnsigned = DiagnosticCode("TG1313")
    package static let recipientRole = DiagnosticCode("TG0313")
    package static let accreditationMissing = DiagnosticCode("TG0314")
    package static let accreditationExpired = DiagnosticCode("TG0315")
    package static let columnNotGranted = DiagnosticCode("TG0316")
    package static let columnDropped = DiagnosticCode("TG0317")
    package static let columnUndeclared = DiagnosticCode("TG0318")
    package static let noColumns = DiagnosticCode("TG0319")
    package static let directIdentifierAsked = DiagnosticCode("TG0320")
    package static let pseudonymDiffers = DiagnosticCode("TG0321")
    package static let formExceedsGrant = DiagnosticCode("TG0323")
    package static let formOfColumns = DiagnosticCode("TG0324")
    package static let formContradicted = DiagnosticCode("TG0325")
    package static let kBelow = DiagnosticCode("TG0326")
    package static let suppressionOverLimit = DiagnosticCode("TG0327")
    package static let referenceOfDatasetUnknown = DiagnosticCode("TG0328")
    package static let referenceBelowDataset = DiagnosticCode("TG0329")
    package static let referenceOfDatasetOutsideGrant = DiagnosticCode("TG0330")
    package static let approvalsMissing = DiagnosticCode("TG0331")
    package static let referenceAskedOfUnknown = DiagnosticCode("TG0332")
    package static let unknownStateKey = DiagnosticCode("TG0351")
    package static let stateHeadExpected = DiagnosticCode("TG0352")
    package static let stateShapeExpected = DiagnosticCode("TG0353")
    package static let agreementVersionExpected = DiagnosticCode("TG0354")
    package static let officerExpected = DiagnosticCode("TG0355")
    package static let stateEntryRepeated = DiagnosticCode("TG0356")
    package static let unknownAgreementVersion = DiagnosticCode("TG0357")
    package static let unknownReasonCode = DiagnosticCode("TG0358")
    package static let stateNameExpected = DiagnosticCode("TG0359")
    package static let stateInstantExpected = DiagnosticCode("TG0360")
    package static let standingExpected = DiagnosticCode("TG0368")
    package static let dutyKindExpected = DiagnosticCode("TG0369")
    package static let permitted = DiagnosticCode("TG0361")
    package static let refused = DiagnosticCode("TG0362")
    package static let hint = DiagnosticCode("TG0363")
    package static let otherCandidates = DiagnosticCode("TG0364")
    package static let otherCandidate = DiagnosticCode("TG0365")
    package static let caseMet = DiagnosticCode("TG0366")
    package static let caseMissed = DiagnosticCode("TG0367")
    package static let obligedKeep = DiagnosticCode("TG0371")
    package static let obligedDrop = DiagnosticCode("TG0372")
    package static let obligedGeneralise = DiagnosticCode("TG0373")
    package static let obligedBand = DiagnosticCode("TG0374")
    package static let obligedPseudonymise = DiagnosticCode("TG0375")
    package static let obligedK = DiagnosticCode("TG0376")
    package static let obligedPreserve = DiagnosticCode("TG0377")
    package static let obligedForm = DiagnosticCode("TG0378")
    package static let obligedReference = DiagnosticCode("TG0379")
    package static let approvalsDue = DiagnosticCode("TG0380")
    package static let approvalsDueOfParties = DiagnosticCode("TG0381")
    package static let nearestFound = DiagnosticCode("TG0385")
    package static let nearestNone = DiagnosticCode("TG0386")
    package static let nearestIsApproval = DiagnosticCode("TG0387")
    package static let changeLeaveOut = DiagnosticCode("TG0388")
    package static let changePseudonymisation = DiagnosticCode("TG0389")
    package static let changeForm = DiagnosticCode("TG0390")
    package static let changeK = DiagnosticCode("TG0391")
    package static let changeSuppression = DiagnosticCode("TG0392")
    package static let changeReference = DiagnosticCode("TG0393")
    package static let changeOfficerOpen = DiagnosticCode("TG0394")
    package static let changeOfficer = DiagnosticCode("TG0395")
    package static let changeDayFrom = DiagnosticCode("TG0396")
    package static let changeRetentionOpen = DiagnosticCode("TG0397")
    package static let changePurpose = DiagnosticCode("TG0398")
    package static let changeReferenceOpen = DiagnosticCode("TG0399")
}

extension Catalogue {
    /// Messages TG03xx.
    static let decision: [Message] = decisionReasons + clauseReasons + decisionInputs + decisionPhrases + clausePhrases

    /// Sentences of reasons; `{0}` is what was asked, `{1}` what is allowed.
    private static let decisionReasons: [Message] = [
        Message(
            .noAgreement,
            "no agreement covers `{0}`",
            advice: "the two parties first have to sign an agreement that grants this dataset",
            explanation: """
                NO_AGREEMENT. Nothing leaves without an agreement between exactly this holder and this requester \
                that grants exactly this dataset. What is not granted is refused.
                """
        ),
        Message(
            .unknownParty,
            "the party `{0}` is not declared",
            advice: "write the party as its document does, or register it",
            explanation: """
                NO_AGREEMENT. The request names a holder or requester that the policy set does not have. What cannot \
                be evaluated is refused.
                """
        ),
        Message(
            .unknownDataset,
            "the dataset `{0}` is not declared",
            advice: "write the dataset as its document does",
            explanation: """
                NO_AGREEMENT. The request names a dataset that the policy set does not have. What cannot be \
                evaluated is refused.
                """
        ),
        Message(
            .agreementUnsigned,
            "the agreement is signed by `{0}`, it needs the signatures of `{1}`",
            advice: "have the missing officers sign this version",
            explanation: """
                UNSIGNED. An agreement permits nothing until every signatory that it names has signed this very \
                version, with at least one signatory of each side.
                """
        ),
        Message(
            .bindingChanged,
            "`{0}` is no longer what the officers signed",
            advice: "have a new version signed that binds it as it is now",
            explanation: """
                BINDING. A signature covers the purposes, datasets, hierarchies, files and parties that the \
                agreement depends on. When one of them changes, the agreement permits nothing until an amendment \
                binds it anew.
                """
        ),
        Message(
            .agreementNotYetValid,
            "the agreement holds from {1} on, and this would be decided on {0}",
            explanation: "NOT_YET_VALID. An agreement holds from its first day, at midnight of its own time."
        ),
        Message(
            .agreementExpired,
            "the agreement held until {1}, and this would be decided on {0}",
            advice: "have the agreement renewed",
            explanation: "EXPIRED. An agreement holds until its last day, that day included, in its own time."
        ),
        Message(
            .purposeNotAllowed,
            "the purpose `{0}` is none of `{1}`, and narrows none of them",
            explanation: """
                PURPOSE_NOT_ALLOWED. The purpose asked for must be one that the agreement names, or one below it in \
                the purpose tree.
                """
        ),
        Message(
            .purposeRuledOut,
            "the purpose `{0}` is ruled out by `{1}`",
            explanation: """
                PURPOSE_NOT_ALLOWED. A purpose under `never` in any agreement of this holder about this dataset \
                refuses requests for that purpose, for purposes below it and for purposes that include it, whatever \
                else permits.
                """
        ),
        Message(
            .unknownPurpose,
            "the purpose tree has no `{0}`",
            advice: "write the purpose as the purpose tree does",
            explanation: """
                PURPOSE_NOT_ALLOWED. The request names a purpose that the policy set does not declare. What cannot \
                be evaluated is refused.
                """
        ),
        Message(
            .officerUnknown,
            "the officer `{0}` is not one of `{1}`",
            advice: "name a registered officer of the requester, or none",
            explanation:
                "RECIPIENT_OFFICER. The request names an officer who is not registered as one of the requester's."
        ),
        Message(
            .officerNotNamed,
            "`{0}` asks, and under this agreement only `{1}` may",
            explanation: """
                RECIPIENT_OFFICER. An agreement that names `recipients` lets only these officers ask under it; a \
                request that names no officer is asked by none of them.
                """
        ),
        Message(
            .requestUnsigned,
            "the request is not signed by `{1}`, who asks",
            advice: "have the officer sign it with `tidegate sign --request`, and give --request-signature",
            explanation: """
                RECIPIENT_OFFICER. An agreement that names `recipients` says who may ask, and the officer that a \
                request names is a mere claim until this officer has signed it with a key or certificate of the party \
                document that is good at that moment.
                """
        ),
        Message(
            .recipientRole,
            "the requester's roles are `{0}`, and one of `{1}` is needed",
            explanation: """
                RECIPIENT_ROLE. An agreement with `recipientRoles` gives data only to a party that has one of these \
                roles in its document.
                """
        ),
        Message(
            .accreditationMissing,
            "the requester is not accredited under `{1}`",
            advice: "have the accreditation entered in the party's document",
            explanation:
                "ACCREDITATION. The agreement asks for an accreditation that the requester's document does not have."
        ),
        Message(
            .accreditationExpired,
            "the requester is accredited under `{0}`, and must be under `{1}`",
            advice: "have the accreditation renewed",
            explanation: """
                ACCREDITATION. The accreditation that the agreement asks for must hold on the day of the decision, \
                its last day included.
                """
        ),
        Message(
            .columnNotGranted,
            "the column `{0}` is not granted",
            explanation: "COLUMN_NOT_COVERED. Only the columns that the grant lists may leave."
        ),
        Message(
            .columnDropped,
            "the column `{0}` never leaves under this grant",
            explanation: "COLUMN_NOT_COVERED. The grant lists the column with the treatment `drop`."
        ),
        Message(
            .columnUndeclared,
            "the dataset has no column `{0}`",
            advice: "write the column as the dataset's document does",
            explanation: "COLUMN_NOT_COVERED. The request names a column that the dataset does not declare."
        ),
        Message(
            .noColumns,
            "no column is asked for",
            advice: "name columns, of `{1}`",
            explanation: "COLUMN_NOT_COVERED. A request must name at least one column."
        ),
        Message(
            .directIdentifierAsked,
            "the column `{0}` shows who a person is, and the grant does not pseudonymise it",
            explanation: """
                DIRECT_ID_PRESENT. A column with the role `direct` leaves only as a pseudonym that the grant \
                provides for, or under a grant of the form `identified` that lists it.
                """
        ),
        Message(
            .pseudonymDiffers,
            "asked for is `{0}`, granted is `{1}`",
            explanation: """
                PSEUDONYM_SCHEME. A request may leave pseudonymisation open; where it states a scheme and domain, \
                they must be the grant's.
                """
        ),
        Message(
            .formExceedsGrant,
            "the form asked for is `{0}`, granted is at most `{1}`",
            explanation: """
                FORM. Forms tell more and more about a person: aggregate, k-anonymous, pseudonymised, identified. A \
                request may not ask for more than the grant's form.
                """
        ),
        Message(
            .formOfColumns,
            "with these columns and safeguards the file would be `{0}`, granted is at most `{1}`",
            explanation: """
                FORM. What a file is follows from its columns and safeguards: a pseudonym, or no k of at least 2, makes \
                it pseudonymised; otherwise it is k-anonymous.
                """
        ),
        Message(
            .formContradicted,
            "the form asked for is `{0}`, but with these columns and safeguards the file would be `{1}`",
            explanation: "FORM. The request states a form that tells less than the columns it asks for do."
        ),
        Message(
            .kBelow,
            "k of {0} is asked for, at least {1} is due",
            explanation: """
                K_BELOW. A request may ask for a larger k than the agreement's, or leave it open, never for a \
                smaller one.
                """
        ),
        Message(
            .suppressionOverLimit,
            "up to {0} of the records may be removed as asked, at most {1} as agreed",
            explanation: """
                SUPPRESSION_OVER_LIMIT. A request may lower the share of records that may be removed, or leave it \
                open, never raise it.
                """
        ),
        Message(
            .referenceOfDatasetUnknown,
            "the dataset does not say which days it is about, granted are {1}",
            advice: "have the dataset's `reference` declared, and the agreement signed with it",
            explanation: """
                REFERENCE_PERIOD. Rows are not cut by date, so a grant for certain days opens only a dataset that \
                declares its days and has no others. What cannot be checked is refused, whatever the request says.
                """
        ),
        Message(
            .referenceBelowDataset,
            "the days asked for are {0}, the dataset is about {1} and would leave whole",
            advice: "ask for all of these days, or have a dataset of fewer days declared and granted",
            explanation: """
                REFERENCE_PERIOD. Rows are not cut by date, so a request for fewer days than the dataset's would get \
                more than it asked for. Nobody is given more than was asked for.
                """
        ),
        Message(
            .referenceOfDatasetOutsideGrant,
            "the dataset is about {0}, granted are {1}",
            advice: "have a dataset of the granted days alone declared and granted",
            explanation: """
                REFERENCE_PERIOD. The dataset reaches beyond the days that are granted, and rows are not cut by date. \
                Which days a request names makes no difference: what would leave is the whole dataset.
                """
        ),
        Message(
            .referenceAskedOfUnknown,
            "the days asked for are {0}, and the dataset does not say which days it is about",
            advice: "leave the days open, or have the dataset's `reference` declared",
            explanation: """
                REFERENCE_PERIOD. Rows are not cut by date, so a request for certain days fits only a dataset that \
                declares its days and has no others.
                """
        ),
        Message(
            .approvalsMissing,
            "approved by `{0}`, due are `{1}`",
            advice: "have the missing officers approve this request and its dry run",
            explanation: """
                APPROVALS. A release needs as many approvals by distinct persons or parties as the agreement says, \
                each by an officer whom it names.
                """
        ),
    ]

    /// What is wrong with a state or a case.
    private static let decisionInputs: [Message] = [
        Message(
            .unknownStateKey,
            "unknown key `{0}` in the state",
            advice: "known are `approvals`, `changed` and `signatures`",
            explanation: "A state is read strictly: a fact that is misspelt would not count."
        ),
        Message(
            .stateHeadExpected,
            "a state file begins with `{0}`",
            explanation: """
                Every document of Tidegate says its version and kind; a state file says `tidegate: v1` and `kind: \
                state`.
                """
        ),
        Message(
            .stateShapeExpected,
            "`{0}` must be {1}",
            explanation: "A part of the state is a list where a mapping belongs, or the like."
        ),
        Message(
            .agreementVersionExpected,
            "`{0}` names no version of an agreement",
            advice: "write it as `id@version`, such as `mol-nso-2026-01@2`",
            explanation: "Signatures and changes belong to one version of an agreement."
        ),
        Message(
            .officerExpected,
            "`{0}` names no officer",
            advice: "write it as `party/officer`",
            explanation: "Officers are named by party and office."
        ),
        Message(
            .stateEntryRepeated,
            "`{0}` stands twice",
            explanation: "A list of the state names something twice; once is enough, twice is a slip."
        ),
        Message(
            .unknownAgreementVersion,
            "the policy set has no `{0}`",
            explanation: """
                A case's state speaks of a version of an agreement that the policy set does not have, so it would \
                not count.
                """
        ),
        Message(
            .unknownReasonCode,
            "`{0}` is no reason code",
            explanation: "A case expects a reason that no decision ever gives."
        ),
        Message(
            .stateNameExpected,
            "`{0}` is no name",
            advice: "write it with lower-case letters, digits, `.`, `-` and `_`",
            explanation: "A part of the state is about a party or an agreement, and names none that could be."
        ),
        Message(
            .stateInstantExpected,
            "`{0}` is no moment",
            advice: "write it as `2026-05-01T09:00:00Z`, or as a day alone",
            explanation: "Moments of the state are days or seconds, UTC."
        ),
        Message(
            .standingExpected,
            "`{0}` says nothing that can become of an agreement",
            advice:
                "write `proposed`, `unregistered`, `suspended`, `terminated` or `superseded`, or as `suspended: 2026-05-01`",
            explanation: """
                The standing of a version is a word, or a word with its moment, its day, or the version that \
                took its place.
                """
        ),
        Message(
            .dutyKindExpected,
            "`{0}` is no kind of duty",
            advice: "write a kind as the page about decisions lists them",
            explanation: "A duty of the state names what is owed."
        ),
    ]
}
