extension Slip {
    /// Slips in pseudonym domains, linkages and supersession.
    static let sharing: [Slip] = [
        Slip(
            "a domain that nothing uses",
            in: "health/agreement.yaml",
            replacing: """
                rotateBy: 2027-12-31}

                """,
            with: """
                rotateBy: 2027-12-31}
                  - {domain: health-stats, scheme: hmac-sha256, custodian: xb.health}

                """,
            says: [
                "set/health/agreement.yaml:46:6: TG0254: no grant uses pseudonym domain `health-stats`"
            ]
        ),
        Slip(
            "a domain that is not listed",
            in: "health/agreement.yaml",
            replacing: "scheme: hmac-sha256, domain: stats-health}",
            with: "scheme: hmac-sha256, domain: stats-helth}",
            says: [
                """
                set/health/agreement.yaml:29:55: TG0255: pseudonym domain `stats-helth` is not under `pseudonymise`
                  hint: did you mean `stats-health`?
                """,
                """
                set/health/agreement.yaml:45:6: TG0254: no grant uses pseudonym domain `stats-health`
                  hint: did you mean `stats-helth`?
                """,
                """
                set/health/agreement.yaml:47:28: TG0254: no grant uses pseudonym domain `stats-health`
                  hint: did you mean `stats-helth`?
                """,
            ]
        ),
        Slip(
            "a domain that is listed twice",
            in: "health/agreement.yaml",
            replacing: """
                rotateBy: 2027-12-31}

                """,
            with: """
                rotateBy: 2027-12-31}
                  - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health}

                """,
            says: [
                "set/health/agreement.yaml:46:6: TG0120: `stats-health` stands twice in `pseudonymise`"
            ]
        ),
        Slip(
            "a custodian who is not known",
            in: "health/agreement.yaml",
            replacing: "custodian: xb.health",
            with: "custodian: xb.heath",
            says: [
                """
                set/health/agreement.yaml:45:49: TG0203: party `xb.heath` is not declared
                  hint: did you mean `xb.health`?
                """
            ]
        ),
        Slip(
            "a key that serves until before the agreement",
            in: "health/agreement.yaml",
            replacing: "rotateBy: 2027-12-31",
            with: "rotateBy: 2025-12-31",
            says: [
                """
                set/health/agreement.yaml:45:71: TG0220: `rotateBy` 2025-12-31 is before `valid/from` 2026-01-01
                """
            ]
        ),
        Slip(
            "a linkage with a dataset that is not known",
            in: "health/agreement.yaml",
            replacing: "with: [work-permits]",
            with: "with: [work-permit]",
            says: [
                """
                set/health/agreement.yaml:47:13: TG0203: dataset `work-permit` is not declared
                  hint: did you mean `work-permits`?
                """
            ]
        ),
        Slip(
            "a linkage in a domain that nothing uses",
            in: "health/agreement.yaml",
            replacing: "with: [work-permits], domain: stats-health",
            with: "with: [work-permits], domain: nso-mol",
            says: [
                "set/health/agreement.yaml:47:28: TG0254: no grant uses pseudonym domain `nso-mol`"
            ]
        ),
        Slip(
            "a linkage for a purpose that is not permitted",
            in: "health/agreement.yaml",
            replacing: "domain: stats-health, purposes: [survey-frame]",
            with: "domain: stats-health, purposes: [administration]",
            says: [
                """
                set/health/agreement.yaml:47:61: TG0257: purpose `administration` is none of the agreement's and narrows none of them
                """
            ]
        ),
        Slip(
            "a domain that two agreements share with one reader",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: dataset
                id: renewals
                owner: xa.mol
                collectedFor: administration
                derivedFrom: none
                columns: {passport_no: {role: direct, identifier: {namespace: passport}}}
                ---
                tidegate: v1
                kind: agreement
                id: renewals-nso
                version: 1
                title: Renewals
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                grants:
                  - id: g
                    dataset: renewals
                    form: pseudonymised
                    columns: {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}}
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:24:65: TG0258: pseudonym domain `nso-mol` serves dataset `work-permits` under agreement `mol-nso-2026-01` too: the same reader could join it with `renewals`
                  hint: add a `linkage` clause that names `work-permits`, or use another domain
                """
            ]
        ),
        Slip(
            "superseding a version that is not there",
            in: "health/agreement.yaml",
            replacing: "health-old@2",
            with: "health-old@1",
            says: [
                """
                set/health/agreement.yaml:6:1: TG0203: agreement `health-old@1` is not declared
                  hint: did you mean `health-old@2`?
                """
            ]
        ),
        Slip(
            "superseding itself",
            in: "health/agreement.yaml",
            replacing: "health-old@2",
            with: "health-stats@2",
            says: [
                """
                set/health/agreement.yaml:6:1: TG0259: `health-stats@2` is another version of the same agreement
                  hint: leave `supersedes` out: a new version supersedes the one before by itself
                """
            ]
        ),
        Slip(
            "superseding an agreement of others",
            in: "health/agreement.yaml",
            replacing: "health-old@2",
            with: "mol-nso-2026-01@1",
            says: [
                """
                set/health/agreement.yaml:6:1: TG0260: `mol-nso-2026-01@1` is between `xa.mol` and `xa.nso`; only the same two parties can end it
                """
            ]
        ),
        Slip(
            "superseding each other",
            in: "health/old.yaml",
            replacing: "title: Visits, the agreement before",
            with: """
                title: Visits, the agreement before
                supersedes: health-stats@3
                """,
            says: [
                """
                set/health/old.yaml:6:1: TG0261: agreements supersede each other in a ring: health-old@2 > health-stats@3 > health-old@2
                """
            ]
        ),
    ]
}
