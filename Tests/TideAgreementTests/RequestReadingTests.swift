import Testing
import TideAgreement
import TideCore

struct RequestReadingTests {
    private func messages(_ text: String) -> [String] {
        do {
            _ = try Request.read(Array(text.utf8), file: "r.yaml")
            return []
        } catch {
            return error.diagnostics.map(\.rendered)
        }
    }

    @Test func `a request reads as written`() throws {
        let request = try Request.read(Array(Sample.request.utf8), file: "r.yaml")
        #expect(request.columns == ["passport_no", "sex", "wage"])
        #expect(request.form == .pseudonymised)
        #expect(request.safeguards.k == 12)
        #expect(request.safeguards.suppression == Share("2%"))
        #expect(request.safeguards.preserve == [.sex])
        #expect(request.pseudonymise["passport_no"]?.domain == "nso-mol")
        #expect(request.officer?.description == "xa.nso/head")
        #expect("\(request.fields.clause("purpose").place)" == "r.yaml:8:1")
    }

    @Test func `JSON is a request too, with the same digest`() throws {
        let request = try Request.read(Array(Sample.request.utf8), file: "r.yaml")
        let json = CanonicalJSON.readable(request.canonical)
        #expect(try Request.read(Array(json.utf8), file: "r.json").digest == request.digest)
        #expect(try Request.read(CanonicalJSON.encode(request.canonical), file: "r.json").digest == request.digest)
    }

    @Test(arguments: [
        ("", ["r.yaml:1:1: TG0118: the file has 0 documents; exactly one is expected"]),
        (
            Sample.request + "\n---\n" + Sample.request,
            ["r.yaml:15:1: TG0118: the file has 2 documents; exactly one is expected"]
        ),
        (
            Sample.purposes,
            ["r.yaml:2:1: TG0122: a document of kind `purposes`, where one of kind `request` is expected"]
        ),
        (
            Sample.request.replacing("officer: xa.nso/head", with: "officer: xa.mol/dpo"),
            ["r.yaml:5:1: TG0221: `xa.mol/dpo` is no officer of `xa.nso`"]
        ),
        (
            Sample.request.replacing("until: 2025-06-30", with: "until: 2024-03-31"),
            ["r.yaml:11:31: TG0220: `until` 2024-03-31 is before `from` 2025-01-01"]
        ),
        (
            Sample.request.replacing("{passport_no: {", with: "{pasport_no: {"),
            [
                """
                r.yaml:13:16: TG0243: pseudonymisation of column `pasport_no`, which the request does not ask for
                  hint: did you mean `passport_no`?
                """
            ]
        ),
        (
            Sample.request.replacing("holder: xa.mol\n", with: "hodler: xa.mol\nrows: all\n"),
            [
                "r.yaml:1:1: TG0108: `holder` is missing in a request",
                "r.yaml:6:1: TG0104: unknown key `hodler` in a request\n  hint: did you mean `holder`?",
                """
                r.yaml:7:1: TG0106: `rows` is not implemented yet
                  hint: leave it out, or wait for a version of tidegate that has it
                """,
            ]
        ),
    ])
    func `what is wrong with a request is told`(text: String, expected: [String]) {
        #expect(messages(text) == expected)
    }
}

struct StandaloneSpecificationTests {
    private static let spec = """
        tidegate: v1
        kind: spec
        id: adult-k5
        dataset: adult
        safeguards: {kAnonymity: {k: 5, suppression: 10%}}
        """

    private static let dataset = """
        tidegate: v1
        kind: dataset
        id: adult
        separator: ";"
        columns:
          age: {role: quasi, hierarchy: {file: age.csv, separator: ";"}}
          sex: {role: quasi, hierarchy: sexes}
        """

    private static let hierarchy = """
        tidegate: v1
        kind: hierarchy
        id: sexes
        levels: [sex, any]
        rows: [[Male, "*"], [Female, "*"]]
        """

    private func read(_ texts: [String: String]) throws(AgreementError) -> StandaloneSpecification {
        try StandaloneSpecification.read("spec.yaml", in: Sample.bytes(texts), folder: "in")
    }

    private func messages(_ texts: [String: String]) -> [String] {
        do {
            _ = try read(texts)
            return []
        } catch {
            return error.diagnostics.map(\.rendered)
        }
    }

    @Test func `dataset and hierarchies come from the same file or from others of the folder`() throws {
        let whole = [Self.spec, Self.dataset, Self.hierarchy].joined(separator: "\n---\n")
        let together = try read(["spec.yaml": whole, "age.csv": "1;*\n", "other.csv": ""])
        let apart = try read([
            "spec.yaml": Self.spec, "a.yaml": Self.dataset, "b.yml": Self.hierarchy, "age.csv": "1;*\n",
        ])
        for spec in [together, apart] {
            #expect(spec.dataset.columns.map(\.name) == ["age", "sex"])
            #expect(spec.dataset.owner == nil)
            #expect(spec.hierarchies.keys.map(\.text) == ["sexes"])
            #expect(spec.files.keys.sorted() == ["age.csv"])
            #expect(spec.specification.search == .standard)
        }
    }

    @Test func `what is wrong with neighbours that it does not need does not matter`() throws {
        let whole = [Self.spec, Self.dataset, Self.hierarchy].joined(separator: "\n---\n")
        _ = try read(["spec.yaml": whole, "age.csv": "", "broken.yaml": "a: b: c", "agreement.yaml": Sample.agreement])
    }

    @Test func `what is wrong with what it needs is told`() {
        #expect(
            messages([:]) == [
                "TG0216: file `spec.yaml` is not in the folder\n  hint: paths are relative to the policy set's folder"
            ]
        )
        #expect(
            messages(["spec.yaml": Self.dataset.replacing("sexes", with: "{levels: [day]}"), "age.csv": ""]) == [
                "in/spec.yaml:1:1: TG0244: the file has 0 documents of kind `spec`; exactly one is expected"
            ]
        )
        #expect(messages(["spec.yaml": Self.spec]) == ["in/spec.yaml:4:1: TG0203: dataset `adult` is not declared"])
        #expect(
            messages(["spec.yaml": Self.spec, "a.yaml": Self.dataset]) == [
                """
                in/a.yaml:6:34: TG0216: file `age.csv` is not in the folder
                  hint: paths are relative to the policy set's folder
                """,
                "in/a.yaml:7:22: TG0203: hierarchy `sexes` is not declared",
            ]
        )
    }
}
