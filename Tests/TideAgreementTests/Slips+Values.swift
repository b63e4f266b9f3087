extension Slip {
    /// Slips in values.
    static let values: [Slip] = [
        Slip(
            "a list where a text belongs",
            in: "agreement.yaml",
            replacing: "provider: xa.mol",
            with: "provider: [xa.mol]",
            says: [
                """
                set/agreement.yaml:6:11: TG0107: `provider`: expected a name of at most 64 lower-case letters, digits, `.`, `-`, `_`, found a list
                """
            ]
        ),
        Slip(
            "a text where a list belongs",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: survey-frame",
            says: [
                """
                set/agreement.yaml:14:11: TG0107: `purposes`: expected a list, found `survey-frame`
                  hint: did you mean `[survey-frame]`?
                """
            ]
        ),
        Slip(
            "a mapping where a list belongs",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: {survey-frame: true}",
            says: [
                "set/agreement.yaml:14:11: TG0107: `purposes`: expected a list, found a mapping"
            ]
        ),
        Slip(
            "nothing where a text belongs",
            in: "agreement.yaml",
            replacing: "title: Work permits for the labour migration survey frame",
            with: "title:",
            says: [
                "set/agreement.yaml:5:7: TG0107: `title`: expected a text of visible characters, found nothing"
            ]
        ),
        Slip(
            "an empty text",
            in: "agreement.yaml",
            replacing: "title: Work permits for the labour migration survey frame",
            with: "title: \"\"",
            says: [
                """
                set/agreement.yaml:5:8: TG0107: `title`: expected a text of visible characters, found an empty text
                """
            ]
        ),
        Slip(
            "a text of white space that turns the direction of writing",
            in: "agreement.yaml",
            replacing: "title: Work permits for the labour migration survey frame",
            with: "title: \"Work \\u202e permits\"",
            says: [
                """
                set/agreement.yaml:5:8: TG0107: `title`: expected a text of visible characters, found a text with U+202E
                """
            ]
        ),
        Slip(
            "a number with leading zeros",
            in: "agreement.yaml",
            replacing: "k: 10",
            with: "k: 012",
            says: [
                """
                set/agreement.yaml:32:23: TG0107: `k`: expected a whole number of at least 1, found `012`
                  hint: did you mean `12`?
                """
            ]
        ),
        Slip(
            "a number in exponents",
            in: "agreement.yaml",
            replacing: "k: 10",
            with: "k: 1e3",
            says: [
                "set/agreement.yaml:32:23: TG0107: `k`: expected a whole number of at least 1, found `1e3`"
            ]
        ),
        Slip(
            "a quoted number",
            in: "agreement.yaml",
            replacing: "k: 10",
            with: "k: \"10\"",
            says: [
                """
                set/agreement.yaml:32:23: TG0107: `k`: expected a whole number of at least 1, found the text `10`
                  hint: write it without quotes: `10`
                """
            ]
        ),
        Slip(
            "a k of zero",
            in: "agreement.yaml",
            replacing: "k: 10",
            with: "k: 0",
            says: [
                "set/agreement.yaml:32:23: TG0107: `k`: expected a whole number of at least 1, found `0`"
            ]
        ),
        Slip(
            "a band beyond its limit",
            in: "agreement.yaml",
            replacing: "band: 5",
            with: "band: 5000000000",
            says: [
                """
                set/agreement.yaml:30:20: TG0107: `band`: expected a whole number from 1 to 1000000000, found `5000000000`
                """
            ]
        ),
        Slip(
            "a truth value that YAML 1.1 had",
            in: "permits.yaml",
            replacing: "protected: true",
            with: "protected: yes",
            says: [
                """
                set/permits.yaml:7:12: TG0107: `protected`: expected `true` or `false`, found `yes`
                  hint: did you mean `true`?
                """
            ]
        ),
        Slip(
            "a day that does not exist",
            in: "agreement.yaml",
            replacing: "until: 2028-12-31",
            with: "until: 2028-02-30",
            says: [
                """
                set/agreement.yaml:16:34: TG0107: `until`: expected a date, as `2026-01-31`, found `2028-02-30`
                  hint: there is no such day
                """
            ]
        ),
        Slip(
            "a share above all",
            in: "agreement.yaml",
            replacing: "suppression: 5%",
            with: "suppression: 105%",
            says: [
                """
                set/agreement.yaml:32:40: TG0107: `suppression`: expected a share, as `5%` or `0.05`, found `105%`
                """
            ]
        ),
        Slip(
            "a name with capitals",
            in: "agreement.yaml",
            replacing: "provider: xa.mol",
            with: "provider: XA.MoL",
            says: [
                """
                set/agreement.yaml:6:11: TG0107: `provider`: expected a name of at most 64 lower-case letters, digits, `.`, `-`, `_`, found `XA.MoL`
                  hint: did you mean `xa.mol`?
                """
            ]
        ),
        Slip(
            "an officer without a party",
            in: "agreement.yaml",
            replacing: "signatories: [xa.mol/dpo,",
            with: "signatories: [dpo,",
            says: [
                """
                set/agreement.yaml:8:15: TG0107: `signatories`: expected an officer, as `party/officer`, found `dpo`
                """
            ]
        ),
        Slip(
            "a country in small letters",
            in: "parties/nso.yaml",
            replacing: "jurisdiction: XA",
            with: "jurisdiction: xa",
            says: [
                """
                set/parties/nso.yaml:5:15: TG0107: `jurisdiction`: expected a country code of two capital letters, as `NO`, found `xa`
                  hint: did you mean `XA`?
                """
            ]
        ),
        Slip(
            "a path that leaves the folder",
            in: "parties/nso.yaml",
            replacing: "file: keys/chief.pem",
            with: "file: ../chief.pem",
            says: [
                """
                set/parties/nso.yaml:8:52: TG0107: `file`: expected a path below the folder, as `keys/dpo.pem`, found `../chief.pem`
                """
            ]
        ),
        Slip(
            "an absolute path",
            in: "parties/nso.yaml",
            replacing: "file: keys/chief.pem",
            with: "file: /etc/passwd",
            says: [
                """
                set/parties/nso.yaml:8:52: TG0107: `file`: expected a path below the folder, as `keys/dpo.pem`, found `/etc/passwd`
                """
            ]
        ),
        Slip(
            "a separator of two characters",
            in: "permits.yaml",
            replacing: """
                separator: ";"
                derivedFrom
                """,
            with: """
                separator: ";;"
                derivedFrom
                """,
            says: [
                """
                set/permits.yaml:10:12: TG0107: `separator`: expected one of `,`, `;`, `tab`, found the text `;;`
                """
            ]
        ),
        Slip(
            "a key that is no base64",
            in: "parties/mol.yaml",
            replacing: "publicKey: MCow",
            with: "publicKey: M-ow",
            says: [
                """
                set/parties/mol.yaml:8:60: TG0107: `publicKey`: expected base64 with padding, on one line, found another text
                """
            ]
        ),
        Slip(
            "a case at no instant",
            in: "cases.yaml",
            replacing: """
                at: 2026-02-01

                """,
            with: """
                at: 2026-02-01T25:00:00Z

                """,
            says: [
                """
                set/cases.yaml:6:9: TG0107: `at`: expected a date or a time in UTC, as `2026-01-31T12:00:00Z`, found `2026-02-01T25:00:00Z`
                """
            ]
        ),
        Slip(
            "a reason code in small letters",
            in: "cases.yaml",
            replacing: "APPROVALS]",
            with: "approvals]",
            says: [
                """
                set/cases.yaml:19:44: TG0107: `refuse`: expected a reason code, as `NO_AGREEMENT`, found `approvals`
                """
            ]
        ),
        Slip(
            "an expectation that is no verdict",
            in: "cases.yaml",
            replacing: "expect: permit",
            with: "expect: allow",
            says: [
                "set/cases.yaml:9:13: TG0107: `expect`: expected `permit`, or a mapping, found `allow`"
            ]
        ),
    ]
}
