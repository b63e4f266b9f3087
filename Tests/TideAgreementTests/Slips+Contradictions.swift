extension Slip {
    /// Clauses that are each well written and together can't be meant.
    static let contradictions: [Slip] = [
        Slip(
            "destruction before the first day",
            in: "health/agreement.yaml",
            replacing: "destroy: {by: 2029-06-30",
            with: "destroy: {by: 2025-06-30",
            says: [
                """
                set/health/agreement.yaml:71:15: TG0294: the data is to be destroyed by 2025-06-30, and the agreement begins on 2026-01-01
                  hint: name a day after the first day of `valid`
                """
            ]
        ),
        Slip(
            "k-anonymous in classes of one",
            in: "health/old.yaml",
            replacing: "kAnonymity: {k: 5}",
            with: "kAnonymity: {k: 1}",
            says: [
                """
                set/health/old.yaml:16:5: TG0295: form `k-anonymous` asks for k of at least 2, and the grant states 1
                  hint: state the k that the parties agreed on, or another form
                """
            ]
        ),
        Slip(
            "passing on with a smaller k",
            in: "agreement.yaml",
            replacing: "approvals: {count: 2",
            with: """
                onward: [{roles: [research], purposes: [survey-frame], maxForm: k-anonymous, minK: 9}]
                approvals: {count: 2
                """,
            says: [
                """
                set/agreement.yaml:34:78: TG0296: data may be passed on with k of 9, and is granted with k of at least 10
                  hint: state at least the grants' own k, or leave `minK` out
                """
            ]
        ),
        Slip(
            "an embargo where nothing is published",
            in: "health/agreement.yaml",
            replacing: "publication: reviewed",
            with: "publication: none",
            says: [
                """
                set/health/agreement.yaml:60:3: TG0297: outputs are not to be published before 2026-12-31, and `publication` is `none`
                  hint: leave out `embargo`, or say that outputs are `reviewed` or `free`
                """
            ]
        ),
        Slip(
            "a party that is its own partner",
            in: "health/parties.yaml",
            replacing: "name: Court of Audit",
            with: "name: Court of Audit\ncoalition: [xb.audit]",
            says: [
                """
                set/health/parties.yaml:37:13: TG0298: party `xb.audit` is in a coalition with itself
                  hint: name the other parties that count as one reader with it
                """
            ]
        ),
    ]
}
