import Testing
import TideCore
import TideRegistry
import TideRelease
import TideTestSupport

@Suite struct RegistryErrorTests {
    static let release = ReleaseIdentifier("000102030405060708090a0b0c0d0e0f")
    static let digest = ContentDigest(of: "")

    static let texts: [(RegistryError, FailureKind, String)] = [
        (.missing(path: "w/r", format: "register"), .failed, "TG0801: there is no register at `w/r`"),
        (.foreign(path: "w/r", format: "ledger"), .failed, "TG0802: `w/r` is not a ledger of tidegate"),
        (.newer(path: "w/r"), .failed, "TG0803: `w/r` was written by a newer version of tidegate"),
        (.busy(path: "w/r"), .failed, "TG0804: another process is writing to `w/r`"),
        (.full(path: "w/r"), .failed, "TG0805: there is no space left to write to `w/r`"),
        (.damaged(path: "w/r"), .failed, "TG0806: `w/r` is damaged"),
        (
            .setting(path: "w/r", name: "synchronous", found: "1", expected: "2"), .failed,
            "TG0807: `w/r` cannot be opened safely: `synchronous` is `1` and has to be `2`"
        ),
        (
            .unavailable(path: "w/r", code: 14), .failed,
            "TG0808: `w/r` could not be read or written: SQLite result code 14"
        ),
        (
            .outcomeUnknown(path: "w/r", code: 1034), .failed,
            "TG0809: it is not known whether the last change to `w/r` was kept: SQLite result code 1034"
        ),
        (.closed(path: "w/r"), .failed, "TG0810: `w/r` was closed, and nothing more is read or written"),
        (
            .rule(path: "w/r", record: "release", rule: "outbox is absolute"), .failed,
            "TG0811: `w/r` does not take this release: outbox is absolute"
        ),
        (
            .alreadyRegistered("permits", version: 2), .refused,
            "TG0820: agreement `permits` version 2 is already registered"
        ),
        (
            .unregisteredAgreement("permits", version: 2), .invalid,
            "TG0821: agreement `permits` version 2 is not registered"
        ),
        (
            .unregisteredDryRun(digest, request: digest), .invalid,
            "TG0822: there is no dry run `\(digest)` of request `\(digest)`"
        ),
        (
            .forbiddenEvent("permits", version: 2, last: "terminated", event: "resumed"), .refused,
            "TG0828: agreement `permits` version 2 is terminated, so it cannot be resumed"
        ),
        (
            .staleEvent("permits", version: 2, last: 7), .refused,
            "TG0829: this does not follow the last entry of agreement `permits` version 2, which is 7"
        ),
        (
            .staleParty("xa.nso", last: nil), .refused,
            "TG0830: this does not follow the last entry of party `xa.nso`, which is none"
        ),
        (.differingDuty("a.1"), .failed, "TG0831: duty `a.1` is recorded already, and differently"),
        (.unregisteredDuty("a.1"), .invalid, "TG0832: there is no duty `a.1`"),
        (.dischargedDuty("a.1", entry: 9), .refused, "TG0833: duty `a.1` was discharged by entry 9"),
    ]

    @Test(arguments: texts)
    func `an error says what happened`(_ error: RegistryError, _ kind: FailureKind, _ text: String) throws {
        let diagnostic = try #require(error.diagnostics.first)
        #expect(diagnostic.rendered.split(separator: "\n").first.map(String.init) == text)
        #expect(error.kind == kind)
    }

    @Test func `an error about a release says what happened`() throws {
        let release = try #require(Self.release)
        let texts: [(RegistryError, String)] = [
            (.alreadyStaged(release), "release `\(release)` is already recorded"),
            (.unregisteredRelease(release), "there is no release `\(release)`"),
            (
                .forbiddenMove(release, from: "aborted", to: "released"),
                "release `\(release)` is aborted and cannot become released"
            ),
            (
                .missingEntry(release, state: "released"),
                "release `\(release)` cannot become released before its entry is in the ledger"
            ),
            (.differingEntry(release, entry: 3, other: 4), "release `\(release)` has its entry at 3, not at 4"),
        ]
        for (error, text) in texts { #expect(error.diagnostics.map(\.message) == [text]) }
    }

    @Test func `no value of a record reaches the text of an error`() throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            try register.register(SampleRecord.agreement(), with: [:])
            let marked = try [
                SampleRecord.release(outbox: "marked-value"), SampleRecord.release(state: .aborted),
                SampleRecord.release(entry: 424_242),
            ]
            let rules = ["outbox is absolute", "a release begins as staged", "a staged release has no entry yet"]
            for (release, rule) in zip(marked, rules) {
                expectError(.rule(path: folder.registry, record: "release", rule: rule)) { try register.stage(release) }
            }
            let twin = SampleRecord.agreement(version: 2, identity: "identity of permits 1")
            expectError(.rule(path: folder.registry, record: "agreement", rule: "unique agreement.identity")) {
                try register.register(twin, with: ["marked-value": SampleRecord.digest("a")])
            }
        }
    }
}
