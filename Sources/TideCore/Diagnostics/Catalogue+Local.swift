extension DiagnosticCode {
    package static let localMeasureRefused = DiagnosticCode("TG0996")
    package static let localSafeguardRefused = DiagnosticCode("TG0997")
    package static let localTextAmbiguous = DiagnosticCode("TG0998")
    package static let matchesOfTooManyColumns = DiagnosticCode("TG1700")
    package static let suppressionUnmeetable = DiagnosticCode("TG1701")
    package static let matchesElsewhere = DiagnosticCode("TG1702")
}

extension Catalogue {
    /// Messages of local recoding and cell suppression: TG0996 to TG0999, TG1700 to TG1739.
    static let local: [Message] = [
        Message(
            .localMeasureRefused,
            "records recoded one by one are not measured by the loss `{0}`",
            advice: "take `loss: iyengar`, or `recoding: full-domain`",
            explanation: """
                Local recoding tells each class of records at levels of its own. It looks for those where the cells lose least, and what \
                one cell loses by itself is known of Iyengar's Loss alone here. The other measures speak of levels or of the whole table.
                """
        ),
        Message(
            .localSafeguardRefused,
            "records recoded one by one are not held against `{0}`",
            advice: "leave the safeguard out, or take `recoding: full-domain`",
            explanation: """
                A population table, sampling weights and earlier releases are compared with records that are all told at one level \
                of each column. Where classes are told at levels of their own that comparison is not made yet, and a \
                safeguard that is not held must not be promised. Nothing is written.
                """
        ),
        Message(
            .localTextAmbiguous,
            "column `{0}`: level {1} of the hierarchy has a text that stands elsewhere at a finer level",
            advice: "give the group another text, or take `recoding: full-domain`",
            explanation: """
                Where classes are told at levels of their own, values of several levels stand in one column. If one text stands for a value \
                and at a coarser level for a group that does not hold that value, a reader is misled. A group may have the text of \
                one of its values: then the text is read, and its loss counted, as the group everywhere.
                """
        ),
        Message(
            .matchesOfTooManyColumns,
            "a missing value can't match any in {0} quasi-identifiers; at most {1} of fewer values are counted so",
            advice: "leave columns out, or take a missing value for one of its own",
            explanation: """
                To count whom a record could be alike with, records are compared in every set of columns where both have a value. The number                 of such sets doubles with each column, and all combinations of values have to fit into 128 bits.
                """
        ),
        Message(
            .suppressionUnmeetable,
            "no suppression of cells meets {0} with at most {1} of the records removed",
            advice:
                "let columns that must be preserved reach their top level, allow more removed records, or ask for less",
            explanation: """
                Cells were suppressed in every column where that is allowed, and some records still break a safeguard. A                 column that must be preserved keeps its cells. Nothing is written.
                """
        ),
        Message(
            .matchesElsewhere,
            "`missing: matchesAny` is counted for `recoding: cells` only",
            advice: "take `recoding: cells`, or leave `missing` out",
            explanation: """
                Where a missing value matches any, records are no classes any more, and generalising is searched over classes. Only the suppression                 of cells counts so, to compare with programs that do.
                """
        ),
    ]
}
