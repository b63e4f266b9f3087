extension Slip {
    /// Slips in words, choices, lists and heads of documents.
    static let documents: [Slip] = [
        Slip(
            "a mistyped role",
            in: "parties/nso.yaml",
            replacing: "roles: [statistics]",
            with: "roles: [statistic]",
            says: [
                """
                set/parties/nso.yaml:6:9: TG0107: `roles`: expected one of `statistics`, `service`, `administration`, `enforcement`, `research`, `humanitarian`, `public`, found `statistic`
                  hint: did you mean `statistics`?
                """
            ]
        ),
        Slip(
            "a role of no likeness",
            in: "parties/nso.yaml",
            replacing: "roles: [statistics]",
            with: "roles: [wizardry]",
            says: [
                """
                set/parties/nso.yaml:6:9: TG0107: `roles`: expected one of `statistics`, `service`, `administration`, `enforcement`, `research`, `humanitarian`, `public`, found `wizardry`
                """
            ]
        ),
        Slip(
            "a mistyped treatment",
            in: "agreement.yaml",
            replacing: "permit_status: keep",
            with: "permit_status: kepe",
            says: [
                """
                set/agreement.yaml:29:22: TG0107: `permit_status`: expected one of `keep`, `drop`, found `kepe`
                  hint: did you mean `keep`?
                """
            ]
        ),
        Slip(
            "a treatment of no likeness",
            in: "agreement.yaml",
            replacing: "permit_status: keep",
            with: "permit_status: encrypt",
            says: [
                """
                set/agreement.yaml:29:22: TG0107: `permit_status`: expected one of `keep`, `drop`, or a mapping with one of `generalise`, `band`, `bottomCode`, `topCode`, `round`, `shift`, `microaggregate`, `pseudonymise`, found `encrypt`
                """
            ]
        ),
        Slip(
            "two treatments at once",
            in: "agreement.yaml",
            replacing: "wage: {band: 5}",
            with: "wage: {band: 5, generalise: {atLeast: x}}",
            says: [
                """
                set/agreement.yaml:30:13: TG0121: a treatment has exactly one of `generalise`, `band`, `bottomCode`, `topCode`, `round`, `shift`, `microaggregate`, `pseudonymise`
                """
            ]
        ),
        Slip(
            "a treatment that is empty",
            in: "agreement.yaml",
            replacing: "wage: {band: 5}",
            with: "wage: {}",
            says: [
                """
                set/agreement.yaml:30:13: TG0121: a treatment has exactly one of `generalise`, `band`, `bottomCode`, `topCode`, `round`, `shift`, `microaggregate`, `pseudonymise`
                """
            ]
        ),
        Slip(
            "another version of the language",
            in: "agreement.yaml",
            replacing: "tidegate: v1",
            with: "tidegate: v2",
            says: [
                """
                set/agreement.yaml:1:11: TG0107: `tidegate`: expected `v1`, found `v2`
                  hint: did you mean `v1`?
                """
            ]
        ),
        Slip(
            "a document without a version of the language",
            in: "agreement.yaml",
            replacing: """
                tidegate: v1

                """,
            with: "",
            says: [
                "set/agreement.yaml:1:1: TG0108: `tidegate` is missing in an agreement"
            ]
        ),
        Slip(
            "a document without an id",
            in: "agreement.yaml",
            replacing: """
                id: mol-nso-2026-01

                """,
            with: "",
            says: [
                "set/agreement.yaml:1:1: TG0108: `id` is missing in an agreement"
            ]
        ),
        Slip(
            "a document without a kind",
            in: "agreement.yaml",
            replacing: """
                kind: agreement

                """,
            with: "",
            says: [
                "set/agreement.yaml:1:1: TG0108: `kind` is missing in a document"
            ]
        ),
        Slip(
            "a mistyped kind",
            in: "agreement.yaml",
            replacing: "kind: agreement",
            with: "kind: agreemnt",
            says: [
                """
                set/agreement.yaml:2:7: TG0117: `agreemnt` is no kind of document
                  hint: did you mean `agreement`?
                """
            ]
        ),
        Slip(
            "a kind that is a list",
            in: "agreement.yaml",
            replacing: "kind: agreement",
            with: "kind: [agreement]",
            says: [
                "set/agreement.yaml:2:7: TG0107: `kind`: expected a kind of document, found no text"
            ]
        ),
        Slip(
            "a required field left out",
            in: "agreement.yaml",
            replacing: "valid: {from: 2026-01-01, until",
            with: "valid: {until",
            says: [
                "set/agreement.yaml:16:8: TG0108: `from` is missing in a validity"
            ]
        ),
        Slip(
            "an empty list of grants' columns",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: []",
            says: [
                "set/agreement.yaml:14:11: TG0119: `purposes` has too few elements: at least 1 expected"
            ]
        ),
        Slip(
            "one signatory",
            in: "agreement.yaml",
            replacing: "signatories: [xa.mol/dpo, xa.nso/chief]",
            with: "signatories: [xa.mol/dpo]",
            says: [
                "set/agreement.yaml:8:14: TG0119: `signatories` has too few elements: at least 2 expected"
            ]
        ),
        Slip(
            "a repeated purpose",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: [survey-frame, survey-frame]",
            says: [
                "set/agreement.yaml:14:26: TG0120: `survey-frame` stands twice in `purposes`"
            ]
        ),
        Slip(
            "a purpose with capitals",
            in: "purposes.yaml",
            replacing: "  administration:",
            with: "  Administration:",
            says: [
                """
                set/purposes.yaml:7:3: TG0115: key `Administration` in `purposes`: expected a name of at most 64 lower-case letters, digits, `.`, `-`, `_`
                """
            ]
        ),
        Slip(
            "a pair of one",
            in: "purposes.yaml",
            replacing: "  - [administration, official-statistics]",
            with: "  - [administration]",
            says: [
                "set/purposes.yaml:11:5: TG0119: `compatible` has too few elements: at least 2 expected"
            ]
        ),
        Slip(
            "a second document that is a list",
            in: "purposes.yaml",
            replacing: "tidegate: v1",
            with: """
                - a
                ---
                tidegate: v1
                """,
            says: [
                "set/purposes.yaml:1:1: TG0116: a document must be a mapping with `tidegate`, `kind` and `id`"
            ]
        ),
    ]
}
