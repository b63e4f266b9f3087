import Testing
import TideAgreement
import TideCertificate
import TideCore
import TideTestSupport

/// A claim that does not hold is refused, and only that one.
struct ClaimTests {
    typealias Change = NetworkDocuments.Change

    /// A change of the shipped network, with the invariants that it breaks.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let changes: [Change]
        let broken: Set<String>
        var testDescription: String { name }

        init(_ name: String, breaks broken: Set<String> = [], _ changes: Change...) {
            self.init(name, breaks: broken, changes)
        }

        init(_ name: String, breaks broken: Set<String>, _ changes: [Change]) {
            self.name = name
            self.changes = changes
            self.broken = broken
        }
    }

    private static func agreement(
        _ id: String,
        _ parties: (String, String),
        _ officers: (String, String),
        _ dataset: String,
        _ purpose: String,
        columns: String,
        until: String,
        destroy: String,
        notices: [String],
        form: String = "k-anonymous",
        more: String = ""
    ) -> Change {
        let told = notices.map { "  - notifyBreach: {to: \($0), within: 72h}\n" }.joined()
        return .adding(
            """
            kind: agreement
            id: \(id)
            version: 1
            title: \(id)
            provider: \(parties.0)
            recipient: \(parties.1)
            signatories: [\(officers.0), \(officers.1)]
            legalBasis: [{act: Statistics Act (invented), section: "19", kind: statutory}]
            valid: {from: 2026-06-01, until: \(until)}
            purposes: [\(purpose)]
            access: {mode: transfer, zones: [XA]}
            grants:
              - id: only
                dataset: \(dataset)
                form: \(form)
                columns: {\(columns)}
                safeguards: {kAnonymity: {k: 10, suppression: 5%}}
            approvals: {count: 2, from: [\(officers.0), \(officers.1)], distinct: parties}
            duties:
              - destroy: {by: \(destroy), certifyWithin: 30d}
            \(told)\(more)

            """,
            to: "agreements",
            before: "tidegate: v1"
        )
    }

    private static let onwardOfPermits = Change(
        "agreements",
        "{roles: [research], purposes: [scientific-research], maxForm: k-anonymous, minK: 10, zones: [XA, CH, DE]}",
        "{roles: [research, enforcement], purposes: [scientific-research], maxForm: k-anonymous, minK: 10, zones: [XA, CH, DE]}"
    )
    private static let toInterior = [
        onwardOfPermits,
        Change(
            "agreements",
            "signatories: [xa.nso/chief-statistician, xa.university/pi]",
            "signatories: [xa.nso/chief-statistician, xa.university/pi]\nonward: [{roles: [research, enforcement], "
                + "purposes: [scientific-research], maxForm: k-anonymous, minK: 10}]"
        ),
        agreement(
            "b1",
            ("xa.university", "xa.interior"),
            ("xa.university/pi", "xa.interior/head"),
            "work-permits",
            "scientific-research",
            columns: "sex: keep, wage: keep",
            until: "2026-12-31",
            destroy: "2027-06-30",
            notices: ["xa.nso", "xa.mol"]
        ),
    ]

    private static func crossingsOnward(_ clause: String) -> Change {
        Change(
            "agreements",
            "custodian: xa.border}\nonward:\n",
            "custodian: xa.border}\nonward:\n  - \(clause)\n"
        )
    }

    private static func toUniversity(_ more: String = "") -> [Change] {
        [
            crossingsOnward("{roles: [research], purposes: [scientific-research], maxForm: k-anonymous, minK: 10}"),
            agreement(
                "b4",
                ("xa.nso", "xa.university"),
                ("xa.nso/chief-statistician", "xa.university/pi"),
                "crossings",
                "scientific-research",
                columns: "birth_date: keep, sex: keep, citizenship: keep, visa_class: keep",
                until: "2027-03-31",
                destroy: "2027-09-30",
                notices: ["xa.nso", "xa.border"],
                more: more
            ),
        ]
    }

    private static func firewall(_ text: String) -> Change {
        Change("firewall", "change: {count: 3}", "change: {count: 3}\n\(text)")
    }

    private static func way(_ until: String, _ more: String = "roles: [enforcement]") -> Change {
        firewall(
            "declassifiers: [{id: once, dataset: work-permits, \(more), maxForm: k-anonymous, minK: 10, "
                + "by: xa.mol/dpo, until: \(until)}]"
        )
    }

    static let cases: [Case] = [
        Case("nothing changed"),
        Case("a chain leads to enforcement", breaks: ["I1"], toInterior),
        Case("that chain under a declassifier", breaks: [], toInterior + [way("2026-12-31")]),
        Case("a declassifier that ends a day early", breaks: ["I1"], toInterior + [way("2026-12-30")]),
        Case(
            "a declassifier for another role",
            breaks: ["I1"],
            toInterior + [way("2026-12-31", "roles: [public]")]
        ),
        Case(
            // The office alone may join for statistics; with the interior beside it, it may not.
            "the office counts as one reader with the interior",
            breaks: ["I1", "I4"],
            .init("parties", "id: xa.nso\n", "id: xa.nso\ncoalition: [xa.interior]\n")
        ),
        Case(
            "the firewall counts the office as one reader with the interior",
            breaks: ["I1", "I4"],
            firewall("coalitions: [[xa.nso, xa.interior]]")
        ),
        Case(
            "crossings go to a service",
            breaks: ["I2"],
            crossingsOnward("{roles: [service], purposes: [labour-admission], maxForm: k-anonymous, minK: 10}"),
            agreement(
                "b2",
                ("xa.nso", "xa.mol"),
                ("xa.nso/chief-statistician", "xa.mol/dpo"),
                "crossings",
                "labour-admission",
                columns: "sex: keep",
                until: "2026-12-31",
                destroy: "2027-06-30",
                notices: ["xa.nso", "xa.border"]
            )
        ),
        Case("a hop has a smaller k than its onward clause", breaks: ["I3"], .init("agreements", "k: 10", "k: 3")),
        Case(
            "a hop leads into another zone",
            breaks: ["I3"],
            .init("agreements", "zones: [XA, CH, DE]}\ngrants", "zones: [XA, FR]}\ngrants")
        ),
        Case(
            "a column that the onward clause leaves out",
            breaks: ["I3"],
            .init("agreements", "zones: [XA, CH, DE]}\n  - {roles", "zones: [XA, CH, DE], columns: [sex]}\n  - {roles")
        ),
        Case(
            "the same under a declassifier for research",
            breaks: [],
            .init("agreements", "zones: [XA, CH, DE]}\n  - {roles", "zones: [XA, CH, DE], columns: [sex]}\n  - {roles"),
            way("2027-03-31", "roles: [research]")
        ),
        Case(
            "the same under a declassifier for enforcement alone",
            breaks: ["I3"],
            .init("agreements", "zones: [XA, CH, DE]}\n  - {roles", "zones: [XA, CH, DE], columns: [sex]}\n  - {roles"),
            way("2027-03-31")
        ),
        Case("a researcher gets two files that join", breaks: ["I4"], toUniversity()),
        Case(
            "the firewall names the two",
            breaks: [],
            toUniversity() + [
                firewall(
                    "linkages: [{datasets: [crossings, work-permits], by: xa.mol/dpo, purposes: [scientific-research]}]"
                )
            ]
        ),
        Case(
            "four quasi-identifiers make a join",
            breaks: [],
            toUniversity() + [firewall("recombination: {quasi: 4}")]
        ),
        Case(
            "the two files are never there at one time",
            breaks: [],
            toUniversity() + [
                .init(
                    "agreements",
                    "destroy: {by: 2027-09-30, certifyWithin: 30d}\n  - notifyBreach: {to: xa.nso, within: 72h}\n  - notifyBreach: {to: xa.border",
                    "destroy: {by: 2026-06-30, certifyWithin: 30d}\n  - notifyBreach: {to: xa.nso, within: 72h}\n  - notifyBreach: {to: xa.border"
                ),
                .init(
                    "agreements",
                    "valid: {from: 2026-04-01, until: 2027-03-31, reviewBy: 2026-12-31}",
                    "valid: {from: 2026-07-01, until: 2027-03-31, reviewBy: 2026-12-31}"
                ),
            ]
        ),
        Case(
            "a copy outlives the one that it was made from",
            breaks: ["I5"],
            .init("agreements", "by: 2027-09-30", "by: 2035-12-31")
        ),
        Case(
            "an owner does not hear of a breach",
            breaks: ["I5"],
            .init("agreements", "  - notifyBreach: {to: xa.mol, within: 72h}\n---", "---")
        ),
        Case(
            "protected data leaves without approval",
            breaks: ["I5"],
            .init(
                "agreements",
                "approvals: {count: 2, from: [int.tracking/coordinator, int.legal/counsel], distinct: parties}\n",
                ""
            )
        ),
        Case(
            "a dataset made from permits is kept longer than they are",
            breaks: ["I5"],
            .adding(
                """
                kind: dataset
                id: frame
                owner: xa.nso
                collectedFor: survey-frame
                protected: true
                retain: 2030-12-31
                unit: person
                derivedFrom: [work-permits]
                columns: {sex: {role: quasi}}

                """,
                to: "datasets",
                before: "tidegate: v1"
            ),
            .init(
                "firewall",
                "owners: [xa.mol, xa.moh, int.tracking]",
                "owners: [xa.mol, xa.moh, int.tracking, xa.nso]"
            )
        ),
    ]

    @Test(arguments: cases)
    func `of a changed network exactly the claims that hold are accepted`(_ change: Case) throws {
        let policies = try NetworkDocuments.migration(change.changes)
        let naive = NaiveCertificate(policies)
        let check = CertificateCheck(policies: policies, endings: [:])
        var broken: Set<String> = []
        for claim in policies.allClaims {
            switch check.check(naive.bytes([claim])) {
            case .accepted(let claims, _): #expect(claims == [claim])
            case .refused(let refusal):
                #expect(refusal.code == .certificateClaimBroken && refusal.claim == claim)
                broken.insert(claim.invariant.rawValue)
            }
        }
        #expect(broken == change.broken)
        let holding = policies.allClaims.filter { !broken.contains($0.invariant.rawValue) }
        guard case .accepted = check.check(naive.bytes(holding)) else {
            Issue.record("what holds is not accepted together")
            return
        }
    }
}
