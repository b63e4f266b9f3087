import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct StampFolderTests {
    // MARK: - The life of a stamp

    @Test func `a head is filed, stamped, renewed twice, and openssl verifies each step`() throws {
        try StampFixture.run { (fixture) throws in
            let later = Instant("2059-01-01T00:00:00Z") ?? StampFixture.now
            #expect(try fixture.folder.heads() == [])
            let head = try fixture.folder.file(fixture.note)
            #expect(head.size == 5 && head.nextImprint == ContentDigest(of: fixture.note))
            #expect(try fixture.check().findings == ["TG0926"], "it is not stamped yet")
            var stamps: [TimeStamp] = []
            for number in 1...3 {
                let waiting = try #require(try fixture.folder.head(of: 5))
                let request = StampRequest(imprint: waiting.nextImprint, nonce: UInt64(number))
                let response = try StampAuthority.answer(request.encoded)
                stamps = try fixture.store(response, answering: request, at: later).stamps
                #expect(stamps.count == number)
            }
            #expect(fixture.names == ["checkpoint", "checkpoint.2.tsr", "checkpoint.3.tsr", "checkpoint.tsr"])
            let ran = try StampAuthority.withFolder { folder in
                try TestAuthority.shell(
                    """
                    s=\(fixture.folder.path)/5
                    verify() { openssl ts -verify -data "$1" -in "$2" -CAfile root.pem; }
                    verify $s/checkpoint $s/checkpoint.tsr
                    cat $s/checkpoint $s/checkpoint.tsr > two; verify two $s/checkpoint.2.tsr
                    cat $s/checkpoint $s/checkpoint.tsr $s/checkpoint.2.tsr > three; verify three $s/checkpoint.3.tsr
                    ! verify two $s/checkpoint.3.tsr
                    """,
                    in: folder
                )
            }
            #expect(ran.status == 0, "\(ran.output)")
            let found = try fixture.folder.verify(trust: try fixture.trust(), at: later) { (size) throws(LedgerError) in
                try fixture.ledger.root(atSize: size)
            }
            let verified = try #require(found.value?.first)
            #expect(verified.stamps == stamps && verified.checkpoint.size == 5 && verified.findings == [])
            #expect(verified.existedBy == stamps[0].latest, "a renewal does not move the time")
            // A head that is stamped stays as it is; one more cosignature makes another file of it.
            let again = try fixture.folder.file(fixture.note + Array("\u{2014} w AAAAAAA=\n".utf8))
            #expect(again.checkpoint == fixture.note)
        }
    }

    @Test func `a head without a stamp gives way to one with more cosignatures`() throws {
        try StampFixture.run { (fixture) throws in
            _ = try fixture.folder.file(fixture.note)
            let cosigned = fixture.note + Array("\u{2014} w AAAAAAA=\n".utf8)
            #expect(try fixture.folder.file(cosigned).checkpoint == cosigned)
            #expect(try fixture.folder.head(of: 5)?.checkpoint == cosigned)
            #expect(codes { _ = try fixture.folder.file([1]) } == ["TG0612"])
        }
    }

    @Test func `what a crash left half written is taken out by the next writer, and refused by a reader`() throws {
        try StampFixture.run { (fixture) throws in
            let root = URL(filePath: fixture.folder.path)
            try write(["5/checkpoint.tmp": [1]], to: root)
            #expect(try fixture.check().reasons == ["TG0922"])
            _ = try fixture.folder.file(fixture.note)
            #expect(fixture.names == ["checkpoint"])
            try write(["5/checkpoint.tsr.tmp": [1], "9/checkpoint.tmp": [1]], to: root)
            #expect(try fixture.check().reasons == ["TG0922"])
            _ = try fixture.store(try StampAuthority.stamp(over: fixture.note))
            #expect(fixture.names == ["checkpoint", "checkpoint.tsr"])
            #expect(try DurableFile.names(in: fixture.folder.path) == ["5"])
            try write(["5/mine.tmp": [1]], to: root)
            #expect(codes { _ = try fixture.folder.file(fixture.note) } == ["TG0922"], "it is not ours to remove")
        }
    }

    @Test func `an authority that answers by itself is asked once`() async throws {
        struct Answering: TimeStampAuthority {
            let folder: StampFolder

            func answer(request: [UInt8]) async throws -> [UInt8] {
                #expect(try StampRequest(request, file: "q").nonce == 77)
                return try StampAuthority.answer(request)
            }
        }
        let root = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let fixture = try StampFixture(in: root)
        _ = try fixture.folder.file(fixture.note)
        let ledger = fixture.ledger
        let stamped = try await fixture.folder.stamp(
            5,
            by: Answering(folder: fixture.folder),
            nonce: 77,
            trust: try fixture.trust(),
            now: { StampFixture.now },
            root: { (size) throws(LedgerError) in try ledger.root(atSize: size) }
        )
        #expect(stamped.stamps.count == 1 && fixture.names == ["checkpoint", "checkpoint.tsr"])
    }

    @Test func `an answer that does not verify is not stored`() throws {
        try StampFixture.run { (fixture) throws in
            let request = StampRequest(imprint: ContentDigest(of: fixture.note), nonce: 1)
            let response = try StampAuthority.answer(request.encoded)
            #expect(codes { _ = try fixture.store(response) } == ["TG0927"], "no head was filed")
            _ = try fixture.folder.file(fixture.note)
            let other = StampRequest(imprint: ContentDigest(of: fixture.note), nonce: 2)
            #expect(codes { _ = try fixture.store(response, answering: other) } == ["TG0914"])
            #expect(codes { _ = try fixture.store(response + [0]) } == ["TG0911"])
            let elsewhere = try StampAuthority.stamp(over: Array("other".utf8))
            #expect(codes { _ = try fixture.store(elsewhere) } == ["TG0913"])
            let alien = try StampAuthority.stamp(over: fixture.note, by: "stranger")
            #expect(codes { _ = try fixture.store(alien) } == ["TG0918"])
            #expect(fixture.names == ["checkpoint"])
            _ = try fixture.store(response, answering: request)
            #expect(codes { _ = try fixture.store(response, answering: request) } == ["TG0913"], "it is no renewal")
            #expect(fixture.names == ["checkpoint", "checkpoint.tsr"])
        }
    }

    // MARK: - What lies in the folder

    @Test func `a strange file, a gap and a missing head refuse`() throws {
        try StampFixture.run { (fixture) throws in
            let first = try StampAuthority.stamp(over: fixture.note)
            let second = try StampAuthority.stamp(over: fixture.note + first)
            let third = try StampAuthority.stamp(over: fixture.note + first + second)
            let all = ["checkpoint.tsr": first, "checkpoint.2.tsr": second, "checkpoint.3.tsr": third]
            try fixture.fill(all)
            #expect(try fixture.check().reasons == [])
            for name in ["checkpoint.tsq", "checkpoint.1.tsr", "checkpoint.02.tsr", "README", "checkpoint.5.tsr"] {
                try fixture.fill(all.merging([name: third]) { $1 })
                #expect(try fixture.check().reasons == ["TG0922"], "\(name)")
            }
            for name in ["checkpoint.tsr", "checkpoint.2.tsr"] {
                try fixture.fill(all.filter { $0.key != name })
                #expect(try fixture.check().reasons == ["TG0922"], "\(name)")
            }
            try fixture.fill(all.filter { $0.key != "checkpoint.3.tsr" })
            #expect(try fixture.check().reasons == [], "the newest taken away leaves a good chain")
            for size in ["05", "0", "-5", "x", "5.old"] {
                try fixture.fill(all, size: size)
                #expect(try fixture.check().reasons == ["TG0922"], "\(size)")
            }
            try fixture.fill(all)
            let root = URL(filePath: fixture.folder.path)
            try FileManager.default.removeItem(at: root.appending(path: "5/checkpoint"))
            #expect(try fixture.check().reasons == ["TG0922"])
            for path in ["README", "5/deep/x", "7/x"] {
                try fixture.fill(all)
                try write([path: [1]], to: root)
                #expect(try fixture.check().reasons == ["TG0922"], "\(path)")
            }
            try fixture.fill(all)
            try FileManager.default.createDirectory(
                at: root.appending(path: "9"),
                withIntermediateDirectories: false
            )
            #expect(try fixture.check().reasons == ["TG0922"], "an empty folder")
            try fixture.fill(["checkpoint.tsr": first])
            try FileManager.default.createSymbolicLink(
                atPath: "\(fixture.folder.path)/5/checkpoint.2.tsr",
                withDestinationPath: "checkpoint.tsr"
            )
            #expect(try fixture.check().reasons == ["TG0922"], "a link")
            try fixture.fill(["checkpoint.tsr": [UInt8](repeating: 0x30, count: StampFolder.largestFile + 1)])
            #expect(try fixture.check().reasons == ["TG0922"], "a file without end")
        }
    }

    @Test func `the head must be the log's at the size of its folder`() throws {
        try StampFixture.run { (fixture) throws in
            let first = try StampAuthority.stamp(over: fixture.note)
            try fixture.fill(["checkpoint.tsr": first], size: "4")
            #expect(try fixture.check().reasons == ["TG0923"])
            try fixture.fill(["checkpoint.tsr": first])
            func reasons(_ root: ContentDigest?) throws -> [String] {
                try fixture.folder.verify(trust: try fixture.trust(), at: StampFixture.now) { (_) in root }
                    .reasons.map(\.code.rawValue)
            }
            #expect(try reasons(nil) == ["TG0923"] && reasons(ContentDigest(of: "")) == ["TG0923"])
            #expect(try reasons(try fixture.ledger.root(atSize: 5)) == [])
            #expect(try reasons(try fixture.ledger.root(atSize: 4)) == ["TG0923"])
            #expect(try fixture.ledger.root(atSize: 6) == nil && fixture.ledger.root(atSize: 0) == nil)
            // Another log's signature, and one that was changed.
            var broken = fixture.note
            broken[broken.count - 5] ^= 1
            try fixture.fill([:], checkpoint: broken)
            #expect(try !fixture.check().reasons.isEmpty)
        }
    }

    @Test func `office and auditor compute the same roots`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 13)
        try withTemporaryFolder { folder in
            try fixture.ledger.export(to: folder.path)
            let audited = try #require(try AuditedLog.verify(folder: folder.path, trust: fixture.trust).value)
            for size in 1...13 {
                let root = try fixture.ledger.root(atSize: size)
                #expect(root != nil && audited.root(atSize: size) == root)
            }
            #expect(audited.root(atSize: 13) == audited.checkpoint.root)
            for size in [-1, 0, 14] {
                #expect(try audited.root(atSize: size) == nil && fixture.ledger.root(atSize: size) == nil)
            }
        }
    }

    // MARK: - Chains of renewals

    @Test func `renewals in another order refuse`() throws {
        try StampFixture.run { (fixture) throws in
            let first = try StampAuthority.stamp(over: fixture.note, at: "20260301120000Z")
            let second = try StampAuthority.stamp(over: fixture.note + first, at: "20260401120000Z")
            let third = try StampAuthority.stamp(over: fixture.note + first + second, at: "20260501120000Z")
            func check(_ stamps: [UInt8]...) throws -> [String] {
                let named = stamps.enumerated().map { (StampedHead.responseName($0.offset + 1), $0.element) }
                try fixture.fill(Dictionary(uniqueKeysWithValues: named))
                return Array(Set(try fixture.check().reasons))
            }
            #expect(try check(first, second, third) == [])
            #expect(try check(first, third, second) == ["TG0913"])
            #expect(try check(second, first, third) == ["TG0913"])
            #expect(try check(first, third) == ["TG0913"], "the middle is missing")
            #expect(try check(second, third) == ["TG0913"], "the first is missing")
            // A renewal over the older token alone, or over another spelling of it.
            let alone = try StampAuthority.stamp(over: first, at: "20260401120000Z")
            #expect(try check(first, alone) == ["TG0913"])
            // Everything fits, and the renewal claims to be older.
            let older = try StampAuthority.stamp(over: fixture.note + first, at: "20260301115959Z")
            #expect(try check(first, older) == ["TG0921"])
            let same = try StampAuthority.stamp(over: fixture.note + first, at: "20260301120000Z")
            #expect(try check(first, same) == [])
        }
    }

    @Test func `a stamp outlives its authority's certificate by a renewal or a list`() throws {
        try StampFixture.run { (fixture) throws in
            // Its certificate ends on 2026-06-01.
            let first = try StampAuthority.stamp(over: fixture.note, by: "brief", at: "20260301120000Z")
            func check(
                renewed: String? = nil,
                lists: [String] = [],
                at now: String = "2026-10-02T00:00:00Z"
            ) throws -> [String] {
                var files = ["checkpoint.tsr": first]
                files["checkpoint.2.tsr"] = try renewed.map {
                    try StampAuthority.stamp(over: fixture.note + first, at: $0)
                }
                try fixture.fill(files)
                let found = try fixture.check(trust: try fixture.trust(lists: lists), at: now)
                return found.reasons + found.findings
            }
            #expect(try check(at: "2026-05-31T00:00:00Z") == [])
            #expect(try check(at: "2026-05-31T23:59:59Z") == [])
            #expect(try check() == ["TG0919"])
            #expect(try check(renewed: "20260501120000Z") == ["TG0924"])
            #expect(try check(renewed: "20260501120000Z", at: "2026-05-31T00:00:00Z") == [])
            #expect(try check(renewed: "20260601000001Z") == ["TG0919"], "renewed too late")
            #expect(try check(lists: ["april"]) == ["TG0924"], "a list from between says that it was good")
            #expect(try check(lists: ["early"]) == ["TG0919"], "a list from before the stamp says nothing of it")
            #expect(try check(lists: ["late"]) == ["TG0919"], "a list may leave out what ended before it")
            let dead = try StampAuthority.stamp(over: fixture.note, by: "brief", at: "20260801120000Z")
            try fixture.fill(["checkpoint.tsr": dead])
            #expect(try fixture.check().reasons == ["TG0918"], "the certificate had ended when it was made")
            // openssl says the same of one moment at a time.
            #expect(try StampAuthority.verified(first, over: fixture.note, at: "2026-03-01T12:00:00Z").status == 0)
            #expect(try StampAuthority.verified(first, over: fixture.note, at: "2026-10-02T00:00:00Z").status != 0)
            #expect(try StampAuthority.verified(dead, over: fixture.note, at: "2026-08-01T12:00:00Z").status != 0)
        }
    }

    @Test func `a revocation spoils older stamps but for a harmless reason or a renewal before it`() throws {
        try StampFixture.run { (fixture) throws in
            func check(_ name: String, at time: String, renewed: String? = nil) throws -> [String] {
                let first = try StampAuthority.stamp(over: fixture.note, by: name, at: time)
                var files = ["checkpoint.tsr": first]
                files["checkpoint.2.tsr"] = try renewed.map {
                    try StampAuthority.stamp(over: fixture.note + first, at: $0)
                }
                try fixture.fill(files)
                let found = try fixture.check(trust: try fixture.trust(lists: ["late"]))
                return found.reasons + found.findings
            }
            #expect(try check("tsa", at: "20260301120000Z") == [])
            for name in ["stolen", "silent"] {
                #expect(try check(name, at: "20260301120000Z") == ["TG0920"], "\(name)")
                #expect(try check(name, at: "20260801120000Z") == ["TG0918"], "\(name)")
                #expect(
                    try check(name, at: "20260301120000Z", renewed: "20260501120000Z") == ["TG0924"],
                    "\(name)"
                )
                #expect(try check(name, at: "20260301120000Z", renewed: "20260801120000Z") == ["TG0920"], "\(name)")
                #expect(try check(name, at: "20260301120000Z", renewed: "20260630235959Z") == ["TG0920"], "\(name)")
            }
            #expect(try check("left", at: "20260301120000Z") == ["TG0924"])
            #expect(try check("left", at: "20260801120000Z") == ["TG0918"])
        }
    }

    @Test func `who may stamp is what the trust folder says`() throws {
        try StampFixture.run { (fixture) throws in
            let first = try StampAuthority.stamp(over: fixture.note, by: "stranger")
            try fixture.fill(["checkpoint.tsr": first])
            #expect(try fixture.check().reasons == ["TG0918"])
            #expect(try fixture.check(trust: try fixture.bareTrust()).reasons == ["TG0918"])
            #expect(try fixture.check(trust: try fixture.trust(["tsa/alien.pem": "alien.pem"])).reasons == [])
            // The authority's own certificate may be pinned instead.
            let pinned = try fixture.bareTrust(["tsa/x.pem": try StampAuthority.file("stranger.pem")])
            #expect(try fixture.check(trust: pinned).reasons == [])
            // A list that revokes counts, whichever file holds it.
            let stolen = try StampAuthority.stamp(over: fixture.note, by: "stolen", at: "20260301120000Z")
            try fixture.fill(["checkpoint.tsr": stolen])
            #expect(try fixture.check().reasons == [], "without a list nobody knows")
            let twice = try fixture.trust(["tsa/z.pem": "root.pem", "tsa/z.crl.pem": "late.crl"])
            #expect(try fixture.check(trust: twice).reasons == ["TG0920"])
        }
    }

    @Test func `a stamp from the future is told`() throws {
        try StampFixture.run { (fixture) throws in
            try fixture.fill(["checkpoint.tsr": try StampAuthority.stamp(over: fixture.note, at: "20271001120000Z")])
            let found = try fixture.check()
            #expect(found.reasons == [] && found.findings == ["TG0925"])
        }
    }
}
