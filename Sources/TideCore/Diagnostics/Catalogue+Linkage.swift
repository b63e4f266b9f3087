extension DiagnosticCode {
    package static let linkColumnMissing = DiagnosticCode("TG1651")
    package static let linkNotAgreed = DiagnosticCode("TG1652")
    package static let filtersDiffer = DiagnosticCode("TG1653")
    package static let filterUnfit = DiagnosticCode("TG1654")
    package static let linkSecretUnfit = DiagnosticCode("TG1655")
    package static let linkRecordTwice = DiagnosticCode("TG1656")
    package static let filterLength = DiagnosticCode("TG1657")
    package static let notFilters = DiagnosticCode("TG1658")
}

extension Catalogue {
    /// Messages about linking lists by key filters: TG1651 to TG1658.
    static let linkage: [Message] = [
        Message(
            .linkColumnMissing,
            "`{0}` has no column `{1}`",
            advice: "name the file's own column; the field's `name` stays as both offices agreed it",
            explanation:
                "Settings name the columns of one office's file. The names of fields, from which keys come, are common."
        ),
        Message(
            .linkNotAgreed,
            "no agreement in force has a linkage `by: filters` in domain `{0}`",
            advice: "have one signed that names the datasets and purposes, or correct `--domain`",
            explanation: """
                Filters can find a person in two lists, so an office makes them from its master key only where an agreement says which lists \
                are joined and what for.
                """
        ),
        Message(
            .filtersDiffer,
            "`{0}` and `{1}` were made with other settings, another domain or another secret",
            advice: "compare both offices' settings, all but columns; then the domain; then the secret",
            explanation: """
                Filters that were not made alike have nothing in common but chance: nobody would be found, and it would look as if nobody was in \
                both lists. Each file has a mark of what it was made with, which tells nothing of the secret.
                """
        ),
        Message(
            .filterUnfit,
            "`{0}`, line {1}: no filter, or one of another length than those before",
            advice: "have the file made again",
            explanation:
                "A filter is written in hexadecimal, and all of a list have the same length. Something changed the file."
        ),
        Message(
            .linkSecretUnfit,
            "the first line of `{0}` is no secret: that has 64 hexadecimal digits, of chance",
            advice: "have one office make it, as by `openssl rand -hex 32`, and hand it over on a way of its own",
            explanation: """
                Whoever has the secret and a list of names can find which filters are whose. A word that somebody chose can be guessed; 32 bytes \
                of chance cannot.
                """
        ),
        Message(
            .linkRecordTwice,
            "`{0}`, line {1}: the record has the same name as one before",
            advice: "name another column as `record`, or none for row numbers",
            explanation: "Pairs say which record they mean by its name, so each has one of its own."
        ),
        Message(
            .filterLength,
            "a filter has a power of two of bits, from 64 to 8192, not {0}",
            explanation: "Bits are chosen by the lowest bits of a keyed code, which are even over a power of two alone."
        ),
        Message(
            .notFilters,
            "`{0}` is no list of filters: its columns are `record` and `filter-` with 16 hexadecimal digits",
            advice: "make it by `tidegate link encode`",
            explanation:
                "Match compares filters alone. It never reads names, so a list of people is refused by its first line."
        ),
    ]
}
