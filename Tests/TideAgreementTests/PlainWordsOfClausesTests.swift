import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Nothing that an agreement says may be missing from the page that a lawyer reads.
struct PlainWordsOfClausesTests {
    private func page(
        _ files: [String: [UInt8]],
        of id: Identifier,
        _ language: Language = .english
    ) throws -> String {
        let set = try Sample.read(files)
        let agreement = try #require(set.agreements.first { $0.id == id })
        return agreement.plainWordsHTML(in: set, signedBy: [], digest: ContentDigest(of: ""), language: language)
    }

    /// What a scalar may be changed to, by its look, so that some change is valid.
    private static func others(_ text: String) -> [String] {
        let alternatives =
            if CalendarDate(text) != nil {
                ["2026-06-30", "2027-06-30", "2025-06-30", "2024-06-30", "2028-06-30"]
            } else if Term(text) != nil {
                ["45d"]
            } else if OfficerName(text) != nil {
                [
                    "xb.health/guardian", "xb.stats/chief", "xb.stats/board", "xb.health/director", "xb.stats/ethics",
                    "xb.audit/auditor",
                ]
            } else if text.contains(where: \.isNumber) {
                ["3", "19", "1", "4%", "visits", "\"-02:00\"", "mol-x@1"]
            } else {
                [
                    "another", "keep", "health_id", "identified", "official-statistics", "visits", "survey-frame",
                    "immigration-tracing", "xb.stats", "xb.audit", "research", "service",
                    "visits-2025", "consent", "sex", "postcode", "old-room", "enclave", "urgent", "aggregate", "free",
                    "refuse", "month", "persons", "parties", "XA", "drop",
                ]
            }
        return alternatives.filter { $0 != text }
    }

    /// Leaves of a document with their paths.
    private func leaves(_ node: ParsedNode, _ path: String = "") -> [(path: String, place: Place, text: String)] {
        switch node.content {
        case .refused: []
        case .scalar(let text, _): [(path, node.place, text)]
        case .list(let elements):
            elements.enumerated().flatMap { leaves($0.element, "\(path)/\($0.offset)") }
        case .mapping(let entries): entries.flatMap { leaves($0.value, "\(path)/\($0.key)") }
        }
    }

    /// The text with the scalar at a place replaced.
    private func replacing(_ old: String, at place: Place, with new: String, in text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        var end = place.column - 1 + old.count
        let line = lines[place.line - 1]
        if line[place.column - 1] == "\"" { end += 2 }
        lines[place.line - 1].replaceSubrange(place.column - 1..<end, with: Array(new))
        return lines.map { String($0) }.joined(separator: "\n")
    }

    /// Values that nothing else may be written for, as other clauses and documents hang on them.
    private static let fixed: Set<String> = [
        "/tidegate", "/kind", "/id", "/version", "/provider", "/recipient", "/grants/0/dataset",
        "/grants/1/columns/sex",
        "/grants/0/columns/health_id/pseudonymise/scheme", "/grants/0/columns/health_id/pseudonymise/domain",
        "/grants/0/columns/sex", "/grants/0/columns/postcode", "/grants/0/columns/diagnosis",
        "/grants/0/necessity/official-statistics/0", "/grants/0/necessity/official-statistics/1",
        "/grants/0/necessity/official-statistics/2", "/grants/0/necessity/survey-frame/0",
        "/grants/0/safeguards/lDiversity/of", "/grants/0/safeguards/tCloseness/of", "/purposes/0",
        "/pseudonymise/0/domain", "/pseudonymise/0/scheme", "/linkage/0/domain",
    ]

    @Test(
        arguments: [("health/agreement.yaml", Identifier("health-stats")), ("health/old.yaml", "health-old")],
        Language.allCases
    )
    func `another value is another page, whatever the field`(
        of document: (file: String, id: Identifier?),
        in language: Language
    ) throws {
        let file = document.file
        let id = try #require(document.id)
        let text = try #require(Sample.complete[file])
        let before = try page(Sample.bytes(Sample.complete), of: id, language)
        let root = try ParsedDocument.readOne(Array(text.utf8), file: file).root
        var unchanged: [String] = []
        var count = 0
        for leaf in leaves(root) where !Self.fixed.contains(leaf.path) {
            let changed = Self.others(leaf.text).lazy.compactMap { other -> String? in
                var files = Sample.bytes(Sample.complete)
                files[file] = Array(replacing(leaf.text, at: leaf.place, with: other, in: text).utf8)
                return try? page(files, of: id, language)
            }.first
            count += 1
            // Without a valid change nothing would be shown, so that counts as a failure too.
            if changed == nil || changed == before {
                unchanged.append("\(leaf.path) \(changed == nil ? "no change" : "")")
            }
        }
        #expect(unchanged.filter { !$0.contains("/publish/") } == [])
        #expect(count >= 15)
    }

    @Test func `every optional field left out is another page`() throws {
        let text = Sample.healthAgreement
        let before = try page(Sample.bytes(Sample.complete), of: "health-stats")
        let root = try ParsedDocument.readOne(Array(text.utf8), file: "f").root
        let shape = DocumentKind.agreement.shape
        var shown = 0
        for field in shape.fields where !field.isRequired && root[field.name] != nil {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let start = try #require(lines.firstIndex { $0.hasPrefix("\(field.name):") })
            let after = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
            lines.removeSubrange(start..<after)
            var files = Sample.bytes(Sample.complete)
            files["health/agreement.yaml"] = Array(lines.joined(separator: "\n").utf8)
            // What other clauses rest on cannot be left out alone.
            guard let page = try? page(files, of: "health-stats") else {
                #expect(["legalBasis", "pseudonymise"].contains(field.name), "\(field.name)")
                continue
            }
            #expect(page != before, "\(field.name)")
            shown += 1
        }
        #expect(shown == 21)
    }

    @Test(arguments: [
        "ends the agreement health-old@2", "by clocks that are +05:30 from UTC",
        "sealed to the recipient&#39;s certificate data-room",
        "to a party whose role is research or public; for survey-frame and what narrows it; at most k-anonymous",
        "each time with the approval of Disclosure Board (xb.stats/board)",
        "At most 8 releases a calendar quarter; between two of them lie at least 6 days.",
        "Only rows whose consent is yes or given leave.",
        "destroys the data by 30 June 2029, that day included, and certifies it within 31 days of that day",
        "tells Ministry of Health (xb.health) of a breach within 72 hours",
        "An overdue duty does not stop further releases.", "2 signatures by persons of different units",
        "Not in force: 4 of 4 signatures are missing.", "at the earliest 4 months after it was declared",
        "Ethics Board (xb.stats/ethics) must approve it for ethics",
        "diagnosis has a most frequent value that is less frequent than 1.5 times all from the 4th on together",
    ])
    func `the page states every new term`(words: String) throws {
        #expect(try page(Sample.bytes(Sample.complete), of: "health-stats").contains(words))
    }

    @Test func `an agreement that leaves clauses out says what holds then`() throws {
        let page = try page(Sample.bytes(Sample.complete), of: "mol-nso-2026-01")
        for words in [
            "may not join the data with other data by pseudonyms", "The agreement names no zones of its own",
            "What is handed over is not sealed.", "may not pass the data on", "says nothing about what the recipient",
            "The number of releases is not limited.", "look at the agreement again by 30 June 2027",
            "nobody a right to audit",
            "shows nothing of this agreement", "says nothing about law", "A termination takes effect at once",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }
}
