extension DiagnosticCode {
    package static let notPEM = DiagnosticCode("TG0246")
    package static let withoutCertificate = DiagnosticCode("TG0247")
    package static let officerWithoutUnit = DiagnosticCode("TG0248")
    package static let noCertificate = DiagnosticCode("TG0249")
    package static let onwardAboveGrant = DiagnosticCode("TG0250")
    package static let columnDoesNotLeave = DiagnosticCode("TG0251")
    package static let noReviewer = DiagnosticCode("TG0252")
    package static let heldTooLong = DiagnosticCode("TG0253")
    package static let domainNotUsed = DiagnosticCode("TG0254")
    package static let domainNotListed = DiagnosticCode("TG0255")
    package static let purposeNotCovered = DiagnosticCode("TG0257")
    package static let domainShared = DiagnosticCode("TG0258")
    package static let supersedesItself = DiagnosticCode("TG0259")
    package static let supersedesOthers = DiagnosticCode("TG0260")
    package static let supersessionRing = DiagnosticCode("TG0261")
    package static let ownerNotAsked = DiagnosticCode("TG0262")
    package static let notStandardCode = DiagnosticCode("TG0263")
    package static let codelistRow = DiagnosticCode("TG0264")
    package static let codelistTwice = DiagnosticCode("TG0265")
    package static let protectionLost = DiagnosticCode("TG0266")
    package static let roleLost = DiagnosticCode("TG0267")
    package static let derivationOpen = DiagnosticCode("TG0268")
    package static let publicFormTooHigh = DiagnosticCode("TG0269")
    package static let columnNotNeeded = DiagnosticCode("TG0270")
    package static let officerWithoutPerson = DiagnosticCode("TG0271")
    package static let notSensitive = DiagnosticCode("TG0256")
    package static let namedUnprotected = DiagnosticCode("TG0191")
    package static let newColumnTells = DiagnosticCode("TG0192")
    package static let onwardRuledOut = DiagnosticCode("TG0193")
}

extension Catalogue {
    /// Messages TG0246 to TG0271, and TG0191 to TG0193: what clauses, certificates, firewalls and codelists say about each other.
    static let clauses: [Message] = [
        Message(
            .notPEM,
            "file `{0}` is not {1} in PEM",
            advice: "certificates stand between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, "
                + "revocation lists between the same with `X509 CRL`, and nothing else stands in the file",
            explanation: """
                The file is bound into agreements byte by byte, so it holds what its key says and nothing beside it. \
                Whether a certificate is trusted is asked when a signature is checked.
                """
        ),
        Message(
            .withoutCertificate,
            "`{0}` stands beside a key that is no certificate",
            explanation: "A chain and a revocation list say something about a certificate; a bare key has neither."
        ),
        Message(
            .officerWithoutUnit,
            "officer `{0}` has no `unit`, and distinct units are asked for",
            advice: "name the officer's unit in the party document",
            explanation: """
                Where signatures or approvals must come from different units, an officer whose unit nobody knows could \
                stand for any of them.
                """
        ),
        Message(
            .officerWithoutPerson,
            "officer `{0}` has no `person`, and distinct persons are asked for",
            advice: "name who holds the office in the party document",
            explanation: """
                Where two or more persons must sign or approve, an office whose holder nobody knows could be held by one \
                who has signed already, and four eyes would be two. One signature alone needs no name.
                """
        ),
        Message(
            .noCertificate,
            "party `{0}` has no certificate `{1}`",
            advice: "add it under `certificates` in the party document",
            explanation: "A bundle is sealed to a certificate of its recipient, so that nobody else can open it."
        ),
        Message(
            .onwardAboveGrant,
            "data may be passed on as `{0}` and is granted as `{1}` at most",
            explanation: "Nobody can pass on more about a person than was received."
        ),
        Message(
            .columnDoesNotLeave,
            "column `{0}` does not leave under this grant",
            explanation: "The clause is about columns that leave; one that is dropped or not listed never does."
        ),
        Message(
            .noReviewer,
            "outputs are reviewed and nobody is named as `reviewer`",
            advice: "name the officer who reviews them",
            explanation: "A review that nobody is charged with never happens, and then nothing is ever published."
        ),
        Message(
            .heldTooLong,
            "the data is destroyed by {0}; dataset `{1}` is kept until {2}",
            explanation: """
                Retention shrinks along a flow: nobody holds data longer than its owner may, so the last day of \
                holding it lies within the dataset's `retain`.
                """
        ),
        Message(
            .domainNotUsed,
            "no grant uses pseudonym domain `{0}`",
            explanation: "A clause about a domain that nothing uses says nothing, so it is a slip."
        ),
        Message(
            .domainNotListed,
            "pseudonym domain `{0}` is not under `pseudonymise`",
            advice: "add it, with its scheme and custodian",
            explanation: """
                Where an agreement lists its pseudonym domains, the list is complete: of each one can see who holds \
                the key.
                """
        ),
        Message(
            .purposeNotCovered,
            "purpose `{0}` is none of the agreement's and narrows none of them",
            explanation: "A clause cannot serve a purpose that the agreement does not permit."
        ),
        Message(
            .domainShared,
            "pseudonym domain `{0}` serves dataset `{2}` under agreement `{1}` too: the same reader could join it with `{3}`",
            advice: "add a `linkage` clause that names `{2}`, or use another domain",
            explanation: """
                Pseudonyms of one domain link records with each other. Two agreements that give one reader (a \
                recipient, or parties of one coalition) different datasets with pseudonyms of one domain let it join \
                them, so one of the two says that it may.
                """
        ),
        Message(
            .supersedesItself,
            "`{0}` is another version of the same agreement",
            advice: "leave `supersedes` out: a new version supersedes the one before by itself",
            explanation: "`supersedes` names a version of another agreement, which ends when this one comes into force."
        ),
        Message(
            .supersedesOthers,
            "`{0}` is between `{1}` and `{2}`; only the same two parties can end it",
            explanation: "Nobody ends an agreement of others by signing one of their own."
        ),
        Message(
            .supersessionRing,
            "agreements supersede each other in a ring: {0}",
            explanation: "Each would end the other when it comes into force, so none ever would."
        ),
        Message(
            .ownerNotAsked,
            "dataset `{0}` is protected here and its owner `{1}` is not under `owners`",
            advice: "add the owner, whose signature the firewall then needs",
            explanation: "A firewall is declared with the signatures of the owners of what it protects by name."
        ),
        Message(
            .notStandardCode,
            "not a code of `{0}` by its form",
            advice: "ISO 3166: two or three capital letters or three digits; ISCO-08: one to four digits; "
                + "ISCED 2011: one to three digits",
            explanation: "Every row of a codelist ends in a code of the standard, or releases would not compare."
        ),
        Message(
            .codelistRow,
            "row {0} does not have two codes",
            explanation: "A row of a codelist is a national code and the standard one, nothing else."
        ),
        Message(
            .codelistTwice,
            "the national code stands twice",
            explanation: "A code becomes one standard code, so it stands once."
        ),
        Message(
            .protectionLost,
            "dataset `{0}` is derived from the protected dataset `{1}` and is not protected",
            advice: "write `protected: true`",
            explanation: "What was protected stays protected; otherwise data would be laundered by making a copy of it."
        ),
        Message(
            .roleLost,
            "column `{0}` has role `{2}` in dataset `{1}` and `{3}` here",
            advice: "keep the role",
            explanation: """
                A column that identifies people, or could help to recognise them, does so in everything that is made \
                from it. A column that no longer does has another name, and the data's owner says so.
                """
        ),
        Message(
            .namedUnprotected,
            "dataset `{0}` is protected here and is not marked so in its own document",
            advice: "write `protected: true` in `dataset/{0}`",
            explanation: """
                Who holds protected data says of all its datasets what they were made from, and protected data leaves with \
                approvals. Both rest on the dataset's own mark, so a firewall names only datasets that have it.
                """
        ),
        Message(
            .newColumnTells,
            "column `{0}` is in nothing that `{1}` was made from, and has role `{2}` here, although `{3}` is protected",
            advice:
                "give it role `quasi`, or the name of the column that it comes from; else the owner of `{3}` has to own the "
                + "dataset",
            explanation: """
                A column of protected data that has another name in what was made from it is a way around k-anonymity, which \
                counts the columns that could help to recognise people. Whether a new column helps is for the owner of the data \
                to say; a weight is the maker's own.
                """
        ),
        Message(
            .onwardRuledOut,
            "`{0}` may be passed on for, and has `{1}` within it, which `never` rules out",
            advice: "name the purposes within `{0}` that are meant",
            explanation: """
                `never` binds the provider's own agreements. What the next ones may serve is what the onward clause says, so it \
                leaves no room for what is ruled out.
                """
        ),
        Message(
            .derivationOpen,
            "dataset `{0}` does not say what it was made from, and its owner `{1}` holds protected data",
            advice: "write `derivedFrom`, if only `derivedFrom: none`",
            explanation: """
                A party that owns or receives protected data says of every dataset that it owns what it was made \
                from. Otherwise a dataset with a new name would shed the protection of what it was made of.
                """
        ),
        Message(
            .publicFormTooHigh,
            "form `{0}` in an agreement of class `public`",
            advice: "a public file is at most k-anonymous",
            explanation: "What everybody may read carries no pseudonym and identifies nobody."
        ),
        Message(
            .columnNotNeeded,
            "column `{0}` leaves and no purpose under `necessity` needs it",
            advice: "name the purpose that needs it, or drop the column",
            explanation: """
                Data minimisation: where an agreement says what each column is for, a column that serves no purpose \
                does not leave.
                """
        ),
        Message(
            .notSensitive,
            "column `{0}` of `{1}` is not a sensitive column that leaves",
            explanation: """
                Models of attribute disclosure, such as l-diversity and t-closeness, are about a column with role \
                `sensitive` in the dataset, measured in the file that leaves.
                """
        ),
    ]
}
