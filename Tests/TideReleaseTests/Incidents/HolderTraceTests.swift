import Foundation
import Testing
import TideAgreement
import TideCore
import TideRelease
import TideTestSupport

@Suite struct HolderTraceTests {
    private typealias Edge = HolderTrace.Edge
    private typealias Handed = HolderTrace.Handed

    /// A policy set in which `frame` comes from `visits`, and `xa.study` and `xa.twin` count as one reader.
    private func policies() throws -> PolicySet {
        var files = SmallOffice().files
        let parties = String(decoding: files["parties.yaml"] ?? [], as: UTF8.self)
        let twin =
            "---\ntidegate: v1\nkind: party\nid: xa.twin\nname: Twin\njurisdiction: XA\nroles: [research]\n"
            + "coalition: [xa.study]\nofficers: {}\n"
        files["parties.yaml"] = Array((parties + twin).utf8)
        let dataset = String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
        let frame = dataset.replacing("id: visits", with: "id: frame")
            .replacing("derivedFrom: none", with: "derivedFrom: [visits]")
        files["frame.yaml"] = Array(frame.utf8)
        return try PolicySet.read(files, folder: "test")
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func edge(
        _ id: Identifier,
        _ provider: Identifier,
        _ recipient: Identifier,
        _ dataset: Identifier = "visits",
        from: String = "2026-01-01",
        until: String = "2030-12-31"
    ) throws -> Edge {
        Edge(
            agreement: AgreementVersion(id: id, version: 1),
            provider: provider,
            recipient: recipient,
            datasets: [dataset],
            from: try day(from),
            until: try day(until)
        )
    }

    private func handed(
        _ seed: UInt8,
        to recipient: Identifier = "xa.study",
        _ dataset: Identifier = "visits",
        on date: String = "2026-06-01"
    ) throws -> Handed {
        Handed(
            release: try SampleRecord.releaseID(seed),
            agreement: AgreementVersion(id: "first", version: 1),
            recipient: recipient,
            dataset: dataset,
            on: try day(date)
        )
    }

    private func holders(_ edges: [Edge], others: [Handed] = [], today: String = "2026-12-01") throws -> [Holder] {
        let release = try handed(1)
        return HolderTrace(
            Relations(of: try policies()),
            office: "xa.clinic",
            edges: edges,
            handed: [release] + others,
            today: try day(today)
        ).holders(of: release)
    }

    @Test func `the recipient and its coalition are known to hold it`() throws {
        let found = try holders([])
        #expect(found.map(\.party) == ["xa.study", "xa.twin"])
        #expect(found.allSatisfy { $0.certainty == .known })
        #expect(try found.allSatisfy { try $0.what == .release(SampleRecord.releaseID(1)) })
    }

    @Test func `agreements lead on, over any number of hops, also for what is derived, and round no circle`() throws {
        let found = try holders([
            try edge("a", "xa.study", "xa.one"), try edge("b", "xa.one", "xa.two", "frame"),
            try edge("c", "xa.two", "xa.study"), try edge("d", "xa.elsewhere", "xa.three"),
        ])
        #expect(found.map(\.party) == ["xa.one", "xa.study", "xa.twin", "xa.two"])
        let two = try #require(found.first { $0.party == "xa.two" })
        #expect(two.certainty == .possible && two.what == .dataset("frame"))
        #expect(two.through.map(\.description) == ["first@1", "a@1", "b@1"])
        #expect(found.first { $0.party == "xa.study" }?.certainty == .known)
    }

    @Test func `an agreement counts on days on which its provider may have held it, and no others`() throws {
        let over = try edge("over", "xa.study", "xa.one", until: "2026-05-31")
        let ahead = try edge("ahead", "xa.study", "xa.two", from: "2026-12-02")
        let during = try edge("during", "xa.study", "xa.three", from: "2026-08-01", until: "2026-08-31")
        // Over before its provider can have got it.
        let early = try edge("early", "xa.three", "xa.four", until: "2026-07-31")
        let last = try edge("last", "xa.three", "xa.five", until: "2026-08-01")
        let found = try holders([over, ahead, during, early, last])
        #expect(found.map(\.party) == ["xa.five", "xa.study", "xa.three", "xa.twin"])
        #expect(found.first { $0.party == "xa.five" }?.since == (try day("2026-08-01")))
    }

    @Test func `another dataset, and the office itself, are no holders`() throws {
        let found = try holders([
            try edge("other", "xa.study", "xa.one", "unrelated"), try edge("back", "xa.study", "xa.clinic"),
            try edge("own", "xa.clinic", "xa.two"),
        ])
        #expect(found.map(\.party) == ["xa.study", "xa.twin"])
    }

    @Test func `releases of derived data are known, and lead on too`() throws {
        let derived = try handed(2, to: "xa.uni", "frame", on: "2026-07-01")
        let earlier = try handed(3, to: "xa.past", "frame", on: "2026-05-01")
        let same = try handed(4, to: "xa.same", "visits", on: "2026-07-01")
        let found = try holders([try edge("a", "xa.uni", "xa.press", "frame")], others: [derived, earlier, same])
        #expect(found.map(\.party) == ["xa.press", "xa.study", "xa.twin", "xa.uni"])
        let uni = try #require(found.first { $0.party == "xa.uni" })
        #expect(uni.certainty == .known && uni.what == .release(derived.release))
    }

    @Test func `what is filed of a holder reads back as it was`() throws {
        for holder in try holders([try edge("a", "xa.study", "xa.one")]) {
            #expect(Holder(holder.json) == holder)
            #expect(Holder(.object((holder.json.members ?? [:]).merging(["more": "x"]) { $1 })) == nil)
        }
    }

    /// The brute-force twin: every simple chain of agreements is tried.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `random networks have the holders that trying every chain finds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let names: [Identifier] = ["xa.study", "xa.one", "xa.two", "xa.three", "xa.four"]
        var edges: [Edge] = []
        for number in 0..<Int.random(in: 0...9, using: &generator) {
            let from = CalendarDate(daysSince1970: 20_600 + Int.random(in: 0...200, using: &generator))
            let until = CalendarDate(daysSince1970: from.daysSince1970 + Int.random(in: 0...120, using: &generator))
            edges.append(
                Edge(
                    agreement: AgreementVersion(id: try #require(Identifier("e\(number)")), version: 1),
                    provider: names.randomElement(using: &generator) ?? "xa.one",
                    recipient: names.randomElement(using: &generator) ?? "xa.two",
                    datasets: [Bool.random(using: &generator) ? "visits" : "unrelated"],
                    from: from,
                    until: until
                )
            )
        }
        let start = try handed(1)
        let today = try day("2026-12-01")
        var reached: Set<Identifier> = ["xa.study", "xa.twin"]
        func follow(_ party: Identifier, since: CalendarDate, visited: Set<Identifier>) {
            for edge in edges where edge.provider == party && edge.datasets == ["visits"] {
                let at = max(since, edge.from)
                guard at <= edge.until, at <= today else { continue }
                reached.insert(edge.recipient)
                if edge.recipient == "xa.study" { reached.insert("xa.twin") }
                guard !visited.contains(edge.recipient) else { continue }
                follow(edge.recipient, since: at, visited: visited.union([edge.recipient]))
            }
        }
        follow("xa.study", since: start.on, visited: ["xa.study"])
        #expect(Set(try holders(edges).map(\.party)) == reached)
    }
}
