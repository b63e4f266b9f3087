extension DiagnosticCode {
    package static let tableFileFailed = DiagnosticCode("TG0401")
    package static let moreProblems = DiagnosticCode("TG0402")
    package static let tableEmpty = DiagnosticCode("TG0410")
    package static let columnMissing = DiagnosticCode("TG0411")
    package static let columnExtra = DiagnosticCode("TG0412")
    package static let columnDoubled = DiagnosticCode("TG0413")
    package static let noHeader = DiagnosticCode("TG0414")
    package static let wrongSeparator = DiagnosticCode("TG0415")
    package static let columnMistyped = DiagnosticCode("TG0416")
    package static let rowRagged = DiagnosticCode("TG0420")
    package static let strayQuote = DiagnosticCode("TG0421")
    package static let textAfterQuote = DiagnosticCode("TG0422")
    package static let openQuote = DiagnosticCode("TG0423")
    package static let bareCarriageReturn = DiagnosticCode("TG0424")
    package static let recordTooLong = DiagnosticCode("TG0425")
    package static let invalidUTF8 = DiagnosticCode("TG0426")
    package static let nulByte = DiagnosticCode("TG0427")
    package static let notADate = DiagnosticCode("TG0430")
    package static let notAnInteger = DiagnosticCode("TG0431")
    package static let recodedLikeMissing = DiagnosticCode("TG0432")
    package static let notADecimal = DiagnosticCode("TG0433")
    package static let hierarchyEmpty = DiagnosticCode("TG0440")
    package static let hierarchyRagged = DiagnosticCode("TG0441")
    package static let hierarchyLeafDoubled = DiagnosticCode("TG0442")
    package static let hierarchyTwoParents = DiagnosticCode("TG0443")
    package static let hierarchyLevelNames = DiagnosticCode("TG0444")
    package static let hierarchyLevelDoubled = DiagnosticCode("TG0445")
}

extension Catalogue {
    /// Messages TG04xx.
    static let microdata: [Message] = tableFile + tableHeader + tableRows + tableValues + hierarchies

    private static let tableFile: [Message] = [
        Message(
            .tableFileFailed,
            "cannot {0} `{1}`: {2}",
            explanation: """
                A data file could not be read or written. The reason is the operating system's. A file that could not be \
                written whole is removed.
                """
        ),
        Message(
            .moreProblems,
            "problems not listed: {0}",
            explanation: """
                At most twenty problems of a file are listed, because the first few usually share one cause, such as a \
                wrong separator. The rest are counted, so that nobody takes the list for complete.
                """
        ),
    ]

    private static let tableHeader: [Message] = [
        Message(
            .tableEmpty,
            "the file has no header line",
            advice: "the first line names the columns, also where there are no rows",
            explanation: """
                A data file begins with a line that names its columns. A file without a byte, or with a byte order mark \
                alone, cannot be told from one that was cut off, so it is refused; a header without rows is a valid table.
                """
        ),
        Message(
            .columnMissing,
            "column `{0}` is missing",
            explanation: """
                The dataset document declares a column that the file's header does not have. Names are compared byte for \
                byte. A column that is not there cannot be protected, and its absence may mean that the wrong file was given.
                """
        ),
        Message(
            .columnExtra,
            "column {0} is not declared",
            advice: "declare it in the dataset document, or take it out of the file",
            explanation: """
                The file has a column that the dataset document does not declare. Every column of the source is declared, \
                with its role, so that none reaches a release unexamined. Columns are counted from 1. The name is not \
                repeated: where a row of data stands in the header's place, it is a value.
                """
        ),
        Message(
            .columnDoubled,
            "column `{0}` stands {1} times in the header",
            explanation: """
                Two columns of one name cannot be told apart by a document that speaks of columns by name, so the file is \
                refused rather than one of them chosen.
                """
        ),
        Message(
            .noHeader,
            "the first line has none of the declared columns",
            advice: "the first line names the columns, byte for byte as the dataset document does",
            explanation: """
                The first line of a file is its header. One with none of the declared names may be a row of data, so its \
                texts are not repeated in the message.
                """
        ),
        Message(
            .wrongSeparator,
            "the fields are separated by `{0}`, which is not the declared separator",
            advice: "declare `separator` in the dataset document",
            explanation: """
                Read with the declared separator, the header is a single field; read with this one it has declared columns. \
                The separator is declared and never guessed.
                """
        ),
        Message(
            .columnMistyped,
            "column {0}, `{1}`, is not declared",
            explanation: """
                The file has a column that the dataset document does not declare, and its name is nearly that of a declared \
                one that is missing. Columns are counted from 1; names are compared byte for byte.
                """
        ),
    ]

    private static let tableRows: [Message] = [
        Message(
            .rowRagged,
            "the row's number of fields is {0}, the header's is {1}",
            advice: "a field that holds the separator, a quote or a line break is put in quotes",
            explanation: """
                Every row has as many fields as the header. A row that has more or fewer is often one whose text holds the \
                separator without quotes; guessing which field it was would move values into other columns.
                """
        ),
        Message(
            .strayQuote,
            "a quote inside a field that does not begin with one",
            advice: "put the field in quotes and double the quotes inside it",
            explanation: """
                By RFC 4180 a quote stands only around a field or, doubled, inside a quoted one. Programs read anything else \
                differently, so it is refused.
                """
        ),
        Message(
            .textAfterQuote,
            "text after the closing quote of a field",
            advice: "double the quotes inside a quoted field",
            explanation: """
                After the quote that closes a field comes a separator or the end of the line. Text there usually means that \
                a quote inside the field was not doubled.
                """
        ),
        Message(
            .openQuote,
            "the quote is never closed",
            explanation: """
                A quoted field begins here and the file ends inside it. Everything after the quote would be one value, so \
                the file is refused.
                """
        ),
        Message(
            .bareCarriageReturn,
            "a carriage return without a line feed",
            advice: "end lines in CRLF or LF, or put the field in quotes",
            explanation: """
                Lines end in CRLF or LF. A carriage return alone is a line end to some programs and text to others; outside \
                quotes it is refused.
                """
        ),
        Message(
            .recordTooLong,
            "the row is longer than {0} bytes",
            advice: "look for a quote that is never closed",
            explanation: """
                A row is held in memory whole, so its length has a limit. A row beyond it is almost always the effect of a \
                quote that is not closed.
                """
        ),
        Message(
            .invalidUTF8,
            "bytes that are not UTF-8",
            advice: "convert the file to UTF-8; it may be in Latin-1 or Windows-1252",
            explanation: """
                Files are read as UTF-8, all columns of them, also those that are dropped. Other encodings are refused, \
                never guessed, since a wrong guess changes names without a sign of it.
                """
        ),
        Message(
            .nulByte,
            "a NUL byte",
            explanation: """
                A NUL byte has no place in a text file; programs cut values there. It usually means UTF-16, or a damaged file.
                """
        ),
    ]

    private static let tableValues: [Message] = [
        Message(
            .notADate,
            "a value of column `{0}` is not a date",
            advice: "write dates as YYYY-MM-DD, or declare the text as missing",
            explanation: """
                The column is coarsened as a date, and this row's value is not a day of the calendar written as YYYY-MM-DD. \
                The value itself is not printed, because messages never show data about people.
                """
        ),
        Message(
            .notAnInteger,
            "a value of column `{0}` is not an integer",
            advice: "write whole numbers without `+`, spaces or leading zeros, or declare the text as missing",
            explanation: """
                The column is put into bands, and this row's value is not a whole number of ordinary size written in the \
                shortest way (`-` before a negative one). The value itself is not printed, because messages never show data \
                about people.
                """
        ),
        Message(
            .recodedLikeMissing,
            "a value of column `{0}` would look missing once it is coarsened",
            advice: "declare another text as missing",
            explanation: """
                After coarsening, a value that is there reads the same as a text that the column declares as missing. A \
                reader of the output could not tell the two apart, so the run stops.
                """
        ),
        Message(
            .notADecimal,
            "a value of column `{0}` is not a decimal number",
            advice:
                "write numbers as 1234.50, without `+`, spaces, exponents or leading zeros, or declare the text as missing",
            explanation: """
                The column is put into bands, and this row's value is not a number of ordinary size with a point before \
                its decimals (`-` before a negative one). The value itself is not printed, because messages never show \
                data about people.
                """
        ),
    ]

    private static let hierarchies: [Message] = [
        Message(
            .hierarchyEmpty,
            "hierarchy `{0}` has no values",
            explanation: """
                A hierarchy lists every value of its domain, one a row, with what it becomes at each level. Without a row \
                there is no domain that a value could lie in.
                """
        ),
        Message(
            .hierarchyRagged,
            "the number of levels in row {1} of hierarchy `{0}` is {2}, in the first row {3}",
            explanation: """
                Every value of a hierarchy says what it becomes at every level, so all rows have the same length.
                """
        ),
        Message(
            .hierarchyLeafDoubled,
            "row {1} of hierarchy `{0}` has a value that an earlier row has",
            explanation: """
                Each value of the domain stands in one row. Twice the same value would be two answers to what it becomes, \
                and would count twice in the loss of information.
                """
        ),
        Message(
            .hierarchyTwoParents,
            "row {1} of hierarchy `{0}` gives a value of level {2} a second parent at level {3}",
            advice: "tell the two apart in their names, such as `other (Africa)` and `other (Asia)`",
            explanation: """
                Values that are the same at one level are the same at every coarser level: a hierarchy is a ladder. Otherwise \
                a coarser table could tell apart what a finer one does not, and the search for the best level would be wrong.
                """
        ),
        Message(
            .hierarchyLevelNames,
            "the number of level names of hierarchy `{0}` is {1}, of its levels {2}",
            explanation: """
                Level names are given for every column of the hierarchy, finest first, or for none.
                """
        ),
        Message(
            .hierarchyLevelDoubled,
            "hierarchy `{0}` has two levels named `{1}`",
            explanation: """
                Agreements speak of levels by name, so each level of a hierarchy has a name of its own.
                """
        ),
    ]
}
