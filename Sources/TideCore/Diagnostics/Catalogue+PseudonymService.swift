extension DiagnosticCode {
    package static let pseudonymUnsigned = DiagnosticCode("TG1670")
    package static let pseudonymSignatureNotValid = DiagnosticCode("TG1671")
    package static let reversalTooLarge = DiagnosticCode("TG1672")
    package static let reversalMonthUsed = DiagnosticCode("TG1673")
    package static let reversalQuotaUnreadable = DiagnosticCode("TG1674")
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
}

extension Catalogue {
    /// Messages about what a trusted third party does with pseudonyms: TG1670 to TG1686.
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
            .reversalTooLarge,
            "{0} pseudonyms are more than one reversal may give back, which is {1}",
            advice: "ask for fewer; the quota is `reversals` in the workspace's file",
            explanation: """
                A court asks about persons, not about a population. The quota stands in the workspace's file, and in what the officers
                sign, so that one that was raised is seen.
                """
        ),
        Message(
            .reversalMonthUsed,
            "{0} pseudonyms on top of {1} in this month are more than the quota of {2}",
            advice: "wait for the next month; the quota is `reversals` in the workspace's file",
            explanation: """
                Counted is what was asked for in this calendar month by UTC, in all domains, whether it was found or not: many small
                reversals would otherwise do what a large one may not.
                """
        ),
        Message(
            .reversalQuotaUnreadable,
            "`{0}`: `reversals` has not the two numbers `each` and `month`",
            advice: "write both numbers, or leave `reversals` out for 100 and 1000",
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
            advice: "put the newest pseudonyms.sqlite back from a backup; never begin another one in its place",
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
            "domain `{0}` has no epoch `{1}` yet, or the same twice was named; the newest is `{2}`",
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
    ]
}
