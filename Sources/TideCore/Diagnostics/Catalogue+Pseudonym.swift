extension DiagnosticCode {
    package static let identifierNotText = DiagnosticCode("TG1600")
    package static let identifierUnassigned = DiagnosticCode("TG1601")
    package static let identifierWithoutRule = DiagnosticCode("TG1602")
    package static let identifierOutsideAlphabet = DiagnosticCode("TG1603")
    package static let identifierTooShort = DiagnosticCode("TG1604")
    package static let identifierTooLong = DiagnosticCode("TG1605")
    package static let tokenTooShort = DiagnosticCode("TG1650")
}

extension Catalogue {
    /// Messages about identifiers that get no pseudonym: TG1600 to TG1605, and TG1650.
    static let pseudonyms: [Message] = [
        Message(
            .identifierNotText,
            "column `{0}`, line {1}: the identifier is no UTF-8",
            advice: "correct the file's encoding",
            explanation:
                "A profile writes characters. Bytes that are none could be read in several ways, and a person would get several pseudonyms."
        ),
        Message(
            .identifierUnassigned,
            "column `{0}`, line {1}: the identifier has a code point that Unicode 15.0 does not assign",
            advice: "look for a damaged character; if it is right, the column needs a profile of a later Unicode",
            explanation: """
                A profile names its version of Unicode, and what that leaves open may be written in another way tomorrow. The \
                pseudonym would change with the program, and records of one person would part.
                """
        ),
        Message(
            .identifierWithoutRule,
            "column `{0}`, line {1}: `icao-v1` has no rule for a character of the block {2}",
            advice: "use the Latin spelling of the travel document, or the profile `name-v1`",
            explanation: """
                The profile writes names as they stand in the machine-readable zone of a travel document. Nothing is guessed for \
                scripts whose table it does not have.
                """
        ),
        Message(
            .identifierOutsideAlphabet,
            "column `{0}`, line {1}: the identifier has a character that the scheme's alphabet lacks",
            advice: "use a normalisation that drops it, such as `document-v1`, or a larger alphabet",
            explanation:
                "A scheme that keeps the format of identifiers takes nothing but the characters of its alphabet."
        ),
        Message(
            .identifierTooShort,
            "column `{0}`, line {1}: the identifier has fewer than {2} characters",
            advice: "use tokens for identifiers of this length",
            explanation: """
                Of an alphabet's short texts there are so few that a permutation of them is broken by trying. NIST asks for a million \
                texts at least.
                """
        ),
        Message(
            .identifierTooLong,
            "column `{0}`, line {1}: the identifier has more than {2} characters",
            explanation:
                "No register has identifiers as long as this; most likely a line was not parted where it should be."
        ),
        Message(
            .tokenTooShort,
            "column `{0}`: tokens of {1} characters of `{2}` are too short for {3} identifiers; {4} would do",
            advice: "have the agreement amended to a `length` of at least {4}",
            explanation: """
                Two identifiers get the same token with a probability that grows with the square of their number. Above one in a million the \
                release is refused before anything is written, even where no two met this time: in the next file they could.
                """
        ),
    ]
}
