import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideTestSupport

/// What `tidegate diff` says: which requests two versions answer otherwise.
struct DifferenceTests {
    private static func versions(_ policies: PolicySet) throws -> (Agreement, Agreement) {
        let own = policies.agreements.filter { $0.id == "a1" }
        let before = try #require(own.first)
        let after = try #require(own.last)
        return (before, after)
    }

    private static func difference(_ policies: PolicySet) throws -> AgreementDifference {
        let (before, after) = try versions(policies)
        return try #require(PolicyDifference(before, after, in: policies).agreements.first)
    }

    /// Every request that is shown was put to both, and they differ as it says.
    private static func expectShown(_ difference: AgreementDifference) {
        for change in difference.wider {
            guard let shown = change.shown else { continue }
            #expect(!shown.old.isPermitted && shown.new.isPermitted, "\(change.kind)")
        }
        for change in difference.narrower {
            guard let shown = change.shown else { continue }
            #expect(shown.old.isPermitted && !shown.new.isPermitted, "\(change.kind)")
        }
    }

    @Test(arguments: AmendmentTests.cases)
    func `what is wider is said as wider, and taken back as narrower`(item: AmendmentTests.Case) throws {
        var (old, new) = (AmendmentTests.Terms(), AmendmentTests.Terms())
        new.from = "2026-07-01"
        item.before(&old)
        item.change(&new)
        let amended = try Self.difference(AmendmentTests.policies(old, new))
        #expect(Set(amended.wider.map(\.kind)) == item.kinds)
        Self.expectShown(amended)
        (old.from, new.from) = (new.from, old.from)
        let takenBack = try Self.difference(AmendmentTests.policies(new, old))
        // Who signs instead of whom is told as wider, whichever of the two comes first.
        let shown = item.kinds.subtracting([.signatories])
        #expect(shown.isSubset(of: Set(takenBack.narrower.map(\.kind))), "\(takenBack.narrower.map(\.kind))")
        #expect(takenBack.wider.contains { $0.kind == .signatories } == item.kinds.contains(.signatories))
        Self.expectShown(takenBack)
    }

    @Test func `each purpose and column is told by itself, with its grant`() throws {
        var (old, new) = (AmendmentTests.Terms(), AmendmentTests.Terms())
        new.from = "2026-07-01"
        new.purposes = "official, service, research"
        old.columns = "a: drop, b: drop, w: keep, n: drop"
        let wider = try Self.difference(AmendmentTests.policies(old, new)).wider
        #expect(Set(wider.filter { $0.kind == .purposes }.map(\.becomes)) == ["service", "research"])
        #expect(Set(wider.filter { $0.kind == .columns }.map(\.becomes)) == ["a", "b"])
        #expect(wider.allSatisfy { $0.grant == "only" && $0.shown != nil })
    }

    @Test func `words change nothing, and other terms are named with both values`() throws {
        let old = AmendmentTests.Terms()
        var new = old
        new.from = "2026-07-01"
        new.clauses["notice"] = "What was told"
        new.clauses["terms"] = "{liability: Each for its own, law: XA, dispute: Talks, precedence: This text}"
        let difference = try Self.difference(AmendmentTests.policies(old, new))
        #expect(difference.wider.isEmpty && difference.narrower.isEmpty)
        let words = try #require(difference.wording.first)
        #expect(difference.wording.count == 1 && words.path == "notice" && words.was == nil)
        #expect(words.becomes == "What was told")
        #expect(difference.otherwise.map(\.path) == ["terms", "valid/from"])
        #expect(difference.otherwise.last?.becomes == "2026-07-01")
    }

    @Test func `a folder that says the same has no difference, whatever its order`() throws {
        let policies = try AmendmentTests.policies(AmendmentTests.Terms(), AmendmentTests.Terms())
        let difference = PolicyDifference(from: policies, to: policies)
        #expect(difference.agreements.isEmpty && difference.documents.isEmpty && !difference.isWider)
        #expect(difference.text.isEmpty && difference.reasons.isEmpty)
    }

    private static let wall = """

        ---
        tidegate: v1
        kind: firewall
        id: wall
        title: Wall
        protects: {collectedFor: [service]}
        owners: [mol]
        forbids: {roles: [], purposes: [frame]}
        floor: {form: aggregate, minK: 10}
        """

    @Test func `a firewall that is gone makes agreements wider though their text stays`() throws {
        func set(_ more: String, _ terms: [AmendmentTests.Terms]) throws -> PolicySet {
            try NetworkDocuments.read(
                """
                tidegate: v1
                kind: purposes
                id: tree
                purposes: {service: null, statistics: null, official: statistics, frame: official, research: null}
                """ + NetworkDocuments.party("mol", "service") + NetworkDocuments.party("nso", "statistics")
                    + NetworkDocuments.dataset(
                        "permits",
                        "mol",
                        "service",
                        "a: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}, b: {role: quasi, type: integer}, "
                            + "w: {role: sensitive}, n: {role: direct, identifier: {namespace: passport}}",
                        "retain: 2032-12-31"
                    ) + terms.enumerated().map { $1.yaml($0 + 1) }.joined() + more + "\n"
            )
        }
        let terms = AmendmentTests.Terms()
        let (with, without) = (try set(Self.wall, [terms]), try set("", [terms]))
        let opened = PolicyDifference(from: with, to: without)
        #expect(opened.documents.map(\.name) == ["firewall/wall"] && opened.documents[0].how == .removed)
        let change = try #require(opened.agreements.first)
        #expect(opened.isWider && change.before == change.after && Set(change.wider.map(\.kind)) == [.purposes])
        Self.expectShown(change)
        let closed = PolicyDifference(from: without, to: with)
        #expect(!closed.isWider && closed.agreements.first?.narrower.isEmpty == false)

        let added = PolicyDifference(from: try set(Self.wall, []), to: with)
        #expect(added.isWider && added.agreements.first?.before == nil)
        #expect(added.reasons.map(\.code) == [.differenceWider])
        let removed = PolicyDifference(from: with, to: try set(Self.wall, []))
        #expect(!removed.isWider && removed.agreements.first?.narrower.first?.kind == .grants)
        for difference in added.agreements + removed.agreements { Self.expectShown(difference) }
    }

    @Test func `every request of a sample that is answered otherwise is covered by what was said`() throws {
        var (opened, closed, wider, narrower) = (0, 0, 0, 0)
        for seed in 1000..<1100 as Range<UInt64> {
            var draw = SeededGenerator(seed: seed)
            let old = AmendmentTests.drawn(&draw)
            var new = AmendmentTests.drawn(&draw)
            new.from = "2026-07-01"
            let policies = try AmendmentTests.policies(old, new)
            let difference = try Self.difference(policies)
            Self.expectShown(difference)
            wider += difference.wider.count
            narrower += difference.narrower.count
            let signed = Dictionary(
                uniqueKeysWithValues: policies.agreements.map { ($0.identity, $0.possibleSignatories) }
            )
            let (newest, older) = (
                State(signatures: signed),
                State(signatures: signed, standing: [AgreementVersion(id: "a1", version: 2): .unregistered])
            )
            for _ in 0..<300 {
                let request = try AmendmentTests.request(&draw)
                let at = Instant(startOf: CalendarDate(daysSince1970: 20_635 + Int.random(in: 0..<1100, using: &draw)))
                let before = decide(request, in: policies, facts: older, at: at, approvals: .pending)
                let after = decide(request, in: policies, facts: newest, at: at, approvals: .pending)
                guard before.isPermitted != after.isPermitted else { continue }
                let said = Set((after.isPermitted ? difference.wider : difference.narrower).map(\.kind))
                let reasons = after.isPermitted ? before.reasons : after.reasons
                for reason in reasons {
                    #expect(
                        said.contains(reason.widening),
                        "seed \(seed), \(reason.code): \(CanonicalJSON.text(request.canonical))"
                    )
                }
                if after.isPermitted { opened += 1 } else { closed += 1 }
            }
        }
        #expect(
            opened > 200 && closed > 200 && wider > 200 && narrower > 200,
            "\(opened), \(closed), \(wider), \(narrower)"
        )
    }

    @Test func `the difference for programs has what its schema asks for`() throws {
        var new = AmendmentTests.Terms()
        new.from = "2026-07-01"
        new.purposes = "official, service"
        new.duties = []
        let policies = try AmendmentTests.policies(AmendmentTests.Terms(), new)
        let (before, after) = try Self.versions(policies)
        let difference = PolicyDifference(before, after, in: policies)
        let wider = try #require(difference.json["agreements"]?.elements?.first?["wider"]?.elements)
        #expect(difference.json["wider"] == true && wider.count == 2)
        let schema = try #require(PolicyDifference.schema["$defs"]?["access"])
        let required = try #require(schema["required"]?.elements).compactMap(\.text)
        let known = try #require(schema["properties"]?.members?.keys)
        for change in wider {
            let members = try #require(change.members)
            #expect(required.allSatisfy { members[$0] != nil } && members.keys.allSatisfy(known.contains))
        }
        #expect(wider[0]["old"]?["verdict"] == "refuse" && wider[0]["new"]?["verdict"] == "permit")
        #expect(wider[1]["request"] == nil)
        let text = difference.text
        #expect(
            text.hasPrefix(
                "a1@1 -> a1@2\n  becomes permitted\n    purposes of grant `only`: service, where it was official"
            )
        )
        #expect(
            text.contains(
                "\n      version 1: refused (PURPOSE_NOT_ALLOWED): the purpose `service` is none of `official`, and narrows none of them\n"
                    + "      version 2: permitted\n"
            )
        )
        #expect(
            text.contains(
                "\n  gets more, or owes less, for the same request\n    duties: no notifyBreach to mol, where it was "
                    + "notifyBreach to mol within 72h"
            )
        )
    }
}
