extension Slip {
    /// Slips in YAML and keys.
    static let text: [Slip] = [
        Slip(
            "an unknown key",
            in: "agreement.yaml",
            replacing: "title:",
            with: """
                tilte: x
                title:
                """,
            says: [
                """
                set/agreement.yaml:5:1: TG0104: unknown key `tilte` in an agreement
                  hint: did you mean `title`?
                """
            ]
        ),
        Slip(
            "an unknown key that is near another",
            in: "permits.yaml",
            replacing: "wage: {role: attribute, type: decimal}",
            with: "wage: {role: attribute, tpye: decimal}",
            says: [
                """
                set/permits.yaml:20:27: TG0104: unknown key `tpye` in a column
                  hint: did you mean `type`?
                """
            ]
        ),
        Slip(
            "an unknown key of no likeness",
            in: "parties/mol.yaml",
            replacing: "roles: [service]",
            with: """
                roles: [service]
                favouriteColour: green
                """,
            says: [
                """
                set/parties/mol.yaml:7:1: TG0104: unknown key `favouriteColour` in a party
                  hint: known here: tidegate, kind, id, name, jurisdiction, zones, roles, officers, certificates, accreditations, coalition
                """
            ]
        ),
        Slip(
            "a key that stands twice",
            in: "agreement.yaml",
            replacing: "version: 1",
            with: """
                version: 1
                title: Another
                """,
            says: [
                "set/agreement.yaml:6:1: TG0105: key `title` stands twice; first in line 5"
            ]
        ),
        Slip(
            "a quoted key that stands twice",
            in: "agreement.yaml",
            replacing: "version: 1",
            with: """
                version: 1
                "title": Another
                """,
            says: [
                "set/agreement.yaml:6:1: TG0105: key `title` stands twice; first in line 5"
            ]
        ),
        Slip(
            "a column that stands twice",
            in: "permits.yaml",
            replacing: "  sex:",
            with: """
                  full_name: {role: quasi}
                  sex:
                """,
            says: [
                "set/permits.yaml:16:3: TG0105: key `full_name` stands twice; first in line 13"
            ]
        ),
        Slip(
            "three equal keys",
            in: "parties/nso.yaml",
            replacing: "roles: [statistics]",
            with: """
                roles: [statistics]
                roles: [service]
                roles: [research]
                """,
            says: [
                "set/parties/nso.yaml:7:1: TG0105: key `roles` stands twice; first in line 6",
                "set/parties/nso.yaml:8:1: TG0105: key `roles` stands twice; first in line 6",
            ]
        ),
        Slip(
            "an anchor",
            in: "agreement.yaml",
            replacing: "purposes: [survey-frame]",
            with: "purposes: &p [survey-frame]",
            says: [
                """
                set/agreement.yaml:14:11: TG0109: anchors are not allowed
                  hint: write the value out where it is needed
                """
            ]
        ),
        Slip(
            "an alias",
            in: "agreement.yaml",
            replacing: "never: [enforcement]",
            with: "never: *p",
            says: [
                """
                set/agreement.yaml:15:8: TG0110: aliases are not allowed
                  hint: write the value out where it is needed
                """
            ]
        ),
        Slip(
            "an anchor with its alias",
            in: "agreement.yaml",
            replacing: """
                purposes: [survey-frame]

                """,
            with: """
                purposes: &p [survey-frame]
                supersedes: *p

                """,
            says: [
                """
                set/agreement.yaml:14:11: TG0109: anchors are not allowed
                  hint: write the value out where it is needed
                """,
                """
                set/agreement.yaml:15:13: TG0110: aliases are not allowed
                  hint: write the value out where it is needed
                """,
            ]
        ),
        Slip(
            "a tag",
            in: "agreement.yaml",
            replacing: "version: 1",
            with: "version: !!int 1",
            says: [
                """
                set/agreement.yaml:4:10: TG0111: tags are not allowed
                  hint: leave the `!` out, or quote the text
                """
            ]
        ),
        Slip(
            "a tag on a quoted text",
            in: "agreement.yaml",
            replacing: "section: \"12\"",
            with: "section: !!str \"12\"",
            says: [
                """
                set/agreement.yaml:12:45: TG0111: tags are not allowed
                  hint: leave the `!` out, or quote the text
                """
            ]
        ),
        Slip(
            "a tag on a mapping",
            in: "agreement.yaml",
            replacing: "valid: {",
            with: "valid: !v {",
            says: [
                """
                set/agreement.yaml:16:8: TG0111: tags are not allowed
                  hint: leave the `!` out, or quote the text
                """
            ]
        ),
        Slip(
            "a merge key",
            in: "permits.yaml",
            replacing: "full_name: {role: direct}",
            with: "full_name: {<<: {role: direct}, role: direct}",
            says: [
                """
                set/permits.yaml:13:15: TG0112: merge keys are not allowed
                  hint: write the keys out
                """
            ]
        ),
        Slip(
            "a key that is a list",
            in: "agreement.yaml",
            replacing: "version: 1",
            with: """
                version: 1
                ? [a, b]
                : c
                """,
            says: [
                "set/agreement.yaml:5:3: TG0114: a key must be a text"
            ]
        ),
        Slip(
            "broken YAML",
            in: "agreement.yaml",
            replacing: "version: 1",
            with: "version: 1: 2",
            says: [
                "set/agreement.yaml:4:11: TG0102: not valid YAML: a text with `: ` in it stands in quotes, as in `title: \"Gateway: taxes\"`"
            ]
        ),
        Slip(
            "an unclosed list",
            in: "agreement.yaml",
            replacing: "never: [enforcement]",
            with: "never: [enforcement",
            says: [
                """
                set/agreement.yaml:16:6: TG0102: not valid YAML: a bracket is opened and not closed, or a comma is missing
                """
            ]
        ),
        Slip(
            "a tab as indentation",
            in: "purposes.yaml",
            replacing: "  survey-frame:",
            with: "\tsurvey-frame:",
            says: [
                """
                set/purposes.yaml:6:1: TG0102: not valid YAML: a tab stands where only spaces indent
                """
            ]
        ),
    ]
}
