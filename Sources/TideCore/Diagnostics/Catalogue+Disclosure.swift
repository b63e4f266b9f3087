extension DiagnosticCode {
    package static let valueNotInHierarchy = DiagnosticCode("TG0501")
    package static let missingTextInHierarchy = DiagnosticCode("TG0502")
    package static let noLevelAllowed = DiagnosticCode("TG0503")
    package static let pseudonymCollision = DiagnosticCode("TG0504")
    package static let appliedDiffersFromPlan = DiagnosticCode("TG0505")
}

extension Catalogue {
    /// Messages TG05xx.
    static let disclosure: [Message] = [
        Message(
            .valueNotInHierarchy,
            "column `{0}`: the value on line {1} is not in the column's hierarchy (rows with such values: {2})",
            advice: "add the value to the hierarchy, or declare `unlisted: missing` for the column",
            explanation: """
                A quasi-identifier is generalised along a hierarchy over a declared domain. A text that the domain lacks could \
                neither be generalised nor counted, so the run stops. The message names the column and the line of the first such \
                row, never the value. Where the dataset declares `unlisted: missing`, such values count as missing and the \
                officer's report says how many there were.
                """
        ),
        Message(
            .missingTextInHierarchy,
            "column `{0}`: level {1} of its hierarchy uses the text that means a missing value",
            advice: "list the text as a leaf of the hierarchy, or declare another text for missing values first",
            explanation: """
                A missing value stays missing until the coarsest level. If a coarser value of the hierarchy were written with the \
                same text, the two could no longer be told apart in the output, and the classes measured there would differ from \
                those that were searched. Where the text is itself a leaf of the hierarchy, the hierarchy says how missing values \
                generalise.
                """
        ),
        Message(
            .noLevelAllowed,
            "column `{0}`: no level is allowed from {1} to {2}; the hierarchy's levels are 0 to {3}",
            advice: "lower the agreement's floor, or ask for less of the column's detail to be preserved",
            explanation: """
                An agreement may set the finest level of a column, and a request what detail must be preserved, which sets the \
                coarsest. If the finest allowed is coarser than the coarsest allowed, or the hierarchy has no such level, no \
                transformation can respect both.
                """
        ),
        Message(
            .pseudonymCollision,
            "column `{0}`: two different identifiers have the same pseudonym (line {1})",
            advice: "use another epoch for the pseudonyms",
            explanation: """
                Pseudonyms are parts of a keyed digest, 16 bytes or as many characters as the agreement says. That two identifiers share one is \
                unlikely; it is checked all the same, since two persons would become one in the output.
                """
        ),
        Message(
            .appliedDiffersFromPlan,
            "applying the transformation suppressed {0} records where the search counted {1}; nothing was released",
            advice: "run the release again on an input that does not change while it is read",
            explanation: """
                The transformation was searched on counts of the table. If applying it to the rows suppresses another number of \
                records than was counted, the rows are not those that were searched, and what would be released is not what was \
                decided.
                """
        ),
    ]
}
