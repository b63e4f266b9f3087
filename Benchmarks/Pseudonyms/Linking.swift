import TideCore
import TidePseudonym

/// Links two lists by their filters alone.
enum Linking {
    static func generator(_ master: Redacted<[UInt8]>) -> KeyFilterGenerator {
        let fields = [
            FilterField(name: "given", partLength: 2, hasPlaces: false, bits: 15),
            FilterField(name: "family", partLength: 2, hasPlaces: false, bits: 15),
            FilterField(name: "born", partLength: 1, hasPlaces: true, bits: 15),
        ]
        guard let settings = FilterSettings(fields: fields) else { stop("no such filters") }
        return KeyFilterGenerator(settings, master: master, domain: "linkage")
    }

    static func run(_ folder: String, _ threshold: Double) throws {
        let lists = try ["left", "right"].map { try People.read("\(folder)/\($0).csv") }
        let generator = generator(Redacted([UInt8](repeating: 7, count: 32)))
        var start = processorSeconds()
        let filters = lists.map { people in FilterList(people.map { generator.filter(of: $0.fields) }) }
        let making = processorSeconds() - start
        start = processorSeconds()
        let candidates = FilterMatcher.candidates(filters[0], filters[1], atLeast: threshold)
        let pairs = FilterMatcher.solveGreedily(candidates)
        let matching = processorSeconds() - start
        let lines = pairs.map { "\(lists[0][$0.left].id);\(lists[1][$0.right].id)\n" }
        try DurableFile.replace("\(folder)/pairs.csv", with: Array(lines.joined().utf8))
        let right = pairs.count { lists[0][$0.left].id == lists[1][$0.right].id }
        let both = Set(lists[0].map(\.id)).intersection(lists[1].map(\.id)).count
        let records = Double(lists[0].count + lists[1].count)
        let comparisons = Double(lists[0].count) * Double(lists[1].count)
        let json: JSONValue = [
            "tool": "tidegate",
            "precision": .string(DecimalText.rounded(Double(right) / Double(max(1, pairs.count)), decimals: 4)),
            "recall": .string(DecimalText.rounded(Double(right) / Double(both), decimals: 4)),
            "filtersASecond": .string(DecimalText.rounded(records / making, decimals: 0)),
            "comparisonsASecond": .string(DecimalText.rounded(comparisons / matching, decimals: 0)),
        ]
        print(String(decoding: CanonicalJSON.encode(json), as: UTF8.self))
    }
}
