import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideTestSupport

/// What a template writes passes whatever the author's tools hold it against.
struct TemplateTests {
    private static let names = AgreementTemplate.all.map(\.name)

    private static func draft(_ name: String) throws -> TemplateDraft {
        let (filling, problems) = TemplateSamples.filled(try .named(name))
        #expect(problems == [] && filling.problems == [])
        return try TemplateDraft(filling, in: "")
    }

    private static func expectSound(_ draft: TemplateDraft, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let policies = draft.policies
        let allowances = Allowances(files: draft.files, folder: "")
        let lint = policies.lint
        #expect(allowances.split(lint).open.map(\.rendered) == [], sourceLocation: sourceLocation)
        #expect(allowances.problems == [] && allowances.unused(PolicySet.lintCodes, by: lint) == [])
        let reports = try policies.runCases { $0.withNetwork(of: policies, at: $1) }
        let unmet = reports.filter { !$0.isMet }.map { "\($0.name): \($0.actual.reasons)" }
        #expect(unmet == [] && reports.count > 10, sourceLocation: sourceLocation)
        #expect(reports.contains { $0.expected.verdict == .permit }, sourceLocation: sourceLocation)
        let coverage = try policies.coverage { $0.withNetwork(of: policies, at: $1) }
        let missing = allowances.split(coverage.missing.map(\.sentence)).open.map(\.rendered)
        #expect(missing == [], sourceLocation: sourceLocation)
        for (path, bytes) in draft.files where FolderFiles.isDocument(path) {
            #expect(try DocumentLayout.of(bytes, file: path) == bytes, "\(path)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: names, Language.allCases)
    func `a template with what it needs reads, is laid out, and its cases come upon every clause`(
        name: String,
        language: Language
    ) throws {
        try Language.$current.withValue(language) { try Self.expectSound(Self.draft(name)) }
    }

    @Test(arguments: names)
    func `the two languages differ in words and in nothing that decides`(name: String) throws {
        let english = try Self.draft(name)
        let french = try Language.$current.withValue(.french) { try Self.draft(name) }
        #expect(english.files.keys.sorted() == french.files.keys.sorted())
        let (one, other) = (english.policies.agreements[0], french.policies.agreements[0])
        #expect(english.files["agreement.yaml"] != french.files["agreement.yaml"] && one.terms != other.terms)
        #expect(one.grants.map(\.columns) == other.grants.map(\.columns))
        #expect(one.grants.map(\.safeguards) == other.grants.map(\.safeguards))
        #expect(one.valid == other.valid && one.duties == other.duties && one.never == other.never)
    }

    @Test(arguments: names)
    func `every clause of an agreement has a comment that teaches it, in both languages`(name: String) throws {
        for language in Language.allCases {
            let draft = try Language.$current.withValue(language) { try Self.draft(name) }
            let text = String(decoding: draft.files["agreement.yaml"] ?? [], as: UTF8.self)
            let lines = text.split(separator: "\n").map(String.init)
            let taught = [
                "class", "signatories", "recipients", "recipientRoles", "legalBasis", "notice", "purposes", "never",
                "valid", "access", "grants", "outputs", "quota", "approvals", "duties", "audit", "publish", "terms",
                "termination",
            ]
            for clause in taught {
                let position = try #require(lines.firstIndex { $0.hasPrefix("\(clause):") }, "\(clause)")
                #expect(lines[position - 1].hasPrefix("# "), "\(clause)")
            }
            #expect(!text.contains("{{") && !text.contains("# @") && !text.contains("\"\""))
        }
    }

    @Test func `an agreement that joins a set uses what is there and writes the rest`() throws {
        let first = try Self.draft("statistics-act-gateway")
        let surroundings = TemplateFilling.Surroundings(
            folder: "set",
            files: first.files,
            policies: try PolicySet.read(first.files, folder: "set")
        )
        let answers = [
            "id": "second", "provider": "xa.labour", "recipient": "xa.univ", "recipient-name": "University (invented)",
            "act": "Act", "section": "3", "contact": "x@example.org", "dataset": "employment-register",
            "purpose": "official-statistics", "never": "enforcement", "supervisor": "xa.dpa", "notice": "n", "law": "l",
            "dispute": "d",
            "scheme": "recognised", "accreditation-until": "2032-12-31",
        ]
        let (filling, problems) = TemplateSamples.filled(
            try .named("research-file"),
            answers,
            beside: surroundings
        )
        #expect(problems == [] && filling.problems.map(\.rendered) == [])
        let draft = try TemplateDraft(filling, in: "second")
        #expect(
            draft.files.keys.sorted() == ["second/agreement.yaml", "second/cases.yaml", "second/parties.yaml"]
        )
        #expect(
            draft.used == [
                "dataset/employment-register", "party/xa.dpa", "party/xa.labour", "purposes/\(first.agreement)",
            ]
        )
        let own = try draft.policies.runCases { $0.withNetwork(of: draft.policies, at: $1) }.filter {
            $0.set == "second"
        }
        #expect(own.filter { !$0.isMet }.map { "\($0.name): \($0.actual.reasons)" } == [] && own.count > 8)
        // The dataset's own columns, not the template's.
        let columns = try #require(draft.policies.agreements.first { $0.id == "second" }).grants[0].columns.map(\.name)
        #expect(columns.contains("employer_no") && !columns.contains("labour_status"))
    }
}
