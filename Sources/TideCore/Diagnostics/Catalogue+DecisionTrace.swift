extension DiagnosticCode {
    package static let obligedAccess = DiagnosticCode("TG1320")
    package static let obligedSeal = DiagnosticCode("TG1321")
    package static let obligedOptOutKeep = DiagnosticCode("TG1322")
    package static let obligedOptOutRegister = DiagnosticCode("TG1323")
    package static let obligedPublication = DiagnosticCode("TG1324")
    package static let obligedReviewer = DiagnosticCode("TG1325")
    package static let obligedEmbargo = DiagnosticCode("TG1326")
    package static let obligedMinCell = DiagnosticCode("TG1327")
    package static let obligedCitation = DiagnosticCode("TG1328")
    package static let obligedQuota = DiagnosticCode("TG1329")
    package static let obligedL = DiagnosticCode("TG1330")
    package static let obligedT = DiagnosticCode("TG1331")
    package static let approvalsDueOfUnits = DiagnosticCode("TG1332")
    package static let approvalsDueNamed = DiagnosticCode("TG1333")
    package static let dueBy = DiagnosticCode("TG1334")
    package static let dueWithin = DiagnosticCode("TG1335")
    package static let dutyDestroy = DiagnosticCode("TG1340")
    package static let dutyCertify = DiagnosticCode("TG1341")
    package static let dutyBreach = DiagnosticCode("TG1342")
    package static let dutyReidentification = DiagnosticCode("TG1343")
    package static let dutyCorrection = DiagnosticCode("TG1344")
    package static let dutyReview = DiagnosticCode("TG1345")
    package static let dutyOutputsReview = DiagnosticCode("TG1346")
    package static let dutyRecall = DiagnosticCode("TG1347")
    package static let changeDiversity = DiagnosticCode("TG1350")
    package static let changeCloseness = DiagnosticCode("TG1351")
    package static let changeAccess = DiagnosticCode("TG1352")
    package static let requestSignatureDue = DiagnosticCode("TG0382")
    package static let changeZoneOpen = DiagnosticCode("TG1354")
    package static let changeRetain = DiagnosticCode("TG1355")
    package static let changePublicationOut = DiagnosticCode("TG1356")
    package static let changePublishFrom = DiagnosticCode("TG1357")
    package static let traceHead = DiagnosticCode("TG1360")
    package static let traceMet = DiagnosticCode("TG1361")
    package static let traceNotMet = DiagnosticCode("TG1362")
    package static let traceNone = DiagnosticCode("TG1363")
    package static let topicSignatures = DiagnosticCode("TG1370")
    package static let topicRegister = DiagnosticCode("TG1371")
    package static let topicBindings = DiagnosticCode("TG1372")
    package static let topicValidity = DiagnosticCode("TG1373")
    package static let topicPurpose = DiagnosticCode("TG1374")
    package static let topicProhibitions = DiagnosticCode("TG1375")
    package static let topicOfficer = DiagnosticCode("TG1376")
    package static let topicRole = DiagnosticCode("TG1377")
    package static let topicAccreditation = DiagnosticCode("TG1378")
    package static let topicColumns = DiagnosticCode("TG1379")
    package static let topicDirectIdentifiers = DiagnosticCode("TG1380")
    package static let topicPseudonyms = DiagnosticCode("TG1381")
    package static let topicForm = DiagnosticCode("TG1382")
    package static let topicKAnonymity = DiagnosticCode("TG1383")
    package static let topicLDiversity = DiagnosticCode("TG1384")
    package static let topicTCloseness = DiagnosticCode("TG1385")
    package static let topicSuppression = DiagnosticCode("TG1386")
    package static let topicReference = DiagnosticCode("TG1387")
    package static let topicOnward = DiagnosticCode("TG1388")
    package static let topicZone = DiagnosticCode("TG1389")
    package static let topicAccess = DiagnosticCode("TG1390")
    package static let topicApprovals = DiagnosticCode("TG1391")
    package static let topicQuota = DiagnosticCode("TG1392")
    package static let topicRetention = DiagnosticCode("TG1393")
    package static let topicOutputs = DiagnosticCode("TG1394")
    package static let topicDuties = DiagnosticCode("TG1395")
    package static let topicFirewall = DiagnosticCode("TG1396")
}

extension Catalogue {
    /// Obligations, duties, changes and traces of an explained decision: messages TG13xx.
    static let clausePhrases: [Message] = [
        Message(
            .obligedAccess,
            "access by `{0}`, processed in `{1}`",
            explanation: "An obligation of a permit: the mode of access and the zones."
        ),
        Message(
            .obligedSeal,
            "the bundle is sealed to the recipient's certificate `{0}`",
            explanation: "An obligation of a permit: transfer security."
        ),
        Message(
            .obligedOptOutKeep,
            "rows leave only where `{0}` is one of `{1}`",
            explanation: "An obligation of a permit: opt-outs written in the data."
        ),
        Message(
            .obligedOptOutRegister,
            "rows whose `{0}` stands in the register `{1}` do not leave",
            explanation: "An obligation of a permit: opt-outs kept in a register, whose list the release needs."
        ),
        Message(
            .obligedPublication,
            "publication of results: `{0}`",
            explanation: "An obligation of a permit: outputs."
        ),
        Message(
            .obligedReviewer,
            "`{0}` reviews results before they are published",
            explanation: "An obligation of a permit: who looks at outputs."
        ),
        Message(
            .obligedEmbargo,
            "nothing is published before {0}",
            explanation: "An obligation of a permit: an embargo."
        ),
        Message(
            .obligedMinCell,
            "published tables have at least {0} in a cell",
            explanation: "An obligation of a permit: the smallest count in a cell."
        ),
        Message(
            .obligedCitation,
            "named as its source: {0}",
            explanation: "An obligation of a permit: how the source is cited."
        ),
        Message(
            .obligedQuota,
            "releases left in this period after this one: {0}",
            explanation: "An obligation of a permit: what is left of the quota."
        ),
        Message(
            .obligedL,
            "l-diversity of at least `{0}`",
            explanation: "An obligation of a permit: l-diversity."
        ),
        Message(
            .obligedT,
            "t-closeness of at most `{0}`",
            explanation: "An obligation of a permit: t-closeness."
        ),
        Message(
            .approvalsDueOfUnits,
            "approvals still due: {0}, of distinct units, of `{1}`",
            explanation: "What must be approved before a release, by distinct units."
        ),
        Message(
            .approvalsDueNamed,
            "approvals still due, each of them: `{0}`",
            explanation: """
                Officers each of whom must approve before a release: an ethics board, those of onward clauses.
                """
        ),
        Message(
            .requestSignatureDue,
            "the request's signature is still due: `{0}`",
            explanation: """
                The agreement says which officers may ask. The one whom the request names must sign it before a \
                release; a dry run does without.
                """
        ),
        Message(
            .dueBy,
            "by {0}",
            explanation: "When a duty is due, in a sentence about it."
        ),
        Message(
            .dueWithin,
            "within {0} of it",
            explanation: "When a duty is due after what it is about happened, in a sentence about it."
        ),
        Message(
            .dutyDestroy,
            "`{0}` destroys the data {2}",
            explanation: "A duty that the release creates: destruction."
        ),
        Message(
            .dutyCertify,
            "`{0}` certifies the destruction to `{1}` {2}",
            explanation: "A duty that the release creates: a signed certificate of destruction."
        ),
        Message(
            .dutyBreach,
            "`{0}` tells `{1}` of a breach {2}",
            explanation: "A duty that the release creates: breach notice."
        ),
        Message(
            .dutyReidentification,
            "`{0}` tells `{1}` of a person recognised by accident {2}",
            explanation: "A duty that the release creates: no re-identification."
        ),
        Message(
            .dutyCorrection,
            "`{0}` replaces a file that `{1}` supersedes {2}",
            explanation: "A duty that the release creates: corrections."
        ),
        Message(
            .dutyReview,
            "`{0}` and `{1}` review the agreement {2}",
            explanation: "A duty that the release creates: review of the agreement."
        ),
        Message(
            .dutyOutputsReview,
            "`{0}` reviews what `{1}` wants to publish {2}",
            explanation: "A duty that the release creates: review of outputs."
        ),
        Message(
            .dutyRecall,
            "`{0}` answers a recall of `{1}` {2}",
            explanation: "A duty that a recall creates."
        ),
        Message(
            .changeDiversity,
            "ask for l-diversity of `{0}`",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeCloseness,
            "ask for t-closeness of `{0}`",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeAccess,
            "ask for access by `{0}`",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeZoneOpen,
            "state no zone: the party document says where the requester processes data",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changeRetain,
            "hold the data until {0} at the latest",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changePublicationOut,
            "publish nothing from it",
            explanation: "A change of the nearest request."
        ),
        Message(
            .changePublishFrom,
            "publish on {0} or later",
            explanation: "A change of the nearest request."
        ),
        Message(
            .traceHead,
            "clauses of `{0}`, grant `{1}`, one by one:",
            explanation: "Heads the trace of a decision: every clause that was looked at."
        ),
        Message(
            .traceMet,
            "yes: {0}: `{1}`, agreed `{2}`",
            explanation: "A clause that the request keeps to."
        ),
        Message(
            .traceNotMet,
            "no: {0}: `{1}`, agreed `{2}`",
            explanation: "A clause that refuses the request."
        ),
        Message(
            .traceNone,
            "no agreement was there to be looked at clause by clause",
            explanation: "The trace of a request that no grant could permit."
        ),
        Message(
            .topicSignatures,
            "signatures",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicRegister,
            "standing in the register",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicBindings,
            "documents as they were signed",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicValidity,
            "days of the agreement",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicPurpose,
            "purpose",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicProhibitions,
            "purposes ruled out",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicOfficer,
            "officer who asks",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicRole,
            "role of the requester",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicAccreditation,
            "accreditation",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicColumns,
            "columns",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicDirectIdentifiers,
            "columns that show who a person is",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicPseudonyms,
            "pseudonyms",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicForm,
            "how much the file tells",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicKAnonymity,
            "k-anonymity",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicLDiversity,
            "l-diversity",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicTCloseness,
            "t-closeness",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicSuppression,
            "records that may be removed",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicReference,
            "days that the data is about",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicOnward,
            "passing on what was received",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicZone,
            "place of processing",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicAccess,
            "manner of access",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicApprovals,
            "approvals",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicQuota,
            "number of releases",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicRetention,
            "how long the data is held",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicOutputs,
            "publication",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicDuties,
            "duties in time",
            explanation: "What a clause is about, in a trace."
        ),
        Message(
            .topicFirewall,
            "firewall",
            explanation: "What a clause is about, in a trace."
        ),
    ]
}
