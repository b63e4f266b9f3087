import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideTestSupport

/// I6: what a newer version of an agreement permits beyond the one before it.
struct AmendmentTests {
    /// One version of an agreement, each term to be changed alone.
    struct Terms: Sendable {
        var purposes = "official"
        var never = "[]"
        var (from, until) = ("2026-01-01", "2028-12-31")
        var columns = "a: {generalise: {atLeast: month}}, b: {band: 10}, w: keep, n: drop"
        var form = "k-anonymous"
        var safeguards = "{kAnonymity: {k: 10, suppression: 5%}, lDiversity: {of: w, distinct: 3}}"
        var destroy = "by: 2029-06-30"
        var duties: [String] = ["{notifyBreach: {to: mol, within: 72h}}"]
        var signatories = "[mol/head, nso/head]"
        var clauses: [String: String] = [
            "access": "{zones: [XA]}", "recipients": "[nso/head]", "approvals": "{count: 1, from: [mol/head]}",
            "quota": "{releases: 2, per: agreement}",
            "onward": "[{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 20}]",
            "optOut": "{column: b, keep: [\"1\"]}",
            "outputs": "{publication: reviewed, reviewer: mol/head, within: 7d, embargo: 2027-06-30, minCell: 10}",
            "overdue": "refuse",
        ]
        var grants: [String] = []

        func yaml(_ version: Int) -> String {
            let more = clauses.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: "\n")
            let own = "{id: only, dataset: permits, form: \(form), columns: {\(columns)}, safeguards: \(safeguards)}"
            return """

                ---
                tidegate: v1
                kind: agreement
                id: a1
                version: \(version)
                title: a1
                provider: mol
                recipient: nso
                signatories: \(signatories)
                legalBasis: [{act: Act, kind: statutory}]
                purposes: [\(purposes)]
                never: \(never)
                valid: {from: \(from), until: \(until)}
                duties: [\((["{destroy: {\(destroy), certifyWithin: 30d}}"] + duties).joined(separator: ", "))]
                \(more)
                grants: [\(([own] + grants).joined(separator: ", "))]
                """
        }
    }

    static func policies(_ old: Terms, _ new: Terms) throws -> PolicySet {
        try NetworkDocuments.read(
            """
            tidegate: v1
            kind: purposes
            id: tree
            purposes: {service: null, statistics: null, official: statistics, frame: official, research: null}
            """ + NetworkDocuments.party("mol", "service")
                + NetworkDocuments.party("nso", "statistics").replacing(
                    "officers: {head: {title: Head, person: nso-head}}",
                    with: "officers: {head: {title: Head, person: nso-head}, clerk: {title: Clerk, person: clerk}}"
                ) + NetworkDocuments.party("uni", "research")
                + NetworkDocuments.dataset(
                    "permits",
                    "mol",
                    "service",
                    "a: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}, b: {role: quasi, type: integer}, "
                        + "w: {role: sensitive}, n: {role: direct, identifier: {namespace: passport}}",
                    "retain: 2032-12-31"
                ) + NetworkDocuments.dataset("other", "mol", "service", "a: {role: quasi}, b: {role: quasi}")
                + NetworkDocuments.agreement(
                    "a2",
                    "nso",
                    "uni",
                    "permits",
                    "research",
                    "2026-01-01",
                    "2028-12-31",
                    "w: keep",
                    k: 20
                ) + old.yaml(1) + new.yaml(2) + "\n"
        )
    }

    /// One way of making an agreement wider.
    struct Case: CustomTestStringConvertible, Sendable {
        let kinds: Set<Widening.Kind>
        let hasWitness: Bool
        let before: @Sendable (inout Terms) -> Void
        let change: @Sendable (inout Terms) -> Void
        var testDescription: String { kinds.map(\.rawValue).sorted().joined(separator: ", ") }

        init(
            _ kinds: Set<Widening.Kind>,
            witness hasWitness: Bool = true,
            of before: @escaping @Sendable (inout Terms) -> Void = { _ in },
            _ change: @escaping @Sendable (inout Terms) -> Void
        ) {
            self.kinds = kinds
            self.hasWitness = hasWitness
            self.before = before
            self.change = change
        }
    }

    static let cases: [Case] = [
        Case([.purposes]) { $0.purposes = "official, service" },
        Case([.purposes]) { $0.purposes = "statistics" },
        Case([.columns], of: { $0.columns = "a: {generalise: {atLeast: month}}, b: drop, w: keep, n: drop" }, { _ in }),
        Case([.form]) { $0.form = "pseudonymised" },
        Case([.k]) { $0.safeguards = "{kAnonymity: {k: 5, suppression: 5%}, lDiversity: {of: w, distinct: 3}}" },
        Case([.safeguards]) {
            $0.safeguards = "{kAnonymity: {k: 10, suppression: 5%}, lDiversity: {of: w, distinct: 2}}"
        },
        Case([.safeguards]) { $0.safeguards = "{kAnonymity: {k: 10, suppression: 5%}}" },
        Case([.safeguards]) {
            $0.safeguards = "{kAnonymity: {k: 10, suppression: 6%}, lDiversity: {of: w, distinct: 3}}"
        },
        Case([.days]) { $0.until = "2029-01-31" },
        Case([.hold]) { $0.destroy = "by: 2029-12-31" },
        Case([.hold]) { $0.destroy = "after: 60m" },
        Case([.zones, .onward], witness: false) { $0.clauses["access"] = "{zones: [XA, XB]}" },
        Case([.zones, .onward], witness: false) { $0.clauses["access"] = nil },
        Case([.access]) { $0.clauses["access"] = "{zones: [XA], mode: enclave}" },
        Case([.recipients]) { $0.clauses["recipients"] = "[nso/head, nso/clerk]" },
        Case([.recipients]) { $0.clauses["recipients"] = nil },
        Case([.approvals]) { $0.clauses["approvals"] = nil },
        Case([.approvals]) { $0.clauses["approvals"] = "{count: 1, from: [mol/head, nso/clerk]}" },
        Case([.quota]) { $0.clauses["quota"] = "{releases: 3, per: agreement}" },
        Case([.quota]) { $0.clauses["quota"] = nil },
        Case([.onward], of: { $0.clauses["onward"] = nil }, { _ in }),
        Case([.onward], witness: false) {
            $0.clauses["onward"] =
                "[{roles: [research], purposes: [research, official], maxForm: k-anonymous, minK: 20}]"
        },
        Case([.outputs]) {
            $0.clauses["outputs"] =
                "{publication: reviewed, reviewer: mol/head, within: 7d, embargo: 2027-01-31, minCell: 10}"
        },
        Case([.outputs], witness: false) {
            $0.clauses["outputs"] =
                "{publication: reviewed, reviewer: mol/head, within: 7d, embargo: 2027-06-30, minCell: 5}"
        },
        Case([.optOut], witness: false) { $0.clauses["optOut"] = nil },
        Case([.overdue]) { $0.clauses["overdue"] = "permit" },
        Case([.signatories]) { $0.signatories = "[mol/head, nso/clerk]" },
        Case([.duties], witness: false) { $0.duties = [] },
        Case([.duties], witness: false) { $0.duties = ["{notifyBreach: {to: mol, within: 5d}}"] },
        Case([.treatment], witness: false) { $0.columns = "a: keep, b: {band: 10}, w: keep, n: drop" },
        Case([.treatment], witness: false) {
            $0.columns = "a: {generalise: {atLeast: month}}, b: {band: 5}, w: keep, n: drop"
        },
        Case(
            [.treatment],
            witness: false,
            of: { $0.columns = "a: {generalise: {atLeast: month}}, b: {topCode: {from: 80}}, w: keep, n: drop" },
            { $0.columns = "a: {generalise: {atLeast: month}}, b: {topCode: {from: 81}}, w: keep, n: drop" }
        ),
        Case(
            [.treatment],
            witness: false,
            of: { $0.columns = "a: {generalise: {atLeast: month}}, b: {round: 10}, w: keep, n: drop" },
            { $0.columns = "a: {generalise: {atLeast: month}}, b: {round: 20}, w: keep, n: drop" }
        ),
        Case(
            [.treatment],
            witness: false,
            of: { $0.columns = "a: {generalise: {atLeast: month}}, b: {microaggregate: {k: 5}}, w: keep, n: drop" },
            { $0.columns = "a: {generalise: {atLeast: month}}, b: {microaggregate: {k: 7}}, w: keep, n: drop" }
        ),
        Case([.columns, .form]) {
            $0.columns =
                "a: {generalise: {atLeast: month}}, b: {band: 10}, w: keep, n: {pseudonymise: {scheme: hmac-sha256, domain: d1}}"
            $0.form = "pseudonymised"
        },
        Case([.grants]) {
            $0.grants = [
                "{id: more, dataset: other, form: k-anonymous, columns: {a: keep}, safeguards: {kAnonymity: {k: 10}}}"
            ]
        },
        Case([.purposes, .days]) {
            $0.purposes = "official, service"
            $0.until = "2029-01-31"
        },
    ]

    @Test(arguments: cases)
    func `a version that is wider is told, with a request that shows it`(_ item: Case) throws {
        var (old, new) = (Terms(), Terms())
        new.from = "2026-07-01"
        item.before(&old)
        item.change(&new)
        let policies = try Self.policies(old, new)
        let amendments = policies.amendments()
        let amendment = try #require(amendments.first)
        #expect(amendments.count == 1 && amendment.isAssumed && amendment.holds)
        #expect(
            Set(amendment.widenings.map(\.kind)) == item.kinds,
            "\(amendment.widenings.map { "\($0.kind): \($0.was) > \($0.becomes)" })"
        )
        for widening in amendment.widenings {
            #expect((widening.witness != nil) == item.hasWitness, "\(widening.kind)")
            try Self.expectHolds(widening, policies)
        }
    }

    /// A witness is what it says it is, also as others read it.
    private static func expectHolds(_ widening: Widening, _ policies: PolicySet) throws {
        guard let witness = widening.witness else { return }
        let read = try Request.read(CanonicalJSON.encode(witness.request.canonical), file: "witness.json")
        #expect(read.digest == witness.request.digest)
        for request in [witness.request, read] {
            let older = decide(
                request,
                in: policies,
                facts: witness.factsBefore,
                at: witness.before,
                approvals: witness.approvals
            )
            #expect(!older.isPermitted, "\(widening.kind)")
            #expect(
                isPermitted(
                    request,
                    in: policies,
                    facts: witness.factsAfter,
                    at: witness.after,
                    approvals: witness.approvals
                )
            )
        }
    }

    @Test(arguments: [
        ("keep", "{topCode: {from: 80}}"), ("keep", "{round: 10}"), ("keep", "{microaggregate: {k: 3}}"),
        ("{topCode: {from: 80}}", "{topCode: {from: 80, as: 80+}}"), ("{topCode: {from: 80}}", "{topCode: {from: 70}}"),
        ("{topCode: {from: 80}}", "{topCode: {from: 80}, bottomCode: {upTo: 15}}"), ("{round: 10}", "{round: 10}"),
    ])
    func `a treatment that tells nothing beyond the old one is no wider`(old: String, new: String) throws {
        var (before, after) = (Terms(), Terms())
        after.from = "2026-07-01"
        before.columns = "a: {generalise: {atLeast: month}}, b: \(old), w: keep, n: drop"
        after.columns = "a: {generalise: {atLeast: month}}, b: \(new), w: keep, n: drop"
        #expect(try Self.policies(before, after).amendments().map(\.widenings) == [[]])
    }

    @Test func `a version that is the same, or narrower in everything, permits no more`() throws {
        var same = Terms()
        same.from = "2026-07-01"
        #expect(try Self.policies(Terms(), same).amendments().map(\.widenings) == [[]])
        let narrowings: [@Sendable (inout Terms) -> Void] = [
            { $0.purposes = "frame" }, { $0.until = "2028-06-30" }, { $0.destroy = "by: 2029-01-31" },
            { $0.columns = "a: {generalise: {atLeast: year}}, b: {band: 20}, w: keep, n: drop" },
            { $0.columns = "a: drop, b: drop, w: keep, n: drop" },
            { $0.safeguards = "{kAnonymity: {k: 15, suppression: 1%}, lDiversity: {of: w, distinct: 4}}" },
            { $0.clauses["quota"] = "{releases: 1, per: agreement}" }, { $0.clauses["onward"] = nil },
            { $0.clauses["outputs"] = nil }, { $0.duties.append("{noReidentification: {report: mol, within: 72h}}") },
            { $0.clauses["approvals"] = "{count: 2, from: [mol/head, nso/clerk]}" },
            { $0.never = "[frame]" },
        ]
        for narrow in narrowings {
            var new = same
            narrow(&new)
            let amendment = try #require(try Self.policies(Terms(), new).amendments().first)
            #expect(amendment.widenings == [], "\(amendment.widenings.map { "\($0.kind): \($0.was) > \($0.becomes)" })")
            #expect(amendment.holds && !amendment.isAssumed)
        }
    }

    @Test func `what is wider holds once everybody has signed it`() throws {
        var new = Terms()
        new.from = "2026-07-01"
        new.purposes = "official, service"
        let policies = try Self.policies(Terms(), new)
        let version = AgreementVersion(id: "a1", version: 2)
        let officers = ["mol/head", "nso/head"].compactMap { OfficerName($0) }
        func amendment(_ signed: [OfficerName]) throws -> Amendment {
            try #require(policies.amendments(signatures: [version: signed]).first)
        }
        #expect(try amendment(officers).holds && amendment(officers).sentence == nil)
        let open = try amendment([officers[0]])
        #expect(!open.holds && open.missing == ["nso/head"])
        #expect(
            open.sentence?.message
                == "`a1@2` permits more than `a1@1` in purposes, and lacks the signature of nso/head"
        )
        let widening = try #require(open.widenings.first)
        #expect(
            widening.sentence(of: open).message
                == "`a1@2` permits more than `a1@1` in `purposes`: service, where it was official"
        )
    }

    static func drawn(_ draw: inout SeededGenerator) -> Terms {
        var terms = Terms()
        func one<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &draw)] }
        terms.purposes = one(["official", "statistics", "frame", "official, service", "research"])
        terms.until = one(["2028-12-31", "2028-06-30", "2029-01-31"])
        terms.destroy = one(["by: 2029-06-30", "by: 2030-06-30", "after: 12m", "after: 24m"])
        terms.columns = one([
            "a: {generalise: {atLeast: month}}, b: {band: 10}, w: keep, n: drop",
            "a: keep, b: drop, w: keep, n: drop",
            "a: drop, b: keep, w: keep, n: {pseudonymise: {scheme: hmac-sha256, domain: d1}}",
        ])
        terms.form = terms.columns.contains("pseudonymise") ? "pseudonymised" : one(["k-anonymous", "pseudonymised"])
        terms.safeguards = one([
            "{kAnonymity: {k: 10, suppression: 5%}}", "{kAnonymity: {k: 5, suppression: 10%}}",
            "{kAnonymity: {k: 10, suppression: 5%}, lDiversity: {of: w, distinct: 3}}",
            "{kAnonymity: {k: 10}, tCloseness: {of: w, t: 0.3}}",
        ])
        terms.clauses["access"] = one(["{zones: [XA]}", "{zones: [XB]}", "{mode: enclave}", nil])
        terms.clauses["recipients"] = one(["[nso/head]", "[nso/clerk]", nil])
        terms.clauses["outputs"] = one([nil, "{publication: free}", "{publication: free, embargo: 2027-06-30}"])
        return terms
    }

    @Test func `every witness of random pairs holds, and where random requests differ a widening is told`() throws {
        var (pairs, wider, differing) = (0, 0, 0)
        for seed in 0..<120 as Range<UInt64> {
            var draw = SeededGenerator(seed: seed)
            let old = Self.drawn(&draw)
            var new = Self.drawn(&draw)
            new.from = "2026-07-01"
            let policies = try Self.policies(old, new)
            let amendment = try #require(policies.amendments().first)
            pairs += 1
            if !amendment.widenings.isEmpty { wider += 1 }
            for widening in amendment.widenings { try Self.expectHolds(widening, policies) }
            let signed = Dictionary(
                uniqueKeysWithValues: policies.agreements.map { ($0.identity, $0.possibleSignatories) }
            )
            let newest = State(signatures: signed)
            let older = State(signatures: signed, standing: [AgreementVersion(id: "a1", version: 2): .unregistered])
            for _ in 0..<300 {
                let request = try Self.request(&draw)
                let day = 20_635 + Int.random(in: 0..<1100, using: &draw)
                let at = Instant(startOf: CalendarDate(daysSince1970: day))
                guard isPermitted(request, in: policies, facts: newest, at: at, approvals: .pending),
                    !isPermitted(request, in: policies, facts: older, at: at, approvals: .pending)
                else { continue }
                differing += 1
                #expect(!amendment.widenings.isEmpty, "seed \(seed): \(CanonicalJSON.text(request.canonical))")
            }
        }
        #expect(pairs == 120 && wider > 60 && wider < 120 && differing > 200, "\(pairs), \(wider), \(differing)")
    }

    static func request(_ draw: inout SeededGenerator) throws -> Request {
        func one<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &draw)] }
        let columns = ["a", "b", "w", "n"].filter { _ in one([true, false]) }
        let members: [String: JSONValue?] = [
            "tidegate": "v1", "kind": "request", "id": "r", "requester": "nso", "holder": "mol", "dataset": "permits",
            "purpose": .string(one(["official", "frame", "statistics", "service", "research"])),
            "columns": JSONValue(columns.isEmpty ? ["w"] : columns),
            "form": one([nil, nil, "k-anonymous", "pseudonymised"]),
            "officer": one([nil, "nso/head", "nso/clerk"]), "access": one([nil, nil, "enclave"]),
            "safeguards": one([
                nil, nil, ["k": 5], ["k": 10], ["suppression": "10%"], ["lDiversity": ["of": "w", "distinct": 2]],
            ]),
            "retain": one([nil, nil, "2028-12-31", "2029-12-31"]),
            "outputs": one([nil, nil, ["publish": true, "on": "2027-01-01"]]),
        ]
        return try Request.read(CanonicalJSON.encode(.members(members)), file: "request.json")
    }
}
