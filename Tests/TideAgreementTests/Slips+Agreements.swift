extension Slip {
    /// Slips in agreements.
    static let agreements: [Slip] = [
        Slip(
            "a validity that ends before it begins",
            in: "agreement.yaml",
            replacing: "until: 2028-12-31",
            with: "until: 2025-12-31",
            says: [
                "set/agreement.yaml:16:27: TG0220: `until` 2025-12-31 is before `from` 2026-01-01",
                "set/agreement.yaml:16:46: TG0220: `until` 2025-12-31 is before `reviewBy` 2027-06-30",
            ]
        ),
        Slip(
            "a review after the end",
            in: "agreement.yaml",
            replacing: "reviewBy: 2027-06-30",
            with: "reviewBy: 2029-06-30",
            says: [
                "set/agreement.yaml:16:46: TG0220: `until` 2028-12-31 is before `reviewBy` 2029-06-30"
            ]
        ),
        Slip(
            "a period that ends before it begins",
            in: "permits.yaml",
            replacing: "until: 2025-06-30",
            with: "until: 2024-12-31",
            says: [
                "set/permits.yaml:8:31: TG0220: `until` 2024-12-31 is before `from` 2025-01-01"
            ]
        ),
        Slip(
            "recipients of the other party",
            in: "agreement.yaml",
            replacing: "recipients: [xa.nso/head]",
            with: "recipients: [xa.mol/dpo]",
            says: [
                "set/agreement.yaml:9:14: TG0221: `xa.mol/dpo` is no officer of `xa.nso`"
            ]
        ),
        Slip(
            "a request by an officer of the other party",
            in: "cases.yaml",
            replacing: "columns: [sex]}",
            with: "columns: [sex], officer: xa.mol/dpo}",
            says: [
                "set/cases.yaml:7:112: TG0221: `xa.mol/dpo` is no officer of `xa.nso`"
            ]
        ),
        Slip(
            "a signatory of a third party",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: party
                id: xb.ngo
                name: Third
                jurisdiction: XB
                roles: [humanitarian]
                officers: {board: {title: Board}}
                ---
                tidegate: v1
                kind: agreement
                id: empty
                version: 1
                title: Nothing
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief, xb.ngo/board]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                grants: [{id: g, dataset: work-permits, form: pseudonymised, columns: {sex: keep}}]
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:16:41: TG0222: signatory `xb.ngo/board` belongs neither to the provider nor to the recipient
                """
            ]
        ),
        Slip(
            "only one side signs",
            in: "agreement.yaml",
            replacing: "signatories: [xa.mol/dpo, xa.nso/chief]",
            with: "signatories: [xa.nso/head, xa.nso/chief]",
            says: [
                "set/agreement.yaml:8:1: TG0223: no officer of the provider `xa.mol` signs"
            ]
        ),
        Slip(
            "an agreement with oneself",
            in: "agreement.yaml",
            replacing: "recipient: xa.nso",
            with: "recipient: xa.mol",
            says: [
                "set/agreement.yaml:7:1: TG0224: `xa.mol` is provider and recipient at once"
            ]
        ),
        Slip(
            "no legal basis",
            in: "agreement.yaml",
            replacing: """
                legalBasis: [{act: Statistics Act, section: "12", kind: statutory}]

                """,
            with: "",
            says: [
                """
                set/agreement.yaml:1:1: TG0225: dataset `work-permits` is about people and the agreement has no `legalBasis`
                  hint: name act, section and kind
                """
            ]
        ),
    ]
}
