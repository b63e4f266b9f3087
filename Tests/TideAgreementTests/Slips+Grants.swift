extension Slip {
    /// Slips in grants, approvals, cases and specs.
    static let grants: [Slip] = [
        Slip(
            "a grant that stands twice",
            in: "agreement.yaml",
            replacing: """
                grants:

                """,
            with: """
                grants:
                  - {id: permits, dataset: work-permits, form: pseudonymised, columns: {sex: keep}}

                """,
            says: [
                "set/agreement.yaml:19:5: TG0226: grant `permits` stands twice"
            ]
        ),
        Slip(
            "an unknown column",
            in: "agreement.yaml",
            replacing: "      sex: keep",
            with: "      sexx: keep",
            says: [
                """
                set/agreement.yaml:26:7: TG0227: dataset `work-permits` has no column `sexx`
                  hint: did you mean `sex`?
                """,
                "set/agreement.yaml:33:18: TG0237: `sex` is to be preserved and no column that leaves tells it",
            ]
        ),
        Slip(
            "a direct identifier kept",
            in: "agreement.yaml",
            replacing: "full_name: drop",
            with: "full_name: keep",
            says: [
                """
                set/agreement.yaml:23:7: TG0228: column `full_name` identifies people directly; it is pseudonymised or dropped, nothing else
                """
            ]
        ),
        Slip(
            "a direct identifier generalised",
            in: "agreement.yaml",
            replacing: "full_name: drop",
            with: "full_name: {generalise: {atLeast: x}}",
            says: [
                """
                set/agreement.yaml:23:7: TG0228: column `full_name` identifies people directly; it is pseudonymised or dropped, nothing else
                """
            ]
        ),
        Slip(
            "a direct identifier in bands",
            in: "agreement.yaml",
            replacing: "full_name: drop",
            with: "full_name: {band: 2}",
            says: [
                """
                set/agreement.yaml:23:7: TG0228: column `full_name` identifies people directly; it is pseudonymised or dropped, nothing else
                """
            ]
        ),
        Slip(
            "a pseudonym without a namespace",
            in: "agreement.yaml",
            replacing: "full_name: drop",
            with: "full_name: {pseudonymise: {scheme: hmac-sha256, domain: d}}",
            says: [
                """
                set/agreement.yaml:23:19: TG0229: column `full_name` of dataset `work-permits` has no `identifier`
                  hint: give it a namespace, as `identifier: {namespace: passport}`
                """
            ]
        ),
        Slip(
            "a generalisation without a hierarchy",
            in: "agreement.yaml",
            replacing: "      sex: keep",
            with: "      sex: {generalise: {atLeast: all}}",
            says: [
                "set/agreement.yaml:26:26: TG0230: column `sex` has no hierarchy to generalise along"
            ]
        ),
        Slip(
            "a hierarchy without names of levels",
            in: "permits.yaml",
            replacing: ", levels: [unit, minor-group, all]}",
            with: "}",
            says: [
                """
                set/agreement.yaml:28:33: TG0231: the hierarchy of column `occupation` does not name its levels
                  hint: add `levels`, finest first
                """
            ]
        ),
        Slip(
            "an unknown level",
            in: "agreement.yaml",
            replacing: "atLeast: minor-group",
            with: "atLeast: minor-grop",
            says: [
                """
                set/agreement.yaml:28:33: TG0232: `minor-grop` is no level of column `occupation`
                  hint: did you mean `minor-group`?
                """
            ]
        ),
        Slip(
            "an unknown level of no likeness",
            in: "agreement.yaml",
            replacing: "atLeast: month",
            with: "atLeast: century",
            says: [
                """
                set/agreement.yaml:25:33: TG0232: `century` is no level of column `birth_date`
                  hint: levels, finest first: day, month, year
                """
            ]
        ),
        Slip(
            "bands of a text",
            in: "agreement.yaml",
            replacing: "permit_status: keep",
            with: "permit_status: {band: 5}",
            says: [
                """
                set/agreement.yaml:29:23: TG0233: column `permit_status` has type `text`; only integers and decimals have bands
                """
            ]
        ),
        Slip(
            "a form below a pseudonym",
            in: "agreement.yaml",
            replacing: "form: pseudonymised",
            with: "form: k-anonymous",
            says: [
                """
                set/agreement.yaml:20:5: TG0234: form `k-anonymous` tells less than column `passport_no` does, which leaves as a pseudonym
                  hint: write `form: pseudonymised`
                """
            ]
        ),
        Slip(
            "a k-anonymous form without k",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: agreement
                id: empty
                version: 1
                title: Nothing
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                grants: [{id: g, dataset: work-permits, form: k-anonymous, columns: {sex: keep}}]
                ---
                tidegate: v1
                """,
            says: [
                "set/spec.yaml:12:41: TG0235: form `k-anonymous` without `safeguards: kAnonymity`"
            ]
        ),
        Slip(
            "nothing leaves",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: agreement
                id: empty
                version: 1
                title: Nothing
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                grants: [{id: g, dataset: work-permits, form: aggregate, columns: {sex: drop}}]
                ---
                tidegate: v1
                """,
            says: [
                "set/spec.yaml:12:58: TG0236: every column of grant `g` is dropped"
            ]
        ),
        Slip(
            "a dimension without a column",
            in: "agreement.yaml",
            replacing: "preserve: [sex, age, migratory-status]",
            with: "preserve: [sex, income]",
            says: [
                """
                set/agreement.yaml:33:23: TG0237: `income` is to be preserved and no column that leaves tells it
                """
            ]
        ),
        Slip(
            "a spec's dimension without a column",
            in: "spec.yaml",
            replacing: "{k: 5, suppression: 10%}",
            with: "{k: 5, suppression: 10%}, preserve: [income]",
            says: [
                "set/spec.yaml:5:63: TG0237: `income` is to be preserved and no column that leaves tells it"
            ]
        ),
        Slip(
            "a preserved column at its top",
            in: "agreement.yaml",
            replacing: "atLeast: region",
            with: "atLeast: world",
            says: [
                """
                set/agreement.yaml:27:34: TG0238: column `citizenship` is to preserve `migratory-status` and is generalised to its top level `world`
                """
            ]
        ),
        Slip(
            "a provider that does not own",
            in: "permits.yaml",
            replacing: "owner: xa.mol",
            with: "owner: xa.nso",
            says: [
                "set/agreement.yaml:19:5: TG0239: `xa.mol` provides dataset `work-permits`, which `xa.nso` owns"
            ]
        ),
        Slip(
            "approvals out of reach",
            in: "agreement.yaml",
            replacing: "approvals: {count: 2,",
            with: "approvals: {count: 3,",
            says: [
                "set/agreement.yaml:34:13: TG0240: 3 distinct persons are asked for; there are 2"
            ]
        ),
        Slip(
            "approvals of too few parties",
            in: "agreement.yaml",
            replacing: "from: [xa.mol/dpo, xa.nso/chief], distinct: persons",
            with: "from: [xa.nso/head, xa.nso/chief], distinct: parties",
            says: [
                "set/agreement.yaml:34:13: TG0240: 2 distinct parties are asked for; there are 1"
            ]
        ),
        Slip(
            "a purpose that never forbids",
            in: "agreement.yaml",
            replacing: "never: [enforcement]",
            with: "never: [official-statistics]",
            says: [
                """
                set/agreement.yaml:14:12: TG0241: purpose `survey-frame` can never be permitted: `never` names `official-statistics`
                """
            ]
        ),
        Slip(
            "a pseudonym of a column not asked for",
            in: "cases.yaml",
            replacing: "columns: [sex]}",
            with: "columns: [sex], pseudonymise: {passport_no: {scheme: hmac-sha256, domain: d}}}",
            says: [
                """
                set/cases.yaml:7:127: TG0243: pseudonymisation of column `passport_no`, which the request does not ask for
                """
            ]
        ),
    ]
}
