import Foundation
import Testing
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Who may come to hold two releases together.
@Suite struct ReaderTests {
    private static let keys: [String: SigningKey] = {
        var generator = SeededGenerator(seed: 77)
        return ["xa.twin/head": SigningKey(using: &generator)]
    }()

    private static func twin(coalition: String) -> String {
        """
        tidegate: v1
        kind: party
        id: xa.twin
        name: Invented twin
        jurisdiction: XA
        roles: [research]
        \(coalition)
        officers:
          head: {title: Head, keys: [{file: keys/twin.pub.pem, from: 2026-01-01, until: 2030-12-31}]}

        """
    }

    /// An agreement like the small office's, between others.
    private static func agreement(_ id: String, from provider: String, to recipient: String) -> String {
        SmallOffice.agreement(version: 1).replacing("id: clinic-study-1", with: "id: \(id)")
            .replacing("provider: xa.clinic", with: "provider: \(provider)")
            .replacing("recipient: xa.study", with: "recipient: \(recipient)")
            .replacing(
                "[xa.clinic/dpo, xa.study/head]",
                with: "[\(provider)/\(provider == "xa.clinic" ? "dpo" : "head"), \(recipient)/head]"
            )
            .replacing("domain: clinic-study}", with: "domain: \(id)}")
            .replacing(
                "approvals: {count: 1, from: [xa.clinic/steward], distinct: persons}\n",
                with: provider == "xa.clinic"
                    ? "approvals: {count: 1, from: [xa.clinic/steward], distinct: persons}\n" : ""
            )
    }

    private static let toTwin = SmallOffice.request(columns: ["person", "region", "sex"])
        .replacing("requester: xa.study\nofficer: xa.study/lead", with: "requester: xa.twin\nofficer: xa.twin/head")

    /// Releases ages to the study, then tries to release sexes to the twin.
    ///
    /// - Parameter isParted: whether the twin's coalition ends in between.
    private func second(
        coalition: String = "",
        onward: Bool = false,
        isParted: Bool = false
    ) throws -> ReleaseOutcome {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            files["twin.yaml"] = Array(Self.twin(coalition: coalition).utf8)
            files["keys/twin.pub.pem"] = Self.keys["xa.twin/head"]?.verifyingKey.pem
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            let keys = fixture.small.keys.merging(Self.keys) { $1 }
            func registerTwin() throws {
                files["twin-agreement.yaml"] = Array(
                    Self.agreement("clinic-twin-1", from: "xa.clinic", to: "xa.twin").utf8
                )
                _ = try fixture.register(files, "clinic-twin-1", signedBy: keys)
            }
            if !isParted { try registerTwin() }
            if onward {
                files["onward.yaml"] = Array(Self.agreement("study-twin-1", from: "xa.study", to: "xa.twin").utf8)
                _ = try fixture.register(files, "study-twin-1", signedBy: keys)
            }
            let input = try fixture.write(SmallOffice.source(rows: 60))
            let first = SmallOffice.request(columns: ["person", "age", "region"])
            _ = try #require(try fixture.releaseApproved(fixture.order(first, input)).released)
            if isParted {
                files["twin.yaml"] = Array(Self.twin(coalition: "").utf8)
                _ = try fixture.registerParties(files)
                try registerTwin()
            }
            return try fixture.releaseApproved(fixture.order(Self.toTwin, input), seed: 9)
        }
    }

    @Test func `two readers whom nothing joins are asked nothing of each other's files`() throws {
        let outcome = try second()
        #expect(outcome.released != nil)
    }

    @Test func `whoever counts as one reader with the first holds its file`() throws {
        let outcome = try second(coalition: "coalition: [xa.study]")
        #expect(outcome.refused?.decision.reasons.map(\.message) == [.compositionUnderK])
    }

    @Test func `whoever counted as one reader with the first when its file left still holds it`() throws {
        let outcome = try second(coalition: "coalition: [xa.study]", isParted: true)
        #expect(outcome.refused?.decision.reasons.map(\.message) == [.compositionUnderK])
    }

    @Test func `whoever an agreement leads the first file on to holds it, whether it was handed on or not`() throws {
        let outcome = try second(onward: true)
        #expect(outcome.refused?.decision.reasons.map(\.message) == [.compositionUnderK])
    }
}
