extension Slip {
    /// Slips in names that documents refer to, and in purposes.
    static let names: [Slip] = [
        Slip(
            "a document declared twice",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: party
                id: xa.nso
                name: Another
                jurisdiction: XA
                roles: [research]
                ---
                tidegate: v1
                """,
            says: [
                "set/spec.yaml:3:1: TG0201: party `xa.nso` is declared twice; first at set/parties/nso.yaml:1:1"
            ]
        ),
        Slip(
            "a version declared twice",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: agreement
                id: mol-nso-2026-01
                version: 1
                title: Nothing
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                grants: [{id: g, dataset: work-permits, form: pseudonymised, columns: {sex: keep}}]
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:3:1: TG0201: agreement `mol-nso-2026-01` is declared twice; first at set/agreement.yaml:1:1
                """
            ]
        ),
        Slip(
            "a second purpose tree",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: purposes
                id: second
                purposes: {a: }
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:3:1: TG0202: a second purpose tree, `second` beside `office`
                  hint: put all purposes into one document
                """
            ]
        ),
        Slip(
            "an undeclared party",
            in: "agreement.yaml",
            replacing: "provider: xa.mol",
            with: "provider: xa.mlo",
            says: [
                """
                set/agreement.yaml:6:1: TG0203: party `xa.mlo` is not declared
                  hint: did you mean `xa.mol`?
                """
            ]
        ),
        Slip(
            "an undeclared purpose",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: [survey-fram]",
            says: [
                """
                set/agreement.yaml:14:12: TG0203: purpose `survey-fram` is not declared
                  hint: did you mean `survey-frame`?
                """
            ]
        ),
        Slip(
            "an undeclared purpose in never",
            in: "agreement.yaml",
            replacing: "never: [enforcement]",
            with: "never: [policing]",
            says: [
                "set/agreement.yaml:15:9: TG0203: purpose `policing` is not declared"
            ]
        ),
        Slip(
            "an undeclared officer",
            in: "agreement.yaml",
            replacing: "signatories: [xa.mol/dpo, xa.nso/chief]",
            with: "signatories: [xa.mol/dpa, xa.nso/chief]",
            says: [
                """
                set/agreement.yaml:8:15: TG0203: officer `xa.mol/dpa` is not declared
                  hint: did you mean `xa.mol/dpo`?
                """
            ]
        ),
        Slip(
            "an undeclared approver",
            in: "agreement.yaml",
            replacing: "from: [xa.mol/dpo, xa.nso/chief]",
            with: "from: [xa.mol/dpo, xb.ngo/board]",
            says: [
                """
                set/agreement.yaml:34:42: TG0203: party `xb.ngo` is not declared
                  hint: did you mean `xa.nso`?
                """
            ]
        ),
        Slip(
            "an undeclared dataset",
            in: "agreement.yaml",
            replacing: "dataset: work-permits",
            with: "dataset: work-permit",
            says: [
                """
                set/agreement.yaml:19:5: TG0203: dataset `work-permit` is not declared
                  hint: did you mean `work-permits`?
                """
            ]
        ),
        Slip(
            "an undeclared hierarchy",
            in: "permits.yaml",
            replacing: "hierarchy: countries",
            with: "hierarchy: nations",
            says: [
                "set/permits.yaml:17:42: TG0203: hierarchy `nations` is not declared"
            ]
        ),
        Slip(
            "an undeclared owner and purpose of a dataset",
            in: "permits.yaml",
            replacing: """
                owner: xa.mol
                collectedFor: administration
                """,
            with: """
                owner: xa.moi
                collectedFor: permits
                """,
            says: [
                """
                set/permits.yaml:5:1: TG0203: party `xa.moi` is not declared
                  hint: did you mean `xa.mol`?
                """,
                "set/permits.yaml:6:1: TG0203: purpose `permits` is not declared",
            ]
        ),
        Slip(
            "an undeclared source of a dataset",
            in: "permits.yaml",
            replacing: "derivedFrom: none",
            with: "derivedFrom: [visas]",
            says: [
                "set/permits.yaml:11:15: TG0203: dataset `visas` is not declared"
            ]
        ),
        Slip(
            "an undeclared coalition",
            in: "parties/nso.yaml",
            replacing: "roles: [statistics]",
            with: """
                roles: [statistics]
                coalition: [xa.tax]
                """,
            says: [
                "set/parties/nso.yaml:7:13: TG0203: party `xa.tax` is not declared"
            ]
        ),
        Slip(
            "an undeclared parent of a purpose",
            in: "purposes.yaml",
            replacing: "survey-frame: official-statistics",
            with: "survey-frame: statistics",
            says: [
                "set/purposes.yaml:6:3: TG0203: purpose `statistics` is not declared"
            ]
        ),
        Slip(
            "an undeclared purpose in a pair",
            in: "purposes.yaml",
            replacing: "[administration, official-statistics]",
            with: "[administration, statistics]",
            says: [
                "set/purposes.yaml:11:22: TG0203: purpose `statistics` is not declared"
            ]
        ),
        Slip(
            "purposes left out",
            in: "purposes.yaml",
            replacing: """
                kind: purposes
                id: office
                """,
            with: """
                kind: hierarchy
                id: office
                levels: [a]
                rows: [[a]]
                """,
            says: [
                """
                set/agreement.yaml:14:1: TG0204: the policy set has agreements and no document of kind `purposes`
                """,
                """
                set/purposes.yaml:6:1: TG0104: unknown key `purposes` in a hierarchy
                  hint: known here: tidegate, kind, id, levels, rows, file, separator, interval, date, mask, order
                """,
                """
                set/purposes.yaml:12:1: TG0104: unknown key `compatible` in a hierarchy
                  hint: known here: tidegate, kind, id, levels, rows, file, separator, interval, date, mask, order
                """,
            ]
        ),
        Slip(
            "a purpose ring",
            in: "purposes.yaml",
            replacing: """
                  official-statistics:

                """,
            with: """
                  official-statistics: survey-frame

                """,
            says: [
                """
                set/purposes.yaml:5:3: TG0205: purpose `official-statistics` narrows itself: official-statistics > survey-frame > official-statistics
                """
            ]
        ),
        Slip(
            "a purpose above itself",
            in: "purposes.yaml",
            replacing: """
                  administration:

                """,
            with: """
                  administration: administration

                """,
            says: [
                """
                set/purposes.yaml:7:3: TG0205: purpose `administration` narrows itself: administration > administration
                """
            ]
        ),
        Slip(
            "a pair of three",
            in: "purposes.yaml",
            replacing: "[administration, official-statistics]",
            with: "[administration, official-statistics, enforcement]",
            says: [
                "set/purposes.yaml:11:5: TG0206: a compatible pair has two purposes, from and to; this has 3"
            ]
        ),
        Slip(
            "a request in a policy set",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: request
                id: r1
                requester: xa.nso
                holder: xa.mol
                dataset: work-permits
                purpose: survey-frame
                columns: [sex]
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:1:1: TG0207: request `r1` stands in a policy set
                  hint: keep requests elsewhere and give them to `decide` and `release`
                """
            ]
        ),
    ]
}
