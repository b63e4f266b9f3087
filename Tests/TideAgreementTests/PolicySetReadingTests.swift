import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct PolicySetReadingTests {
    private let set: PolicySet

    init() throws { set = try Sample.read(Sample.bytes(Sample.texts)) }

    @Test func `an agreement reads as written`() throws {
        let agreement = try #require(set.agreements.first)
        #expect(agreement.version == 1)
        #expect(agreement.signatories.map(\.description) == ["xa.mol/dpo", "xa.nso/chief"])
        #expect(agreement.recipients.map(\.description) == ["xa.nso/head"])
        #expect(agreement.legalBasis == [LegalBasis(act: "Statistics Act", section: "12", kind: "statutory")])
        #expect(agreement.never == ["enforcement"])
        #expect(agreement.valid.reviewBy == CalendarDate("2027-06-30"))
        #expect(agreement.approvals?.count == 2)
        let grant = try #require(agreement.grants.first)
        #expect(grant.path == "grants/0")
        #expect(grant.form == .pseudonymised)
        #expect(
            grant.columns.map(\.treatment) == [
                .drop, .pseudonymise(Pseudonymisation(scheme: .hmacSHA256, domain: "nso-mol")),
                .generalise(atLeast: "month"), .keep, .generalise(atLeast: "region"),
                .generalise(atLeast: "minor-group"),
                .keep, .band(width: 5),
            ]
        )
        #expect(grant.safeguards.kAnonymity == KAnonymity(k: 10))
        #expect(grant.safeguards.suppression == Share("0.05"))
        #expect(grant.safeguards.preserve == [.sex, .age, .migratoryStatus])
        let clause = agreement.fields.clause("grants/0/safeguards/kAnonymity/k")
        #expect("\(clause.place)" == "set/agreement.yaml:32:20")
    }

    @Test func `a dataset reads as written, its columns in order`() throws {
        let dataset = try #require(set.datasets["work-permits"])
        #expect(dataset.separator == ";")
        #expect(dataset.derivedFrom == [])
        #expect(
            dataset.columns.map(\.name) == [
                "full_name", "passport_no", "birth_date", "sex", "citizenship", "occupation", "permit_status", "wage",
            ]
        )
        #expect(dataset.column("sex")?.missing == ["", "NA"])
        #expect(dataset.column("wage")?.missing == [""])
        #expect(dataset.column("birth_date")?.hierarchy == .date(levels: [.day, .month, .year]))
        #expect(dataset.column("citizenship")?.hierarchy == .document("countries"))
        #expect(dataset.column("citizenship")?.unlisted == .missing)
        let file = HierarchyFile(path: "isco.csv", separator: ";")
        let ladder = HierarchyLadder(source: .file(file), levels: ["unit", "minor-group", "all"])
        #expect(dataset.column("occupation")?.hierarchy == .ladder(ladder))
        #expect(dataset.column("passport_no")?.identifier?.normalise == "trim-v1")
    }

    @Test func `parties, purposes, hierarchies and specs read as written`() throws {
        let key = try #require(Base64.decode(Sample.key))
        #expect(set.parties["xa.mol"]?.officers.flatMap(\.keys).map(\.publicKey) == [key])
        let chief = try #require(set.parties["xa.nso"]?.officers.first)
        #expect(chief.keys.map(\.publicKey) == [try #require(Base64.decode(Sample.otherKey))])
        #expect(chief.keys.map(\.file) == ["keys/chief.pem"])
        #expect(set.purposes.lineage(of: "immigration-tracing") == ["immigration-tracing", "enforcement"])
        #expect(set.purposes.compatible.map(\.to) == ["official-statistics"])
        #expect(
            set.hierarchies["countries"]?.ladder.source
                == .rows([["NO", "Northern Europe", "World"], ["NA", "Southern Africa", "World"]])
        )
        #expect(set.specifications.first?.search.aggregate == .arithmeticMean)
    }

    @Test func `cases carry requests with the digest of the same request alone`() throws {
        let cases = try #require(set.cases.first).cases
        #expect(cases.map(\.isPermitted) == [true, false])
        #expect(cases.map(\.reasons) == [[], ["APPROVALS", "PURPOSE_NOT_ALLOWED"]])
        #expect(cases.map(\.request.id) == ["case-1", "traced"])
        #expect(cases[0].state == ["approvals": ["xa.mol/dpo"]])
        #expect(cases[1].state == [:])
        let alone = """
            tidegate: v1
            kind: request
            id: traced
            requester: xa.nso
            holder: xa.mol
            dataset: work-permits
            purpose: immigration-tracing
            columns: [sex]
            """
        #expect(try Request.read(Array(alone.utf8), file: "r").digest == cases[1].request.digest)
        #expect("\(cases[1].request.fields.clause("columns/0").place)" == "set/cases.yaml:18:17")
    }

    @Test func `only files that documents name belong to the policy set`() {
        #expect(set.files.keys.sorted() == ["isco.csv", "keys/chief.pem"])
    }

    @Test func `an empty folder is an empty policy set`() throws {
        let empty = try PolicySet.read([:], folder: "")
        #expect(empty.agreements.isEmpty)
        #expect(empty.purposes.parents.isEmpty)
    }

    @Test func `a policy set split over files reads the same as one file`() throws {
        let documents = Sample.texts.filter { $0.key.hasSuffix("ml") }.sorted { $0.key < $1.key }.map(\.value)
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var texts = Sample.texts.filter { !$0.key.hasSuffix("ml") }
            texts["deep/in/one.yaml"] = documents.shuffled(using: &generator).joined(separator: "\n---\n")
            let one = try Sample.read(Sample.bytes(texts))
            #expect(one.canonical == set.canonical)
            #expect(one.files == set.files)
            #expect(one.agreements.map(one.signedForm) == set.agreements.map(set.signedForm))
        }
    }
}
