import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct CanonicalFormTests {
    @Test func `integers and truth values are typed and all else is the text that was written`() throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let agreement = try #require(set.agreements.first)
        #expect(
            CanonicalJSON.text(set.canonical(of: agreement)) == """
                {"accreditation":["safe-haven"],"approvals":{"count":2,"distinct":"persons",\
                "from":["xa.mol/dpo","xa.nso/chief"]},"grants":[{"columns":{"birth_date":{"generalise":{"atLeast":"month"}},\
                "citizenship":{"generalise":{"atLeast":"region"}},"full_name":"drop",\
                "occupation":{"generalise":{"atLeast":"minor-group"}},\
                "passport_no":{"pseudonymise":{"domain":"nso-mol","scheme":"hmac-sha256"}},"permit_status":"keep",\
                "sex":"keep","wage":{"band":5}},"dataset":"work-permits","form":"pseudonymised","id":"permits",\
                "reference":{"from":"2025-01-01","until":"2025-06-30"},\
                "safeguards":{"kAnonymity":{"k":10,"suppression":"5%"},"preserve":["sex","age","migratory-status"]}}],\
                "id":"mol-nso-2026-01","kind":"agreement","legalBasis":[{"act":"Statistics Act","kind":"statutory",\
                "section":"12"}],"never":["enforcement"],"notice":"Your data may be used for official statistics",\
                "provider":"xa.mol","purposes":["survey-frame"],"recipient":"xa.nso","recipientRoles":["statistics"],\
                "recipients":["xa.nso/head"],"signatories":["xa.mol/dpo","xa.nso/chief"],"tidegate":"v1",\
                "title":"Work permits for the labour migration survey frame",\
                "valid":{"from":"2026-01-01","reviewBy":"2027-06-30","until":"2028-12-31"},"version":1}
                """
        )
        #expect(set.canonical["purposes/office"]?["purposes"]?["enforcement"] == .some(.null))
        #expect(set.canonical["dataset/work-permits"]?["protected"] == true)
        #expect(set.canonical["hierarchy/countries"]?["rows"]?.elements?.first?.elements?.first == "NO")
    }

    /// Writes a document again: keys shuffled, comments and blank lines strewn in.
    private func rewritten(_ node: ParsedNode, indent: Int, _ generator: inout SeededGenerator) -> String {
        let margin = String(repeating: " ", count: indent)
        let noise = ["", "\(margin)# a comment: {x\n", "\n"].randomElement(using: &generator) ?? ""
        switch node.content {
        case .refused: return ""
        case .scalar(let text, let isPlain):
            return isPlain ? " \(text) # note\n" : " \(CanonicalJSON.text(.string(text)))\n"
        case .list(let elements):
            return "\n" + elements.map { "\(noise)\(margin)-" + rewritten($0, indent: indent + 2, &generator) }.joined()
        case .mapping(let entries):
            return "\n"
                + entries.shuffled(using: &generator).map { entry in
                    "\(noise)\(margin)\(CanonicalJSON.text(.string(entry.key))):"
                        + rewritten(entry.value, indent: indent + 2, &generator)
                }.joined()
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `key order, comments and layout change nothing`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var texts = Sample.texts
        for (path, text) in Sample.texts.sorted(by: { $0.key < $1.key }) where path.hasSuffix("ml") {
            let document = try ParsedDocument.readOne(Array(text.utf8), file: path)
            texts[path] = rewritten(document.root, indent: 0, &generator)
        }
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let other = try Sample.read(Sample.bytes(texts))
        #expect(other.canonical == set.canonical)
        #expect(other.agreements.map(other.signedForm) == set.agreements.map(set.signedForm))
    }

    @Test func `another text is another canonical form, also where it means the same`() throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let other = try Sample.read(
            Sample.replacing("suppression: 5%", with: "suppression: 0.05", in: "agreement.yaml")
        )
        #expect(other.agreements.map(\.grants) == set.agreements.map(\.grants))
        #expect(other.agreements.map(other.canonical(of:)) != set.agreements.map(set.canonical(of:)))
    }
}

struct BindingTests {
    private func binds(_ files: [String: [UInt8]]) throws -> [String: ContentDigest] {
        let set = try Sample.read(files)
        return set.binds(of: try #require(set.agreements.first))
    }

    @Test func `an agreement binds everything that it depends on and nothing else`() throws {
        #expect(
            try binds(Sample.bytes(Sample.texts)).keys.sorted() == [
                "dataset/work-permits", "file/isco.csv", "file/keys/chief.pem", "hierarchy/countries", "party/xa.mol",
                "party/xa.nso", "purposes/office",
            ]
        )
    }

    @Test func `the datasets that one was derived from are bound, with their owners`() throws {
        var files = Sample.replacing("derivedFrom: none", with: "derivedFrom: [visas]", in: "permits.yaml")
        files["visas.yaml"] = Array(
            """
            tidegate: v1
            kind: dataset
            id: visas
            owner: xb.moi
            collectedFor: administration
            protected: false
            derivedFrom: none
            columns: {no: {role: direct, hierarchy: {file: visas.csv}}}
            ---
            tidegate: v1
            kind: party
            id: xb.moi
            name: Ministry of Interior
            jurisdiction: XB
            roles: [administration]
            """.utf8
        )
        files["visas.csv"] = Array("a,*\n".utf8)
        let added = Set(try binds(files).keys).subtracting(try binds(Sample.bytes(Sample.texts)).keys)
        #expect(added == ["dataset/visas", "file/visas.csv", "party/xb.moi"])
    }

    @Test(arguments: [
        ("permits.yaml", "role: quasi, type: date", "role: attribute, type: date", "dataset/work-permits"),
        ("countries.yml", "Northern Europe", "Nordic countries", "hierarchy/countries"),
        ("purposes.yaml", "  administration:", "  census:\n  administration:", "purposes/office"),
        ("parties/nso.yaml", "roles: [statistics]", "roles: [statistics, research]", "party/xa.nso"),
        ("parties/mol.yaml", "from: 2026-01-01", "from: 2026-01-02", "party/xa.mol"),
        ("isco.csv", "2141;214;*", "2141;214;x", "file/isco.csv"),
        ("keys/chief.pem", "AyEAAQID", "AyEAAQIE", "file/keys/chief.pem"),
    ])
    func `a changed document or file changes its own bind alone`(
        file: String,
        old: String,
        new: String,
        name: String
    ) throws {
        var texts = Sample.texts
        texts[file] = try #require(texts[file]).replacing(old, with: new)
        let before = try binds(Sample.bytes(Sample.texts))
        let after = try binds(Sample.bytes(texts))
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(before.keys.sorted().filter { before[$0] != after[$0] } == [name])
    }

    @Test(arguments: [
        ("spec.yaml", "k: 5", "k: 6"), ("cases.yaml", "the frame may be drawn", "a frame may be drawn"),
        ("notes.txt", "nothing", "something"), ("agreement.yaml", "k: 10", "k: 11"),
    ])
    func `what an agreement does not depend on leaves its binds alone`(file: String, old: String, new: String) throws {
        #expect(try binds(Sample.replacing(old, with: new, in: file)) == binds(Sample.bytes(Sample.texts)))
    }

    @Test func `the signed form is the agreement with its binds`() throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let agreement = try #require(set.agreements.first)
        let form = set.signedForm(of: agreement)
        #expect(form.members?.keys.sorted() == ["agreement", "binds"])
        #expect(form["agreement"] == set.canonical(of: agreement))
        #expect(form["binds"]?["file/isco.csv"]?.text == ContentDigest(of: Sample.hierarchyFile).hex)
        #expect(form["binds"]?["party/xa.mol"]?.text == set.canonical["party/xa.mol"].map { ContentDigest(of: $0).hex })
    }
}
