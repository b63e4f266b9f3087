import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TidePseudonym
import TideTestSupport

/// Columns that leave in other forms than the first version's.
@Suite struct `Pseudonyms of further forms` {
    private let master = Redacted([UInt8](repeating: 9, count: 32))

    private func recipe(
        _ form: PseudonymForm,
        _ stability: PseudonymStability = .domain,
        normalisation: Normalisation = .document,
        domains: [Identifier] = ["research"],
        seed: UInt8 = 1
    ) throws -> PseudonymRecipe {
        try #require(
            PseudonymRecipe(
                rings: domains.map { .init(domain: $0, epoch: "1") },
                namespace: "person",
                normalisation: normalisation,
                form: form,
                stability: stability,
                master: master,
                seed: Redacted([UInt8](repeating: seed, count: 32))
            )
        )
    }

    private func token(_ encoding: TokenEncoding, _ length: Int, _ check: CheckSystem? = nil) throws -> PseudonymForm {
        .token(try #require(TokenForm(encoding, length: length, check: check)))
    }

    private func spec(_ recipe: PseudonymRecipe, k: Int = 1) -> ProtectionSpec {
        ProtectionSpec(
            columns: [
                ColumnPlan(name: "id", treatment: .pseudonym(recipe), missing: ["", "NA"]),
                ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)),
            ],
            k: k,
            suppression: .all,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
    }

    /// What leaves of identifiers and classes, row by row in the order of the released texts.
    private func applied(_ rows: [[String]], _ recipe: PseudonymRecipe, k: Int = 1) throws -> ProtectedTable {
        let table = TableBuilder.table(["id", "q"], rows)
        let spec = spec(recipe, k: k)
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            throw DisclosureError.invalid([])
        }
        return try apply(found, to: table, for: spec, order: .sorted)
    }

    private func texts(_ table: ProtectedTable, _ column: String = "id") throws -> [String] {
        let column = try #require(table.column(column))
        return (0..<table.rowCount).map { column[$0] }
    }

    @Test func `are those that the scheme gives, one for each identifier of a kept row`() throws {
        let forms = [
            try token(.base32, 26, .mod37), try token(.digits, 20, .damm), .sealed(.hex),
            .formatPreserving(.alphanumeric, check: .mod1271),
        ]
        let rows = [
            ["AB-123456", "x"], [" ab123456", "x"], ["CD999999", "x"], ["", "x"], ["NA", "x"], ["EF000000", "lone"],
        ]
        for form in forms {
            for domains in [["research"], ["office", "research"]] as [[Identifier]] {
                let recipe = try recipe(form, domains: domains)
                let generator = RecipeGenerator(recipe)
                let expected = try ["AB123456", "AB123456", "CD999999"].map {
                    try generator.pseudonym(of: Array($0.utf8)[...])
                }
                let table = try applied(rows, recipe, k: 2)
                #expect(try texts(table) == (expected + ["", ""]).sorted())
                #expect(table.pseudonyms.map(\.identifiers) == [2] && table.pseudonyms[0].isExact)
                #expect(try #require(table.column("id")).missingCode != nil)
            }
        }
    }

    @Test func `differ from release to release where a number of the release makes them`() throws {
        let rows = (0..<50).map { ["AB\(100_000 + $0)", "x"] }
        let form = try token(.hex, 32)
        func ids(_ nonce: UInt8) throws -> Set<String> {
            let nonce = [UInt8](repeating: nonce, count: 32)
            return Set(try texts(applied(rows, recipe(form, .release(nonce: nonce)))))
        }
        #expect(try ids(1) == ids(1))
        #expect(try ids(1).isDisjoint(with: ids(2)))
        #expect(try ids(1).isDisjoint(with: Set(texts(applied(rows, recipe(form))))))
    }

    @Test func `are others for every record where chance makes them`() throws {
        let rows = (0..<40).map { ["AB\(100_000 + $0 % 4)", "x"] } + [["", "x"], ["NA", "x"]]
        let form = try token(.base32, 8)
        let first = try texts(applied(rows, recipe(form, .record)))
        #expect(Set(first).count == 41 && first.filter { $0 == "" }.count == 2)
        #expect(Set(first).allSatisfy { $0.isEmpty || $0.utf8.count == 8 })
        #expect(try texts(applied(rows, recipe(form, .record))) == first)
        #expect(Set(first).intersection(try texts(applied(rows, recipe(form, .record, seed: 2)))) == [""])
    }

    @Test func `refuse the release for an identifier that gets none, by its line and never by its value`() throws {
        let rows = [["123456", "x"], ["12345A", "x"], ["654321", "x"]]
        let recipe = try recipe(.formatPreserving(.decimal, check: nil))
        let error = #expect(throws: DisclosureError.self) { try applied(rows, recipe) }
        let problem = try #require(error?.diagnostics.first)
        #expect(problem.code == .identifierOutsideAlphabet)
        #expect(problem.message.contains("`id`, line 3") && !problem.message.contains("12345A"))
        let short = #expect(throws: DisclosureError.self) { try applied([["12", "x"]], recipe) }
        #expect(short?.diagnostics.map(\.code) == [.identifierTooShort])
        let unknown = #expect(throws: DisclosureError.self) { try applied([["\u{378}", "x"]], recipe) }
        #expect(unknown?.diagnostics.map(\.code) == [.identifierUnassigned])
    }

    @Test func `of suppressed rows are not asked for`() throws {
        let rows = [["123456", "x"], ["123457", "x"], ["unfit", "lone"]]
        let recipe = try recipe(.formatPreserving(.decimal, check: nil))
        #expect(try applied(rows, recipe, k: 2).rowCount == 2)
    }

    @Test func `that are too short for the file are refused with the least length`() throws {
        // 4,000 identifiers: 8 million pairs among 2^32 tokens.
        let rows = (0..<4_000).map { ["AB\(100_000 + $0)", "x"] }
        let error = #expect(throws: DisclosureError.self) { try applied(rows, recipe(token(.hex, 8))) }
        let problem = try #require(error?.diagnostics.first)
        #expect(problem.code == .tokenTooShort)
        let least = try #require(TokenForm.leastLength(.hex, ids: 4_000, probability: 1e-6))
        #expect(least == 11 && problem.arguments == ["id", "8", "hex", "4000", "11"])
        let table = try applied(rows, recipe(token(.hex, least)))
        #expect(table.pseudonyms[0].collisionBound <= PseudonymFigures.mostLikely)
        // The way through an outer domain is a second chance to meet.
        let inner = try applied(rows, recipe(token(.hex, least), domains: ["office", "research"]))
        #expect(inner.pseudonyms[0].collisionBound == 2 * table.pseudonyms[0].collisionBound)
    }

    @Test func `that cannot meet have no bound`() throws {
        let rows = [["123456", "x"], ["123457", "x"]]
        for recipe in [
            try recipe(.formatPreserving(.decimal, check: nil)), try recipe(.sealed(.hex)),
            try recipe(token(.hex, 8), .record),
        ] {
            #expect(try applied(rows, recipe).pseudonyms.map(\.collisionBound) == [0])
        }
        let first = try applied(rows, recipe(token(.hex, 32)))
        #expect(!first.pseudonyms[0].isExact && first.pseudonyms[0].collisionBound > 0)
    }
}
