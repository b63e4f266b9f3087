extension Slip {
    /// Slips in ladders and the rules that make them.
    static let ladders: [Slip] = [
        Slip(
            "a ladder of two sources",
            in: "permits.yaml",
            replacing: "file: isco.csv",
            with: "rows: [[a, b, c]], file: isco.csv",
            says: [
                """
                set/permits.yaml:18:60: TG0285: a hierarchy has one source; here are rows, file
                """
            ]
        ),
        Slip(
            "too few names of built levels",
            in: "permits.yaml",
            replacing: "{levels: [day, month, year]}",
            with: "{date: {from: 1990-01-01, until: 1990-12-31, levels: [day, month, year]}, levels: [day, month, year]}",
            says: [
                """
                set/permits.yaml:15:126: TG0286: 3 names for the 4 levels that the builder makes
                  hint: name every level, the one of all values last, or leave `levels` out
                """
            ]
        ),
        Slip(
            "intervals of texts",
            in: "permits.yaml",
            replacing: "hierarchy: {levels: [day, month, year]}",
            with: "hierarchy: {interval: {from: 0, until: 99, widths: [10]}, levels: [day, month, year]}",
            says: [
                """
                set/permits.yaml:15:53: TG0287: `interval` makes no ladder of a column of type `date`
                """
            ]
        ),
        Slip(
            "a domain without end",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with:
                "wage: {role: attribute, type: decimal, hierarchy: {interval: {from: 0, until: 100000000, widths: [1000]}}}",
            says: [
                """
                set/permits.yaml:20:54: TG0288: the domain has more than 1000000 values
                  hint: make it smaller, or recode the column first
                """
            ]
        ),
        Slip(
            "a domain of more digits than there are",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with: "wage: {role: attribute, type: code, hierarchy: {mask: {digits: 7, keep: [3]}}}",
            says: [
                """
                set/permits.yaml:20:66: TG0107: `digits`: expected a whole number from 1 to 6, found `7`
                """
            ]
        ),
        Slip(
            "an interval that ends before it begins",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with: "wage: {role: attribute, type: decimal, hierarchy: {interval: {from: 10, until: 9, widths: [5]}}}",
            says: [
                """
                set/permits.yaml:20:75: TG0289: `until` 9 is below `from` 10
                """
            ]
        ),
        Slip(
            "widths that do not nest",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with:
                "wage: {role: attribute, type: decimal, hierarchy: {interval: {from: 0, until: 99, widths: [4, 10]}}}",
            says: [
                """
                set/permits.yaml:20:85: TG0290: widths stand finest first, each a multiple of the one before
                  hint: as `widths: [5, 10, 20]`
                """
            ]
        ),
        Slip(
            "a month above a week",
            in: "permits.yaml",
            replacing: "{levels: [day, month, year]}",
            with: "{date: {from: 1990-01-01, until: 1990-12-31, levels: [week, month]}}",
            says: [
                """
                set/permits.yaml:15:112: TG0291: a `week` may lie in two of `month`
                  hint: let nothing follow `week`
                """
            ]
        ),
        Slip(
            "built levels of a date upside down",
            in: "permits.yaml",
            replacing: "{levels: [day, month, year]}",
            with: "{date: {from: 1990-01-01, until: 1990-12-31, levels: [year, month, day]}}",
            says: [
                """
                set/permits.yaml:15:97: TG0213: levels of a date stand finest first: day, week, month, quarter, year, decade
                """
            ]
        ),
        Slip(
            "a domain of dates upside down",
            in: "permits.yaml",
            replacing: "{levels: [day, month, year]}",
            with: "{date: {from: 1990-01-01, until: 1989-12-31, levels: [day, month]}}",
            says: [
                """
                set/permits.yaml:15:78: TG0220: `until` 1989-12-31 is before `from` 1990-01-01
                """
            ]
        ),
        Slip(
            "a mask that keeps more and more",
            in: "permits.yaml",
            replacing: "hierarchy: {file: isco.csv, separator: \";\", levels: [unit, minor-group, all]}",
            with: "hierarchy: {mask: {digits: 4, keep: [2, 3]}, levels: [unit, two, minor-group, all]}",
            says: [
                """
                set/permits.yaml:18:59: TG0292: `keep` stands longest first, each shorter than the one before
                  hint: as `keep: [4, 3, 2]`
                """
            ]
        ),
        Slip(
            "a mask of a file that is not there",
            in: "permits.yaml",
            replacing: "hierarchy: {file: isco.csv, separator: \";\", levels: [unit, minor-group, all]}",
            with: "hierarchy: {mask: {file: icso.csv, keep: [3]}, levels: [unit, minor-group, all]}",
            says: [
                """
                set/permits.yaml:18:48: TG0216: file `icso.csv` is not in the folder
                  hint: did you mean `isco.csv`?
                """
            ]
        ),
        Slip(
            "a mask of nothing",
            in: "permits.yaml",
            replacing: "hierarchy: {file: isco.csv, separator: \";\", levels: [unit, minor-group, all]}",
            with: "hierarchy: {mask: {keep: [3]}, levels: [unit, minor-group, all]}",
            says: [
                """
                set/permits.yaml:18:47: TG0121: a mask ladder has exactly one of `digits`, `values`, `file`
                """
            ]
        ),
        Slip(
            "a group of an unknown value",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "order: {values: [NO, NA], groups: [{north: [NO, NA, SE]}]}",
            says: [
                """
                set/countries.yml:5:53: TG0293: `SE` is no value of level 0
                """
            ]
        ),
        Slip(
            "a value in no group",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "order: {values: [NO, NA], groups: [{region: [NO]}]}",
            says: [
                """
                set/countries.yml:5:36: TG0458: value `NA` is in 0 groups of level 1
                  hint: every value is in exactly one group of each level
                """
            ]
        ),
        Slip(
            "a value in two groups",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "order: {values: [NO, NA], groups: [{region: [NO, NA], south: [NA]}]}",
            says: [
                """
                set/countries.yml:5:36: TG0458: value `NA` is in 2 groups of level 1
                  hint: every value is in exactly one group of each level
                """
            ]
        ),
        Slip(
            "groups that split the order",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "order: {values: [NO, NA], groups: [{region: [NA], north: [NO]}]}",
            says: [
                """
                set/countries.yml:5:36: TG0459: the groups of level 1 do not follow the order
                  hint: hold neighbours together, lowest first
                """
            ]
        ),
    ]
}
