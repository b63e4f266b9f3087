extension DiagnosticCode {
    package static let fileFailed = DiagnosticCode("TG0701")
    package static let hierarchyMissing = DiagnosticCode("TG0702")
    package static let levelNamesDiffer = DiagnosticCode("TG0703")
    package static let generalisedAttribute = DiagnosticCode("TG0704")
    package static let levelUnknown = DiagnosticCode("TG0705")
    package static let preserveImpossible = DiagnosticCode("TG0706")
    package static let identifierWithoutNamespace = DiagnosticCode("TG0707")
    package static let safeguardsMissing = DiagnosticCode("TG0708")
    package static let notAWorkspace = DiagnosticCode("TG0709")
    package static let workspaceExists = DiagnosticCode("TG0710")
    package static let workspaceLocked = DiagnosticCode("TG0711")
    package static let evidenceMissing = DiagnosticCode("TG0712")
    package static let evidenceChanged = DiagnosticCode("TG0713")
    package static let agreementUnknown = DiagnosticCode("TG0714")
    package static let signatureNotValid = DiagnosticCode("TG0715")
    package static let signatureOfAnother = DiagnosticCode("TG0716")
    package static let signaturesIncomplete = DiagnosticCode("TG0717")
    package static let dryRunUnknown = DiagnosticCode("TG0718")
    package static let signerUnknown = DiagnosticCode("TG0719")
    package static let keyNotTheOfficers = DiagnosticCode("TG0720")
    package static let agreementRegistered = DiagnosticCode("TG0721")
    package static let outputExists = DiagnosticCode("TG0723")
    package static let identifierKept = DiagnosticCode("TG0724")
    package static let bundleNotAFile = DiagnosticCode("TG0725")
    package static let notAReleaseStatement = DiagnosticCode("TG0726")
    package static let statementOfAnother = DiagnosticCode("TG0727")
    package static let figuresMissing = DiagnosticCode("TG0728")
    package static let figuresDiffer = DiagnosticCode("TG0729")
    package static let safeguardsUnmeetable = DiagnosticCode("TG0730")
    package static let measuredOtherwise = DiagnosticCode("TG0731")
    package static let composition = DiagnosticCode("TG0732")
    package static let normalisationUnknown = DiagnosticCode("TG0733")
    package static let nothingLeft = DiagnosticCode("TG0734")
    package static let registeredMissing = DiagnosticCode("TG0735")
    package static let wouldChangeRegistered = DiagnosticCode("TG0736")
    package static let requestSignedByAnother = DiagnosticCode("TG0779")
    package static let policyPathNotPlain = DiagnosticCode("TG0739")
    package static let holderElsewhere = DiagnosticCode("TG0740")
    package static let noColumnLeaves = DiagnosticCode("TG0741")
    package static let outboxInside = DiagnosticCode("TG0742")
    package static let notABundle = DiagnosticCode("TG0743")
    package static let bundleIsSealed = DiagnosticCode("TG0850")
    package static let noDocuments = DiagnosticCode("TG0744")
    package static let optOutListNotText = DiagnosticCode("TG0745")
    package static let optOutListNeeded = DiagnosticCode("TG0746")
    package static let optOutListUnasked = DiagnosticCode("TG0747")
    package static let optOutColumnCoarsened = DiagnosticCode("TG0748")
    package static let optOutColumnMissing = DiagnosticCode("TG0749")
    package static let accessByFileAlone = DiagnosticCode("TG0751")
    package static let quotaTakenMeanwhile = DiagnosticCode("TG0752")
    package static let sealingCertificateMissing = DiagnosticCode("TG0753")
}

extension Catalogue {
    /// Messages TG07xx.
    static let release: [Message] = [
        Message(
            .fileFailed,
            "cannot {0} `{1}`: {2}",
            explanation: """
                The system refused to read or write a file or folder. Nothing was released; what was begun was removed.
                """
        ),
        Message(
            .hierarchyMissing,
            "column `{0}` has a hierarchy that is not there: `{1}`",
            explanation: """
                A dataset names a hierarchy, as a file or as a document, that the policy set does not hold. Without it the
                column can be neither generalised nor measured.
                """
        ),
        Message(
            .levelNamesDiffer,
            "the hierarchy of column `{0}` has {1} levels, but {2} names",
            advice: "name every level, finest first, or none",
            explanation: """
                Level names are what an agreement's `atLeast` points at. A file with another number of columns than names
                would let it point at the wrong one.
                """
        ),
        Message(
            .generalisedAttribute,
            "column `{0}` is no quasi-identifier, so it cannot be generalised along a hierarchy",
            advice: "declare it `quasi`, or keep, band or drop it",
            explanation: """
                The search chooses levels for quasi-identifiers alone, since they alone decide how large the classes are. A
                column with another role may be kept, banded, told as a coarser date, or dropped.
                """
        ),
        Message(
            .levelUnknown,
            "column `{0}` has no level `{1}`",
            explanation: """
                An agreement asks for at least a level that the column's hierarchy does not name.
                """
        ),
        Message(
            .preserveImpossible,
            "column `{0}` must be preserved, but nothing finer than its top level is allowed",
            advice: "lower `atLeast`, or take its dimension out of `preserve`",
            explanation: """
                A preserved column never reaches its top level. Here the agreement's own floor is that level, so both can't be
                kept.
                """
        ),
        Message(
            .identifierWithoutNamespace,
            "column `{0}` is to be pseudonymised, but its dataset does not say which identifier it holds",
            advice: "add `identifier: {namespace: …, normalise: none-v1}` to the column",
            explanation: """
                A pseudonym is made under a key for a domain and an identifier namespace, never under a column's name: two
                files that call the same passport number differently must give the same pseudonym.
                """
        ),
        Message(
            .safeguardsMissing,
            "quasi-identifiers would leave, but nothing says how many records must share them",
            advice: "say it in the grant: `safeguards: {kAnonymity: {k: 5, suppression: 5%}}`",
            explanation: """
                Without a k there is no search and no measure to hold the release against. The agreement is valid, and a request may state a k of \
                its own; a release of which nobody states one is refused.
                """
        ),
        Message(
            .notAWorkspace,
            "`{0}` is not a workspace",
            advice: "make one with `tidegate init {0} --office ID --origin NAME`",
            explanation: """
                The folder does not hold the file `workspace.json` that `tidegate init` writes, or it does not read as one.
                """
        ),
        Message(
            .workspaceExists,
            "there is something at `{0}` already",
            advice: "choose a folder that does not exist; a workspace is never overwritten",
            explanation: """
                A workspace holds keys and a ledger. Making a new one over an old one would lose both.
                """
        ),
        Message(
            .workspaceLocked,
            "another run of tidegate is working in `{0}`",
            advice: "wait until it has ended; the lock frees itself when that process ends",
            explanation: """
                One process at a time appends to a ledger, so that its tree head never forks.
                """
        ),
        Message(
            .evidenceMissing,
            "the evidence store has nothing under {0}",
            explanation: """
                The register names something by its digest that the evidence store does not hold: a file was deleted, or the
                workspace was copied without its evidence. Restore it from a backup.
                """
        ),
        Message(
            .evidenceChanged,
            "what the evidence store holds under {0} is something else",
            explanation: """
                Evidence is addressed by the SHA-256 of its content. This content has another, so it was changed or damaged.
                """
        ),
        Message(
            .agreementUnknown,
            "there is no agreement `{0}` here",
            explanation: """
                The policy set or the register has no agreement of this id.
                """
        ),
        Message(
            .signatureNotValid,
            "`{0}` is not a signature that counts: {1}",
            explanation: """
                A signature file must be a DSSE envelope, or a detached CMS signature, over exactly the payload that is signed
                here, as an agreement's signed form stands now; made with a key or certificate that an officer's party document
                holds and that is valid today.
                """
        ),
        Message(
            .requestSignedByAnother,
            "`{0}` signed the request, and `{1}` asks",
            advice: "have the officer sign whom the request names, or one of the requester's where it names none",
            explanation: """
                A signature over a request is that of the officer who asks. A signature that is given and does not count \
                ends the release, also where the agreement asks for none: nobody is recorded as having asked who did not.
                """
        ),
        Message(
            .signatureOfAnother,
            "`{0}` is a signature under another text of the agreement than the one here",
            advice:
                "read the agreement as it is here (`tidegate agreement show --html`) and sign it again with `tidegate agreement sign`",
            explanation: """
                Whoever signs an agreement signs its whole text, and with it every document that it rests on: the list of
                purposes, the descriptions of the data, the ladders by which values are coarsened, the roles of the parties.
                The text that was signed is not the text that is here: one of these was changed after the signature, or the
                signature is that of another version or another agreement. It still binds its signatory to the text that was
                signed, and to no other, so it does not count here. Compare the signed form's digest, which `agreement sign`
                prints, with the one that each signatory noted.
                """
        ),
        Message(
            .signaturesIncomplete,
            "UNSIGNED: agreement `{0}` is not signed by {1}",
            advice: "have them sign this version: `tidegate agreement sign {0}`",
            reason: "UNSIGNED",
            explanation: """
                Every officer that the agreement names as signatory must have signed it before it is registered, and one of them
                before it is proposed. Nothing can be done with an agreement that is not signed: every command says so.
                """
        ),
        Message(
            .dryRunUnknown,
            "there is no dry run {0} here",
            advice: "make one with `tidegate release --dry-run` and approve the digest that it prints",
            explanation: """
                An approval covers one dry run, by its digest. The register knows no such dry run of this request.
                """
        ),
        Message(
            .signerUnknown,
            "no party has an officer `{0}`",
            explanation: """
                Officers are written `party/officer` and stand in their party's document.
                """
        ),
        Message(
            .keyNotTheOfficers,
            "the key is none that `{0}` may sign with today",
            explanation: """
                A party document lists its officers' public keys and the days on which each may sign. The private key given
                belongs to none of them.
                """
        ),
        Message(
            .agreementRegistered,
            "agreement `{0}` version {1} is registered already",
            advice: "an amendment takes the next version",
            explanation: """
                What is registered is never changed: an amended agreement has a higher version and new signatures.
                """
        ),
        Message(
            .outputExists,
            "`{0}` exists already",
            advice: "choose another name; nothing is overwritten",
            explanation: """
                The program does not overwrite what it did not make in the same run.
                """
        ),
        Message(
            .identifierKept,
            "column `{0}` identifies people directly, so it can only be dropped or pseudonymised",
            explanation: """
                A direct identifier never leaves as it is.
                """
        ),
        Message(
            .bundleNotAFile,
            "`{0}` in the bundle is no plain file",
            explanation: """
                A link in a bundle could lead to a file that was never signed, and a pipe could wait for ever, so a bundle
                holds plain files alone.
                """
        ),
        Message(
            .notAReleaseStatement,
            "the statement does not release anything: it says `{0}`",
            explanation: """
                A bundle is verified only if its signed statement is a decision whose verdict is `released`. Silence is not
                consent.
                """
        ),
        Message(
            .statementOfAnother,
            "the statement is not about this bundle's `{0}`",
            explanation: """
                The statement's one subject must be the bundle's manifest, by its SHA-256, and the data file bears the name
                of the dataset that the statement discloses. This statement is of another release.
                """
        ),
        Message(
            .figuresMissing,
            "`{0}` does not disclose the dataset, columns and figures of the released rows",
            explanation: """
                The rows are measured again and compared with the figures that the statement holds by digest. Without the
                disclosed figures there is nothing to compare with.
                """
        ),
        Message(
            .figuresDiffer,
            "the rows, measured again, differ from the signed figures in {0}",
            explanation: """
                What is signed was measured on the output. Here the rows of the bundle do not give the figures that were
                signed.
                """
        ),
        Message(
            .safeguardsUnmeetable,
            "no transformation meets {0} with at most {1} of the records suppressed",
            advice: "{2}",
            explanation: """
                The search proved that no levels of the hierarchies, within the agreement's floors and with what must be
                preserved, meet the safeguards. The hint says what could be attained: how many records would have to go for all of
                them together, and how strict each could be if it were asked for alone.
                """
        ),
        Message(
            .measuredOtherwise,
            "the protected file was measured, and differs from what was planned in {0}",
            explanation: """
                The figures of the search and those measured on the written file must be the same. A difference is a fault of
                the program or the machine, so nothing is released.
                """
        ),
        Message(
            .composition,
            "the same reader already holds another release of this dataset: {0} was asked, {1} is allowed",
            advice: """
                ask for the identical columns, safeguards and input; a dataset may name the identifier of its units
                """,
            explanation: """
                k holds for each file alone. Two files made differently from the same dataset can be joined by whoever holds
                both. Where the people of both cannot be found again, since the dataset names no identifier of its units and the
                input is another, or names another column of the same input, a second release to the same reader must be the
                identical transformation of the identical input. So must it where no safeguard says how many people must share
                what the files tell of them.
                """
        ),
        Message(
            .normalisationUnknown,
            "column `{0}` asks for the normalisation `{1}`, which this version does not have",
            advice: "use `none-v1` or `trim-v1`",
            explanation: """
                A normalisation profile fixes how an identifier is written before it meets the key, so that the same person
                gives the same pseudonym everywhere. An unknown one would give pseudonyms that nobody else can make again.
                """
        ),
        Message(
            .nothingLeft,
            "every record would be suppressed, so nothing is left to release",
            advice: "lower k, or lower the levels that the agreement asks for at least",
            explanation: """
                The limit on suppression allows to remove every record, and the search found nothing better. A file without
                records serves nobody, so it is withheld.
                """
        ),
        Message(
            .registeredMissing,
            "the registered agreement `{0}` version {1} is not among the registered documents",
            explanation: """
                Every decision reads all registered agreements, since any of them may forbid. One that can't be read could be
                the one that does, so nothing is decided until the register is whole again.
                """
        ),
        Message(
            .wouldChangeRegistered,
            "registering this would remove or change the registered agreement `{0}` version {1}",
            advice: "give the file another name, or keep the registered agreement in it as it is",
            explanation: """
                Files are registered by their paths, and a file of the same path replaces the earlier one. An agreement that
                is registered changes only by a newer version of its own with its own signatures; otherwise a file name could
                take a prohibition away.
                """
        ),
        Message(
            .policyPathNotPlain,
            "`{0}` is no plain path for a registered file",
            advice: "use letters a to z and A to Z, digits, `.`, `-`, `_` and `/`",
            explanation: """
                Two spellings of one accented letter are the same to a person and different to a computer. Registered files are
                told apart by their paths for ever, so these are plain ASCII.
                """
        ),
        Message(
            .holderElsewhere,
            "the request asks `{0}` for the data, and this office is `{1}`",
            explanation: """
                An office releases the data that it holds. A request to another office is for that office's workspace.
                """
        ),
        Message(
            .noColumnLeaves,
            "no column would leave",
            advice: "keep, generalise, band or pseudonymise at least one",
            explanation: """
                Every column is dropped, or identifies people directly and is not pseudonymised. A file without columns is
                nothing to release.
                """
        ),
        Message(
            .outboxInside,
            "the output folder `{0}` lies in the workspace",
            advice: "choose a folder outside, since a workspace is handed to nobody",
            explanation: """
                A workspace holds keys, evidence and before-figures. Bundles and reports go where they can be handed out or
                read without it.
                """
        ),
        Message(
            .notABundle,
            "`{0}` is no release bundle: `{1}` is missing",
            advice: "name the folder of one release, as `bundle/<release-id>`",
            explanation: """
                A bundle holds its manifest, its signed statement, its receipt and its disclosures. Without any of them there is
                nothing to verify.
                """
        ),
        Message(
            .bundleIsSealed,
            "`{0}` is sealed, and what is inside can't be verified from outside",
            advice:
                "open it with `tidegate open {1} --certificate FILE --key FILE --output DIR`, and verify what comes out",
            explanation: """
                Where an agreement says `sealTo`, the bundle leaves as one file that only the holder of the recipient's certificate \
                opens. The seal does not say who sealed: opened first, the bundle is verified as any other.
                """
        ),
        Message(
            .noDocuments,
            "no document was found in `{0}`",
            advice: "name the folder that holds the YAML files of a policy set; their names end in `.yaml`",
            explanation: """
                The folder has no YAML file with a document of a policy set. An empty answer would hide a mistyped path.
                """
        ),
        Message(
            .optOutListNotText,
            "this line of the list of opt-outs is not UTF-8",
            advice: "save the list as UTF-8, one value a line",
            explanation: """
                A value that does not read cannot be held against the source, so the person behind it would not stay out. The
                line is told by its number, never by its text.
                """
        ),
        Message(
            .optOutListNeeded,
            "people may opt out under the register {1}, and no list of it was given",
            advice: "give the list with `--opt-out FILE`",
            explanation: """
                The agreement says that rows of people in a register of opt-outs never leave. The program does not hold that
                register: each release is given its values as a file. Without it nobody knows whose rows must stay, so nothing
                leaves.
                """
        ),
        Message(
            .optOutListUnasked,
            "a list of opt-outs was given, but agreement {0} names no register of them",
            advice: "leave `--opt-out` out, or amend the agreement",
            explanation: """
                A list that removes nobody would look like protection and be none. Where the agreement tells by a column's
                values who stays out, no list is needed.
                """
        ),
        Message(
            .optOutColumnCoarsened,
            "column `{0}` tells who stays out, so it cannot be told in bands or as coarser dates",
            advice: "keep or drop the column, or tell opt-outs by another one",
            explanation: """
                Who stays out is told by the values as the source writes them. A column that is recoded while it is read has lost
                them by then.
                """
        ),
        Message(
            .optOutColumnMissing,
            "column `{0}` tells who stays out, but dataset `{1}` has no such column",
            explanation: """
                The agreement's opt-outs name a column that a granted dataset does not have, so nobody's wish could be read from
                it.
                """
        ),
        Message(
            .accessByFileAlone,
            "the agreement gives access by {1}, and this program hands over files",
            advice: "grant access in the place that the agreement names, or agree on `mode: transfer`",
            explanation: """
                Under `enclave` the recipient works where the provider has control, under `query` it asks questions and no
                records leave. A bundle would be neither.
                """
        ),
        Message(
            .quotaTakenMeanwhile,
            "the quota was used while this release was made: {0} asked, {1}",
            explanation: """
                Two runs may be decided while one release is left. The register counts and stages in one transaction, so the
                second is refused.
                """
        ),
        Message(
            .sealingCertificateMissing,
            "party `{0}` has no certificate `{1}` that is valid today",
            advice: "register the party's document with the certificate, or amend `access.sealTo`",
            explanation: """
                The agreement seals bundles to a certificate of the recipient's party document. Without one that is valid on
                the day of the release nobody else could be kept from reading it, so nothing leaves.
                """
        ),
    ]
}
