extension DiagnosticCode {
    package static let budgetTooSmall = DiagnosticCode("TG0510")
    package static let weightNotANumber = DiagnosticCode("TG0511")
    package static let populationTooNarrow = DiagnosticCode("TG0512")
    package static let safeguardWithoutColumn = DiagnosticCode("TG0513")
    package static let populationTooLarge = DiagnosticCode("TG0514")
}

extension Catalogue {
    /// Messages of the search: TG0510 to TG0529.
    static let search: [Message] = [
        Message(
            .budgetTooSmall,
            "the budget ended after {0} transformations, before one that meets the safeguards was found",
            advice: "allow the search more transformations or more time, or ask for weaker safeguards",
            explanation: """
                A search with a budget keeps the best transformation that it has found when the budget ends. Here it had found none. \
                That is not the same as safeguards that nothing meets: there may be a transformation that the search did not come \
                to. Nothing is released.
                """
        ),
        Message(
            .weightNotANumber,
            "column `{0}`: the sampling weight on line {1} is missing, negative or no number (rows with such weights: {2})",
            advice: "give every record a sampling weight, with `.` before the decimals",
            explanation: """
                A sampling weight says how many members of the population a record stands for. One that is missing, negative or \
                no number leaves the estimate of unique members without a meaning, so the run stops. The message names the column and the \
                line, never the value.
                """
        ),
        Message(
            .populationTooNarrow,
            "the population table lacks the quasi-identifier `{0}`",
            advice:
                "name the column of the population table that stands for it, or leave the column out of the release",
            explanation: """
                k-map and the risk from a journalist count how many members of a population table share the released values. A table \
                that lacks a quasi-identifier says nothing about that.
                """
        ),
        Message(
            .safeguardWithoutColumn,
            "a safeguard needs `{0}` and there is none",
            advice: "declare it in the dataset, or leave the safeguard out",
            explanation: """
                A safeguard looks into a sensitive column, measures distances along its hierarchy, counts the units of a column, reads \
                sampling weights from one or counts the members of a population table. Without that it can't be held, so nothing is \
                released.
                """
        ),
        Message(
            .populationTooLarge,
            "the population table `{0}` counts more than 4,294,967,295 members",
            advice: "check the column of counts; count each combination of values once",
            explanation: """
                The counts of a population table add up to its members, and each combination's members are held in 32 bits. No population \
                is larger than that, so a sum beyond it is a mistake in the file.
                """
        ),
    ]
}
