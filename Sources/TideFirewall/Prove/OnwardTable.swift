import TideAgreement

/// Which edges let which later hops pass whatever these carry.
///
/// Thousands of agreements are written alike: what was found out for two of them holds for all that say the same. A class
/// because it is filled while it is read.
final class OnwardTable {
    /// By edge: a number for all that it asks of later hops, and one for all that earlier edges ask of it.
    private let asking: [Int]
    private let asked: [Int]
    private let askedCount: Int
    private var known: [Answer]

    private enum Answer: UInt8 {
        case open
        case yes
        case no
    }

    private struct Asking: Hashable {
        let dataset: Int
        let onward: [OnwardRule]
        let form: Form
        let k: Int
        let zones: Bits?
        let purposes: Bits
    }

    private struct Asked: Hashable {
        let dataset: Int
        let roles: Bits
        let purposes: Bits
        let form: Form
        let k: Int
        let zones: Bits
        let columns: Bits
    }

    /// How many pairs are remembered, a byte each.
    private static let mostPairs = 64_000_000

    init(_ network: Network) {
        var (askings, askeds): ([Asking: Int], [Asked: Int]) = ([:], [:])
        var (asking, asked): ([Int], [Int]) = ([], [])
        for edge in network.edges {
            let asks = Asking(
                dataset: edge.dataset,
                onward: edge.onward,
                form: edge.form,
                k: edge.k,
                zones: edge.accessZones,
                purposes: edge.purposes
            )
            let isAsked = Asked(
                dataset: edge.dataset,
                roles: edge.recipientRoles,
                purposes: edge.purposes,
                form: edge.form,
                k: edge.k,
                zones: edge.zones,
                columns: edge.columns
            )
            asking.append(askings[asks, default: askings.count])
            askings[asks] = asking[asking.count - 1]
            asked.append(askeds[isAsked, default: askeds.count])
            askeds[isAsked] = asked[asked.count - 1]
        }
        self.asking = asking
        self.asked = asked
        self.askedCount = askeds.count
        let (pairs, isTooMuch) = askings.count.multipliedReportingOverflow(by: askeds.count)
        let isRemembered = !isTooMuch && pairs <= Self.mostPairs
        self.known = isRemembered ? Array(repeating: .open, count: pairs) : []
    }

    /// Whether an edge lets a later one pass whatever it carries; found out once for all that say the same.
    func isAdmitted(_ later: Int, after earlier: Int, find: () -> Bool) -> Bool {
        guard !known.isEmpty else { return find() }
        let place = asking[earlier] * askedCount + asked[later]
        switch known[place] {
        case .yes: return true
        case .no: return false
        case .open:
            let isAdmitted = find()
            known[place] = isAdmitted ? .yes : .no
            return isAdmitted
        }
    }
}
