extension DiagnosticCode {
    package static let codelistElsewhere = DiagnosticCode("TG0146")
    package static let treatmentWithoutNumbers = DiagnosticCode("TG0147")
    package static let endsCross = DiagnosticCode("TG0148")
    package static let shiftWithoutDates = DiagnosticCode("TG0149")
    package static let shiftWithoutUnit = DiagnosticCode("TG0174")
    package static let shiftOfQuasi = DiagnosticCode("TG0175")
    package static let dateBesideShifted = DiagnosticCode("TG0176")
    package static let shiftsDiffer = DiagnosticCode("TG0177")
    package static let averagesDiffer = DiagnosticCode("TG0178")
    package static let keyedInSpec = DiagnosticCode("TG0179")
    package static let codeUnmatched = DiagnosticCode("TG1703")
    package static let endBeyondLadder = DiagnosticCode("TG1704")
    package static let endTextMisplaced = DiagnosticCode("TG1705")
    package static let recordsWithoutUnit = DiagnosticCode("TG1706")
    package static let shiftBeyondCalendar = DiagnosticCode("TG1707")
    package static let tooFewToAverage = DiagnosticCode("TG1708")
    package static let notAveraged = DiagnosticCode("TG1709")
    package static let meanLikeMissing = DiagnosticCode("TG1710")
    package static let householdsInRecords = DiagnosticCode("TG1711")
    package static let notHeldOfHouseholds = DiagnosticCode("TG1712")
    package static let householdsBesideEarlier = DiagnosticCode("TG1713")
    package static let obligedEnds = DiagnosticCode("TG1720")
    package static let obligedRounding = DiagnosticCode("TG1721")
    package static let obligedShift = DiagnosticCode("TG1722")
    package static let obligedMeans = DiagnosticCode("TG1723")
}

extension Catalogue {
    /// Messages of codelists and treatments: TG0146 to TG0149, TG0174 to TG0179, TG1703 to TG1729.
    static let treatments: [Message] = treatmentsRead + treatmentsApplied + households + treatmentsObliged

    private static let treatmentsRead: [Message] = [
        Message(
            .codelistElsewhere,
            "column `{0}` has a codelist and is {1}",
            advice: "codelists are for columns of type `code`, `text` or `integer` that identify nobody directly",
            explanation: """
                A codelist translates the codes of one list into those of another. Dates and decimal numbers are no codes, and an \
                identifier means one person, not one entry of a list.
                """
        ),
        Message(
            .treatmentWithoutNumbers,
            "column `{0}` is of type `{1}`, and `{2}` is for numbers",
            advice: "use a column of type `integer` or `decimal`, or generalise along a hierarchy",
            explanation: "Top and bottom coding, rounding and means need values that have a size."
        ),
        Message(
            .endsCross,
            "the bottom ends at {0} and the top begins at {1}",
            explanation: """
                A number at both ends would have two texts. What lies between the ends leaves as it is, so the top begins above the \
                bottom.
                """
        ),
        Message(
            .shiftWithoutDates,
            "column `{0}` is of type `{1}`, and `shift` moves dates",
            explanation: "Only a column of type `date` has days to be moved by."
        ),
        Message(
            .shiftWithoutUnit,
            "dataset `{0}` names no `unitIdentifier`, so nobody knows which dates belong together",
            advice: "name the column that tells units apart, or coarsen the dates",
            explanation: """
                All dates of one unit are moved by the same number of days, so that what lies between them stays. Where the dataset \
                does not say which records belong to one unit, each record would be moved by itself, and intervals would mean nothing.
                """
        ),
        Message(
            .shiftOfQuasi,
            "column `{0}` is a quasi-identifier, and a shifted date protects none",
            advice: "coarsen the date, drop it, or declare why nobody could know it",
            explanation: """
                A date that somebody may know is not hidden by being moved: it lies within a few days of where it was, the intervals \
                between a person's dates are as they were and often belong to nobody else, and one date that is known gives away all others \
                of its unit. Counting classes of shifted dates would call records alike that are not, so k is never counted over them.
                """
        ),
        Message(
            .dateBesideShifted,
            "date `{0}` leaves unshifted beside shifted ones",
            advice: "shift it too, or drop it",
            explanation: """
                Whoever has one date as it was and another that was moved learns by how much, wherever the two are known to lie apart by \
                so many days. A coarsened date tells less of it, but something. So all dates of a grant that leave are shifted, or none is.
                """
        ),
        Message(
            .shiftsDiffer,
            "date `{0}` is shifted by up to {1} days and another one by up to {2}",
            advice: "write the same `days` at every shifted date of the grant",
            explanation: "All dates of one unit are moved by the same number of days, so they have one limit."
        ),
        Message(
            .averagesDiffer,
            "column `{0}` is averaged over {1} records, and the others of `{2}` over {3}",
            advice: "write the same `k`, or leave `together` out",
            explanation: "Columns that are averaged together are averaged over the same records, so they have one k."
        ),
        Message(
            .keyedInSpec,
            "column `{0}` needs a key, and a spec has none",
            advice: "leave the column out, or release it under an agreement",
            explanation: """
                Pseudonyms and shifted dates are made under the office's key. `anonymise` works without an office, so that anybody can run it; \
                under a key that everybody has they would protect nothing.
                """
        ),
    ]

    private static let treatmentsApplied: [Message] = [
        Message(
            .codeUnmatched,
            "a code of column `{0}` is not in its codelist",
            advice: "add the code to the list, or say what others become: `unmatched: {map: CODE}`",
            explanation: """
                The column's codes are translated before they leave, and this row's has no row in the codelist. A code that left as it is would \
                be read as one of the standard, so the run stops. The code itself is not printed, because messages never show data about people.
                """
        ),
        Message(
            .endBeyondLadder,
            "the hierarchy of `{0}` has no numbers at the coded end, {1}",
            advice: "code within the hierarchy's domain, or make the hierarchy of numbers",
            explanation: """
                Numbers at the coded end are one value, and so they are in the column's hierarchy: its leaves there become one. Of a hierarchy \
                whose leaves are no numbers, or end before, nobody knows which these are.
                """
        ),
        Message(
            .endTextMisplaced,
            "`{1}` stands for numbers of `{0}` at an end and reads as one between the ends",
            advice: "begin the text with the bound, or with `under`, `over`, `<`, `>`",
            explanation: """
                Readers, and the distances that safeguards measure, take a text that begins with a number for that number. One that lies between \
                the coded ends would put the coded values where others are.
                """
        ),
        Message(
            .recordsWithoutUnit,
            "records without a unit in `{0}`: {1}, the first on line {2}; their dates cannot be shifted",
            advice: "complete the identifiers, or drop the dates",
            explanation: """
                Dates are moved by as many days as all dates of their unit. A record that belongs to nobody known has no such number, and one that \
                all such records shared would be told by any of them.
                """
        ),
        Message(
            .shiftBeyondCalendar,
            "a date of column `{0}` is no date, or would be shifted out of the years 0001 to 9999; line {1}",
            advice: "write dates as 2026-01-31, or declare the text as missing",
            explanation:
                "A shifted date is a date. The value itself is not printed, because messages never show data about people."
        ),
        Message(
            .tooFewToAverage,
            "column `{0}`: {1} records have a value and would be averaged among themselves, fewer than {2}",
            advice: "drop the column, or ask for means of fewer records",
            explanation: """
                A mean is of at least so many records. Records that lack a value in some of the columns that are averaged together are averaged \
                among those that lack the same; where these are too few, no mean hides them.
                """
        ),
        Message(
            .notAveraged,
            "a value of column `{0}` on line {1} is no number of at most 15 digits",
            advice:
                "write numbers as 1234.50, without `+`, spaces, exponents or leading zeros, or declare the text as missing",
            explanation: """
                Means are exact, so values are read as whole numbers or decimals of ordinary size. The value itself is not printed, because \
                messages never show data about people.
                """
        ),
        Message(
            .meanLikeMissing,
            "a mean of column `{0}` would look missing",
            advice: "declare another text as missing, or write means with more decimals",
            explanation: "A reader of the output could not tell the mean from a missing value, so the run stops."
        ),
    ]

    private static let households: [Message] = [
        Message(
            .householdsInRecords,
            "dataset `{0}` is of households, and `unit: records` would count their members",
            advice: "leave `unit` out: k counts households",
            explanation: """
                The members of a household are known together: whoever finds one finds all. Ten records of one household hide nobody, so k counts \
                households wherever a dataset is of `unit: household` and names their identifier.
                """
        ),
        Message(
            .notHeldOfHouseholds,
            "`{0}` is not held where the members of a household leave together or not at all",
            advice: "hold the file to k, or declare it as one of persons",
            explanation: """
                Whether the rest of a household leaves depends on what every member's class comes to, so a class may lose some of its records and keep \
                others. Counting households is exact then; safeguards of sensitive columns, of risks and of populations, losses that go by the size of \
                whole classes, and records recoded one by one are not counted so yet, and what is not held must not be promised.
                """
        ),
        Message(
            .householdsBesideEarlier,
            "dataset `{0}` is of households, and a search beside earlier releases does not keep them whole",
            advice: "release without `--search`: the file is held against earlier ones all the same",
            explanation: """
                The search for what composes with earlier releases judges classes one by one, and households tie them together. Without it the levels are \
                searched as always, and the file is refused if it does not compose.
                """
        ),
    ]

    private static let treatmentsObliged: [Message] = [
        Message(
            .obligedEnds,
            "`{0}`: numbers at the ends as one value, {1}",
            explanation: "An obligation of a permit: the treatments `topCode` and `bottomCode`."
        ),
        Message(
            .obligedRounding,
            "`{0}`: rounded to the nearest multiple of {1}",
            explanation: "An obligation of a permit: the treatment `round`."
        ),
        Message(
            .obligedShift,
            "`{0}`: dates moved by up to {1} days, all of one unit alike",
            explanation: "An obligation of a permit: the treatment `shift`."
        ),
        Message(
            .obligedMeans,
            "`{0}`: as means of at least {1} records",
            explanation: "An obligation of a permit: the treatment `microaggregate`."
        ),
    ]
}
