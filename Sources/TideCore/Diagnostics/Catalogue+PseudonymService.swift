extension DiagnosticCode {
    package static let pseudonymUnsigned = DiagnosticCode("TG1670")
    package static let pseudonymSignatureNotValid = DiagnosticCode("TG1671")
    package static let askedTooMany = DiagnosticCode("TG1672")
    package static let askedTooManyInMonth = DiagnosticCode("TG1673")
    package static let quotaUnreadable = DiagnosticCode("TG1674")
    package static let custodyMissing = DiagnosticCode("TG1675")
    package static let custodyExists = DiagnosticCode("TG1676")
    package static let vaultMissing = DiagnosticCode("TG1677")
    package static let sharesRefused = DiagnosticCode("TG1678")
    package static let sharesNeeded = DiagnosticCode("TG1679")
    package static let epochUnknown = DiagnosticCode("TG1680")
    package static let reversalNeedsList = DiagnosticCode("TG1681")
    package static let nobodyToErase = DiagnosticCode("TG1682")
    package static let outputCertificateNotValid = DiagnosticCode("TG1683")
    package static let identifierColumnMissing = DiagnosticCode("TG1684")
    package static let passphraseCommandFailed = DiagnosticCode("TG1685")
    package static let domainUnknown = DiagnosticCode("TG1686")
    package static let vaultBehind = DiagnosticCode("TG1687")
    package static let vaultFollows = DiagnosticCode("TG1688")
    package static let identifierEmpty = DiagnosticCode("TG1689")
    package static let fieldOfPseudonyms = DiagnosticCode("TG1690")
    package static let fieldOfAnotherDomain = DiagnosticCode("TG1691")
    package static let releaseHasNoSuch = DiagnosticCode("TG1692")
    package static let pseudonymOfChance = DiagnosticCode("TG1693")
    package static let vaultDamaged = DiagnosticCode("TG1694")
    package static let kindUnknown = DiagnosticCode("TG1695")
    package static let sameEpoch = DiagnosticCode("TG1696")
    package static let noVaultHere = DiagnosticCode("TG1697")
    package static let outputFolderMissing = DiagnosticCode("TG1698")
    package static let nothingAsked = DiagnosticCode("TG1699")
}

extension Catalogue {
    /// Messages about what a trusted third party does with pseudonyms: TG1670 to TG1699.
    static let pseudonymService: [Message] = [
        Message(
            .pseudonymUnsigned,
            "domain `{0}`: what is {1} here lacks signatures: {2}",
            advice:
                "write what is signed with --write-payload, have it signed (`tidegate sign --payload`), hand all in with --signature",
            explanation: """
                A pseudonym key changes, pseudonyms are led over, identifiers are given back and persons erased on the signatures of
                two officers of each custodian of the domain, different persons. An officer whose document names no `person` counts for
                nothing here: the office could be held by whoever signed already.
                """
        ),
        Message(
            .pseudonymSignatureNotValid,
            "`{0}` is no signature over the statement as it stands: {1}",
            advice: "sign what the same command writes with --write-payload now, with the same options and files",
            explanation: """
                Officers sign what is done, about which files and why, in which log, and which entry of the domain it follows; so a
                signature counts once and in one office. Another option, another file or a step in between makes another statement.
                """
        ),
        Message(
            .askedTooMany,
            "{0} are more than may be asked about at a time, which is {1}",
            advice: "ask for fewer; the quota is `{2}` in the workspace's file",
            explanation: """
                A court asks about persons, not about a population; and whoever gets tokens for a long list of identifiers learns whose
                tokens they are. The quotas stand in the workspace's file; that of reversals is in what the officers sign, so that one
                that was raised is seen.
                """
        ),
        Message(
            .askedTooManyInMonth,
            "{0} on top of {1} in this month are more than the quota of {2}",
            advice: "wait for the next month; the quota is `{3}` in the workspace's file",
            explanation: """
                Counted is what was asked for in this calendar month by UTC, in all domains, whether it was found or not: many small
                orders would otherwise do what a large one may not.
                """
        ),
        Message(
            .quotaUnreadable,
            "`{0}`: `{1}` has not the two numbers `each` and `month`",
            advice:
                "write both numbers, or leave it out: `reversals` are 100 and 1000 then, `assignments` without a limit",
            explanation: "A quota that cannot be read must not be none."
        ),
        Message(
            .custodyMissing,
            "domain `{0}` has no vault: nobody holds shares of a key for it",
            advice: "make one: `tidegate pseudonym custody {0} --shares 3 --needed 2 --output DIR --workspace DIR`",
            explanation: """
                The vault seals identifiers to a key pair of the domain whose private half is handed to its custodians in shares and
                kept nowhere. Before that is done there is nothing to seal them to.
                """
        ),
        Message(
            .custodyExists,
            "domain `{0}` has its key pair already",
            explanation: """
                The pair is made once: what was sealed under it opens with its shares alone, and a second one would leave the
                custodians with shares of which nobody knows what they open.
                """
        ),
        Message(
            .vaultMissing,
            "the vault `{0}` is not there although its ledger says that a domain has one",
            advice:
                "put the newest pseudonyms.sqlite back from a backup; where none is left, officers accept an empty one: `tidegate pseudonym accept-vault`",
            explanation: """
                The vault alone knows which token stands for whom; nothing else can make it again. An empty one in its place would
                give persons second tokens.
                """
        ),
        Message(
            .sharesRefused,
            "the shares do not open domain `{0}`: {1}",
            explanation: """
                Shares are read whole, each with a check of its own. They must be of one splitting, each once, so many as it needs,
                and give the private half of the key pair that the ledger names for the domain.
                """
        ),
        Message(
            .sharesNeeded,
            "domain `{0}` is in the custody of several: give their shares",
            advice: "name the file of each share with --share",
            explanation: """
                A domain with a key pair gives nothing back without its custodians, whatever the form of its pseudonyms.
                """
        ),
        Message(
            .epochUnknown,
            "domain `{0}` has no epoch `{1}` yet; the newest is `{2}`",
            explanation: "Epochs are numbers from 1 up to the one that the newest rotation began."
        ),
        Message(
            .reversalNeedsList,
            "pseudonyms of the form `{0}` have no way back: name the identifiers among which to look",
            advice: "give a file that the office holds with --among and --among-column",
            explanation: """
                A keyed code is undone by nobody, not even with its key. Whoever has the key can only make the pseudonyms of known
                identifiers again and compare.
                """
        ),
        Message(
            .nobodyToErase,
            "nothing to erase: the vault of `{0}` has none of these identifiers, and no field was named",
            explanation:
                "An erasure that finds nothing is not signed and not logged: there is nothing that could be gone."
        ),
        Message(
            .outputCertificateNotValid,
            "the certificate `{0}` is not valid at this moment",
            explanation: "What is sealed to a certificate that ended may be read by whoever holds its key now."
        ),
        Message(
            .identifierColumnMissing,
            "`{1}` has no column `{0}`",
            explanation:
                "The first line of the file names its columns; the one with the identifiers is named by an option."
        ),
        Message(
            .passphraseCommandFailed,
            "the command for the passphrase gave none: {0}",
            explanation: """
                The first line of what the command prints is the passphrase. It has thirty seconds, and its own messages go to
                standard error.
                """
        ),
        Message(
            .domainUnknown,
            "no domain of pseudonyms is called `{0}` here",
            explanation: "Neither a registered agreement nor any step on record names it."
        ),
        Message(
            .vaultBehind,
            "the vault `{0}` does not follow from the one that entry {1} of the log tells of: it is an older copy, or another one",
            advice:
                "put the newest pseudonyms.sqlite back; where there is none, `tidegate pseudonym accept-vault` makes this one count, on two officers' signatures",
            explanation: """
                Each use of the vault says in the log how often it was changed and, under a key, what is in it. An older copy lacks tokens
                that were given since: their identifiers would get second ones, and a person who was erased could come back.
                """
        ),
        Message(
            .vaultFollows,
            "the vault follows from the one that the log tells of: there is nothing to accept",
            explanation: "What is signed here is that tokens are lost; where none are, nothing is signed."
        ),
        Message(
            .identifierEmpty,
            "column `{0}`, line {1}: nothing is left of the identifier once it is written as its profile says",
            advice: "correct the line, or leave it out",
            explanation: """
                Every such line would have one and the same pseudonym, and persons would become one. In a release they are missing values.
                """
        ),
        Message(
            .fieldOfPseudonyms,
            "entry {0} is about pseudonyms: its fields go on the signatures of two officers alone",
            advice:
                "`tidegate pseudonym erase DOMAIN --field {0}:reason` goes through the same steps as the erasure of a person",
            explanation: """
                What an entry about pseudonyms hides tells the auditor what was given back, to how many, and who signed. One person with the
                passphrase must not be able to take that away. Of these fields only the reason, which may name a person, can go at all.
                """
        ),
        Message(
            .fieldOfAnotherDomain,
            "entry {0} is about another domain than `{1}`",
            advice: "name the domain that the entry is about",
            explanation: "The officers of a domain's custodian sign what goes of their domain, not of another."
        ),
        Message(
            .releaseHasNoSuch,
            "release {0} has no such pseudonyms: {1}",
            advice: "name domain, namespace, profile and form as the release has them, and no other epoch",
            explanation: """
                A release says in its signed figures how each column of pseudonyms was made. What is asked for has to be among them, or
                nothing would be found, and the log would say that an order had no result.
                """
        ),
        Message(
            .pseudonymOfChance,
            "the pseudonyms of release {0} are chance, another one for each record: nothing leads back from them",
            explanation: "`stable: record` keeps no key and no list; the office that made them cannot undo it either."
        ),
        Message(
            .vaultDamaged,
            "the vault `{0}` is not as Tidegate wrote it: {1}",
            advice: "put the newest pseudonyms.sqlite back from a backup; `registry rebuild` makes no vault",
            explanation: """
                Its rows are under a seal whose key comes from the workspace's master key. The vault alone knows which token stands for
                whom, so nothing can make it again but a copy.
                """
        ),
        Message(
            .kindUnknown,
            "domain `{0}` has no tokens for {1}; it has them for {2}",
            advice: "correct --namespace and --profile, or say that it is meant: --new-kind",
            explanation: """
                Another namespace or profile makes other tokens of the same identifiers. A slip in one of them would give every person a
                second token, and nobody who erases a person would look for it.
                """
        ),
        Message(
            .sameEpoch,
            "a table from epoch `{0}` to itself leads nowhere",
            explanation: "A re-keying table leads from the pseudonyms of one epoch to those of another."
        ),
        Message(
            .noVaultHere,
            "no domain of this workspace has a vault: there are no tokens to look for",
            advice: "name --field alone; pseudonyms that a key makes are kept nowhere",
            explanation: """
                Of pseudonyms that come from a key nothing is kept by which a person could be found, so there is nothing to erase here:
                what there is of them lies with those who got releases.
                """
        ),
        Message(
            .outputFolderMissing,
            "there is no folder `{0}` for the result, or nothing can be written there",
            explanation: "Nothing was done, logged or counted: the result would have had nowhere to go."
        ),
        Message(
            .nothingAsked,
            "column `{0}` of `{1}` has nothing in it",
            advice: "put what is asked about under the column's name, a line each",
            explanation: "A step about nobody is not signed and not logged."
        ),
    ]
}
