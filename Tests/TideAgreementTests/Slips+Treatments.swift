extension Slip {
    private static func inWages(_ name: String, _ treatment: String, says messages: [String]) -> Slip {
        Slip(name, in: "agreement.yaml", replacing: "wage: {band: 5}", with: "wage: \(treatment)", says: messages)
    }

    /// Slips in codelists and in treatments of numbers and dates.
    static let treatments: [Slip] = [
        Slip(
            "a codelist that nobody declares",
            in: "permits.yaml",
            replacing: "citizenship: {role: quasi, type: code,",
            with: "citizenship: {role: quasi, type: code, codelist: contries,",
            says: ["set/permits.yaml:17:42: TG0203: codelist `contries` is not declared"]
        ),
        Slip(
            "a codelist of an identifier",
            in: "permits.yaml",
            replacing: "full_name: {role: direct}",
            with: "full_name: {role: direct, codelist: contries}",
            says: [
                """
                set/permits.yaml:13:29: TG0146: column `full_name` has a codelist and is an identifier
                  hint: codelists are for columns of type `code`, `text` or `integer` that identify nobody directly
                """,
                "set/permits.yaml:13:29: TG0203: codelist `contries` is not declared",
            ]
        ),
        Slip(
            "rounded codes",
            in: "agreement.yaml",
            replacing: "permit_status: keep",
            with: "permit_status: {round: 5}",
            says: [
                """
                set/agreement.yaml:29:23: TG0147: column `permit_status` is of type `text`, and `round` is for numbers
                  hint: use a column of type `integer` or `decimal`, or generalise along a hierarchy
                """
            ]
        ),
        Slip(
            "means of dates",
            in: "agreement.yaml",
            replacing: "birth_date: {generalise: {atLeast: month}}",
            with: "birth_date: {microaggregate: {k: 5}}",
            says: [
                """
                set/agreement.yaml:25:20: TG0147: column `birth_date` is of type `date`, and `microaggregate` is for numbers
                  hint: use a column of type `integer` or `decimal`, or generalise along a hierarchy
                """
            ]
        ),
        inWages(
            "ends that cross",
            "{topCode: {from: 100}, bottomCode: {upTo: 100}}",
            says: ["set/agreement.yaml:30:49: TG0148: the bottom ends at 100 and the top begins at 100"]
        ),
        inWages(
            "an end beside another treatment",
            "{topCode: {from: 100}, round: 5}",
            says: [
                """
                set/agreement.yaml:30:13: TG0121: a treatment has exactly one of `generalise`, `band`, `bottomCode`, `topCode`, `round`, `shift`, `microaggregate`, `pseudonymise`
                """
            ]
        ),
        inWages(
            "a misspelt end",
            "{topcode: {from: 100}}",
            says: [
                """
                set/agreement.yaml:30:14: TG0104: unknown key `topcode` in a treatment
                  hint: did you mean `topCode`?
                """
            ]
        ),
        inWages(
            "shifted numbers",
            "{shift: {days: 30}}",
            says: [
                """
                set/agreement.yaml:25:7: TG0176: date `birth_date` leaves unshifted beside shifted ones
                  hint: shift it too, or drop it
                """,
                "set/agreement.yaml:30:14: TG0149: column `wage` is of type `decimal`, and `shift` moves dates",
                """
                set/agreement.yaml:30:14: TG0174: dataset `work-permits` names no `unitIdentifier`, so nobody knows which dates belong together
                  hint: name the column that tells units apart, or coarsen the dates
                """,
            ]
        ),
        Slip(
            "a shifted quasi-identifier",
            in: "agreement.yaml",
            replacing: "birth_date: {generalise: {atLeast: month}}",
            with: "birth_date: {shift: {days: 30}}",
            says: [
                """
                set/agreement.yaml:25:20: TG0174: dataset `work-permits` names no `unitIdentifier`, so nobody knows which dates belong together
                  hint: name the column that tells units apart, or coarsen the dates
                """,
                """
                set/agreement.yaml:25:20: TG0175: column `birth_date` is a quasi-identifier, and a shifted date protects none
                  hint: coarsen the date, drop it, or declare why nobody could know it
                """,
            ]
        ),
    ]
}
