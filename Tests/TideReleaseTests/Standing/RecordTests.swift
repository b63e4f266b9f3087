import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Who signed is on record, and neither who is named nor what stands in the documents today says it.
@Suite struct RecordTests {
    private static let quorum = "[xa.clinic/dpo, {count: 1, from: [xa.study/head, xa.study/lead], distinct: parties}]"

    /// The row of an officer in the page's tables.
    private func row(of officer: String, in page: String) -> String {
        String(page.split(separator: "\n").first { $0.contains("(\(officer))") && $0.contains("signed<") } ?? "")
    }

    @Test func `the page of a released bundle and of the record says which of a quorum signed`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder, isRegistered: false)
            let text = SmallOffice.agreement(version: 1).replacing("[xa.clinic/dpo, xa.study/head]", with: Self.quorum)
            let files = fixture.files(["agreement.yaml": text])
            try fixture.base.registerParties(files)
            var keys = fixture.base.small.keys
            keys["xa.study/head"] = nil
            _ = try fixture.base.register(files, signedBy: keys)
            let order = try fixture.base.order(
                SmallOffice.request(),
                fixture.base.write(SmallOffice.source(rows: 120))
            )
            let released = try #require(try fixture.base.releaseApproved(order).released)
            let delivered = try DurableFile.read("\(released.bundle)/agreement.html")
            let record = try AgreementOnRecord(.init(id: SmallOffice.agreementID, version: 1), in: fixture.office)
            #expect(record.signers.map(\.description) == ["xa.clinic/dpo", "xa.study/lead"])
            let shown = record.agreement.plainWordsHTML(
                in: record.policies,
                signedBy: record.signers,
                digest: record.registered.identity
            )
            for page in [String(decoding: delivered, as: UTF8.self), shown] {
                #expect(page.contains("Signed by everyone who must sign."))
                #expect(row(of: "xa.clinic/dpo", in: page).contains("<td>signed<"), "\(page)")
                #expect(row(of: "xa.study/lead", in: page).contains("<td>signed<"))
                #expect(row(of: "xa.study/head", in: page).contains("<td>not signed<"))
            }
        }
    }

    @Test func `a changed party leaves the record as it was signed, and says that nothing is permitted`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder)
            try fixture.amend()
            let version = AgreementVersion(id: SmallOffice.agreementID, version: 1)
            let before = try AgreementOnRecord(version, in: fixture.office)
            #expect(try fixture.office.notice(on: before.agreement, at: fixture.now) == nil)
            let parties = String(decoding: fixture.base.small.files["parties.yaml"] ?? [], as: UTF8.self)
            let renamed = parties.replacing("Invented research", with: "Invented police")
            let outcome = try fixture.base.registerParties(fixture.files(["parties.yaml": renamed]))
            // The version that decides is told of as well as the newest one.
            #expect(outcome.unbound.map(\.agreement.version) == [1, 2])
            #expect(try fixture.states() == [.unsigned, .unsigned])
            let listing = try #require(try fixture.office.agreementListings(at: fixture.now).first)
            #expect(listing.unbound?.changed == ["party/xa.study"] && listing.unbound?.missing == [])
            let after = try AgreementOnRecord(version, in: fixture.office)
            #expect(after.form == before.form && after.signers == before.signers)
            #expect(ContentDigest(of: CanonicalJSON.encode(after.form)) == after.registered.identity)
            #expect(after.policies.parties["xa.study"]?.name == "Invented research")
            let notice = try fixture.office.notice(on: after.agreement, at: fixture.now)
            #expect(notice == "It permits nothing until it is signed anew: changed: party/xa.study")
            #expect(try fixture.reasons(at: fixture.now) == [.binding])
        }
    }

    @Test func `a revoked key leaves the signature on record and the agreement unsigned`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder)
            let parties = String(decoding: fixture.base.small.files["parties.yaml"] ?? [], as: UTF8.self)
            let key = "{file: keys/xa.clinic--dpo.pub.pem, from: 2026-01-01, until: 2030-12-31"
            let revoked = parties.replacing(key + "}", with: key + ", revoked: 2026-01-02}")
            try fixture.base.registerParties(fixture.files(["parties.yaml": revoked]))
            let listing = try #require(try fixture.office.agreementListings(at: fixture.now).first)
            #expect(listing.state == .unsigned && listing.unbound?.missing == ["xa.clinic/dpo"])
            let record = try AgreementOnRecord(listing.versioned, in: fixture.office)
            #expect(record.signers.map(\.description) == SmallOffice.signatories)
        }
    }

    @Test func `an earlier version is shown by its own text and its own signatures`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder)
            let amended = SmallOffice.agreement(version: 2).replacing("k: 3,", with: "k: 4,")
            _ = try fixture.base.register(fixture.files(["agreement.yaml": amended]))
            #expect(try fixture.office.policies().agreements.map(\.version) == [2])
            for (version, k) in [(1, "k: 3,"), (2, "k: 4,")] {
                let name = AgreementVersion(id: SmallOffice.agreementID, version: version)
                let record = try AgreementOnRecord(name, in: fixture.office)
                #expect(record.agreement.version == version)
                #expect(record.signers.map(\.description) == SmallOffice.signatories)
                let source = try record.source()
                #expect(source.path == "registered/agreement.yaml")
                #expect(source.text.contains("version: \(version)\n") && source.text.contains(k))
            }
            #expect(
                codes { _ = try AgreementOnRecord(.init(id: SmallOffice.agreementID, version: 3), in: fixture.office) }
                    == ["TG0890"]
            )
            #expect(try fixture.states() == [.superseded, .inForce])
        }
    }

    @Test func `every step says who signed it`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder)
            try fixture.step(.suspended, by: ["xa.study/head"])
            try fixture.step(.resumed, by: ["xa.study/head", "xa.clinic/dpo"])
            let signers = try fixture.office.register.events().map { event in
                try fixture.office.signers(ofEntry: event.entry).map(\.description)
            }
            #expect(signers == [SmallOffice.signatories, ["xa.study/head"], SmallOffice.signatories])
        }
    }
}
