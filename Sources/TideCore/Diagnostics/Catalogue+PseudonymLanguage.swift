extension DiagnosticCode {
    package static let unkeyedScheme = DiagnosticCode("TG0126")
    package static let pseudonymKeyForeign = DiagnosticCode("TG0127")
    package static let tokenLength = DiagnosticCode("TG0128")
    package static let checkUnread = DiagnosticCode("TG0129")
    package static let alphabetUnfit = DiagnosticCode("TG0130")
    package static let alphabetMissing = DiagnosticCode("TG0131")
    package static let sealedEncoding = DiagnosticCode("TG0132")
    package static let linksInUnlinkable = DiagnosticCode("TG0133")
    package static let linkageUndeclared = DiagnosticCode("TG0134")
    package static let unlinkableShared = DiagnosticCode("TG0135")
    package static let parentNotListed = DiagnosticCode("TG0136")
    package static let domainRing = DiagnosticCode("TG0137")
    package static let parentDiffers = DiagnosticCode("TG0138")
    package static let domainOfOtherScheme = DiagnosticCode("TG0139")
    package static let parentOfOtherScheme = DiagnosticCode("TG0140")
    package static let filtersInDomain = DiagnosticCode("TG0141")
}

extension Catalogue {
    /// Messages TG0126 to TG0141: how documents say that pseudonyms are made.
    static let pseudonymLanguage: [Message] = [
        Message(
            .unkeyedScheme,
            "`{0}` has no key, so it makes no pseudonyms: an unkeyed hash is undone by trying all identifiers",
            advice: "write `hmac-sha256`, or `ff1` or `aes-siv` where identifiers must be got back",
            explanation: """
                There are some ten thousand million numbers of passports, and a computer tries them all under SHA-256 in seconds. \
                Whoever has the file then knows the person behind each code. Under a key nobody can try but who has the key, so every \
                scheme has one.
                """
        ),
        Message(
            .pseudonymKeyForeign,
            "`{0}` says nothing beside the scheme `{1}`",
            advice: "leave it out; `{1}` takes {2}",
            explanation: """
                What a scheme leaves open is said, and nothing else: a key that changed nothing would seem to promise something.
                """
        ),
        Message(
            .tokenLength,
            "tokens of `{1}` have {2} to {3} characters, not {0}",
            advice: "write a length from {2} to {3}, or leave it out",
            explanation: """
                Fewer tokens than 2^32 meet by chance in any register; a longer token than the code has bits tells nothing more. A decimal one \
                of more digits would prefer some numbers to others.
                """
        ),
        Message(
            .checkUnread,
            "the check `{0}` does not read every character of `{1}`",
            advice: "use {2}",
            explanation: "A check counts characters by their values, so each has to have one in its system."
        ),
        Message(
            .alphabetUnfit,
            "an alphabet is `digits`, `letters`, `alphanumeric`, or 2 to 94 different characters of visible ASCII",
            explanation: """
                FF1 counts the characters of an identifier by their place in the alphabet. A character that stands twice has two places.
                """
        ),
        Message(
            .alphabetMissing,
            "scheme `ff1` needs an `alphabet`",
            advice: "write `alphabet: digits`, `letters`, `alphanumeric`, or the characters that identifiers have",
            explanation: """
                A pseudonym of FF1 has the length and the characters of the identifier, so it has to be known which characters can occur.
                """
        ),
        Message(
            .sealedEncoding,
            "`aes-siv` is written in `hex` or `base32`, not in `{0}`",
            explanation: "What is sealed are bytes, not a number: each character stands for four or five of their bits."
        ),
        Message(
            .linksInUnlinkable,
            "nothing links in domain `{0}`, and this column's pseudonyms stay the same from release to release",
            advice: "write `stable: release` or `stable: record`, or another `linkable` for the domain",
            explanation: """
                `linkable: none` promises that two releases have nothing in common by which a person could be found again. A key of the domain \
                would break the promise with the second release.
                """
        ),
        Message(
            .linkageUndeclared,
            "the linkage needs domain `{0}` to be `linkable: declared`; it is `{1}`",
            advice: "write `linkable: declared` for the domain, or leave out the linkage",
            explanation:
                "One clause says that the domain's pseudonyms join no other data, the other one says that they do."
        ),
        Message(
            .unlinkableShared,
            "domain `{0}` is `linkable: {1}`, and agreement `{2}` has it too",
            advice: "use a domain of its own for each, or write `linkable: declared` and a linkage",
            explanation: """
                A domain that links within one agreement alone is in no other: not even a linkage clause opens it, since those who signed this \
                agreement were told that nothing else joins.
                """
        ),
        Message(
            .parentNotListed,
            "domain `{0}` lies within `{1}`, which is not under `pseudonymise`",
            advice: "add the outer domain, with its scheme and custodian",
            explanation:
                "A pseudonym of the inner domain needs the key of the outer one, so it has to be said who holds that."
        ),
        Message(
            .domainRing,
            "domain `{0}` lies within `{1}`, and that leads back into a ring",
            explanation: "An inner domain takes the pseudonyms of the outer one. In a ring none could be made first."
        ),
        Message(
            .parentDiffers,
            "domain `{0}` lies within {2} under agreement `{1}`",
            advice: "say the same in both, or use another domain",
            explanation: """
                Which domain's pseudonyms meet a key decides what comes out. Under one name there would be two domains that never link.
                """
        ),
        Message(
            .domainOfOtherScheme,
            "the pseudonyms of domain `{0}` are made by `{1}`, not by `{2}`",
            advice: "write the same scheme here and under `pseudonymise`",
            explanation: """
                The list says of each domain how its pseudonyms are made: whether somebody gets the identifiers back is decided there.
                """
        ),
        Message(
            .parentOfOtherScheme,
            "domain `{0}` is of scheme `{1}`, and `{2}`, which it lies within, of `{3}`",
            advice: "write one scheme for both",
            explanation: """
                The outer domain's pseudonyms, as they are released, meet the inner one's key. They are of one scheme, so that what holds of \
                the way back holds of the whole way.
                """
        ),
        Message(
            .filtersInDomain,
            "the linkage is by key filters, and domain `{0}` is one of pseudonyms",
            advice: "use a domain of its own for the filters, or leave out `by`",
            explanation: """
                A clause about filters lets two lists be compared, once, where they are linked. One about pseudonyms lets files be joined for good. \
                Under one name it could not be told which was agreed.
                """
        ),
    ]
}
