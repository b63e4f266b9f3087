import Foundation
import Synchronization
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// Witnesses in memory that answer a log at once, or not at all.
final class WitnessRow: WitnessTransport {
    let witnesses: [Witness]
    let silent = Mutex<Set<String>>([])
    let asked = Mutex(0)
    private let clock: Instant

    /// - Parameter clock: what the witnesses' clocks say.
    init(_ names: [String], watching logs: [VerifierKey], seed: UInt64 = 40, clock: Int64 = 1_800_000_000) throws {
        var generator = SeededGenerator(seed: seed)
        witnesses = try names.map { name in
            try Witness(name: name, key: SigningKey(using: &generator), logs: logs, memory: MemoryWitness())
        }
        self.clock = Instant(secondsSince1970: clock)
    }

    func submit(_ body: [UInt8], to address: String) throws(LedgerError) -> WitnessAnswer {
        asked.withLock { $0 += 1 }
        guard let witness = witnesses.first(where: { "https://\($0.name)" == address }),
            !silent.withLock({ $0.contains(witness.name) })
        else { throw .failed([Diagnostic(.witnessSilent, [address, "no answer"])]) }
        return try witness.answer(body, at: clock)
    }

    /// A policy with all of them.
    func policy(of log: VerifierKey, quorum: String) throws -> TrustPolicy {
        var text = "log \(log.text)\n"
        for witness in witnesses {
            text += "witness \(witness.name) \(try witness.verifierKey.text) https://\(witness.name)\n"
        }
        let names = witnesses.map(\.name).joined(separator: " ")
        text += "group all \(quorum) \(names)\nquorum all\n"
        return try TrustPolicy(Array(text.utf8), file: "policy")
    }
}

/// A witness's memory that lives as long as its value.
final class MemoryWitness: WitnessMemory {
    private let notes = Mutex<[String: SignedNote]>([:])
    /// Whether it can still be written to.
    let isBroken = Mutex(false)

    func newest(of origin: String) throws(LedgerError) -> SignedNote? { notes.withLock { $0[origin] } }

    func remember(_ note: SignedNote, of origin: String) throws(LedgerError) {
        guard !isBroken.withLock({ $0 }) else { throw .failed([Diagnostic(.ledgerFile, ["write", "m", "full"])]) }
        notes.withLock { $0[origin] = note }
    }
}

@Suite struct WitnessTests {
    private let now = Instant(secondsSince1970: 1_800_000_000)

    private func witness(
        of fixture: LedgerFixture,
        memory: any WitnessMemory = MemoryWitness()
    ) throws -> Witness {
        var generator = SeededGenerator(seed: 9)
        return try Witness(
            name: "witness.example",
            key: SigningKey(using: &generator),
            logs: [fixture.ledger.verifierKey],
            memory: memory
        )
    }

    /// A submission of a log's newest head.
    private func body(_ fixture: LedgerFixture, after size: Int) throws -> [UInt8] {
        try fixture.ledger.submission(after: size).encoded
    }

    @Test func `a witness cosigns what goes on, and its line holds`() throws {
        var fixture = try LedgerFixture()
        let witness = try witness(of: fixture)
        var last = 0
        for size in [1, 2, 3, 7, 8, 64, 65, 130] {
            try fixture.grow(to: size)
            let answer = try witness.answer(body(fixture, after: last), at: now)
            #expect(answer.status == 200 && answer.mediaType.hasPrefix("text/plain"))
            let line = try #require(answer.signatures.first)
            let head = try #require(try fixture.ledger.head())
            #expect(try fixture.ledger.note(of: head).holds(line, under: witness.verifierKey))
            #expect(line.cosignedAt == now)
            last = size
        }
        // The very same head again is signed again; an older one never.
        #expect(try witness.answer(body(fixture, after: last), at: now).status == 200)
        let served = try #require(try witness.newest(ofOriginHash: Witness.originHash(LedgerFixture.origin)))
        let note = try SignedNote(served, file: "served")
        #expect(try note.signatures.count == 2 && note.holds(note.signatures[1], under: witness.verifierKey))
        #expect(try witness.newest(ofOriginHash: Witness.originHash("another.example")) == nil)
    }

    @Test func `statuses are those of the specification`() throws {
        var fixture = try LedgerFixture()
        let witness = try witness(of: fixture)
        try fixture.grow(to: 5)
        let first = try body(fixture, after: 0)
        #expect(try witness.answer(first, at: now).status == 200)
        try fixture.grow(to: 9)
        let good = try body(fixture, after: 5)

        // 409 with the size, for any other old size.
        for old in [0, 1, 4, 8, 9] {
            let answer = try witness.answer(body(fixture, after: old), at: now)
            #expect(answer.status == 409 && answer.size == 5 && answer.mediaType == "text/x.tlog.size")
        }
        // 404 for another log, 403 for another key and for a signature that does not hold.
        let other = try LedgerFixture(seed: 2)
        #expect(try witness.answer(body(other, after: 0), at: now).status == 403)
        let text = String(decoding: good, as: UTF8.self)
        let renamed = text.replacing(LedgerFixture.origin, with: "other.example/log")
        #expect(try witness.answer(Array(renamed.utf8), at: now).status == 404)
        var broken = try CheckpointSubmission(good, file: "s")
        let line = broken.checkpoint.signatures[0]
        let bad = SignedNote.Signature(name: line.name, keyID: line.keyID, bytes: changed(line.bytes, at: 40))
        broken = CheckpointSubmission(
            oldSize: 5,
            proof: broken.proof,
            checkpoint: try SignedNote(
                Array((broken.checkpoint.text + "\n" + bad.line).utf8),
                file: "n"
            )
        )
        #expect(try witness.answer(broken.encoded, at: now).status == 403)
        // 422 for a proof that proves nothing, one hash too many or too few, and one where none belongs.
        let submission = try CheckpointSubmission(good, file: "s")
        let proofs = [
            submission.proof.dropLast(), submission.proof + [submission.proof[0]], [], submission.proof.reversed(),
        ]
        for proof in proofs where Array(proof) != submission.proof {
            let wrong = CheckpointSubmission(oldSize: 5, proof: Array(proof), checkpoint: submission.checkpoint)
            #expect(try witness.answer(wrong.encoded, at: now).status == 422)
        }
        // 400 for what cannot be read, and for an old size above the new one.
        let unread = [
            "", "old 5\n", "old 05\n\n", "old 5 \n\n", "old -1\n\n", "new 5\n\n", "old 5\nAAAA\n\n",
            text.replacing("old 5", with: "old 10"), text + "\n", text.replacing("\n\n", with: "\n"),
            "old 5\n" + String(repeating: String(text.split(separator: "\n")[1]) + "\n", count: 64) + "\n",
            text.replacing("\u{2014}", with: "-"),
        ]
        for body in unread {
            #expect(try witness.answer(Array(body.utf8), at: now).status == 400, "\(body.prefix(40))")
        }
        // Nothing of all that moved it.
        #expect(try witness.answer(good, at: now).status == 200)
    }

    @Test func `two histories are never both cosigned, whichever comes first`() throws {
        for size in [3, 4, 9, 40] {
            var one = try LedgerFixture()
            try one.grow(to: size)
            let witness = try witness(of: one)
            #expect(try witness.answer(body(one, after: 0), at: now).status == 200)
            // The same key, other entries: of the same size, and of more.
            let store = MemoryLedgerStore()
            let ledger = try Ledger(store: store, origin: LedgerFixture.origin, key: one.logKey, mark: MemoryMark()) {
                _ in
            }
            for index in 0..<size { _ = try ledger.append([[UInt8(index), 7]]) }
            #expect(try witness.answer(ledger.submission(after: size).encoded, at: now).status == 422)
            for index in 0..<5 { _ = try ledger.append([[UInt8(index), 8]]) }
            #expect(try witness.answer(ledger.submission(after: size).encoded, at: now).status == 422)
            #expect(try witness.answer(ledger.submission(after: 0).encoded, at: now).status == 409)
            try one.grow(to: size + 1)
            #expect(try witness.answer(body(one, after: size), at: now).status == 200)
        }
    }

    @Test func `a witness that cannot remember signs nothing`() throws {
        var fixture = try LedgerFixture()
        let memory = MemoryWitness()
        let witness = try witness(of: fixture, memory: memory)
        try fixture.grow(to: 2)
        memory.isBroken.withLock { $0 = true }
        #expect(codes { _ = try witness.answer(body(fixture, after: 0), at: now) } == ["TG0650"])
        memory.isBroken.withLock { $0 = false }
        #expect(try memory.newest(of: LedgerFixture.origin) == nil)
    }

    @Test func `a witness in a folder remembers across openings, and its times do not go back`() throws {
        try withTemporaryFolder { folder in
            var fixture = try LedgerFixture()
            try fixture.grow(to: 4)
            let before = try witness(of: fixture, memory: WitnessFolder(folder.path))
            #expect(try before.answer(body(fixture, after: 0), at: now).status == 200)
            let after = try witness(of: fixture, memory: WitnessFolder(folder.path))
            try fixture.grow(to: 6)
            #expect(try after.answer(body(fixture, after: 0), at: now).size == 4)
            let earlier = Instant(secondsSince1970: now.secondsSince1970 - 500)
            let answer = try after.answer(body(fixture, after: 4), at: earlier)
            #expect(answer.signatures.first?.cosignedAt == now)
            // A memory of another log under this one's name is no memory.
            let path = "\(folder.path)/\(Witness.originHash(LedgerFixture.origin))/checkpoint"
            let text = String(decoding: try DurableFile.read(path), as: UTF8.self)
            try DurableFile.replace(path, with: Array(text.replacing(LedgerFixture.origin, with: "x.example").utf8))
            #expect(codes { _ = try after.answer(body(fixture, after: 6), at: now) } == ["TG0932"])
        }
    }

    @Test func `a witness's own key is no log's, and a log's key is no witness's`() throws {
        let fixture = try LedgerFixture()
        #expect(
            codes {
                _ = try Witness(
                    name: "w.example",
                    key: fixture.logKey,
                    logs: [fixture.ledger.verifierKey],
                    memory: MemoryWitness()
                )
            } == ["TG0611"]
        )
    }
}

@Suite struct CosigningTests {
    private func row(_ fixture: LedgerFixture) throws -> WitnessRow {
        try WitnessRow(["a.example", "b.example", "c.example"], watching: [fixture.ledger.verifierKey])
    }

    @Test func `k of n witnesses make a quorum, whichever they are`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 5)
        for (quorum, needed) in [("any", 1), ("2", 2), ("all", 3)] {
            for missing in 0...3 {
                let row = try row(fixture)
                let policy = try row.policy(of: fixture.ledger.verifierKey, quorum: quorum)
                row.silent.withLock { $0 = Set(row.witnesses.map(\.name).prefix(missing)) }
                let ledger = try Ledger(
                    store: MemoryLedgerStore(fixture.store.snapshot),
                    origin: LedgerFixture.origin,
                    key: fixture.logKey,
                    mark: MemoryMark()
                ) { _ in }
                let report = try ledger.cosign(under: policy, again: false, through: row)
                #expect(report.isMet == (3 - missing >= needed) && report.failures.count == missing)
                let head = try #require(try ledger.head())
                #expect((try ledger.publishable(under: policy, .required) == head) == report.isMet)
                #expect(try ledger.publishable(under: policy, .deferred) == head)
                let note = try ledger.note(of: head)
                #expect((policy.check(note, file: "n", unknown: .refuse).value != nil) == report.isMet)
            }
        }
    }

    @Test func `what has no quorum stays unpublished, and the anchor is the newest that has one`() throws {
        try withTemporaryFolder { folder in
            var fixture = try LedgerFixture()
            try fixture.grow(to: 3)
            let row = try row(fixture)
            let policy = try row.policy(of: fixture.ledger.verifierKey, quorum: "2")
            let log = folder.appending(path: "log").path
            func publish() throws {
                if let head = try fixture.ledger.publishable(under: policy, .required) {
                    try fixture.ledger.export(to: log, upTo: head)
                }
            }
            try publish()
            #expect(!DurableFile.exists(log))
            #expect(try fixture.ledger.anchor(under: policy)?.isCosigned == false)
            _ = try fixture.ledger.cosign(under: policy, again: false, through: row)
            try publish()
            #expect(try Ledger.published(in: log)?.size == 3)
            row.silent.withLock { $0 = ["a.example", "b.example"] }
            try fixture.grow(to: 6)
            _ = try fixture.ledger.cosign(under: policy, again: false, through: row)
            try publish()
            #expect(try Ledger.published(in: log)?.size == 3)
            let anchor = try #require(try fixture.ledger.anchor(under: policy))
            #expect(anchor.isCosigned && anchor.checkpoint.size == 3 && anchor.time?.secondsSince1970 == 1_800_000_000)
            // The export of what is published verifies although the store holds more, and goes on later.
            let trust = try TrustFolder(
                ["policy": policyText(policy, row, fixture), "release/r.pub.pem": fixture.releaseKey.verifyingKey.pem],
                folder: "trust"
            )
            let codes = try AuditedLog.verify(folder: log, trust: trust).reasons.map(\.code)
            #expect(codes == [.wrongGenesis], "the fixture's genesis names another policy, and nothing else is wrong")
            // Without the quorum everything else is looked at all the same, and what stays open is said last.
            let newest = folder.appending(path: "newest").path
            try fixture.ledger.export(to: newest)
            func reasons() throws -> [Diagnostic] { try AuditedLog.verify(folder: newest, trust: trust).reasons }
            #expect(try reasons().map(\.code) == [.noQuorum, .wrongGenesis, .seenByTooFew])
            #expect(try reasons().last?.arguments.prefix(2) == ["1", "6"])
            let tile = "\(newest)/tile/0/000.p/6"
            try DurableFile.replace(tile, with: [UInt8](repeating: 7, count: 6 * 32))
            #expect(try reasons().map(\.code) == [.noQuorum, .wrongTile, .wrongGenesis, .seenByTooFew])
            row.silent.withLock { $0 = [] }
            _ = try fixture.ledger.cosign(under: policy, again: false, through: row)
            try publish()
            #expect(try Ledger.published(in: log)?.size == 6)
        }
    }

    private func policyText(_ policy: TrustPolicy, _ row: WitnessRow, _ fixture: LedgerFixture) throws -> [UInt8] {
        var text = "log \(try fixture.ledger.verifierKey.text)\n"
        for witness in row.witnesses { text += "witness \(witness.name) \(try witness.verifierKey.text)\n" }
        return Array((text + "group g 2 a.example b.example c.example\nquorum g\n").utf8)
    }

    @Test func `a store that was set back is told by any witness that saw more, and one beside it too`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 4)
        let older = fixture.store.snapshot
        let row = try row(fixture)
        let policy = try row.policy(of: fixture.ledger.verifierKey, quorum: "2")
        try fixture.grow(to: 9)
        _ = try fixture.ledger.cosign(under: policy, again: false, through: row)
        let back = try Ledger(
            store: MemoryLedgerStore(older),
            origin: LedgerFixture.origin,
            key: fixture.logKey,
            mark: MemoryMark()
        ) { _ in }
        var report = try back.cosign(under: policy, again: true, through: row)
        #expect(
            report.isDisputed && !report.isMet
                && report.failures.map(\.code) == Array(repeating: .logBehindWitness, count: 3)
        )
        for size in 4..<12 { _ = try back.append([[UInt8(size)]]) }
        report = try back.cosign(under: policy, again: true, through: row)
        #expect(report.isDisputed && report.failures.map(\.code) == Array(repeating: .logBesideWitness, count: 3))
        #expect(try back.publishable(under: policy, .required) == nil)
    }

    @Test func `a lost answer is found again, a forged one is not taken`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 4)
        let row = try row(fixture)
        let policy = try row.policy(of: fixture.ledger.verifierKey, quorum: "all")
        // The witness has seen size 4; the log does not know that.
        _ = try row.submit(fixture.ledger.submission(after: 0).encoded, to: "https://a.example")
        try fixture.grow(to: 7)
        #expect(try fixture.ledger.cosign(under: policy, again: false, through: row).isMet)
        // Asked again it is not asked, unless that is wanted.
        let asked = row.asked.withLock { $0 }
        _ = try fixture.ledger.cosign(under: policy, again: false, through: row)
        #expect(row.asked.withLock { $0 } == asked)
        let head = try #require(try fixture.ledger.head())
        let line = try #require(try fixture.ledger.store.cosignatures(ofSize: 7).first)
        let witness = policy.witnesses[0]
        for position in [0, 8, 40, 71] {
            let forged = SignedNote.Signature(
                name: line.name,
                keyID: line.keyID,
                bytes: changed(line.bytes, at: position)
            )
            #expect(try !fixture.ledger.record(forged, of: witness, under: head))
        }
        #expect(try !fixture.ledger.record(line, of: policy.witnesses[1], under: head))
    }

    @Test func `a quorum's time is that of the line that completed it`() throws {
        let fixture = try LedgerFixture()
        let head = try #require(try fixture.ledger.head())
        let row = try row(fixture)
        let policy = try row.policy(of: fixture.ledger.verifierKey, quorum: "2")
        var generator = SeededGenerator(seed: 40)
        let keys = row.witnesses.map { _ in SigningKey(using: &generator) }
        var note = try fixture.ledger.note(of: head)
        for (index, time) in [30, 10, 20].enumerated() {
            let at = Instant(secondsSince1970: Int64(time))
            note = note.adding(try note.cosignature(by: row.witnesses[index].name, key: keys[index], at: at))
        }
        #expect(note.quorumTime(under: policy)?.secondsSince1970 == 20)
    }
}

@Suite struct ForkTests {
    /// Two logs under one key: the first entries the same, the others not.
    private func twins(common: Int, first: Int, second: Int) throws -> (Ledger, Ledger, [VerifierKey]) {
        var generator = SeededGenerator(seed: 77)
        let key = SigningKey(using: &generator)
        func ledger(_ size: Int, _ mark: UInt8) throws -> Ledger {
            let ledger = try Ledger(store: MemoryLedgerStore(), origin: "l.example", key: key, mark: MemoryMark()) {
                _ in
            }
            for index in 0..<size { _ = try ledger.append([[UInt8(index & 255), index < common ? 0 : mark]]) }
            return ledger
        }
        let one = try ledger(first, 1)
        return (one, try ledger(second, 2), [try one.verifierKey])
    }

    private func note(_ ledger: Ledger) throws -> SignedNote { try ledger.note(of: #require(try ledger.head())) }

    @Test(arguments: [(3, 5, 5), (0, 1, 1), (3, 5, 9), (3, 9, 5), (7, 8, 300), (1, 256, 257)])
    func `a fork is found from the tiles, and its proof needs nothing else`(
        common: Int,
        first: Int,
        second: Int
    ) throws {
        try withTemporaryFolder { folder in
            let (one, other, logs) = try twins(common: common, first: first, second: second)
            let log = folder.appending(path: "log").path
            try other.export(to: log)
            let policy = try TrustPolicy(TrustPolicy.text(log: logs[0]), file: "policy")
            let monitor = try LogMonitor(policy: policy) { try? DurableFile.read("\(log)/\($0)") }
            let finding = try monitor.compare(with: note(one), file: "seen", logs: logs)
            if first > second {
                guard case .shrank(let reason) = finding else { throw CocoaError(.featureUnsupported) }
                #expect(reason.code == .logShrank)
                return
            }
            guard case .forked(let fork) = finding else { throw CocoaError(.featureUnsupported) }
            let proof = try ForkProof(fork.files)
            #expect(proof == fork && proof.check(under: logs).value != nil)
            // Its two signatures are checked without this program.
            let key = folder.appending(path: "key.pem").path
            try DurableFile.replace(key, with: logs[0].key.pem)
            for name in ["first.checkpoint", "second.checkpoint"] {
                let note = try SignedNote(fork.files[name] ?? [], file: name)
                try DurableFile.replace("\(folder.path)/text", with: Array(note.text.utf8))
                try DurableFile.replace("\(folder.path)/sig", with: note.signatures[0].bytes)
                let ran = try run(
                    "openssl",
                    "pkeyutl",
                    "-verify",
                    "-rawin",
                    "-pubin",
                    "-inkey",
                    key,
                    "-in",
                    "\(folder.path)/text",
                    "-sigfile",
                    "\(folder.path)/sig"
                )
                #expect(ran.status == 0, "\(ran.output)")
            }
        }
    }

    @Test func `a log that goes on is no fork, and no proof says so`() throws {
        try withTemporaryFolder { folder in
            let (long, _, logs) = try twins(common: 300, first: 300, second: 1)
            let (short, _, _) = try twins(common: 300, first: 41, second: 1)
            let log = folder.appending(path: "log").path
            try long.export(to: log)
            let policy = try TrustPolicy(TrustPolicy.text(log: logs[0]), file: "policy")
            let monitor = try LogMonitor(policy: policy) { try? DurableFile.read("\(log)/\($0)") }
            guard case .goesOn = try monitor.compare(with: note(short), file: "seen", logs: logs) else {
                throw CocoaError(.featureUnsupported)
            }
            let proof = try long.consistencyProof(from: 41)
            let honest = ForkProof.Beginning(root: try Checkpoint(text: note(short).text, file: "n").root, proof: proof)
            #expect(
                try ForkProof(first: note(short), second: note(long), beginning: honest).check(under: logs).value == nil
            )
            let invented = ForkProof.Beginning(root: ContentDigest(of: "x"), proof: proof)
            #expect(
                try ForkProof(first: note(short), second: note(long), beginning: invented).check(under: logs).value
                    == nil
            )
            #expect(
                try ForkProof(first: note(long), second: note(long), beginning: nil).check(under: logs).value == nil
            )
            #expect(
                try ForkProof(first: note(short), second: note(long), beginning: nil).check(under: logs).value == nil
            )
        }
    }

    @Test func `tree heads of two logs, or of nobody, prove nothing`() throws {
        let (one, other, logs) = try twins(common: 3, first: 5, second: 5)
        let stranger = try LedgerFixture()
        #expect(try ForkProof(first: note(one), second: note(other), beginning: nil).check(under: []).value == nil)
        let strange = try ForkProof(first: note(one), second: note(stranger.ledger), beginning: nil)
        #expect(strange.check(under: logs + [try stranger.ledger.verifierKey]).value == nil)
        #expect(codes { _ = try ForkProof([:]) } == ["TG0939"])
        var files = try ForkProof(first: note(one), second: note(other), beginning: nil).files
        files["consistency.txt"] = Array("AAAA\n".utf8)
        #expect(codes { _ = try ForkProof(files) } == ["TG0939"])
    }

    @Test func `tiles that were changed give no proof against the log`() throws {
        let (one, other, logs) = try twins(common: 3, first: 5, second: 300)
        try withTemporaryFolder { folder in
            let log = folder.appending(path: "log").path
            try other.export(to: log)
            let policy = try TrustPolicy(TrustPolicy.text(log: logs[0]), file: "policy")
            for tile in ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"] {
                let path = "\(log)/\(tile)"
                let bytes = try DurableFile.read(path)
                for position in [0, 31, 100, bytes.count - 1] where position < bytes.count {
                    let result = codes {
                        let monitor = try LogMonitor(policy: policy) { name in
                            let bytes = try? DurableFile.read("\(log)/\(name)")
                            return name == tile ? bytes.map { changed($0, at: position) } : bytes
                        }
                        let finding = try monitor.compare(with: note(one), file: "seen", logs: logs)
                        if case .forked(let fork) = finding { #expect(fork.check(under: logs).value != nil) }
                    }
                    #expect(result.isEmpty || result == ["TG0638"])
                }
            }
        }
    }
}
