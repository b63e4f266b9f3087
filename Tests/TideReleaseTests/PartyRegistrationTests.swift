import Foundation
import Testing
import TideAgreement
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Who may enter.
@Suite struct PartyRegistrationTests {
    private func withFixture(isRegistered: Bool = false, _ body: (ReleaseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ReleaseFixture(in: $0, isRegistered: isRegistered)) }
    }

    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics.map(\.code)
        }
    }

    @Test func `parties enter by one entry that names none of them in clear`() throws {
        try withFixture { fixture in
            let outcome = try fixture.registerParties(fixture.small.files)
            #expect(outcome.parties.map(\.id) == ["xa.clinic", "xa.study"])
            #expect(outcome.parties.allSatisfy { $0.entry == 1 && $0.previous == nil })
            #expect(outcome.unbound.isEmpty)
            let stored = try #require(try fixture.office.ledger.store.entries(1..<2).first)
            let statement = try Statement(Envelope(stored.body, file: "entry").payload, file: "entry")
            #expect(statement.type == .party && statement.state == "registered")
            #expect(!String(decoding: CanonicalJSON.encode(statement.predicate), as: UTF8.self).contains("clinic"))
            let again = try codes { try fixture.registerParties(fixture.small.files) }
            #expect(again == [.partiesUnchanged])
            // What came into force is the parties' own files, nothing else of the folder.
            let files = try fixture.office.register.policyFiles().keys.sorted()
            #expect(files == fixture.small.files.keys.filter { $0.hasPrefix("keys/") || $0 == "parties.yaml" }.sorted())
        }
    }

    @Test func `a key that is not the registrar's of the genesis registers nobody`() throws {
        try withFixture { fixture in
            var generator = SeededGenerator(seed: 77)
            let other = SigningKey(using: &generator)
            let refused = try codes { try fixture.registerParties(fixture.small.files, key: other) }
            #expect(refused == [.registrarKeyStrange])
            let policies = try PolicySet.read(fixture.small.files, folder: "test")
            let form = try #require(PartyForm(of: "xa.study", in: policies, log: fixture.office.log(), previous: nil))
            let envelope = Envelope(signing: form.encoded, type: PayloadType.party, keys: [other]).encoded
            let signed = try codes {
                try fixture.registerParties(fixture.small.files, signatures: ["f": envelope], key: other)
            }
            #expect(signed == [.registrarSignatureNotValid])
            #expect(try fixture.office.register.parties().isEmpty)
            #expect(try fixture.office.ledger.store.entryCount() == 1)
        }
    }

    @Test func `a registrar whose key is kept elsewhere signs the form that is printed`() throws {
        try withFixture { fixture in
            let policies = try PolicySet.read(fixture.small.files, folder: "test")
            var signatures: [String: [UInt8]] = [:]
            for form in try PartyRegistration(office: fixture.office).forms(of: [], in: policies) {
                #expect(PartyForm(form.encoded) == form)
                let envelope = Envelope(signing: form.encoded, type: PayloadType.party, keys: [fixture.registrar])
                signatures["\(form.party)"] = envelope.encoded
            }
            var generator = SeededGenerator(seed: 8)
            let outcome = try PartyRegistration(office: fixture.office).register(
                [],
                files: fixture.small.files,
                folder: "test",
                signatures: signatures,
                key: { throw ReleaseFixture.MissingOfficer() },
                at: fixture.now,
                using: &generator
            )
            #expect(outcome.parties.count == 2)
        }
    }

    @Test func `an old signature does not put an old document in force again`() throws {
        try withFixture { fixture in
            let before = fixture.small.files
            let policies = try PolicySet.read(before, folder: "test")
            let old = try #require(PartyForm(of: "xa.study", in: policies, log: fixture.office.log(), previous: nil))
            let envelope = Envelope(signing: old.encoded, type: PayloadType.party, keys: [fixture.registrar]).encoded
            try fixture.registerParties(before)
            var after = before
            let text = String(decoding: before["parties.yaml"] ?? [], as: UTF8.self)
            after["parties.yaml"] = Array(text.replacing("Invented research", with: "Invented research office").utf8)
            let changed = try fixture.registerParties(after)
            #expect(changed.parties.map(\.previous) == [1])
            let refused = try codes { try fixture.registerParties(before, signatures: ["old": envelope]) }
            #expect(refused == [.registrarSignatureNotValid])
        }
    }

    @Test func `a file brings no other document, and changes no party that is not registered with it`() throws {
        try withFixture { fixture in
            var files = fixture.small.files
            let (parties, purposes) = (files["parties.yaml"] ?? [], files["purposes.yaml"] ?? [])
            files["parties.yaml"] = parties + Array("---\n".utf8) + purposes
            files["purposes.yaml"] = nil
            let more = try codes { try fixture.registerParties(files) }
            #expect(more == [.partyFileHoldsMore])
            let one = try codes { try fixture.registerParties(fixture.small.files, ["xa.study"]) }
            #expect(one == [.partyFileHoldsMore])
            let none = try codes { try fixture.registerParties(fixture.small.files, ["xa.studie"]) }
            #expect(none == [.partyUnknown])
        }
    }

    @Test func `a party whose record the registrar did not sign stops every decision`() throws {
        try withFixture(isRegistered: true) { fixture in
            var generator = SeededGenerator(seed: 5)
            let record = try #require(try fixture.office.register.parties().first { $0.id == "xa.study" })
            let bytes = try fixture.office.evidence.get(record.form)
            let form = try #require(PartyForm(bytes))
            let forged = CanonicalJSON.encode(
                .object(
                    (try CanonicalJSON.decode(form.encoded).members ?? [:]).merging([
                        "previous": JSONValue(record.entry)
                    ]) {
                        $1
                    }
                )
            )
            let stranger = SigningKey(using: &generator)
            let envelope = Envelope(signing: forged, type: PayloadType.party, keys: [stranger]).encoded
            let planted = RegisteredParty(
                id: "xa.study",
                form: try fixture.office.evidence.put(forged, using: &generator),
                envelope: try fixture.office.evidence.put(envelope, using: &generator),
                registeredAt: fixture.now,
                previous: record.entry,
                entry: 99
            )
            try fixture.office.register.record([planted], with: [:])
            let refused = try codes { _ = try fixture.office.policies() }
            #expect(refused == [.registrarSignatureNotValid])
        }
    }
}
