extension Slip {
    /// Slips in safeguards, search settings, units, weights and populations.
    static let safeguards: [Slip] = [
        Slip(
            "a share of removed records twice",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      suppression: 5%
                """,
            says: [
                """
                set/agreement.yaml:33:7: TG0272: `suppression` stands below `safeguards` and below `kAnonymity`
                  hint: write it once; it holds for all models together
                """
            ]
        ),
        Slip(
            "k over units that nothing tells apart",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: "kAnonymity: {k: 10, unit: units}",
            says: [
                """
                set/agreement.yaml:32:27: TG0273: k counts units, and dataset `work-permits` names no `unitIdentifier`
                  hint: name the column that tells units apart in the dataset, or let k count records
                """
            ]
        ),
        Slip(
            "k-map without a population",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      kMap: {k: 5}
                """,
            says: [
                """
                set/agreement.yaml:33:7: TG0274: `kMap` is about the population, and dataset `work-permits` has no `population`
                  hint: declare the population table in the dataset document
                """
            ]
        ),
        Slip(
            "a journalist without a population",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      risk: {journalist: {highest: 5%}}
                """,
            says: [
                """
                set/agreement.yaml:33:7: TG0274: `risk` is about the population, and dataset `work-permits` has no `population`
                  hint: declare the population table in the dataset document
                """
            ]
        ),
        Slip(
            "a population that lacks what leaves",
            in: "spec.yaml",
            replacing: """
                kind: spec
                id: permits-k5
                dataset: work-permits
                safeguards: {kAnonymity: {k: 5, suppression: 10%}}
                """,
            with: """
                kind: dataset
                id: arrivals
                owner: xa.mol
                collectedFor: administration
                derivedFrom: none
                population: {file: isco.csv, columns: [sex]}
                columns:
                  sex: {role: quasi}
                  region: {role: quasi}
                ---
                tidegate: v1
                kind: spec
                id: permits-k5
                dataset: arrivals
                safeguards: {kAnonymity: {k: 5, suppression: 10%}, kMap: {k: 5}}
                """,
            says: [
                """
                set/spec.yaml:16:52: TG0276: column `region` leaves and the population table of `arrivals` does not have it
                  hint: add it under `population: columns`, or drop the column
                """
            ]
        ),
        Slip(
            "population uniqueness without weights",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      populationUniqueness: {atMost: 1%}
                """,
            says: [
                """
                set/agreement.yaml:33:7: TG0275: `populationUniqueness` needs sampling weights, and dataset `work-permits` has none
                  hint: give a column the role `weight`, or name a file under `samplingWeights`
                """
            ]
        ),
        Slip(
            "an order of values that have none",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      tCloseness: {of: permit_status, t: 10%, distance: ordered}
                """,
            says: [
                """
                set/agreement.yaml:33:47: TG0280: distance `ordered` of column `permit_status` has nothing to be measured by
                  hint: give the column a hierarchy, or for `ordered` a type of numbers or dates
                """
            ]
        ),
        Slip(
            "the second of several models about no sensitive column",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      betaLikeness: [{of: permit_status, basic: "1"}, {of: wage, basic: "1"}]
                """,
            says: [
                """
                set/agreement.yaml:33:56: TG0256: column `wage` of `betaLikeness` is not a sensitive column that leaves
                """
            ]
        ),
        Slip(
            "a limit of risk for nobody",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      risk: {}
                """,
            says: [
                """
                set/agreement.yaml:33:7: TG0281: a limit of risk says nothing
                  hint: name an attacker with `average` or `highest`
                """
            ]
        ),
        Slip(
            "a limit of risk without a figure",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      risk: {prosecutor: {}}
                """,
            says: [
                """
                set/agreement.yaml:33:14: TG0281: a limit of risk says nothing
                  hint: name an attacker with `average` or `highest`
                """
            ]
        ),
        Slip(
            "an entropy of nothing",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      lDiversity: [{of: permit_status, distinct: 2}, {of: permit_status, entropy: "0.9"}]
                """,
            says: [
                """
                set/agreement.yaml:33:74: TG0457: an entropy of at least the logarithm of less than 1 asks for nothing
                  hint: as `entropy: "2.5"`
                """
            ]
        ),
        Slip(
            "a delta of zero",
            in: "agreement.yaml",
            replacing: "kAnonymity: {k: 10, suppression: 5%}",
            with: """
                kAnonymity: {k: 10, suppression: 5%}
                      deltaDisclosure: {of: permit_status, delta: 0}
                """,
            says: [
                """
                set/agreement.yaml:33:51: TG0107: `delta`: expected a number above 0 of at most six decimals, as `2` or `0.25`, found `0`
                """
            ]
        ),
        Slip(
            "weights of a loss that has no columns",
            in: "spec.yaml",
            replacing: "loss: iyengar, aggregate: arithmetic-mean, suppressionWeight: \"0.5\"",
            with: "loss: discernibility, weights: {sex: 2}",
            says: [
                """
                set/spec.yaml:6:32: TG0282: `weights` has no effect on the loss `discernibility`
                  hint: leave it out, or choose another loss
                """
            ]
        ),
        Slip(
            "an aggregate of a loss that has none",
            in: "spec.yaml",
            replacing: "loss: iyengar, aggregate: arithmetic-mean, suppressionWeight: \"0.5\"",
            with: "loss: height, aggregate: sum, suppressionWeight: 1",
            says: [
                """
                set/spec.yaml:6:24: TG0282: `aggregate` has no effect on the loss `height`
                  hint: leave it out, or choose another loss
                """,
                """
                set/spec.yaml:6:40: TG0282: `suppressionWeight` has no effect on the loss `height`
                  hint: leave it out, or choose another loss
                """,
            ]
        ),
        Slip(
            "weights of nothing",
            in: "spec.yaml",
            replacing: "loss: iyengar",
            with: "weights: {birth_date: 0, sex: 0, citizenship: 0, occupation: 0}, loss: iyengar",
            says: [
                """
                set/spec.yaml:6:10: TG0283: no quasi-identifier has a weight above 0
                """
            ]
        ),
        Slip(
            "a weight of no quasi-identifier",
            in: "spec.yaml",
            replacing: "loss: iyengar",
            with: "weights: {sexx: 1}, loss: iyengar",
            says: [
                """
                set/spec.yaml:6:20: TG0284: column `sexx` of dataset `work-permits` is no quasi-identifier
                  hint: did you mean `sex`?
                """
            ]
        ),
        Slip(
            "a negative weight",
            in: "spec.yaml",
            replacing: "loss: iyengar",
            with: "weights: {sex: -1}, loss: iyengar",
            says: [
                """
                set/spec.yaml:6:25: TG0107: `sex`: expected a number of at most six decimals, as `2` or `0.25`, found `-1`
                """
            ]
        ),
        Slip(
            "a weight that is no number",
            in: "spec.yaml",
            replacing: "loss: iyengar",
            with: "weights: {sex: heavy}, loss: iyengar",
            says: [
                """
                set/spec.yaml:6:25: TG0107: `sex`: expected a number of at most six decimals, as `2` or `0.25`, found `heavy`
                """
            ]
        ),
        Slip(
            "a unit that is no column",
            in: "permits.yaml",
            replacing: "unit: person",
            with: """
                unitIdentifier: passport_n
                unit: person
                """,
            says: [
                """
                set/permits.yaml:9:1: TG0227: dataset `work-permits` has no column `passport_n`
                  hint: did you mean `passport_no`?
                """
            ]
        ),
        Slip(
            "a unit that a quasi-identifier tells",
            in: "permits.yaml",
            replacing: "unit: person",
            with: """
                unitIdentifier: sex
                unit: person
                """,
            says: [
                """
                set/permits.yaml:9:1: TG0242: `unitIdentifier` names column `sex`, which is no direct identifier as it stands
                  hint: name a column with `role: direct` and without a hierarchy
                """
            ]
        ),
        Slip(
            "two columns of weights",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with: """
                wage: {role: weight, type: decimal}
                  design: {role: weight, type: integer}
                """,
            says: [
                """
                set/permits.yaml:21:12: TG0278: sampling weights are given twice: also by `design`
                  hint: leave one column of role `weight`, or the file
                """
            ]
        ),
        Slip(
            "a weight of texts",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with: """
                wage: {role: attribute, type: decimal}
                  design: {role: weight}
                """,
            says: [
                """
                set/permits.yaml:21:3: TG0279: column `design` has role `weight` and type `text`
                  hint: set `type: decimal` or `type: integer`
                """
            ]
        ),
        Slip(
            "weights by a column that is not there",
            in: "permits.yaml",
            replacing: "unit: person",
            with: """
                samplingWeights: {file: isco.csv, by: [sexx], weight: w}
                unit: person
                """,
            says: [
                """
                set/permits.yaml:9:40: TG0227: dataset `work-permits` has no column `sexx`
                  hint: did you mean `sex`?
                """
            ]
        ),
        Slip(
            "a population of a sensitive column",
            in: "permits.yaml",
            replacing: "unit: person",
            with: """
                population: {file: isco.csv, columns: [permit_status, sexx]}
                unit: person
                """,
            says: [
                """
                set/permits.yaml:9:40: TG0277: column `permit_status` of the population table has role `sensitive` in the dataset
                  hint: name quasi-identifiers alone
                """,
                """
                set/permits.yaml:9:55: TG0227: dataset `work-permits` has no column `sexx`
                  hint: did you mean `sex`?
                """,
            ]
        ),
        Slip(
            "a population by another name of no column",
            in: "permits.yaml",
            replacing: "unit: person",
            with: """
                population: {file: people.csv, columns: {sexx: s, wage: w}}
                unit: person
                """,
            says: [
                """
                set/permits.yaml:9:14: TG0216: file `people.csv` is not in the folder
                  hint: paths are relative to the policy set's folder
                """,
                """
                set/permits.yaml:9:42: TG0227: dataset `work-permits` has no column `sexx`
                  hint: did you mean `sex`?
                """,
                """
                set/permits.yaml:9:51: TG0277: column `wage` of the population table has role `attribute` in the dataset
                  hint: name quasi-identifiers alone
                """,
            ]
        ),
    ]
}
