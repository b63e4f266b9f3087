import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// What `tidegate check` notes of documents that are valid.
struct LintTests {
    /// An agreement with what each rule asks for, to be changed in one place.
    private struct Terms {
        var purposes = "[statistics]"
        var never = "[enforcement]"
        var duties = "[{destroy: {by: 2029-06-30, certifyWithin: 30d}}]"
        var onward = ["{roles: [research], purposes: [statistics], maxForm: k-anonymous, minK: 10, columns: [a, b]}"]
        var grants = [own]
        var retain = "title: permits"
        var columns = "a: {role: quasi}, b: {role: quasi}"
        var hasWall = true

        static let own =
            "{id: own, dataset: permits, form: k-anonymous, columns: {a: keep, b: keep}, safeguards: {kAnonymity: {k: 5}}}"

        var lint: [String] {
            get throws {
                let wall = """

                    ---
                    tidegate: v1
                    kind: firewall
                    id: wall
                    title: Wall
                    protects: {collectedFor: [service]}
                    owners: [mol]
                    forbids: {roles: [enforcement], purposes: [enforcement]}
                    floor: {form: aggregate, minK: 10}
                    """
                let agreement = """

                    ---
                    tidegate: v1
                    kind: agreement
                    id: a1
                    version: 1
                    title: a1
                    provider: mol
                    recipient: nso
                    signatories: [mol/head, nso/head]
                    legalBasis: [{act: Act, kind: statutory}]
                    purposes: \(purposes)
                    never: \(never)
                    valid: {from: 2026-01-01, until: 2028-12-31}
                    grants: [\(grants.joined(separator: ", "))]
                    onward: [\(onward.joined(separator: ", "))]
                    duties: \(duties)
                    """
                let set = try NetworkDocuments.read(
                    """
                    tidegate: v1
                    kind: purposes
                    id: tree
                    purposes: {service: null, statistics: null, survey: statistics, research: null, enforcement: null, tracing: enforcement}
                    compatible: [[service, statistics], [service, research]]
                    """ + NetworkDocuments.party("mol", "service") + NetworkDocuments.party("nso", "statistics")
                        + NetworkDocuments.dataset("permits", "mol", "service", columns, retain) + agreement
                        + (hasWall ? wall : "") + "\n"
                )
                let found = set.lint
                #expect(found.allSatisfy { PolicySet.lintCodes.contains($0.code) && $0.place != nil })
                return found.map(\.message)
            }
        }
    }

    private static func lint(_ change: (inout Terms) -> Void) throws -> [String] {
        var terms = Terms()
        change(&terms)
        return try terms.lint
    }

    @Test func `an agreement with everything that it needs has no finding`() throws {
        #expect(try Self.lint { _ in } == [])
    }

    @Test func `a purpose that another one covers is told, in both lists`() throws {
        #expect(
            try Self.lint { $0.purposes = "[survey, statistics]" }
                == ["`survey` in `a1@1` says nothing beside `statistics`, which it narrows"]
        )
        #expect(
            try Self.lint { $0.never = "[enforcement, tracing]" }
                == ["`tracing` in `a1@1` says nothing beside `enforcement`, which it narrows"]
        )
    }

    @Test func `an onward clause that another one covers is told, the later of two alike`() throws {
        let narrow = "{roles: [research], purposes: [survey], maxForm: k-anonymous, minK: 20, columns: [a]}"
        #expect(
            try Self.lint { $0.onward.insert(narrow, at: 0) } == [
                "`onward/0` of `a1@1` lets nothing pass that `onward/1` does not"
            ]
        )
        #expect(
            try Self.lint { $0.onward.append($0.onward[0]) } == [
                "`onward/1` of `a1@1` lets nothing pass that `onward/0` does not"
            ]
        )
        let others = [
            narrow.replacing("[research]", with: "[service]"), narrow.replacing("minK: 20", with: "minK: 5"),
            narrow.replacing("[survey]", with: "[service]"),
            narrow.replacing(", columns: [a]", with: ""), narrow.replacing("columns", with: "zones: [XA], columns"),
        ]
        for other in others { #expect(try Self.lint { $0.onward.append(other) } == [], "\(other)") }
    }

    @Test func `a grant that another one covers is told`() throws {
        let less =
            "{id: less, dataset: permits, form: k-anonymous, columns: {a: keep, b: drop}, safeguards: {kAnonymity: {k: 5}}}"
        #expect(
            try Self.lint { $0.grants.append(less) } == ["grant `less` of `a1@1` gives nothing that `own` does not"]
        )
        for other in [
            less.replacing("k: 5", with: "k: 4"), less.replacing("a: keep", with: "a: {generalise: {atLeast: x}}"),
        ] {
            let found = (try? Self.lint { $0.grants.append(other) }) ?? []
            #expect(found == [], "\(other)")
        }
    }

    @Test func `safeguards that keep nothing back, and records that nobody approves, are told`() throws {
        #expect(
            try Self.lint { $0.grants = [Terms.own.replacing("k: 5", with: "k: 5, suppression: 100%")] } == [
                "grant `own` of `a1@1` lets every record be taken out: `suppression: 100%`"
            ]
        )
        let told = Terms.own.replacing("k-anonymous", with: "pseudonymised")
        #expect(
            try Self.lint { $0.grants = [told.replacing("k: 5", with: "k: 1")] } == [
                "`a1@1` gives records about persons as `pseudonymised`, and nobody approves its releases",
                "grant `own` of `a1@1` asks for a k of 1: every record may stand alone",
            ]
        )
    }

    @Test func `personal data without a firewall or a limit is told, other data is not`() throws {
        #expect(
            try Self.lint { $0.hasWall = false }
                == ["`permits` tells of persons, leaves under an agreement, and no firewall protects it"]
        )
        #expect(
            try Self.lint { $0.duties = "[]" }
                == ["nothing in `a1@1` ends the holding of `permits`, which tells of persons"]
        )
        #expect(
            try Self.lint {
                $0.duties = "[]"
                $0.retain = "retain: 2032-12-31"
            } == []
        )
        let harmless = try Self.lint {
            $0.columns = "a: {role: attribute}, b: {role: attribute}"
            ($0.hasWall, $0.duties, $0.retain) = (false, "[]", "unit: event\nprotected: false")
        }
        #expect(harmless == [])
    }

    @Test func `a clause that nothing comes of is told here too`() throws {
        let notice = "[{destroy: {by: 2029-06-30, certifyWithin: 30d}}, {notifyBreach: {to: nso, within: 72h}}]"
        #expect(try Self.lint { $0.duties = notice } == ["under `a1@1` party `nso` is to tell itself"])
    }
}
