extension DiagnosticCode {
    package static let compositionUnderK = DiagnosticCode("TG0870")
    package static let compositionUncountable = DiagnosticCode("TG0871")
    package static let compositionUnmeetable = DiagnosticCode("TG0872")
}

extension Catalogue {
    /// Messages TG0870 to TG0889: what releases say together.
    static let composition: [Message] = [
        Message(
            .compositionUnderK,
            """
            whoever holds earlier releases beside this one can single out groups that are too small: {0}; allowed are joint \
            classes of {1} or more
            """,
            advice: "try `tidegate release --search`, or ask for what was released before",
            explanation: """
                COMPOSITION. k holds for each file alone. Who holds two files joins the classes of both: two files that are
                5-anonymous each can single a person out together. So the classes of all units are filed, sealed, with every
                release, and before the next one the joint classes are counted of all that one reader may hold together, by
                itself, through whoever counts as one reader with it, today or when a file left, or along registered agreements. That records were removed
                from a file, or that somebody is not in its source, are classes too. Each joint class must have as many members as
                the largest k of these releases, or none. The sizes are the office's to know.
                """
        ),
        Message(
            .compositionUncountable,
            "what this release says together with earlier ones cannot be counted: {0}; k is {1}",
            advice: "ask for what was released before",
            explanation: """
                COMPOSITION. A unit with several records is a member of every joint class that its records make. Where these are
                too many for one unit, nothing can be said of them, and what cannot be shown to compose is refused.
                """
        ),
        Message(
            .compositionUnmeetable,
            "no transformation within the safeguards composes with the earlier releases: {0}",
            advice: "ask for fewer columns, allow more suppression, or ask for what was released before",
            explanation: """
                `release --search` looks for the transformation that loses least among those whose joint classes with the earlier
                releases all have k members or none. Here there is none, though some meet the safeguards alone.
                """
        ),
    ]
}
