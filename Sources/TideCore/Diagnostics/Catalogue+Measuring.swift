extension DiagnosticCode {
    package static let columnsTell = DiagnosticCode("TG0530")
    package static let weightsUnusable = DiagnosticCode("TG0531")
    package static let notOneDataset = DiagnosticCode("TG0532")
    package static let safeguardBroken = DiagnosticCode("TG0533")
    package static let ladderLacks = DiagnosticCode("TG0534")
}

extension Catalogue {
    /// Messages of measuring: TG0530 to TG0559.
    static let measuring: [Message] = [
        Message(
            .columnsTell,
            "released columns tell of others, of which less is released: {0}",
            advice:
                "drop or coarsen them as well, release them as quasi-identifiers, or declare that they tell: `tells: [COLUMN]`",
            explanation: """
                Dropping or coarsening a column hides nothing if another column that leaves follows from it or it from that: an incident year \
                beside a dropped date, a copy under another name. Every pair of columns is compared on the data: one follows from the other if at \
                most one record in a hundred is an exception, and far fewer than chance would make. Quasi-identifiers that tell of \
                each other are no harm: they are in the classes that k counts. So is no harm what the dataset document declares by `tells`, for then nobody counts on \
                it. Nothing leaves; the message names columns only.
                """
        ),
        Message(
            .weightsUnusable,
            "column `{0}`: a sampling weight is missing, negative or no number, so no risk is estimated from weights",
            advice: "give every record a weight of at least 0, with `.` before the decimals",
            explanation: """
                A sampling weight says how many members of the population a record stands for. If one record has none, the sums of classes \
                are not what they seem, so nothing is estimated rather than something wrong. All other figures are as they would be.
                """
        ),
        Message(
            .ladderLacks,
            "column `{0}`: the ladder lacks the values of {1} records, the first on line {2}, and a release would stop there",
            advice: "add the values to the ladder, mend the file, or declare `unlisted: missing` for the column",
            explanation: """
                A quasi-identifier is generalised along a ladder over a declared domain. `assess` tells what the domain lacks before anybody signs \
                it; the values themselves are not told. Ladders of days and numbers are not looked at here.
                """
        ),
        Message(
            .notOneDataset,
            "{0} dataset documents in this file, where one is needed",
            advice: "name a file with one document of kind `dataset`",
            explanation: """
                `assess` takes the roles of a file's columns from one dataset document: which of them identify a person, which are sensitive. \
                With none or several it could not tell which is meant.
                """
        ),
        Message(
            .safeguardBroken,
            "the data file does not meet the safeguard `{0}` that the statement says it was held to",
            advice: "treat the file as unprotected, and tell the office that released it",
            explanation: """
                The signed statement names every safeguard that the released file was held to. Verifying measures the file again and holds it \
                against each that its records alone tell of. A file that breaks one is not what was stated, even if every digest is right.
                """
        ),
    ]
}
