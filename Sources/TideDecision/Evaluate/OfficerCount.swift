import TideAgreement
import TideCore

/// Officers counted as a quorum says: registered ones of its list, each person, unit or party once.
struct OfficerCount {
    /// Those of the list whose word counts, sorted; several of one person are all listed, and count once.
    let counted: [OfficerName]
    let missing: Int
    /// Those who could still be counted, sorted.
    let able: [OfficerName]

    init(_ quorum: Quorum, given: [OfficerName], index: PolicyIndex) {
        var counted: [OfficerName] = []
        var others: [(name: OfficerName, key: String)] = []
        var heard: Set<String> = []
        for name in Set(quorum.from).sorted() {
            guard let key = index.officer(name)?.countedOnce(as: quorum.distinct) else { continue }
            if given.contains(name) {
                counted.append(name)
                heard.insert(key)
            } else {
                others.append((name, key))
            }
        }
        self.counted = counted
        self.missing = max(0, quorum.count - heard.count)
        self.able = others.filter { !heard.contains($0.key) }.map(\.name)
    }
}

extension Quorum {
    /// As a reason gives it: `2 persons of a, b, c`.
    var summary: String { "\(count) \(distinct.rawValue) of \(list(from.sorted()))" }
}
