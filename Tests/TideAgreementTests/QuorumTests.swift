import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct QuorumTests {
    /// Who holds which office, where anybody says.
    private static let parties = """
        tidegate: v1
        kind: party
        id: mol
        name: Ministry of Labour
        jurisdiction: XA
        roles: [service]
        officers:
          director: {title: Director, person: ada, unit: board}
          deputy: {title: Deputy, person: ada, unit: board}
          dpo: {title: Data Protection Officer, person: ben, unit: law}
        ---
        tidegate: v1
        kind: party
        id: nso
        name: National Statistical Office
        jurisdiction: XA
        roles: [statistics]
        officers:
          chief: {title: Chief Statistician, person: ada, unit: law}
          head: {title: Head of Surveys, unit: law}
          clerk: {title: Clerk}
          scribe: {title: Scribe}
        """

    private let officers: [OfficerName: Officer]

    init() throws {
        let set = try PolicySet.read(["parties.yaml": Array(Self.parties.utf8)], folder: "set")
        let all = set.parties.values.flatMap(\.officers)
        self.officers = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    private func quorum(_ count: Int, _ distinct: Quorum.Distinct, of named: [String]? = nil) -> IndexedQuorum {
        let from = named?.compactMap(OfficerName.init) ?? self.officers.keys.sorted()
        return IndexedQuorum(Quorum(count: count, from: from, distinct: distinct), officer: { officers[$0] })
    }

    private func names(_ texts: [String]) -> [OfficerName] { texts.compactMap(OfficerName.init) }

    @Test(arguments: [
        (Quorum.Distinct.persons, ["mol/director", "mol/deputy", "nso/chief"], 1),
        (.persons, ["mol/dpo", "nso/chief"], 0),
        (.persons, ["nso/head", "nso/clerk"], 2), (.persons, ["mol/dpo", "nso/clerk", "nso/scribe"], 1),
        (.units, ["mol/director", "mol/deputy"], 1), (.units, ["mol/dpo", "nso/head"], 0),
        (.units, ["nso/clerk", "nso/scribe"], 2), (.parties, ["nso/clerk", "nso/scribe"], 1),
        (.parties, ["mol/dpo", "nso/scribe"], 0), (.persons, ["mol/dpo", "uni/dean", "mol/clerk"], 1),
        (.persons, [], 2),
    ])
    func `of two, each person, unit or party is one, and whom nobody can tell apart is none`(
        distinct: Quorum.Distinct,
        given: [String],
        missing: Int
    ) {
        #expect(quorum(2, distinct).missing(given: names(given)) == missing)
    }

    @Test(arguments: Quorum.Distinct.allCases)
    func `a quorum of one tells nobody apart`(distinct: Quorum.Distinct) {
        let one = quorum(1, distinct, of: ["nso/clerk", "nso/scribe"])
        #expect(one.missing(given: names(["nso/scribe"])) == 0)
        #expect(one.missing(given: names(["mol/dpo"])) == 1)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `counting agrees with counting keys one by one`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let all = officers.keys.sorted() + names(["uni/dean"])
        let from = all.filter { _ in Bool.random(using: &generator) }
        let given = all.filter { _ in Bool.random(using: &generator) }
        let distinct = Quorum.Distinct.allCases.randomElement(using: &generator) ?? .persons
        let quorum = Quorum(
            count: Int.random(in: 1...4, using: &generator),
            from: from.shuffled(using: &generator),
            distinct: distinct
        )
        func key(_ name: OfficerName) -> String? { officers[name]?.countedOnce(in: quorum) }
        let indexed = IndexedQuorum(quorum, officer: { officers[$0] })
        let counted = given.filter { from.contains($0) && key($0) != nil }
        let keys = Set(counted.compactMap(key))
        #expect(indexed.count(given: given).counted == counted.sorted())
        #expect(indexed.count(given: given).missing == indexed.missing(given: given))
        #expect(indexed.missing(given: given) == max(0, quorum.count - keys.count))
        let able = from.filter { name in key(name).map { !keys.contains($0) } ?? false }
        #expect(indexed.able(beside: given) == able.sorted())
        #expect(indexed.missing(given: given + given) == indexed.missing(given: given))
    }
}
