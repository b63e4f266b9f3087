extension DiagnosticCode {
    package static let declaredTwice = DiagnosticCode("TG0201")
    package static let secondPurposes = DiagnosticCode("TG0202")
    package static let undeclared = DiagnosticCode("TG0203")
    package static let noPurposes = DiagnosticCode("TG0204")
    package static let purposeRing = DiagnosticCode("TG0205")
    package static let wrongPair = DiagnosticCode("TG0206")
    package static let requestInPolicySet = DiagnosticCode("TG0207")
    package static let datasetLacks = DiagnosticCode("TG0208")
    package static let datasetRing = DiagnosticCode("TG0209")
    package static let hierarchyWithoutSource = DiagnosticCode("TG0210")
    package static let dateLevelsElsewhere = DiagnosticCode("TG0211")
    package static let notDateLevel = DiagnosticCode("TG0212")
    package static let dateLevelsOutOfOrder = DiagnosticCode("TG0213")
    package static let hierarchyDocumentWithoutSource = DiagnosticCode("TG0214")
    package static let raggedHierarchy = DiagnosticCode("TG0215")
    package static let fileMissing = DiagnosticCode("TG0216")
    package static let keyWithoutSource = DiagnosticCode("TG0217")
    package static let notPublicKey = DiagnosticCode("TG0218")
    package static let notPublicKeyFile = DiagnosticCode("TG0219")
    package static let datesOutOfOrder = DiagnosticCode("TG0220")
    package static let foreignOfficer = DiagnosticCode("TG0221")
    package static let foreignSignatory = DiagnosticCode("TG0222")
    package static let sideUnsigned = DiagnosticCode("TG0223")
    package static let sameParty = DiagnosticCode("TG0224")
    package static let noLegalBasis = DiagnosticCode("TG0225")
    package static let grantTwice = DiagnosticCode("TG0226")
    package static let unknownColumn = DiagnosticCode("TG0227")
    package static let directIdentifier = DiagnosticCode("TG0228")
    package static let pseudonymWithoutIdentifier = DiagnosticCode("TG0229")
    package static let noHierarchy = DiagnosticCode("TG0230")
    package static let levelsWithoutNames = DiagnosticCode("TG0231")
    package static let unknownLevel = DiagnosticCode("TG0232")
    package static let bandWithoutNumbers = DiagnosticCode("TG0233")
    package static let formTooLow = DiagnosticCode("TG0234")
    package static let formWithoutK = DiagnosticCode("TG0235")
    package static let nothingLeaves = DiagnosticCode("TG0236")
    package static let preservedWithoutColumn = DiagnosticCode("TG0237")
    package static let preservedAtTop = DiagnosticCode("TG0238")
    package static let notOwner = DiagnosticCode("TG0239")
    package static let approvalsOutOfReach = DiagnosticCode("TG0240")
    package static let purposeForbidden = DiagnosticCode("TG0241")
    package static let columnNotAsked = DiagnosticCode("TG0243")
    package static let notOneSpecification = DiagnosticCode("TG0244")
    package static let sharedKey = DiagnosticCode("TG0245")
}

extension Catalogue {
    /// Messages TG02xx.
    static let meaning: [Message] = [
        Message(
            .declaredTwice,
            "{0} `{1}` is declared twice; first at {2}",
            explanation: """
                Names are what documents refer to each other by, so each of a kind is declared once; of an \
                agreement, each version once.
                """
        ),
        Message(
            .secondPurposes,
            "a second purpose tree, `{0}` beside `{1}`",
            advice: "put all purposes into one document",
            explanation: "Whether a purpose narrows another must have one answer in a policy set."
        ),
        Message(
            .undeclared,
            "{0} `{1}` is not declared",
            explanation: """
                The name refers to a document, a purpose or an officer that the policy set does not have. While a \
                file cannot be read to its end, names of documents are not complained of, because that file may \
                declare them.
                """
        ),
        Message(
            .noPurposes,
            "the policy set has agreements and no document of kind `purposes`",
            explanation: "Agreements limit what data may serve; without a purpose tree no purpose has a meaning."
        ),
        Message(
            .purposeRing,
            "purpose `{0}` narrows itself: {1}",
            explanation: "Every purpose narrows at most one other, and following them upwards ends at a root."
        ),
        Message(
            .wrongPair,
            "a compatible pair has two purposes, from and to; this has {0}",
            explanation: """
                Compatibility is ordered and not transitive: one pair says that data for the first purpose may serve \
                the second, and nothing more.
                """
        ),
        Message(
            .requestInPolicySet,
            "request `{0}` stands in a policy set",
            advice: "keep requests elsewhere and give them to `decide` and `release`",
            explanation: """
                A policy set says what is allowed; a request asks for something and is no part of it. Expected \
                answers stand in documents of kind `cases`.
                """
        ),
        Message(
            .datasetLacks,
            "dataset `{0}` has no `{1}`",
            explanation: """
                In a policy set, a dataset says who answers for it and what it was collected for; decisions rest on \
                both. Only the dataset of a spec that stands alone may leave them out.
                """
        ),
        Message(
            .datasetRing,
            "dataset `{0}` is derived from itself",
            explanation: "Provenance leads back to data that was collected, so it has an end."
        ),
        Message(
            .hierarchyWithoutSource,
            "the hierarchy of column `{0}` has neither rows nor `levels`",
            advice: "give `file`, `rows` or a builder, or for a date its levels",
            explanation: "Without one of them there is nothing to make the column coarser by."
        ),
        Message(
            .dateLevelsElsewhere,
            "levels without a file are those of a date; column `{0}` has type `{1}`",
            advice: "name the file that has the levels, or set `type: date`",
            explanation: "Only dates have levels that follow from the calendar."
        ),
        Message(
            .notDateLevel,
            "`{0}` is no level of a date",
            advice: "levels of a date: day, week, month, quarter, year, decade",
            explanation: "Only these levels follow from the calendar; others need a file."
        ),
        Message(
            .dateLevelsOutOfOrder,
            "levels of a date stand finest first: day, week, month, quarter, year, decade",
            explanation: "The order says which level is coarser than which."
        ),
        Message(
            .hierarchyDocumentWithoutSource,
            "hierarchy `{0}` has exactly one of `rows`, `file`, `interval`, `date`, `mask`, `order`",
            explanation: "Rows written out and rows in a file could differ, so a hierarchy has one source."
        ),
        Message(
            .raggedHierarchy,
            "row {0} has {1} values for {2} levels",
            explanation: "Every leaf of a hierarchy has one value at each level."
        ),
        Message(
            .fileMissing,
            "file `{0}` is not in the folder",
            advice: "paths are relative to the policy set's folder",
            explanation: """
                Documents name files by their path below the policy set's folder, wherever in it the document itself \
                stands, so that moving a document does not change what it says.
                """
        ),
        Message(
            .keyWithoutSource,
            "a key has exactly one of `publicKey`, `file`, `certificate`",
            explanation: "Two sources could differ, and without one there is no key."
        ),
        Message(
            .notPublicKey,
            "not an Ed25519 public key: 44 bytes of SubjectPublicKeyInfo are expected",
            advice: "print it with `openssl pkey -pubin -in KEY.pem -outform DER | base64 -w0`",
            explanation: "Officers sign with Ed25519 (RFC 8410); any other key would never verify."
        ),
        Message(
            .notPublicKeyFile,
            "file `{0}` is not an Ed25519 public key in PEM",
            advice: "it begins with `-----BEGIN PUBLIC KEY-----` and holds nothing else",
            explanation: """
                Officers sign with Ed25519 (RFC 8410); any other key would never verify. A private key never belongs \
                into a policy set.
                """
        ),
        Message(
            .datesOutOfOrder,
            "`{0}` {1} is before `{2}` {3}",
            explanation: "A period that ends before it begins holds on no day, so it cannot have been meant."
        ),
        Message(
            .foreignOfficer,
            "`{0}` is no officer of `{1}`",
            explanation: "Only officers of the party that asks can ask for it."
        ),
        Message(
            .foreignSignatory,
            "signatory `{0}` belongs neither to the provider nor to the recipient",
            explanation: "An agreement binds its two parties, and their officers alone can sign for them."
        ),
        Message(
            .sideUnsigned,
            "no officer of the {0} `{1}` signs",
            explanation: "An agreement that one side never signs never comes into force."
        ),
        Message(
            .sameParty,
            "`{0}` is provider and recipient at once",
            explanation: "An agreement is between two parties; one cannot bind itself against itself."
        ),
        Message(
            .noLegalBasis,
            "dataset `{0}` is about people and the agreement has no `legalBasis`",
            advice: "name act, section and kind",
            explanation: """
                Personal data leaves only where a law lets it. A dataset counts as personal where it is protected, \
                is about persons or households, or has a column that identifies directly.
                """
        ),
        Message(
            .grantTwice,
            "grant `{0}` stands twice",
            explanation: "Decisions name the grant that they rest on, so its name stands for one."
        ),
        Message(
            .unknownColumn,
            "dataset `{0}` has no column `{1}`",
            explanation: "A grant can open only columns that the dataset declares with their roles."
        ),
        Message(
            .directIdentifier,
            "column `{0}` identifies people directly; it is pseudonymised or dropped, nothing else",
            explanation: """
                A name, a number or an address never leaves as it is, whatever the other safeguards are.
                """
        ),
        Message(
            .pseudonymWithoutIdentifier,
            "column `{0}` of dataset `{1}` has no `identifier`",
            advice: "give it a namespace, as `identifier: {namespace: passport}`",
            explanation: """
                Pseudonyms are made per namespace, so that the same passport has the same pseudonym in two datasets \
                of one domain and a column's name decides nothing.
                """
        ),
        Message(
            .noHierarchy,
            "column `{0}` has no hierarchy to generalise along",
            explanation: """
                `generalise` climbs the levels of the column's hierarchy, so the dataset must declare one.
                """
        ),
        Message(
            .levelsWithoutNames,
            "the hierarchy of column `{0}` does not name its levels",
            advice: "add `levels`, finest first",
            explanation: "`atLeast` names a level, so the levels need names."
        ),
        Message(
            .unknownLevel,
            "`{0}` is no level of column `{1}`",
            advice: "levels, finest first: {2}",
            explanation: "`atLeast` names a level of the column's hierarchy."
        ),
        Message(
            .bandWithoutNumbers,
            "column `{0}` has type `{1}`; only integers and decimals have bands",
            explanation: "A band is a range of numbers."
        ),
        Message(
            .formTooLow,
            "form `{0}` tells less than column `{1}` does, which leaves as a pseudonym",
            advice: "write `form: pseudonymised`",
            explanation: """
                A file that carries a pseudonym of a person is pseudonymised, however coarse the rest is.
                """
        ),
        Message(
            .formWithoutK,
            "form `k-anonymous` without `safeguards: kAnonymity`",
            explanation: "A file is k-anonymous only for a k that was asked for and measured."
        ),
        Message(
            .nothingLeaves,
            "every column of grant `{0}` is dropped",
            explanation: "A grant under which nothing leaves is a slip."
        ),
        Message(
            .preservedWithoutColumn,
            "`{0}` is to be preserved and no column that leaves tells it",
            explanation: """
                Preserving a dimension keeps a column of it usable, so the grant must have one; which column tells \
                what stands in the dataset's `dimension`.
                """
        ),
        Message(
            .preservedAtTop,
            "column `{0}` is to preserve `{1}` and is generalised to its top level `{2}`",
            explanation: """
                A preserved column never reaches its top level, where all records are alike, so the two clauses \
                contradict each other.
                """
        ),
        Message(
            .notOwner,
            "`{0}` provides dataset `{1}`, which `{2}` owns",
            explanation: """
                A party shares data that it owns, data that was made from its own, or data that it receives by an \
                agreement of the same policy set.
                """
        ),
        Message(
            .approvalsOutOfReach,
            "{0} distinct {1} are asked for; there are {2}",
            explanation: """
                A rule that nobody can meet refuses everything. Two offices of one person count as one person, two of \
                one unit as one unit.
                """
        ),
        Message(
            .purposeForbidden,
            "purpose `{0}` can never be permitted: `never` names `{1}`",
            explanation: """
                A purpose of `never`, and all that narrow it, are refused whatever else permits them, so the two \
                clauses contradict each other.
                """
        ),
        Message(
            .columnNotAsked,
            "pseudonymisation of column `{0}`, which the request does not ask for",
            explanation: "A wish about a column that is not asked for is a slip."
        ),
        Message(
            .sharedKey,
            "`{0}` and `{1}` have the same key",
            advice: "make a key for each officer",
            explanation: """
                Signatures tell officers apart by their keys, so with a shared one a single person could give two \
                approvals.
                """
        ),
        Message(
            .notOneSpecification,
            "the file has {0} documents of kind `spec`; exactly one is expected",
            explanation: "`anonymise` works on one spec; its dataset and hierarchies may stand beside it."
        ),
    ]
}
