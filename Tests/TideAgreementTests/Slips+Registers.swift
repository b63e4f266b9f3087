extension Slip {
    /// Slips in certificates, derivations, firewalls and codelists.
    static let registers: [Slip] = [
        Slip(
            "a certificate file that is none",
            in: "health/parties.yaml",
            replacing: "room: {file: certs/room.pem, from: 2026-01-01, until: 2027-12-31}",
            with: "room: {file: certs/list.pem, from: 2026-01-01}",
            says: [
                """
                set/health/parties.yaml:30:15: TG0246: file `certs/list.pem` is not one certificate in PEM
                  hint: certificates stand between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, revocation lists between the same with `X509 CRL`, and nothing else stands in the file
                """
            ]
        ),
        Slip(
            "a chain where one certificate is expected",
            in: "health/parties.yaml",
            replacing: "{certificate: certs/chief.pem,",
            with: "{certificate: certs/chain.pem,",
            says: [
                """
                set/health/parties.yaml:25:10: TG0246: file `certs/chain.pem` is not one certificate in PEM
                  hint: certificates stand between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, revocation lists between the same with `X509 CRL`, and nothing else stands in the file
                """
            ]
        ),
        Slip(
            "a revocation list that is none",
            in: "health/parties.yaml",
            replacing: "revocations: certs/list.pem",
            with: "revocations: certs/chief.pem",
            says: [
                """
                set/health/parties.yaml:25:66: TG0246: file `certs/chief.pem` is not a list of revocation lists in PEM
                  hint: certificates stand between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, revocation lists between the same with `X509 CRL`, and nothing else stands in the file
                """
            ]
        ),
        Slip(
            "a certificate file that is not there",
            in: "health/parties.yaml",
            replacing: "certificate: certs/chief.pem",
            with: "certificate: certs/chef.pem",
            says: [
                """
                set/health/parties.yaml:25:10: TG0216: file `certs/chef.pem` is not in the folder
                  hint: did you mean `certs/chief.pem`?
                """
            ]
        ),
        Slip(
            "a chain beside a bare key",
            in: "health/parties.yaml",
            replacing: "from: 2025-01-01, revoked",
            with: "issuers: certs/chain.pem, from: 2025-01-01, revoked",
            says: [
                """
                set/health/parties.yaml:26:83: TG0247: `issuers` stands beside a key that is no certificate
                """
            ]
        ),
        Slip(
            "a certificate beside a bare key",
            in: "health/parties.yaml",
            replacing: "from: 2025-01-01, revoked",
            with: "certificate: certs/chief.pem, from: 2025-01-01, revoked",
            says: [
                """
                set/health/parties.yaml:26:9: TG0217: a key has exactly one of `publicKey`, `file`, `certificate`
                """
            ]
        ),
        Slip(
            "a key revoked before it began",
            in: "health/parties.yaml",
            replacing: "revoked: 2025-06-30",
            with: "revoked: 2024-06-30",
            says: [
                "set/health/parties.yaml:26:101: TG0220: `revoked` 2024-06-30 is before `from` 2025-01-01"
            ]
        ),
        Slip(
            "a certificate that ends before it begins",
            in: "health/parties.yaml",
            replacing: "from: 2025-01-01, until: 2025-12-31",
            with: "from: 2025-01-01, until: 2024-12-31",
            says: [
                "set/health/parties.yaml:31:54: TG0220: `until` 2024-12-31 is before `from` 2025-01-01"
            ]
        ),
        Slip(
            "a copy that sheds its protection",
            in: "health/data.yaml",
            replacing: "derivedFrom: [visits]",
            with: """
                derivedFrom: [visits]
                protected: false
                """,
            says: [
                """
                set/health/data.yaml:21:1: TG0266: dataset `visits-2025` is derived from the protected dataset `visits` and is not protected
                  hint: write `protected: true`
                """
            ]
        ),
        Slip(
            "a copy that sheds a role",
            in: "health/data.yaml",
            replacing: """
                columns:
                  sex: {role: quasi}
                  consent
                """,
            with: """
                columns:
                  sex: {role: attribute}
                  consent
                """,
            says: [
                """
                set/health/data.yaml:22:9: TG0267: column `sex` has role `quasi` in dataset `visits` and `attribute` here
                  hint: keep the role
                """
            ]
        ),
        Slip(
            "a copy of another's that calls a column something else",
            in: "health/data.yaml",
            replacing: """
                owner: xb.health
                collectedFor: administration
                derivedFrom: [visits]
                columns:
                """,
            with: """
                owner: xb.stats
                collectedFor: administration
                derivedFrom: [visits]
                columns:
                  gender: {role: attribute}
                  district: {role: quasi}
                  illness: {role: sensitive}
                """,
            says: [
                """
                set/health/data.yaml:22:12: TG0192: column `gender` is in nothing that `visits-2025` was made from, and has role `attribute` here, although `visits` is protected
                  hint: give it role `quasi`, or the name of the column that it comes from; else the owner of `visits` has to own the dataset
                """,
                """
                set/health/data.yaml:24:13: TG0192: column `illness` is in nothing that `visits-2025` was made from, and has role `sensitive` here, although `visits` is protected
                  hint: give it role `quasi`, or the name of the column that it comes from; else the owner of `visits` has to own the dataset
                """,
            ]
        ),
        Slip(
            "a copy of a copy that brings a column back as another",
            in: "health/data.yaml",
            replacing: """
                columns:
                  sex: {role: quasi}
                  consent: {role: attribute}
                """,
            with: """
                columns:
                  sex: {role: quasi}
                  consent: {role: attribute}
                ---
                tidegate: v1
                kind: dataset
                id: visits-again
                owner: xb.health
                collectedFor: administration
                derivedFrom: [visits-2025]
                columns:
                  postcode: {role: attribute}
                """,
            says: [
                """
                set/health/data.yaml:32:14: TG0267: column `postcode` has role `quasi` in dataset `visits` and `attribute` here
                  hint: keep the role
                """
            ]
        ),
        Slip(
            "a firewall around a dataset that is not marked",
            in: "health/data.yaml",
            replacing: """
                derivedFrom: none

                """,
            with: """
                derivedFrom: none
                protected: false

                """,
            says: [
                """
                set/firewall.yaml:5:55: TG0191: dataset `visits` is protected here and is not marked so in its own document
                  hint: write `protected: true` in `dataset/visits`
                """
            ]
        ),
        Slip(
            "a dataset that does not say what it was made from",
            in: "health/data.yaml",
            replacing: """
                derivedFrom: none

                """,
            with: "",
            says: [
                """
                set/health/data.yaml:1:1: TG0268: dataset `visits` does not say what it was made from, and its owner `xb.health` holds protected data
                  hint: write `derivedFrom`, if only `derivedFrom: none`
                """
            ]
        ),
        Slip(
            "an onward clause with room for what is never served",
            in: "health/old.yaml",
            replacing: "purposes: [official-statistics]\n",
            with: """
                purposes: [official-statistics]
                never: [survey-frame]
                onward: [{roles: [research], purposes: [official-statistics], maxForm: aggregate}]

                """,
            says: [
                """
                set/health/old.yaml:12:41: TG0193: `official-statistics` may be passed on for, and has `survey-frame` within it, which `never` rules out
                  hint: name the purposes within `official-statistics` that are meant
                """
            ]
        ),
        Slip(
            "a firewall that protects nothing",
            in: "firewall.yaml",
            replacing: "{collectedFor: [administration], datasets: [visits]}",
            with: "{}",
            says: [
                "set/firewall.yaml:5:1: TG0119: `protects` has too few elements: at least 1 expected"
            ]
        ),
        Slip(
            "a firewall that forbids nothing",
            in: "firewall.yaml",
            replacing: "{roles: [enforcement], purposes: [enforcement]}",
            with: "{}",
            says: [
                "set/firewall.yaml:7:1: TG0119: `forbids` has too few elements: at least 1 expected"
            ]
        ),
        Slip(
            "a firewall of a purpose that is not known",
            in: "firewall.yaml",
            replacing: "collectedFor: [administration]",
            with: "collectedFor: [administrations]",
            says: [
                """
                set/firewall.yaml:5:27: TG0203: purpose `administrations` is not declared
                  hint: did you mean `administration`?
                """
            ]
        ),
        Slip(
            "a firewall without an owner",
            in: "firewall.yaml",
            replacing: "owners: [xa.mol, xb.health]",
            with: "owners: [xa.mol, xb.audit]",
            says: [
                """
                set/firewall.yaml:5:55: TG0262: dataset `visits` is protected here and its owner `xb.health` is not under `owners`
                  hint: add the owner, whose signature the firewall then needs
                """
            ]
        ),
        Slip(
            "a change by more than there are",
            in: "firewall.yaml",
            replacing: "change: {count: 2}",
            with: "change: {count: 3}",
            says: [
                "set/firewall.yaml:21:10: TG0240: 3 distinct parties are asked for; there are 2"
            ]
        ),
        Slip(
            "a coalition with a party that is not known",
            in: "firewall.yaml",
            replacing: "[[xa.mol, xb.audit]]",
            with: "[[xa.mol, xb.audits]]",
            says: [
                """
                set/firewall.yaml:9:23: TG0203: party `xb.audits` is not declared
                  hint: did you mean `xb.audit`?
                """
            ]
        ),
        Slip(
            "a permitted join of a dataset that is not known",
            in: "firewall.yaml",
            replacing: "datasets: [visits, work-permits], by",
            with: "datasets: [visits, work-permit], by",
            says: [
                """
                set/firewall.yaml:12:25: TG0203: dataset `work-permit` is not declared
                  hint: did you mean `work-permits`?
                """
            ]
        ),
        Slip(
            "a declassifier by another party",
            in: "firewall.yaml",
            replacing: """
                    minK: 20
                    by: xb.health/guardian
                """,
            with: """
                    minK: 20
                    by: xa.mol/dpo
                """,
            says: [
                "set/firewall.yaml:19:5: TG0221: `xa.mol/dpo` is no officer of `xb.health`"
            ]
        ),
        Slip(
            "a declassifier of nothing",
            in: "firewall.yaml",
            replacing: """
                    purposes: [immigration-tracing]

                """,
            with: "",
            says: [
                "set/firewall.yaml:14:5: TG0119: `declassifiers` has too few elements: at least 1 expected"
            ]
        ),
        Slip(
            "a declassifier that stands twice",
            in: "firewall.yaml",
            replacing: "change: {count: 2}",
            with: """
                  - {id: court, dataset: visits, roles: [enforcement], maxForm: aggregate, by: xb.health/guardian, until: 2026-12-31}
                change: {count: 2}
                """,
            says: [
                "set/firewall.yaml:21:6: TG0120: `court` stands twice in `declassifiers`"
            ]
        ),
        Slip(
            "a codelist with three codes a row",
            in: "codelists.yaml",
            replacing: "[na, NA]",
            with: "[na, NA, x]",
            says: [
                "set/codelists.yaml:9:5: TG0264: row 2 does not have two codes"
            ]
        ),
        Slip(
            "a codelist with one code twice",
            in: "codelists.yaml",
            replacing: "[na, NA]",
            with: """
                ["578", NA]
                """,
            says: [
                "set/codelists.yaml:9:6: TG0265: the national code stands twice"
            ]
        ),
        Slip(
            "a code that is none of the standard",
            in: "codelists.yaml",
            replacing: "[na, NA]",
            with: "[na, Namibia]",
            says: [
                """
                set/codelists.yaml:9:10: TG0263: not a code of `iso-3166` by its form
                  hint: ISO 3166: two or three capital letters or three digits; ISCO-08: one to four digits; ISCED 2011: one to three digits
                """
            ]
        ),
        Slip(
            "a default that is none of the standard",
            in: "codelists.yaml",
            replacing: "map: XX",
            with: "map: none",
            says: [
                """
                set/codelists.yaml:10:13: TG0263: not a code of `iso-3166` by its form
                  hint: ISO 3166: two or three capital letters or three digits; ISCO-08: one to four digits; ISCED 2011: one to three digits
                """
            ]
        ),
        Slip(
            "a codelist without rows",
            in: "codelists.yaml",
            replacing: """
                file: isco.csv

                """,
            with: "",
            says: [
                "set/codelists.yaml:12:1: TG0121: a codelist has exactly one of `rows`, `file`"
            ]
        ),
        Slip(
            "a codelist in a file that is not there",
            in: "codelists.yaml",
            replacing: "file: isco.csv",
            with: "file: isko.csv",
            says: [
                """
                set/codelists.yaml:17:1: TG0216: file `isko.csv` is not in the folder
                  hint: did you mean `isco.csv`?
                """
            ]
        ),
        Slip(
            "an unmatched rule that is not known",
            in: "codelists.yaml",
            replacing: "unmatched: {map: XX}",
            with: "unmatched: keep",
            says: [
                """
                set/codelists.yaml:10:12: TG0107: `unmatched`: expected `refuse`, or a mapping, found `keep`
                """
            ]
        ),
    ]
}
