import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// Records of arrivals: a day, its month and year, a place with its country, a code of nothing, and an identifier.
private struct Arrivals {
    let columns: [String: (codes: [UInt32], count: Int)]

    init(seed: UInt64, records: Int = 3_000, noise: Int = 0) {
        var random = SeededGenerator(seed: seed)
        let days = (0..<records).map { _ in UInt32.random(in: 0..<720, using: &random) }
        var years = days.map { $0 / 360 }
        for record in 0..<noise { years[record] = 1 - years[record] }
        let places = (0..<records).map { _ in UInt32.random(in: 0..<40, using: &random) }
        var columns: [String: (codes: [UInt32], count: Int)] = [:]
        columns["day"] = (days, 720)
        columns["month"] = (days.map { $0 / 30 }, 24)
        columns["year"] = (years, 2)
        columns["place"] = (places, 40)
        columns["country"] = (places.map { $0 / 8 }, 5)
        let nothing = (0..<records).map { _ in UInt32.random(in: 0..<6, using: &random) }
        columns["nothing"] = (nothing, 6)
        columns["id"] = (Array(0..<UInt32(records)), records)
        let constant: [UInt32] = (0..<records).map { $0 == 7 ? 1 : 0 }
        columns["constant"] = (constant, 2)
        self.columns = columns
    }

    func holds(_ from: String, _ to: String) -> Bool {
        guard let from = columns[from], let to = columns[to] else { return false }
        return ColumnDependencyTests.holds(from.codes, from.count, to.codes, to.count)
    }

    /// A column of the table, released as it is or not at all.
    func column(
        _ name: String,
        released: Bool = true,
        as told: [UInt32]? = nil,
        isQuasi: Bool = false,
        isProtected: Bool = false,
        tells: [String] = []
    ) -> DisclosedColumn {
        let column = columns[name] ?? ([], 0)
        let codes = told ?? column.codes
        return DisclosedColumn(
            name: name,
            source: ToldCodes(Codes(column.codes, below: column.count), below: column.count),
            released: released ? asTold(codes) : nil,
            isQuasiIdentifier: isQuasi && released,
            isProtected: isProtected,
            couldBeQuasiIdentifier: isQuasi,
            covered: tells
        )
    }
}

private func asTold(_ codes: [UInt32]) -> ToldCodes {
    let count = Int(codes.max() ?? 0) + 1
    return ToldCodes(Codes(codes, below: count), below: count)
}

struct ColumnDependencyTests {
    fileprivate static func holds(_ from: [UInt32], _ count: Int, _ to: [UInt32], _ followers: Int) -> Bool {
        ColumnDependency.holds(
            from: ToldCodes(Codes(from, below: count), below: count),
            to: ToldCodes(Codes(to, below: followers), below: followers)
        )
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what follows is found, exactly or but for a few records, and what does not is not`(seed: UInt64) {
        for noise in [0, 5] {
            let arrivals = Arrivals(seed: seed, noise: noise)
            #expect(arrivals.holds("day", "month"))
            #expect(arrivals.holds("day", "year"))
            #expect(arrivals.holds("month", "year"))
            #expect(arrivals.holds("place", "country"))
            for (from, to) in [
                ("year", "month"), ("country", "place"), ("nothing", "year"), ("place", "day"), ("month", "place"),
            ] {
                #expect(!arrivals.holds(from, to))
            }
        }
        #expect(!Arrivals(seed: seed, noise: 200).holds("day", "year"))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `an identifier tells nothing, and a column that is all but constant follows from nothing`(seed: UInt64) {
        let arrivals = Arrivals(seed: seed)
        for other in ["day", "year", "country", "nothing"] {
            #expect(!arrivals.holds("id", other))
            #expect(!arrivals.holds(other, "constant"))
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `exceptions are those of an obvious count where something follows`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let records = 2_000
        let from = (0..<records).map { _ in UInt32.random(in: 0..<30, using: &random) }
        let wrong = Int.random(in: 0...60, using: &random)
        let to = from.enumerated().map { $0.offset < wrong ? ($0.element + 1) % 7 : $0.element % 7 }
        var pairs: [[UInt32]: Int] = [:]
        for (from, to) in zip(from, to) { pairs[[from, to], default: 0] += 1 }
        let kept = Dictionary(grouping: pairs) { $0.key[0] }.values.map { $0.map(\.value).max() ?? 0 }.reduce(0, +)
        let follows = Self.holds(from, 30, to, 7)
        #expect(follows == (records - kept <= records / 100))
    }

    @Test func `a file much longer than the sample is judged by all of its records`() {
        // Every 50th record, which the sample may meet alone, follows; the others do not.
        var random = SeededGenerator(seed: 1)
        let records = 200_000
        let from = (0..<records).map { UInt32($0 % 10) }
        let to = from.indices.map { $0 % 10 == 0 ? from[$0] : UInt32.random(in: 0..<10, using: &random) }
        #expect(!Self.holds(from, 10, to, 10))
        #expect(Self.holds(from, 10, from.map { $0 / 2 }, 5))
    }

    @Test func `an incident's year beside its dropped date is found`() {
        let arrivals = Arrivals(seed: 3)
        let leaks = ColumnLeak.find(in: [
            arrivals.column("day", released: false, isQuasi: true, isProtected: true), arrivals.column("year"),
            arrivals.column("nothing"),
        ])
        #expect(leaks == [ColumnLeak(telling: "year", told: "day", relation: .coarserForm, cover: nil)])
    }

    @Test func `a copy beside a coarsened column is found, what is coarser than what is released is not`() {
        let arrivals = Arrivals(seed: 4)
        let months = arrivals.columns["month"]?.codes
        let coarsened = arrivals.column("day", as: months, isQuasi: true, isProtected: true)
        #expect(ColumnLeak.find(in: [coarsened, arrivals.column("year")]) == [])
        let places = arrivals.column("place", as: arrivals.columns["country"]?.codes, isQuasi: true, isProtected: true)
        let copy = DisclosedColumn(
            name: "copy",
            source: asTold(arrivals.columns["place"]?.codes ?? []),
            released: asTold(arrivals.columns["place"]?.codes ?? []),
            isQuasiIdentifier: false,
            isProtected: false,
            couldBeQuasiIdentifier: false
        )
        #expect(
            ColumnLeak.find(in: [places, copy]) == [
                ColumnLeak(telling: "copy", told: "place", relation: .determines, cover: nil)
            ]
        )
    }

    @Test func `quasi-identifiers cover each other, and documents can say that a column tells of another`() {
        let arrivals = Arrivals(seed: 5)
        let day = arrivals.column("day", released: false, isQuasi: true, isProtected: true)
        #expect(ColumnLeak.find(in: [day, arrivals.column("year", isQuasi: true)]).map(\.cover) == [.counted])
        #expect(ColumnLeak.find(in: [day, arrivals.column("year", tells: ["day"])]).map(\.cover) == [.declared])
        // A sensitive column that is dropped is not in the classes, so being counted is no cover.
        let secret = arrivals.column("day", released: false, isProtected: true)
        #expect(ColumnLeak.find(in: [secret, arrivals.column("year", isQuasi: true)]).map(\.cover) == [nil])
    }
}
