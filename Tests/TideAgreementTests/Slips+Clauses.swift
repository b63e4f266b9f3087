extension Slip {
    /// Slips in the clauses of an agreement.
    static let clauses: [Slip] = [
        Slip(
            "a duration with leading zeros",
            in: "health/agreement.yaml",
            replacing: "certifyWithin: 31d",
            with: "certifyWithin: 031d",
            says: [
                """
                set/health/agreement.yaml:71:46: TG0107: `certifyWithin`: expected a length of time, as `72h`, `30d`, `6m`, `5y`, found `031d`
                """
            ]
        ),
        Slip(
            "a duration without a unit",
            in: "health/agreement.yaml",
            replacing: "within: 72h",
            with: "within: 72",
            says: [
                """
                set/health/agreement.yaml:72:43: TG0107: `within`: expected a length of time, as `72h`, `30d`, `6m`, `5y`, found `72`
                """
            ]
        ),
        Slip(
            "a named time zone",
            in: "health/agreement.yaml",
            replacing: """
                utcOffset: "+05:30"
                """,
            with: "utcOffset: Asia/Kolkata",
            says: [
                """
                set/health/agreement.yaml:21:79: TG0107: `utcOffset`: expected a fixed distance from UTC, as `+01:00`, found `Asia/Kolkata`
                """
            ]
        ),
        Slip(
            "an offset beyond every clock",
            in: "health/agreement.yaml",
            replacing: """
                "+05:30"
                """,
            with: """
                "+15:00"
                """,
            says: [
                """
                set/health/agreement.yaml:21:79: TG0107: `utcOffset`: expected a fixed distance from UTC, as `+01:00`, found the text `+15:00`
                """
            ]
        ),
        Slip(
            "a version of an agreement without its number",
            in: "health/agreement.yaml",
            replacing: "supersedes: health-old@2",
            with: "supersedes: health-old",
            says: [
                """
                set/health/agreement.yaml:6:13: TG0107: `supersedes`: expected a version of an agreement, as `mol-nso@2`, found `health-old`
                """
            ]
        ),
        Slip(
            "a decimal with an exponent",
            in: "health/agreement.yaml",
            replacing: """
                c: "1.5"
                """,
            with: "c: 1e3",
            says: [
                """
                set/health/agreement.yaml:38:50: TG0107: `c`: expected a number above 0 of at most six decimals, as `2` or `0.25`, found `1e3`
                """
            ]
        ),
        Slip(
            "a zone in small letters",
            in: "health/agreement.yaml",
            replacing: "zones: [XB, EEA], sealTo",
            with: "zones: [xb], sealTo",
            says: [
                """
                set/health/agreement.yaml:22:34: TG0107: `zones`: expected a zone in capital letters, as `NO` or `EEA`, found `xb`
                  hint: did you mean `XB`?
                """
            ]
        ),
        Slip(
            "two measures of diversity",
            in: "health/old.yaml",
            replacing: "distinct: 2}",
            with: "distinct: 2, entropy: 2}",
            says: [
                """
                set/health/old.yaml:18:50: TG0121: l-diversity has exactly one of `distinct`, `entropy`, `recursive`
                """
            ]
        ),
        Slip(
            "no measure of diversity",
            in: "health/old.yaml",
            replacing: ", distinct: 2}",
            with: "}",
            says: [
                """
                set/health/old.yaml:18:50: TG0121: l-diversity has exactly one of `distinct`, `entropy`, `recursive`
                """
            ]
        ),
        Slip(
            "an opt-out without a rule",
            in: "health/old.yaml",
            replacing: ", register: objections",
            with: "",
            says: [
                "set/health/old.yaml:12:9: TG0121: an opt-out has exactly one of `keep`, `register`"
            ]
        ),
        Slip(
            "a destruction with two deadlines",
            in: "health/old.yaml",
            replacing: "after: 12m,",
            with: "after: 12m, by: 2027-01-01,",
            says: [
                "set/health/old.yaml:19:20: TG0121: a destruction has exactly one of `by`, `after`"
            ]
        ),
        Slip(
            "a destruction without a certificate",
            in: "health/old.yaml",
            replacing: ", certifyWithin: 30d",
            with: "",
            says: [
                "set/health/old.yaml:19:20: TG0108: `certifyWithin` is missing in a destruction"
            ]
        ),
        Slip(
            "a duty of no kind",
            in: "health/old.yaml",
            replacing: "[{destroy: {after: 12m, certifyWithin: 30d}}]",
            with: "[{}]",
            says: [
                """
                set/health/old.yaml:19:10: TG0121: a duty has exactly one of `destroy`, `notifyBreach`, `noReidentification`, `corrections`
                """
            ]
        ),
        Slip(
            "a duty that is not known",
            in: "health/old.yaml",
            replacing: "[{destroy:",
            with: "[{destory:",
            says: [
                """
                set/health/old.yaml:19:11: TG0104: unknown key `destory` in a duty
                  hint: did you mean `destroy`?
                """
            ]
        ),
        Slip(
            "terms without the law",
            in: "health/agreement.yaml",
            replacing: """
                  law: The law of XB

                """,
            with: "",
            says: [
                "set/health/agreement.yaml:79:3: TG0108: `law` is missing in terms"
            ]
        ),
        Slip(
            "a published field that is not known",
            in: "health/agreement.yaml",
            replacing: "valid, contact]",
            with: "valid, contacts]",
            says: [
                """
                set/health/agreement.yaml:77:75: TG0107: `publish`: expected one of `title`, `parties`, `legalBasis`, `purposes`, `datasets`, `columns`, `valid`, `notice`, `contact`, found `contacts`
                  hint: did you mean `contact`?
                """
            ]
        ),
        Slip(
            "a linkage word",
            in: "health/agreement.yaml",
            replacing: """
                linkage:
                  - {with: [work-permits], domain: stats-health, purposes: [survey-frame]}
                """,
            with: "linkage: some",
            says: [
                """
                set/health/agreement.yaml:46:10: TG0107: `linkage`: expected `none`, or a list, found `some`
                """
            ]
        ),
        Slip(
            "an unknown signatory in a quorum",
            in: "health/agreement.yaml",
            replacing: "xb.health/deputy,",
            with: "xb.health/deputee,",
            says: [
                """
                set/health/agreement.yaml:13:43: TG0203: officer `xb.health/deputee` is not declared
                  hint: did you mean `xb.health/deputy`?
                """
            ]
        ),
        Slip(
            "a signatory of a third party in a quorum",
            in: "health/agreement.yaml",
            replacing: "xb.health/deputy,",
            with: "xa.mol/dpo,",
            says: [
                """
                set/health/agreement.yaml:13:43: TG0222: signatory `xa.mol/dpo` belongs neither to the provider nor to the recipient
                """,
                """
                set/health/agreement.yaml:13:43: TG0248: officer `xa.mol/dpo` has no `unit`, and distinct units are asked for
                  hint: name the officer's unit in the party document
                """,
            ]
        ),
        Slip(
            "a quorum of one unit too many",
            in: "health/agreement.yaml",
            replacing: "count: 2, from: [xb.health/director, xb.health/deputy, xb.stats/board]",
            with: "count: 2, from: [xb.health/director, xb.health/deputy]",
            says: [
                "set/health/agreement.yaml:13:6: TG0240: 2 distinct units are asked for; there are 1"
            ]
        ),
        Slip(
            "one person in two offices",
            in: "health/agreement.yaml",
            replacing: "xb.health/deputy, xb.stats/board], distinct: units}",
            with: "xb.health/deputy], distinct: persons}",
            says: [
                "set/health/agreement.yaml:13:6: TG0240: 2 distinct persons are asked for; there are 1"
            ]
        ),
        Slip(
            "an officer without a unit",
            in: "health/agreement.yaml",
            replacing: "xb.stats/board], distinct: units",
            with: "xb.stats/ethics], distinct: units",
            says: [
                """
                set/health/agreement.yaml:13:61: TG0248: officer `xb.stats/ethics` has no `unit`, and distinct units are asked for
                  hint: name the officer's unit in the party document
                """
            ]
        ),
        Slip(
            "an officer without a person",
            in: "health/agreement.yaml",
            replacing: "xb.stats/board], distinct: units",
            with: "xb.stats/ethics], distinct: persons",
            says: [
                """
                set/health/agreement.yaml:13:61: TG0271: officer `xb.stats/ethics` has no `person`, and distinct persons are asked for
                  hint: name who holds the office in the party document
                """
            ]
        ),
        Slip(
            "an officer without a person among those who approve",
            in: "parties/nso.yaml",
            replacing: ", person: noor-y",
            with: "",
            says: [
                """
                set/agreement.yaml:34:42: TG0271: officer `xa.nso/chief` has no `person`, and distinct persons are asked for
                  hint: name who holds the office in the party document
                """
            ]
        ),
        Slip(
            "a side that a quorum can do without",
            in: "health/agreement.yaml",
            replacing: """
                  - xb.stats/chief
                  - {count: 2,
                """,
            with: "  - {count: 1,",
            says: [
                "set/health/agreement.yaml:10:1: TG0223: no officer of the recipient `xb.stats` signs"
            ]
        ),
        Slip(
            "an ethics board that is not known",
            in: "health/agreement.yaml",
            replacing: "ethics: xb.stats/ethics",
            with: "ethics: xb.stats/ethic",
            says: [
                """
                set/health/agreement.yaml:69:3: TG0203: officer `xb.stats/ethic` is not declared
                  hint: did you mean `xb.stats/ethics`?
                """
            ]
        ),
        Slip(
            "somebody unknown who may terminate",
            in: "health/agreement.yaml",
            replacing: "termination: {notice: 4m, by: [xb.stats/board]}",
            with: "termination: {notice: 4m, by: [xb.stats/bord]}",
            says: [
                """
                set/health/agreement.yaml:85:32: TG0203: officer `xb.stats/bord` is not declared
                  hint: did you mean `xb.stats/board`?
                """
            ]
        ),
        Slip(
            "an audit by a party that is not known",
            in: "health/agreement.yaml",
            replacing: "by: [xb.audit]",
            with: "by: [xb.audits]",
            says: [
                """
                set/health/agreement.yaml:76:14: TG0203: party `xb.audits` is not declared
                  hint: did you mean `xb.audit`?
                """
            ]
        ),
        Slip(
            "a certificate that the recipient does not have",
            in: "health/agreement.yaml",
            replacing: "sealTo: data-room",
            with: "sealTo: dataroom",
            says: [
                """
                set/health/agreement.yaml:22:44: TG0249: party `xb.stats` has no certificate `dataroom`
                  hint: did you mean `data-room`?
                """
            ]
        ),
        Slip(
            "a public agreement that tells too much",
            in: "health/agreement.yaml",
            replacing: "class: sensitive",
            with: "class: public",
            says: [
                """
                set/health/agreement.yaml:26:5: TG0269: form `pseudonymised` in an agreement of class `public`
                  hint: a public file is at most k-anonymous
                """
            ]
        ),
        Slip(
            "a column that no purpose needs",
            in: "health/agreement.yaml",
            replacing: "[health_id, sex, postcode]",
            with: "[health_id, sex]",
            says: [
                """
                set/health/agreement.yaml:31:7: TG0270: column `postcode` leaves and no purpose under `necessity` needs it
                  hint: name the purpose that needs it, or drop the column
                """
            ]
        ),
        Slip(
            "a need for a column that does not leave",
            in: "health/agreement.yaml",
            replacing: "survey-frame: [diagnosis]",
            with: "survey-frame: [diagnosis, consent]",
            says: [
                "set/health/agreement.yaml:35:33: TG0251: column `consent` does not leave under this grant"
            ]
        ),
        Slip(
            "a need of a purpose that is not permitted",
            in: "health/agreement.yaml",
            replacing: "survey-frame: [diagnosis]",
            with: "administration: [diagnosis]",
            says: [
                """
                set/health/agreement.yaml:35:7: TG0257: purpose `administration` is none of the agreement's and narrows none of them
                """
            ]
        ),
        Slip(
            "a need of a purpose that is not known",
            in: "health/agreement.yaml",
            replacing: "survey-frame: [diagnosis]",
            with: "survey-frames: [diagnosis]",
            says: [
                """
                set/health/agreement.yaml:35:7: TG0203: purpose `survey-frames` is not declared
                  hint: did you mean `survey-frame`?
                """
            ]
        ),
        Slip(
            "diversity of a column that is not sensitive",
            in: "health/old.yaml",
            replacing: "lDiversity: {of: diagnosis",
            with: "lDiversity: {of: sex",
            says: [
                """
                set/health/old.yaml:18:51: TG0256: column `sex` of `lDiversity` is not a sensitive column that leaves
                """
            ]
        ),
        Slip(
            "closeness of a column that is not granted",
            in: "health/agreement.yaml",
            replacing: "tCloseness: {of: diagnosis",
            with: "tCloseness: {of: diagnoses",
            says: [
                """
                set/health/agreement.yaml:39:20: TG0256: column `diagnoses` of `tCloseness` is not a sensitive column that leaves
                  hint: did you mean `diagnosis`?
                """
            ]
        ),
        Slip(
            "onward above the grant",
            in: "health/agreement.yaml",
            replacing: "maxForm: k-anonymous",
            with: "maxForm: identified",
            says: [
                """
                set/health/agreement.yaml:51:5: TG0250: data may be passed on as `identified` and is granted as `pseudonymised` at most
                """
            ]
        ),
        Slip(
            "onward for a purpose that is never served",
            in: "health/agreement.yaml",
            replacing: """
                    purposes: [survey-frame]
                    maxForm
                """,
            with: """
                    purposes: [immigration-tracing]
                    maxForm
                """,
            says: [
                """
                set/health/agreement.yaml:50:16: TG0241: purpose `immigration-tracing` can never be permitted: `never` names `enforcement`
                """
            ]
        ),
        Slip(
            "onward of a column that does not leave",
            in: "health/agreement.yaml",
            replacing: "columns: [sex, postcode]",
            with: "columns: [sex, post-code]",
            says: [
                """
                set/health/agreement.yaml:54:20: TG0251: column `post-code` does not leave under this grant
                  hint: did you mean `postcode`?
                """
            ]
        ),
        Slip(
            "onward by an officer who is not known",
            in: "health/agreement.yaml",
            replacing: "approval: xb.stats/board",
            with: "approval: xb.stat/board",
            says: [
                """
                set/health/agreement.yaml:55:5: TG0203: party `xb.stat` is not declared
                  hint: did you mean `xb.stats`?
                """
            ]
        ),
        Slip(
            "a review without a reviewer",
            in: "health/agreement.yaml",
            replacing: """
                  reviewer: xb.health/guardian

                """,
            with: "",
            says: [
                """
                set/health/agreement.yaml:57:3: TG0252: outputs are reviewed and nobody is named as `reviewer`
                  hint: name the officer who reviews them
                """
            ]
        ),
        Slip(
            "a reviewer who is not known",
            in: "health/agreement.yaml",
            replacing: "reviewer: xb.health/guardian",
            with: "reviewer: xb.health/guard",
            says: [
                """
                set/health/agreement.yaml:58:3: TG0203: officer `xb.health/guard` is not declared
                  hint: did you mean `xb.health/guardian`?
                """
            ]
        ),
        Slip(
            "an opt-out column that one dataset lacks",
            in: "health/agreement.yaml",
            replacing: "column: consent, keep",
            with: "column: diagnosis, keep",
            says: [
                "set/health/agreement.yaml:64:10: TG0227: dataset `visits-2025` has no column `diagnosis`"
            ]
        ),
        Slip(
            "a holding beyond the owner's",
            in: "health/agreement.yaml",
            replacing: "by: 2029-06-30",
            with: "by: 2036-06-30",
            says: [
                """
                set/health/agreement.yaml:71:15: TG0253: the data is destroyed by 2036-06-30; dataset `visits` is kept until 2035-12-31
                """
            ]
        ),
        Slip(
            "a duty that stands twice",
            in: "health/agreement.yaml",
            replacing: """
                  - corrections: {within: 5m}

                """,
            with: """
                  - corrections: {within: 5m}
                  - corrections: {within: 6m}

                """,
            says: [
                "set/health/agreement.yaml:75:5: TG0120: `corrections` stands twice in `duties`"
            ]
        ),
        Slip(
            "a breach notice to one party twice",
            in: "health/agreement.yaml",
            replacing: """
                  - corrections: {within: 5m}

                """,
            with: """
                  - notifyBreach: {to: xb.health, within: 5m}

                """,
            says: [
                "set/health/agreement.yaml:74:5: TG0120: `xb.health` stands twice in `notifyBreach`"
            ]
        ),
        Slip(
            "a breach notice to a party that is not known",
            in: "health/agreement.yaml",
            replacing: "notifyBreach: {to: xb.health",
            with: "notifyBreach: {to: xb.helth",
            says: [
                """
                set/health/agreement.yaml:72:20: TG0203: party `xb.helth` is not declared
                  hint: did you mean `xb.health`?
                """
            ]
        ),
        Slip(
            "a report to a party that is not known",
            in: "health/agreement.yaml",
            replacing: "noReidentification: {report: xb.health",
            with: "noReidentification: {report: xc.health",
            says: [
                """
                set/health/agreement.yaml:73:26: TG0203: party `xc.health` is not declared
                  hint: did you mean `xb.health`?
                """
            ]
        ),
    ]
}
