extension DiagnosticCode {
    package static let budgetTooSmall = DiagnosticCode("TG0510")
    package static let weightNotPositive = DiagnosticCode("TG0511")
    package static let populationTooNarrow = DiagnosticCode("TG0512")
    package static let sensitiveValueUnlisted = DiagnosticCode("TG0513")
    package static let safeguardWithoutColumn = DiagnosticCode("TG0514")
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
            .weightNotPositive,
            "column `{0}`: the sampling weight on line {1} is no number above 0 (rows with such weights: {2})",
            advice: "give every record a positive sampling weight, with `.` before the decimals",
            explanation: """
                A sampling weight says how many members of the population a record stands for. One that is missing, negative, zero or \
                no number leaves the estimate of unique members without a meaning, so the run stops. The message names the column and the \
                line, never the value.
                """
        ),
        Message(
            .populationTooNarrow,
            "the population table has none of the quasi-identifiers",
            advice: "name the columns of the population table that stand for the dataset's",
            explanation: """
                k-map and the risk from a journalist count how many members of a population table share the released values. A table \
                without any of the quasi-identifiers says nothing about that: every class would match the whole population.
                """
        ),
        Message(
            .sensitiveValueUnlisted,
            "column `{0}`: the value on line {1} is not in {2} (rows with such values: {3})",
            advice: "add the value there, or declare it missing",
            explanation: """
                The distance between distributions of a sensitive column is measured along its hierarchy or its order. A value that \
                stands in neither has no distance to the others, so the run stops. The message names the column and the line of \
                the first such row, never the value.
                """
        ),
        Message(
            .safeguardWithoutColumn,
            "column `{0}`: a safeguard needs it and the table does not have it",
            advice: "declare the column in the dataset, or leave the safeguard out",
            explanation: """
                A safeguard looks into a sensitive column, counts the units of a column or reads sampling weights from one. Without the \
                column it can't be held, so nothing is released.
                """
        ),
    ]
}
