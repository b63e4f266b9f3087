import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideLedger
import TideRelease
import TideTestSupport

/// What a registration, or a release, must not take along unseen.
@Suite struct RegistrationGuardTests {
    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics.map(\.code)
        }
    }

    private static let firewall = """
        tidegate: v1
        kind: firewall
        id: clinics
        title: Who seeks care is not found through the clinic (invented)
        protects: {collectedFor: [care]}
        owners: [xa.clinic]
        forbids: {roles: [enforcement], purposes: [enforcement]}
        floor: {form: pseudonymised, minK: 2}
        change: {count: 1}

        """

    private static let press = """
        ---
        tidegate: v1
        kind: party
        id: xa.press
        name: Invented press
        jurisdiction: XA
        roles: [public]
        officers: {}

        """

    @Test func `a registration neither changes nor removes a firewall that is in force`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            files["firewall.yaml"] = Array(Self.firewall.utf8)
            files["agreement.yaml"] = Array(SmallOffice.closedAgreement(version: 1).utf8)
            try fixture.registerParties(files)
            #expect(try codes { _ = try fixture.register(files) } == [.firewallNotDeclared])
            try fixture.declare("clinics", files, signedBy: ["xa.clinic/dpo"])
            _ = try fixture.register(files)
            files["agreement-2.yaml"] = Array(SmallOffice.amendment.utf8)
            files["firewall.yaml"] = Array(Self.firewall.replacing("minK: 2", with: "minK: 1").utf8)
            let changed = try codes { _ = try fixture.register(files) }
            #expect(changed == [.firewallWouldChange])
            files["firewall.yaml"] = Array("# nothing is protected any more\n".utf8)
            let removed = try codes { _ = try fixture.register(files) }
            #expect(removed == [.firewallWouldChange])
            files["firewall.yaml"] = Array(Self.firewall.utf8)
            #expect(try fixture.register(files).version == 2)
        }
    }

    @Test func `a registration lets no registered party vanish`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            let parties = String(decoding: fixture.small.files["parties.yaml"] ?? [], as: UTF8.self)
            var files = fixture.small.files
            files["parties.yaml"] = Array((parties + Self.press).utf8)
            try fixture.registerParties(files)
            _ = try fixture.register(files)
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            files["parties.yaml"] = Array(parties.utf8)
            let vanished = try codes { _ = try fixture.register(files) }
            #expect(vanished == [.partyWouldVanish])
        }
    }

    @Test func `what was made for one agreement does not leave under another whose approvals it has`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let open = SmallOffice.agreement(version: 1).replacing("id: clinic-study-1", with: "id: clinic-study-2")
                .replacing("domain: clinic-study", with: "domain: clinic-study-two")
                .replacing("approvals: {count: 1, from: [xa.clinic/steward], distinct: persons}\n", with: "")
            files["second.yaml"] = Array(open.utf8)
            try fixture.registerParties(files)
            var first = files
            first["second.yaml"] = nil
            _ = try fixture.register(first)
            let other = try fixture.write(SmallOffice.source(rows: 150, seed: 9), "other.csv")
            let input = try fixture.write(SmallOffice.source(rows: 120))
            // The officer approves the dry run of another file: the first decision still finds an approval of the request.
            let dry = try #require(try fixture.dryRun(fixture.order(SmallOffice.request(), other)).dryRun)
            try fixture.approve(dry.digest)
            _ = try fixture.register(files, "clinic-study-2")
            let refused = try codes { _ = try fixture.release(fixture.order(SmallOffice.request(), input)) }
            #expect(refused == [.anotherGrantPermits])
            #expect(try fixture.office.register.releases().isEmpty)
        }
    }

    @Test func `an opt-out by a column that the dataset does not have fits no plan`() throws {
        let small = SmallOffice()
        let policies = try PolicySet.read(small.files, folder: "test")
        let dataset = try #require(policies.datasets["visits"])
        let grant = try #require(policies.agreement(SmallOffice.agreementID)?.grants.first)
        let compiler = PlanCompiler(
            dataset: dataset,
            shelf: HierarchyShelf(documents: policies.hierarchies, files: policies.files),
            pseudonyms: PseudonymInputs(master: Redacted([UInt8](repeating: 1, count: 32)))
        )
        let refused = try codes {
            _ = try compiler.compile(
                columns: grant.columns,
                safeguards: grant.safeguards,
                search: .standard,
                optOut: OptOutFilter(column: "opted", rule: .keeping(["no"]))
            )
        }
        #expect(refused == [.optOutColumnMissing])
    }
}
