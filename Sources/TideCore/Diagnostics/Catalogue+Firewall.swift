extension DiagnosticCode {
    package static let proofHolds = DiagnosticCode("TG1501")
    package static let proofRefuted = DiagnosticCode("TG1502")
    package static let proofUnknown = DiagnosticCode("TG1503")
    package static let editAdd = DiagnosticCode("TG1572")
    package static let editWriteNew = DiagnosticCode("TG1573")
    package static let proofScope = DiagnosticCode("TG1504")
    package static let proofCertificate = DiagnosticCode("TG1505")
    package static let proofAssumes = DiagnosticCode("TG1506")
    package static let proofHop = DiagnosticCode("TG1507")
    package static let proofHopTerms = DiagnosticCode("TG1508")
    package static let proofDerivation = DiagnosticCode("TG1509")
    package static let proofPath = DiagnosticCode("TG1510")
    package static let proofBlame = DiagnosticCode("TG1511")
    package static let proofEdits = DiagnosticCode("TG1512")
    package static let proofNoEdit = DiagnosticCode("TG1513")
    package static let editWrite = DiagnosticCode("TG1514")
    package static let nameNonInterference = DiagnosticCode("TG1515")
    package static let editLeaveOut = DiagnosticCode("TG1516")
    package static let proofNotShortest = DiagnosticCode("TG1517")
    package static let reachesForbiddenRole = DiagnosticCode("TG1518")
    package static let reachesForbiddenPurpose = DiagnosticCode("TG1519")
    package static let purposeNotCollected = DiagnosticCode("TG1520")
    package static let purposeLaundered = DiagnosticCode("TG1521")
    package static let hopNotAdmitted = DiagnosticCode("TG1522")
    package static let nothingGoesOn = DiagnosticCode("TG1523")
    package static let viewsShareDomain = DiagnosticCode("TG1524")
    package static let viewsShareQuasi = DiagnosticCode("TG1525")
    package static let copyOutlives = DiagnosticCode("TG1526")
    package static let derivationOutlives = DiagnosticCode("TG1527")
    package static let protectedWithoutApprovals = DiagnosticCode("TG1528")
    package static let ownerNotTold = DiagnosticCode("TG1529")
    package static let withoutEnd = DiagnosticCode("TG1530")
    package static let namePurposes = DiagnosticCode("TG1531")
    package static let reachableNew = DiagnosticCode("TG1532")
    package static let nothingFound = DiagnosticCode("TG1533")
    package static let holdingLeft = DiagnosticCode("TG1534")
    package static let nameStickySafeguards = DiagnosticCode("TG1535")
    package static let holdingDuty = DiagnosticCode("TG1536")
    package static let editMendsPath = DiagnosticCode("TG1537")
    package static let nameRecombination = DiagnosticCode("TG1538")
    package static let nameClosure = DiagnosticCode("TG1539")
}

extension Catalogue {
    /// Messages TG1501 to TG1539: the proof over the network of agreements.
    static let firewall: [Message] = [
        Message(
            .proofHolds,
            "{0}: holds",
            explanation: "A line of a proof: no flow along the registered agreements breaks the invariant."
        ),
        Message(
            .proofRefuted,
            "{0}: refuted: {1}",
            explanation: """
                A line of a proof: some flow along the registered agreements breaks the invariant. The shortest one follows, hop by
                hop, with the clause to blame and what would restore it.
                """
        ),
        Message(
            .proofUnknown,
            "{0}: unknown, the budget ended before the proof did",
            advice: "allow more steps",
            explanation: """
                A line of a proof. Nothing was found that breaks the invariant in as many steps as were allowed, and not
                everything was looked at. It does not count as proved.
                """
        ),
        Message(
            .proofScope,
            "covers the agreements that are registered, or in the folder, alone ({0} in all): no leaks, no flows under none, no outside data",
            explanation: "Stands below every proof: a proof about documents says nothing of what happens beside them."
        ),
        Message(
            .proofCertificate,
            "certificate of what holds of I1 to I5: {0}, {1} bytes",
            explanation: """
                The digest of the certificate, which anyone can check without the program that made it: the labels that flows
                reach, closed under every agreement.
                """
        ),
        Message(
            .proofAssumes,
            "counts as signed: declassifier `{0}` of firewall `{1}`, by `{2}`, until {3}",
            explanation:
                "Without this declassifier something would not hold. Whether its officer signed it is not proved here."
        ),
        Message(
            .proofHop,
            "{0}. `{1}` gives `{2}` to `{3}` under `{4}`, grant `{5}`, from {6} to {7} ({8})",
            explanation: "One hop of a path that breaks an invariant: who, what, to whom, under which clause, when."
        ),
        Message(
            .proofHopTerms,
            "{0}, k {1}, for `{2}`, in `{3}`, held until {4}; columns `{5}`",
            explanation:
                "How much a hop tells, for what and where, how long it may be held, and the columns that come this far."
        ),
        Message(
            .proofDerivation,
            "`{0}` makes `{1}` of it",
            explanation: "A holder registers a dataset made from what it holds; it flows on as what it was made from."
        ),
        Message(
            .proofPath,
            "`{0}` of `{1}` flows:",
            explanation: "Heads a path: the dataset, and the owner whom it begins at."
        ),
        Message(
            .proofBlame,
            "to blame: `{0}`, {1} ({2})",
            explanation: "The clause without which the path would not break the invariant, with its document and place."
        ),
        Message(
            .proofEdits,
            "each of these restores it, as was proved on the network with the change, and breaks nothing that held:",
            explanation: "Heads the smallest changes of documents after which the invariant holds."
        ),
        Message(
            .proofNoEdit,
            "no change of one or two clauses restores it without breaking something else",
            advice: "end one of the agreements of the path, or agree on it anew",
            explanation: "The changes that were tried did not restore the invariant, or broke another."
        ),
        Message(
            .editWrite,
            "in `{0}` write `{1}`: `{2}` instead of `{3}`",
            explanation: "A change of a document that restores an invariant."
        ),
        Message(
            .editAdd,
            "in `{0}` add to the list `{1}`: `- {2}`",
            explanation: "A change of a document that restores an invariant: an entry more at the end of a list."
        ),
        Message(
            .editWriteNew,
            "in `{0}` write `{1}`: `{2}`, where there is none yet",
            explanation: "A change of a document that restores an invariant: a field that is not there yet."
        ),
        Message(
            .editLeaveOut,
            "in `{0}` leave out `{1}`, `{2}`; where nothing else is granted, do not sign it",
            explanation: "A change of a document that restores an invariant."
        ),
        Message(
            .proofNotShortest,
            "the budget ended before every shorter path was looked at",
            explanation: "The path that is shown breaks the invariant; there may be a shorter one."
        ),
        Message(
            .reachesForbiddenRole,
            "`{0}` reaches `{1}`, which counts as `{2}`, as `{3}`; the firewall lets through `{4}`",
            reason: "FIREWALL",
            explanation: """
                I1. A firewall keeps protected data above its floor from parties with some roles. Whoever counts as one reader with
                such a party counts as it. The path may be of agreements each of which is lawful by itself.
                """
        ),
        Message(
            .reachesForbiddenPurpose,
            "`{0}` may serve `{2}` at `{1}` as `{3}`; the firewall lets through `{4}`",
            reason: "FIREWALL",
            explanation: """
                I1. A firewall keeps protected data above its floor from some purposes and all that narrow them, whoever has them.
                """
        ),
        Message(
            .purposeNotCollected,
            "purpose `{0}` is not compatible with what `{1}` was collected for, `{2}`",
            explanation: """
                I2. Data serves what it was collected for, what narrows that, and what the purposes declare compatible with it. What
                was made from several datasets keeps to the collection of each.
                """
        ),
        Message(
            .purposeLaundered,
            "purpose `{0}` is not compatible with any for which `{1}` let the data go, `{2}`",
            explanation: """
                I2. Each hop's purposes are compatible with some purpose of every earlier hop. Compatibility is not transitive: two
                lawful steps do not make a third.
                """
        ),
        Message(
            .hopNotAdmitted,
            "no onward clause of `{0}` admits it: it is `{1}`, admitted is `{2}`",
            reason: "ONWARD_FORBIDDEN",
            explanation: """
                I3. Whoever passes data on keeps to an onward clause of every agreement that it came by: role, purposes, form, k,
                zones and columns of the next hop. Named are the terms of the clause that misses fewest.
                """
        ),
        Message(
            .nothingGoesOn,
            "`{0}` has no onward clause: nothing that came by it goes on",
            reason: "ONWARD_FORBIDDEN",
            explanation: "I3. Without an onward clause data is not passed on; this hop passes it on all the same."
        ),
        Message(
            .viewsShareDomain,
            "`{0}` holds `{1}` and `{2}` with pseudonyms of one domain, `{3}`, at one time",
            explanation: """
                I4. Pseudonyms of one domain join the two files of whoever holds both, row by row. A linkage clause of one of the
                agreements, or of the firewall, is what allows it.
                """
        ),
        Message(
            .viewsShareQuasi,
            "`{0}` holds `{1}` and `{2}` at one time; they join by {3} quasi-identifiers, `{4}`, to a sensitive column",
            explanation: """
                I4. Who holds two files joins them by the columns that both have: the same name, or the same dimension under other
                names. Statistics may, and so may whom a linkage clause names.
                """
        ),
        Message(
            .copyOutlives,
            "`{0}` may hold its copy until {1}; who passes it on must destroy it by {2}",
            explanation: "I5. Retention only shrinks along a flow: no copy is held longer than what it was made from."
        ),
        Message(
            .derivationOutlives,
            "`{0}` is kept until {1}; `{2}`, which it was made from, must be destroyed by {3}",
            explanation: "I5. What is made from a dataset is held no longer than its maker may hold that dataset."
        ),
        Message(
            .protectedWithoutApprovals,
            "`{0}` is protected and leaves under an agreement without approvals",
            explanation:
                "I5. Protected data, and what was made from it, leaves only with the approvals that an agreement names."
        ),
        Message(
            .ownerNotTold,
            "`{0}` is not told of a breach of `{1}`",
            explanation: """
                I5. Every owner of a dataset and of what it was made from is told of a breach, however many hops away it happens.
                """
        ),
        Message(
            .withoutEnd,
            "whenever (no day is set)",
            explanation: "Stands for a day where nobody must destroy anything."
        ),
        Message(
            .reachableNew,
            "`{0}` could get `{1}`: {2}, k {3}, until {4}, for `{5}`; columns `{6}`",
            explanation: "What a party could get with a draft and cannot get without it."
        ),
        Message(
            .nothingFound,
            "nothing",
            explanation: "What becomes reachable, or who holds data, where there is nothing and nobody."
        ),
        Message(
            .holdingLeft,
            "`{0}` holds `{1}`: {2}, k {3}, until {4}, by `{5}`; columns `{6}`",
            explanation: "Who may hold a dataset on a day, by which agreement, how much it tells, and until when."
        ),
        Message(
            .holdingDuty,
            "it {0}",
            explanation: "A duty of the agreement by which a party holds data."
        ),
        Message(
            .editMendsPath,
            "each of these mends this path and breaks nothing that held; other paths are left:",
            explanation:
                "Heads changes of documents after which this path is no more, though the invariant does not hold yet."
        ),
        Message(
            .nameNonInterference,
            "non-interference",
            explanation: "I1: protected data above the floor never reaches a forbidden role or purpose."
        ),
        Message(
            .namePurposes,
            "no purpose laundering",
            explanation: "I2: every purpose is compatible with the collection and with every earlier hop."
        ),
        Message(
            .nameStickySafeguards,
            "sticky safeguards",
            explanation: "I3: every hop is admitted by the onward clause of every earlier one."
        ),
        Message(
            .nameRecombination,
            "no undeclared recombination",
            explanation: "I4: nobody holds views that join without a linkage clause."
        ),
        Message(
            .nameClosure,
            "closure in time",
            explanation: "I5: retention, approvals and notices hold along every flow."
        ),
    ]
}
