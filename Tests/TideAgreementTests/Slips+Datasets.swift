extension Slip {
    /// Slips in datasets, hierarchies and keys.
    static let datasets: [Slip] = [
        Slip(
            "a dataset without owner and purpose",
            in: "permits.yaml",
            replacing: """
                owner: xa.mol
                collectedFor: administration

                """,
            with: "",
            says: [
                "set/permits.yaml:1:1: TG0208: dataset `work-permits` has no `collectedFor`",
                "set/permits.yaml:1:1: TG0208: dataset `work-permits` has no `owner`",
            ]
        ),
        Slip(
            "a dataset that is its own source",
            in: "permits.yaml",
            replacing: "derivedFrom: none",
            with: "derivedFrom: [work-permits]",
            says: [
                "set/permits.yaml:11:1: TG0209: dataset `work-permits` is derived from itself"
            ]
        ),
        Slip(
            "a hierarchy without file and levels",
            in: "permits.yaml",
            replacing: "hierarchy: {levels: [day, month, year]}",
            with: "hierarchy: {}",
            says: [
                """
                set/permits.yaml:15:41: TG0210: the hierarchy of column `birth_date` has neither rows nor `levels`
                  hint: give `file`, `rows` or a builder, or for a date its levels
                """
            ]
        ),
        Slip(
            "levels of a date at a text",
            in: "permits.yaml",
            replacing: "type: date, hierarchy",
            with: "type: text, hierarchy",
            says: [
                """
                set/permits.yaml:15:53: TG0211: levels without a file are those of a date; column `birth_date` has type `text`
                  hint: name the file that has the levels, or set `type: date`
                """
            ]
        ),
        Slip(
            "a level that no date has",
            in: "permits.yaml",
            replacing: "levels: [day, month, year]",
            with: "levels: [day, month, century]",
            says: [
                """
                set/permits.yaml:15:74: TG0212: `century` is no level of a date
                  hint: levels of a date: day, week, month, quarter, year, decade
                """
            ]
        ),
        Slip(
            "levels of a date upside down",
            in: "permits.yaml",
            replacing: "levels: [day, month, year]",
            with: "levels: [year, month, day]",
            says: [
                "set/permits.yaml:15:53: TG0213: levels of a date stand finest first: day, week, month, quarter, year, decade"
            ]
        ),
        Slip(
            "a hierarchy document without rows",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "",
            says: [
                "set/countries.yml:3:1: TG0214: hierarchy `countries` has exactly one of `rows`, `file`, `interval`, `date`, `mask`, `order`"
            ]
        ),
        Slip(
            "a hierarchy document with rows and a file",
            in: "countries.yml",
            replacing: "rows:",
            with: """
                file: isco.csv
                rows:
                """,
            says: [
                "set/countries.yml:3:1: TG0214: hierarchy `countries` has exactly one of `rows`, `file`, `interval`, `date`, `mask`, `order`"
            ]
        ),
        Slip(
            "a ragged row",
            in: "countries.yml",
            replacing: "[NA, Southern Africa, World]",
            with: "[NA, World]",
            says: [
                "set/countries.yml:7:5: TG0215: row 2 has 2 values for 3 levels"
            ]
        ),
        Slip(
            "a file that is not there",
            in: "permits.yaml",
            replacing: "file: isco.csv",
            with: "file: isco.cvs",
            says: [
                """
                set/permits.yaml:18:41: TG0216: file `isco.cvs` is not in the folder
                  hint: did you mean `isco.csv`?
                """
            ]
        ),
        Slip(
            "a hierarchy file that is not there",
            in: "countries.yml",
            replacing: """
                rows:
                  - [NO, Northern Europe, World]
                  - [NA, Southern Africa, World]
                """,
            with: "file: m49.csv",
            says: [
                """
                set/countries.yml:5:1: TG0216: file `m49.csv` is not in the folder
                  hint: paths are relative to the policy set's folder
                """
            ]
        ),
        Slip(
            "a key without a source",
            in: "parties/nso.yaml",
            replacing: "{file: keys/chief.pem, from",
            with: "{from",
            says: [
                "set/parties/nso.yaml:8:45: TG0217: a key has exactly one of `publicKey`, `file`, `certificate`"
            ]
        ),
        Slip(
            "a key with two sources",
            in: "parties/nso.yaml",
            replacing: "file: keys/chief.pem",
            with: "file: keys/chief.pem, publicKey: aGVsbG8=",
            says: [
                "set/parties/nso.yaml:8:45: TG0217: a key has exactly one of `publicKey`, `file`, `certificate`"
            ]
        ),
        Slip(
            "a key of another kind",
            in: "parties/mol.yaml",
            replacing: "publicKey: MCowBQYDK2VwAyEA",
            with: "publicKey: MCowBQYDK2VuAyEA",
            says: [
                """
                set/parties/mol.yaml:8:49: TG0218: not an Ed25519 public key: 44 bytes of SubjectPublicKeyInfo are expected
                  hint: print it with `openssl pkey -pubin -in KEY.pem -outform DER | base64 -w0`
                """
            ]
        ),
        Slip(
            "a file that is no key",
            in: "parties/nso.yaml",
            replacing: "file: keys/chief.pem",
            with: "file: notes.txt",
            says: [
                """
                set/parties/nso.yaml:8:46: TG0219: file `notes.txt` is not an Ed25519 public key in PEM
                  hint: it begins with `-----BEGIN PUBLIC KEY-----` and holds nothing else
                """
            ]
        ),
        Slip(
            "a key that ends before it begins",
            in: "parties/nso.yaml",
            replacing: "until: 2027-12-31}], person",
            with: "until: 2025-12-31}], person",
            says: [
                "set/parties/nso.yaml:8:86: TG0220: `until` 2025-12-31 is before `from` 2026-01-01"
            ]
        ),
        Slip(
            "a key of two officers",
            in: "parties/mol.yaml",
            replacing: "dpo: {title: Data Protection Officer, keys",
            with: """
                deputy: {title: Deputy, keys: [{publicKey: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=, from: 2026-01-01}]}
                  dpo: {title: Data Protection Officer, keys
                """,
            says: [
                """
                set/parties/mol.yaml:9:3: TG0245: `xa.mol/dpo` and `xa.mol/deputy` have the same key
                  hint: make a key for each officer
                """
            ]
        ),
    ]
}
