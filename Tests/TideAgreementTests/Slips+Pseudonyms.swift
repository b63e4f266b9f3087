extension Slip {
    /// Slips in how pseudonyms are made, and in domains of domains.
    static let pseudonyms: [Slip] = [
        Slip(
            "a hash without a key",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: sha256, domain: nso-mol}}",
            says: [
                """
                set/agreement.yaml:24:44: TG0126: `sha256` has no key, so it makes no pseudonyms: an unkeyed hash is undone by trying all identifiers
                  hint: write `hmac-sha256`, or `ff1` or `aes-siv` where identifiers must be got back
                """
            ]
        ),
        Slip(
            "no scheme at all",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: none, domain: nso-mol}}",
            says: [
                """
                set/agreement.yaml:24:44: TG0126: `none` has no key, so it makes no pseudonyms: an unkeyed hash is undone by trying all identifiers
                  hint: write `hmac-sha256`, or `ff1` or `aes-siv` where identifiers must be got back
                """
            ]
        ),
        Slip(
            "an alphabet beside tokens",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol, alphabet: digits}}",
            says: [
                """
                set/agreement.yaml:24:74: TG0127: `alphabet` says nothing beside the scheme `hmac-sha256`
                  hint: leave it out; `hmac-sha256` takes `encoding`, `length`, `check`, `stable`
                """
            ]
        ),
        Slip(
            "an encoding beside FF1",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: """
                passport_no: {pseudonymise: {scheme: ff1, domain: nso-mol, alphabet: digits, encoding: hex}}
                """,
            says: [
                """
                set/agreement.yaml:24:84: TG0127: `encoding` says nothing beside the scheme `ff1`
                  hint: leave it out; `ff1` takes `alphabet`, `check`
                """
            ]
        ),
        Slip(
            "one release of what goes back",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: aes-siv, domain: nso-mol, stable: release}}",
            says: [
                """
                set/agreement.yaml:24:70: TG0127: `stable` says nothing beside the scheme `aes-siv`
                  hint: leave it out; `aes-siv` takes `encoding`
                """
            ]
        ),
        Slip(
            "tokens that are too short",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: """
                passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol, encoding: decimal, length: 9}}
                """,
            says: [
                """
                set/agreement.yaml:24:93: TG0128: tokens of `decimal` have 10 to 38 characters, not 9
                  hint: write a length from 10 to 38, or leave it out
                """
            ]
        ),
        Slip(
            "a check that cannot read letters",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: """
                passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol, encoding: base32, check: damm}}
                """,
            says: [
                """
                set/agreement.yaml:24:92: TG0129: the check `damm` does not read every character of `base32`
                  hint: use `mod-37-2` or `mod-1271-36`
                """
            ]
        ),
        Slip(
            "a check that reads no sign",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: """
                passport_no: {pseudonymise: {scheme: ff1, domain: nso-mol, alphabet: '0123456789+', check: damm}}
                """,
            says: [
                """
                set/agreement.yaml:24:91: TG0129: the check `damm` does not read every character of `0123456789+`
                  hint: use no check
                """
            ]
        ),
        Slip(
            "FF1 without an alphabet",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: ff1, domain: nso-mol}}",
            says: [
                """
                set/agreement.yaml:24:21: TG0131: scheme `ff1` needs an `alphabet`
                  hint: write `alphabet: digits`, `letters`, `alphanumeric`, or the characters that identifiers have
                """
            ]
        ),
        Slip(
            "an alphabet with a character twice",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: ff1, domain: nso-mol, alphabet: \"01230\"}}",
            says: [
                """
                set/agreement.yaml:24:66: TG0130: an alphabet is `digits`, `letters`, `alphanumeric`, or 2 to 94 different characters of visible ASCII
                """
            ]
        ),
        Slip(
            "sealed identifiers in digits",
            in: "agreement.yaml",
            replacing: "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}",
            with: "passport_no: {pseudonymise: {scheme: aes-siv, domain: nso-mol, encoding: decimal}}",
            says: [
                """
                set/agreement.yaml:24:70: TG0132: `aes-siv` is written in `hex` or `base32`, not in `decimal`
                """
            ]
        ),
        Slip(
            "a request whose tokens are too long",
            in: "cases.yaml",
            replacing: "columns: [sex]}",
            with: """
                columns: [passport_no], pseudonymise: {passport_no: {scheme: hmac-sha256, domain: d, length: 65}}}
                """,
            says: [
                """
                set/cases.yaml:7:181: TG0128: tokens of `hex` have 8 to 64 characters, not 65
                  hint: write a length from 8 to 64, or leave it out
                """
            ]
        ),
        Slip(
            "a domain in which nothing links, and a column that does",
            in: "health/agreement.yaml",
            replacing: "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}",
            with: """
                {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, linkable: none}
                """,
            says: [
                """
                set/health/agreement.yaml:29:19: TG0133: nothing links in domain `stats-health`, and this column's pseudonyms stay the same from release to release
                  hint: write `stable: release` or `stable: record`, or another `linkable` for the domain
                """,
                """
                set/health/agreement.yaml:47:28: TG0134: the linkage needs domain `stats-health` to be `linkable: declared`; it is `none`
                  hint: write `linkable: declared` for the domain, or leave out the linkage
                """,
            ]
        ),
        Slip(
            "a linkage in a domain that links within the agreement",
            in: "health/agreement.yaml",
            replacing: "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}",
            with: """
                {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, linkable: within}
                """,
            says: [
                """
                set/health/agreement.yaml:47:28: TG0134: the linkage needs domain `stats-health` to be `linkable: declared`; it is `within`
                  hint: write `linkable: declared` for the domain, or leave out the linkage
                """
            ]
        ),
        Slip(
            "a domain that is not shared, in two agreements",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: agreement
                id: permits-again
                version: 1
                title: Permits once more
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: xa.mol, linkable: within}]
                grants:
                  - id: g
                    dataset: work-permits
                    form: pseudonymised
                    columns: {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}}
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:12:74: TG0135: domain `nso-mol` is `linkable: within`, and agreement `mol-nso-2026-01` has it too
                  hint: use a domain of its own for each, or write `linkable: declared` and a linkage
                """
            ]
        ),
        Slip(
            "a domain within one that is not listed",
            in: "health/agreement.yaml",
            replacing: "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}",
            with: """
                {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, within: stats-heath}
                """,
            says: [
                """
                set/health/agreement.yaml:45:93: TG0136: domain `stats-health` lies within `stats-heath`, which is not under `pseudonymise`
                  hint: add the outer domain, with its scheme and custodian
                """
            ]
        ),
        Slip(
            "a domain within itself",
            in: "health/agreement.yaml",
            replacing: "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}",
            with: """
                {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, within: stats-health}
                """,
            says: [
                """
                set/health/agreement.yaml:45:93: TG0137: domain `stats-health` lies within `stats-health`, and that leads back into a ring
                """
            ]
        ),
        Slip(
            "domains within each other",
            in: "health/agreement.yaml",
            replacing: """
                  - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}
                """,
            with: """
                  - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, within: outer}
                  - {domain: outer, scheme: hmac-sha256, custodian: xb.health, within: stats-health}
                """,
            says: [
                """
                set/health/agreement.yaml:45:93: TG0137: domain `stats-health` lies within `outer`, and that leads back into a ring
                """,
                """
                set/health/agreement.yaml:46:64: TG0137: domain `outer` lies within `stats-health`, and that leads back into a ring
                """,
            ]
        ),
        Slip(
            "a domain of another scheme than its column",
            in: "health/agreement.yaml",
            replacing: "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}",
            with: "{domain: stats-health, scheme: aes-siv, custodian: xb.health, rotateBy: 2027-12-31}",
            says: [
                """
                set/health/agreement.yaml:29:34: TG0139: the pseudonyms of domain `stats-health` are made by `aes-siv`, not by `hmac-sha256`
                  hint: write the same scheme here and under `pseudonymise`
                """
            ]
        ),
        Slip(
            "a domain within one of another scheme",
            in: "health/agreement.yaml",
            replacing: """
                  - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}
                """,
            with: """
                  - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31, within: outer}
                  - {domain: outer, scheme: ff1, custodian: xb.health}
                """,
            says: [
                """
                set/health/agreement.yaml:45:93: TG0140: domain `stats-health` is of scheme `hmac-sha256`, and `outer`, which it lies within, of `ff1`
                  hint: write one scheme for both
                """
            ]
        ),
        Slip(
            "a linkage by filters in a domain of pseudonyms",
            in: "health/agreement.yaml",
            replacing: "domain: stats-health, purposes: [survey-frame]}",
            with: "domain: stats-health, purposes: [survey-frame], by: filters}",
            says: [
                """
                set/health/agreement.yaml:47:28: TG0141: the linkage is by key filters, and domain `stats-health` is one of pseudonyms
                  hint: use a domain of its own for the filters, or leave out `by`
                """
            ]
        ),
        Slip(
            "a domain within different ones",
            in: "spec.yaml",
            replacing: "tidegate: v1",
            with: """
                tidegate: v1
                kind: agreement
                id: permits-again
                version: 1
                title: Permits once more
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: xa.mol, within: b}, {domain: b, scheme: hmac-sha256, custodian: xa.mol}]
                grants:
                  - id: g
                    dataset: work-permits
                    form: pseudonymised
                    columns: {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}}
                ---
                tidegate: v1
                kind: agreement
                id: permits-too
                version: 1
                title: Permits once more
                provider: xa.mol
                recipient: xa.nso
                signatories: [xa.mol/dpo, xa.nso/chief]
                legalBasis: [{act: A, kind: consent}]
                purposes: [survey-frame]
                valid: {from: 2026-01-01, until: 2026-12-31}
                pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: xa.mol}]
                grants:
                  - id: g
                    dataset: work-permits
                    form: pseudonymised
                    columns: {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}}
                ---
                tidegate: v1
                """,
            says: [
                """
                set/spec.yaml:30:16: TG0138: domain `nso-mol` lies within `b` under agreement `permits-again`
                  hint: say the same in both, or use another domain
                """
            ]
        ),
    ]
}
