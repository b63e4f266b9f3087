import Foundation
import Testing
import TideAgreement
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Who may declare, change and end a firewall.
@Suite struct FirewallRegistrationTests {
    /// An invented firewall whose owners are clinic and study, with some lines more.
    private static func firewall(
        owners: String = "xa.clinic, xa.study",
        change: String = "",
        floor: String = "aggregate",
        more: String = ""
    ) -> [UInt8] {
        Array(
            """
            tidegate: v1
            kind: firewall
            id: clinics
            title: Who seeks care is not found through the clinic (invented)
            protects: {collectedFor: [care]}
            owners: [\(owners)]
            forbids: {purposes: [enforcement]}
            floor: {form: \(floor)}
            \(change)
            \(more)

            """.utf8
        )
    }

    private static let both = ["xa.clinic/dpo", "xa.study/head"]

    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics.map(\.code)
        }
    }

    private func withFixture(_ work: (ReleaseFixture, inout [String: [UInt8]]) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder)
            var files = fixture.small.files
            try work(fixture, &files)
        }
    }

    @Test func `a firewall begins with a signature of each owner`() throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall()
            for few in [[], ["xa.clinic/dpo"], ["xa.clinic/dpo", "xa.clinic/steward"]] {
                #expect(try codes { try fixture.declare("clinics", files, signedBy: few) } == [.firewallUnsigned])
            }
            #expect(try fixture.office.register.firewallHistory().isEmpty)
            let declared = try fixture.declare("clinics", files, signedBy: Self.both).firewall
            #expect(declared.event == .declared && declared.previous == nil)
            #expect(try fixture.office.policies().firewalls.map(\.id) == ["clinics"])
            // What was read once is not read again, until the register names other documents.
            let read = try fixture.office.policies().index
            #expect(try fixture.office.policies().index === read)
            files["firewall.yaml"] = Self.firewall(floor: "pseudonymised")
            try fixture.declare("clinics", files, signedBy: Self.both)
            #expect(try fixture.office.policies().index !== read)
            #expect(try codes { try fixture.declare("clinics", files, signedBy: Self.both) } == [.firewallUnchanged])
        }
    }

    @Test(arguments: ["", "change: {count: 2}", "change: {count: 1}"])
    func `a change takes as many owners as the text in force names, and so does the end`(rule: String) throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall(change: rule)
            let first = try fixture.declare("clinics", files, signedBy: Self.both).firewall
            let one = rule.hasSuffix("1}")
            files["firewall.yaml"] = Self.firewall(change: "change: {count: 1}", floor: "pseudonymised")
            let alone = try codes { try fixture.declare("clinics", files, signedBy: ["xa.study/lead"]) }
            #expect(alone == (one ? [] : [.firewallUnsigned]))
            if !one { try fixture.declare("clinics", files, signedBy: Self.both) }
            let second = try #require(try fixture.office.register.firewalls().first)
            #expect(second.event == .changed && second.previous == first.entry)
            // The text in force now lets one of them end it; the folder holds it no more, or its file is emptied.
            files["firewall.yaml"] = one ? nil : Array("# Ended.\n".utf8)
            #expect(try codes { try fixture.declare("clinics", files, signedBy: []) } == [.firewallUnsigned])
            let end = try fixture.declare("clinics", files, signedBy: ["xa.clinic/steward"]).firewall
            #expect(end.event == .removed && end.previous == second.entry)
            #expect(try fixture.office.policies().firewalls.isEmpty)
            #expect(try codes { try fixture.declare("clinics", files, signedBy: Self.both) } == [.firewallNotFound])
        }
    }

    @Test func `who has data under it and is not named as an owner signs all the same`() throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall(owners: "xa.study")
            #expect(
                try codes { try fixture.declare("clinics", files, signedBy: ["xa.study/head"]) } == [.firewallUnsigned]
            )
            try fixture.declare("clinics", files, signedBy: Self.both)
            files["firewall.yaml"] = Array("# Ended.\n".utf8)
            #expect(
                try codes { try fixture.declare("clinics", files, signedBy: ["xa.study/head"]) } == [.firewallUnsigned]
            )
            #expect(try fixture.declare("clinics", files, signedBy: Self.both).firewall.event == .removed)
        }
    }

    @Test(arguments: [
        (
            "{care: null, research: null, enforcement: null}", "[[care, research], [care, enforcement]]",
            ["compatible/care/enforcement"]
        ),
        (
            "{care: null, research: null, enforcement: null}", "[[care, research], [research, enforcement]]",
            ["compatible/research/enforcement"]
        ),
        ("{care: null, research: null, enforcement: null}", "[[care, research], [enforcement, research]]", []),
        ("{care: null, research: null, trials: research, enforcement: null}", "[[care, research]]", []),
    ])
    func `what data may serve grows with its owner's signature alone`(
        tree: String,
        pairs: String,
        lost: [String]
    ) throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall()
            let before = try PolicySet.read(files, folder: "test")
            let name = try #require(
                files.first { String(decoding: $0.value, as: UTF8.self).contains("kind: purposes") }?.key
            )
            files[name] = Array("tidegate: v1\nkind: purposes\nid: all\npurposes: \(tree)\ncompatible: \(pairs)\n".utf8)
            let after = try PolicySet.read(files, folder: "test")
            let firewall = try #require(before.firewalls.first)
            #expect(firewall.losses(from: before, to: after, signing: ["xa.study"]) == lost)
            #expect(firewall.losses(from: before, to: after, signing: ["xa.clinic"]) == [])
        }
    }

    @Test func `a signature over another text, of another log or of a stranger counts for nothing`() throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall()
            let registration = FirewallRegistration(office: fixture.office)
            let form = try registration.form(of: "clinics", files: files, folder: "test")
            let key = try #require(fixture.small.keys["xa.clinic/dpo"])
            var generator = SeededGenerator(seed: 77)
            let stranger = SigningKey(using: &generator)
            let elsewhere = FirewallForm(
                of: "clinics",
                in: try PolicySet.read(files, folder: "test"),
                log: LogIdentity(origin: form.log.origin, genesis: ContentDigest(of: "another")),
                previous: nil
            )
            let attempts = [
                Envelope(signing: elsewhere.encoded, type: PayloadType.firewall, keys: [key]),
                Envelope(signing: form.encoded, type: PayloadType.party, keys: [key]),
                Envelope(signing: form.encoded, type: PayloadType.firewall, keys: [stranger]),
            ]
            for attempt in attempts {
                let found = try codes {
                    _ = try registration.register(
                        "clinics",
                        files: files,
                        folder: "test",
                        signatures: ["a": attempt.encoded],
                        at: fixture.now,
                        using: &generator
                    )
                }
                #expect(found == [.firewallSignatureNotValid])
            }
            #expect(FirewallForm(form.encoded) == form)
            #expect(FirewallForm(form.encoded + [0x20]) == nil)
        }
    }

    @Test func `the officer of a new declassifier signs it`() throws {
        try withFixture { fixture, files in
            let way = """
                declassifiers:
                  - {id: court, dataset: visits, purposes: [enforcement], maxForm: aggregate, by: xa.clinic/steward, until: 2027-12-31}
                """
            files["firewall.yaml"] = Self.firewall(more: way)
            #expect(try codes { try fixture.declare("clinics", files, signedBy: Self.both) } == [.firewallUnsigned])
            let all = Self.both + ["xa.clinic/steward"]
            let declared = try fixture.declare("clinics", files, signedBy: all).firewall
            #expect(declared.event == .declared)
            // What the officer has answered for needs no new signature; what differs does.
            files["firewall.yaml"] = Self.firewall(floor: "k-anonymous", more: way)
            #expect(try fixture.declare("clinics", files, signedBy: Self.both).firewall.event == .changed)
            let wider = way.replacing("2027", with: "2029")
            files["firewall.yaml"] = Self.firewall(floor: "k-anonymous", more: wider)
            #expect(try codes { try fixture.declare("clinics", files, signedBy: Self.both) } == [.firewallUnsigned])
        }
    }

    @Test func `a firewall brings nothing else along and no agreement takes anything out of it`() throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall()
            var more = files
            more["dataset.yaml"] = Array(
                String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
                    .replacing("protected: true", with: "protected: false").utf8
            )
            #expect(more["dataset.yaml"] != files["dataset.yaml"])
            #expect(try codes { try fixture.declare("clinics", more, signedBy: Self.both) } == [.firewallFileHoldsMore])
            try fixture.declare("clinics", files, signedBy: Self.both)
            more["agreement-2.yaml"] = Array(SmallOffice.amendment.utf8)
            #expect(try codes { _ = try fixture.register(more) }.contains(.firewallWouldWeaken))
            files["agreement-2.yaml"] = more["agreement-2.yaml"]
            #expect(try fixture.register(files).version == 2)
        }
    }

    @Test func `the register is made anew from the ledger with every firewall`() throws {
        try withFixture { fixture, files in
            files["firewall.yaml"] = Self.firewall()
            try fixture.declare("clinics", files, signedBy: Self.both)
            files["firewall.yaml"] = Self.firewall(floor: "k-anonymous")
            try fixture.declare("clinics", files, signedBy: Self.both)
            let again = MemoryRegister()
            try RegisterRebuild(store: fixture.office.ledger.store, evidence: fixture.office.evidence).run(into: again)
            #expect(try again.firewallHistory() == fixture.office.register.firewallHistory())
            #expect(again.policyFiles() == (try fixture.office.register.policyFiles()))
        }
    }
}
