import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Whoever asks in an officer's name needs the officer's signature over the very request.
@Suite struct RequestSignatureTests {
    private static let clauses = "recipients: [xa.study/lead, xa.study/head]\n"

    private func withFixture(
        clauses: String = clauses,
        parties: (String) -> String = { $0 },
        _ body: (ClauseFixture) throws -> Void
    ) throws {
        let text = String(decoding: SmallOffice().files["parties.yaml"] ?? [], as: UTF8.self)
        try withTemporaryFolder { folder in
            try body(ClauseFixture(in: folder, clauses: clauses, files: ["parties.yaml": parties(text)]))
        }
    }

    /// The same order with a signature of its request.
    private func signed(
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        by key: SigningKey,
        over other: Request? = nil,
        type: String = PayloadType.request
    ) -> ReleasePipeline<EmbeddedEngine>.Order {
        let payload = RequestStatement(request: (other ?? order.request).digest).encoded
        let envelope = Envelope(signing: payload, type: type, keys: [key])
        return .init(
            request: order.request,
            input: order.input,
            outbox: order.outbox,
            requestSignature: .made(envelope.encoded, name: "request.dsse.json")
        )
    }

    /// What the newest decision's entry hides, by field name, and what stands behind it.
    private func newestDecision(_ office: Office) throws -> (fields: [String: JSONValue], evidence: JSONValue) {
        for index in stride(from: try office.ledger.store.entryCount() - 1, through: 0, by: -1) {
            let stored = try #require(try office.ledger.store.entries(index..<(index + 1)).first)
            let statement = try Statement(Envelope(stored.body, file: "entry").payload, file: "entry")
            guard statement.type == .releaseDecision else { continue }
            let record = try office.evidence.record(behind: ContentDigest(of: stored.body))
            let list = Array("\(CanonicalJSON.text(record["disclosures"] ?? []))".utf8)
            let disclosures = try Disclosure.decodeList(list, file: "evidence")
            return (try statement.revealed(by: disclosures, file: "evidence"), record)
        }
        throw ReleaseFixture.MissingOfficer()
    }

    @Test func `a dry run does without the signature, the release is refused without it and logged as nobody's`() throws
    {
        try withFixture { fixture in
            let dry = try #require(try fixture.dryRun(fixture.order()).dryRun)
            #expect(dry.decision.pendingSignature?.description == "xa.study/lead")
            let refused = try #require(try fixture.releaseApproved(fixture.order()).refused)
            #expect(refused.decision.reasons.map(\.code) == [.recipientOfficer])
            #expect(refused.decision.reasons.map(\.message) == [.requestUnsigned])
            let (fields, evidence) = try newestDecision(fixture.office)
            // The name in the request stays a claim of the request.
            #expect(fields["requester"] == "xa.study" && fields["request"]?["officer"] == "xa.study/lead")
            #expect(evidence["requestSignature"] == nil)
            #expect(!DurableFile.exists(fixture.base.outbox))
        }
    }

    @Test func `a request that its officer signed is released, and the signature stays verifiable in the evidence`()
        throws
    {
        try withFixture { fixture in
            let (name, key) = try fixture.officer("xa.study/lead")
            let order = signed(try fixture.order(), by: key)
            #expect(try fixture.releaseApproved(order).released != nil)
            let (fields, evidence) = try newestDecision(fixture.office)
            #expect(fields["requester"] == "xa.study/lead")
            #expect(evidence["requestSignature"]?["officer"] == "xa.study/lead")
            let digest = try #require(evidence["requestSignature"]?["envelope"]?.text.flatMap(ContentDigest.init(hex:)))
            let again = try OfficerSignature.signer(
                .made(fixture.office.evidence.get(digest), name: "evidence"),
                ofRequest: order.request,
                among: fixture.office.policies(),
                at: fixture.now
            )
            #expect(again == name)
        }
    }

    @Test func `no signature but the named officer's over this very request counts`() throws {
        try withFixture { fixture in
            let order = try fixture.order()
            let dry = try #require(try fixture.dryRun(order).dryRun)
            try fixture.base.approve(dry.digest)
            let (lead, head) = (try fixture.officer("xa.study/lead").key, try fixture.officer("xa.study/head").key)
            let before = try fixture.office.ledger.store.entryCount()
            // Signed for a smaller request, and handed in with this one.
            let smaller = try fixture.order(SmallOffice.request(columns: ["age"])).request
            var generator = SeededGenerator(seed: 77)
            let attacks = [
                (signed(order, by: lead, over: smaller), "TG0715"),
                (signed(order, by: lead, type: PayloadType.approval), "TG0715"),
                (signed(order, by: SigningKey(using: &generator)), "TG0715"),
                (signed(order, by: head), "TG0779"),
                (signed(order, by: try fixture.officer("xa.clinic/dpo").key), "TG0779"),
            ]
            for (attack, code) in attacks { #expect(codes { _ = try fixture.release(attack) } == [code]) }
            // Nothing was decided, so nothing is said to have been.
            #expect(try fixture.office.ledger.store.entryCount() == before)
            // An approval of the dry run is no signature of the request, and the other way round.
            let approval = Approval(request: order.request.digest, dryRun: dry.digest, log: try fixture.office.log())
            #expect(RequestStatement(approval.encoded) == nil)
            #expect(Approval(RequestStatement(request: order.request.digest).encoded) == nil)
            #expect(try fixture.release(signed(order, by: lead)).released != nil)
        }
    }

    @Test func `an officer whose key was revoked, or is not valid yet, does not ask`() throws {
        for days in ["until: 2030-12-31, revoked: 2026-11-22", "until: 2026-11-21"] {
            let key = "{file: keys/xa.study--lead.pub.pem, from: 2026-01-01, "
            let parties = { (text: String) in text.replacing(key + "until: 2030-12-31", with: key + days) }
            try withFixture(parties: parties) { fixture in
                let order = signed(try fixture.order(), by: try fixture.officer("xa.study/lead").key)
                #expect(codes { _ = try fixture.release(order) } == ["TG0715"])
                #expect(codes { _ = try fixture.dryRun(order) }.isEmpty, "a dry run without the signature")
            }
        }
    }

    @Test func `where nobody in particular must ask, a signature that is given counts or ends the run`() throws {
        try withFixture(clauses: "") { fixture in
            let stranger = signed(try fixture.order(), by: try fixture.officer("xa.clinic/steward").key)
            #expect(codes { _ = try fixture.release(stranger) } == ["TG0779"])
            let order = signed(try fixture.order(), by: try fixture.officer("xa.study/lead").key)
            #expect(try fixture.releaseApproved(order).released != nil)
            #expect(try newestDecision(fixture.office).fields["requester"] == "xa.study/lead")
            // A request that names nobody may be signed by any officer of its party.
            let open = SmallOffice.request().replacing("officer: xa.study/lead\n", with: "")
            let unnamed = signed(try fixture.order(open), by: try fixture.officer("xa.study/head").key)
            #expect(try fixture.releaseApproved(unnamed, seed: 9).released != nil)
            #expect(try newestDecision(fixture.office).fields["requester"] == "xa.study/head")
        }
    }
}
