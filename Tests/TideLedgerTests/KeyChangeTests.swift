import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct KeyChangeTests {
    // MARK: - Rotation

    @Test func `a release key that was rotated signs until the overlap ends, and the new one from its entry on`() throws
    {
        var log = try KeyedLog()
        try log.ordinary(log.releases[0])
        let rotation = try log.rotateRelease(overlap: 2)
        try log.ordinary(log.releases[0])
        try log.ordinary(log.releases[1])
        let trust = try log.trust(release: Array(log.releases[..<2]))
        let audited = try #require(try log.audit(trust).value)
        #expect(audited.findings.isEmpty)
        let records = audited.keys.records.filter { $0.role == .release }
        #expect(records.map(\.keyID) == log.releases[..<2].map(\.verifyingKey.keyID))
        #expect(records.map(\.index) == [0, rotation] && records.map(\.isInForce) == [false, true])
        // After the overlap: the new key, and no longer the old one.
        try log.ordinary(log.releases[1])
        #expect(try log.codes(trust) == [])
        let late = try log.ordinary(log.releases[0])
        let reasons = try log.audit(trust).reasons
        #expect(reasons.map(\.code.rawValue) == ["TG0956"])
        #expect(reasons.first?.arguments.first == "entry \(late)")
    }

    @Test func `a new key signs nothing before the entry that brings it, and nothing at all without the trust folder`()
        throws
    {
        var log = try KeyedLog()
        try log.ordinary(log.releases[1])
        try log.rotateRelease(overlap: 5)
        let both = try log.trust(release: Array(log.releases[..<2]))
        let reasons = try log.audit(both).reasons
        #expect(reasons.map(\.code.rawValue) == ["TG0955"] && reasons.first?.arguments.first == "entry 1")
        // The log alone makes no key trusted, and the trust folder alone brings none into the log.
        var other = try KeyedLog()
        try other.rotateRelease(overlap: 5)
        try other.ordinary(other.releases[1])
        #expect(try other.codes(try other.trust(release: [other.releases[0]])) == ["TG0634"])
        let ahead = try other.audit(try other.trust(release: other.releases)).reasons
        let third = other.releases[2].verifyingKey.keyID
        #expect(ahead.map { [$0.code.rawValue] + $0.arguments } == [["TG1575", "release", third, "3"]])
    }

    @Test func `a log key rotates: heads of the overlap carry both lines, the old one first, later ones the new alone`()
        throws
    {
        var log = try KeyedLog()
        let (old, new) = (log.logs[0], log.logs[1])
        try log.ordinary(log.releases[0])
        let before = try log.trust(release: [log.releases[0]])
        let receipt = try log.ledger.receipt(for: 1)
        try log.reopen(new, overlapping: old)
        try log.change(
            .rotated(previous: old.verifyingKey.keyID, overlapUntil: KeyedLog.time(5)),
            .log,
            new,
            signers: [log.releases[0], log.roots[0], log.roots[1]]
        )
        try log.announcePolicy([old, new], log.releases[0])
        let after = try log.trust(release: [log.releases[0]])
        let head = try SignedNote(Array(try #require(try log.ledger.head()).note.utf8), file: "c")
        let names = try [old, new].map { try VerifierKey(name: KeyedLog.origin, kind: .ed25519, key: $0.verifyingKey) }
        #expect(head.signatures.count == 2)
        #expect(zip(head.signatures, names).allSatisfy { head.holds($0, under: $1) })
        // Both trust folders verify the log and its receipts while the overlap lasts.
        let entry = log.store.snapshot.entries[1].body
        for trust in [before, after] {
            #expect(try log.codes(trust) == [])
            for proof in [receipt, try log.ledger.receipt(for: 1)] {
                #expect(VerifiedReceipt.verify(entry: entry, receipt: proof.encoded, trust: trust).reasons == [])
            }
        }
        // Then the new key signs alone, and whoever did not take the new folder notices.
        try log.reopen(new, former: [old])
        try log.ordinary(log.releases[0])
        #expect(try log.codes(after) == [])
        #expect(try log.codes(before) == ["TG0631"])
        let later = try log.ledger.receipt(for: 1).encoded
        #expect(VerifiedReceipt.verify(entry: entry, receipt: later, trust: after).reasons == [])
        #expect(
            VerifiedReceipt.verify(entry: entry, receipt: later, trust: before).reasons.map(\.code.rawValue)
                == ["TG0628", "TG0631"]
        )
        // The old key alone, as somebody would sign who stole it.
        let stale = try SignedNote(
            text: log.ledger.head().map { try SignedNote(Array($0.note.utf8), file: "c").text } ?? "",
            name: KeyedLog.origin,
            key: old
        )
        var files = try log.exported()
        files["checkpoint"] = stale.encoded
        #expect(AuditedLog.verify(files: files, trust: after).reasons.map(\.code.rawValue) == ["TG0965"])
    }

    @Test func `a ledger opens under the key that signed its head or one that followed it, and no other`() throws {
        var log = try KeyedLog()
        try log.ordinary(log.releases[0])
        let (old, new, other) = (log.logs[0], log.logs[1], log.logs[2])
        try log.reopen(new, former: [old])
        try log.reopen(new, overlapping: old)
        #expect(codes { try log.reopen(new) } == ["TG0652"])
        #expect(codes { try log.reopen(new, former: [other]) } == ["TG0652"])
    }

    // MARK: - Revocation

    @Test func `what a revoked key signed counts before the index, and from the index on refuses the log`() throws {
        var log = try KeyedLog()
        try log.ordinary(log.releases[0])
        try log.rotateRelease(overlap: 9)
        try log.ordinary(log.releases[0])
        let size = log.count
        let signers = [log.releases[1], log.roots[0], log.roots[1]]
        var index = log
        index = try copy(of: log)
        try index.change(.revoked(.init(index: size)), .release, log.releases[0], signers: signers)
        let trust = try log.trust(release: Array(log.releases[..<2]))
        #expect(try index.codes(trust) == [])
        // The key goes on signing, although the overlap would last.
        let forged = try index.ordinary(log.releases[0])
        #expect(
            try index.audit(trust).reasons.map { [$0.code.rawValue, $0.arguments[0]] } == [
                ["TG0957", "entry \(forged)"]
            ]
        )
        // From an index on at which it had signed: that entry is the reason, and the one before is none.
        var earlier = try copy(of: log)
        try earlier.change(.revoked(.init(index: size - 1)), .release, log.releases[0], signers: signers)
        #expect(
            try earlier.audit(trust).reasons.map { [$0.code.rawValue, $0.arguments[0]] } == [
                ["TG0957", "entry \(size - 1)"]
            ]
        )
    }

    /// The same log, to be continued in another way.
    private func copy(of log: KeyedLog) throws -> KeyedLog {
        var other = try KeyedLog()
        for entry in log.store.snapshot.entries.dropFirst() { try other.append(entry.body) }
        return other
    }

    @Test func `a revocation as of a time leaves a finding unless a head that was seen before it covers the entries`()
        throws
    {
        var log = try KeyedLog()
        try log.ordinary(log.releases[0])
        let seen = try #require(try log.ledger.head())
        try log.ordinary(log.releases[0])
        let all = try #require(try log.ledger.head())
        try log.rotateRelease(overlap: 0)
        let stolen = KeyedLog.time(3)
        try log.change(
            .revoked(.init(index: log.count, time: stolen)),
            .release,
            log.releases[0],
            signers: [log.releases[1], log.roots[0], log.roots[1]]
        )
        let trust = try log.trust(release: Array(log.releases[..<2]))
        func found(_ dated: [DatedHead]) throws -> [[String]] {
            try #require(try log.audit(trust, dated: dated).value).findings.map {
                [$0.code.rawValue] + $0.arguments[..<2] + [$0.arguments[4]]
            }
        }
        #expect(try found([]) == [["TG0958", "0", "3", "4"]])
        #expect(try found([DatedHead(size: 2, root: seen.root, time: stolen)]) == [["TG0958", "2", "3", "2"]])
        #expect(
            try found([
                DatedHead(size: 2, root: seen.root, time: stolen), DatedHead(size: 3, root: all.root, time: stolen),
            ]) == [["TG0958", "3", "3", "1"]]
        )
        let rotated = try log.ledger.store.node(NodeAddress(level: 2, index: 0).storedIndex)
        #expect(try found([DatedHead(size: 4, root: rotated, time: stolen)]) == [])
        // Seen too late, or a head that this log did not have.
        #expect(try found([DatedHead(size: 4, root: rotated, time: KeyedLog.time(4))]) == [["TG0958", "0", "3", "4"]])
        #expect(try found([DatedHead(size: 4, root: all.root, time: stolen)]) == [["TG0958", "0", "3", "4"]])
    }

    @Test
    func `receipts from before a revocation go on verifying, and a revoked log key signs no head beyond its index`()
        throws
    {
        var log = try KeyedLog()
        try log.ordinary(log.releases[0])
        let receipt = try log.ledger.receipt(for: 1).encoded
        let entry = log.store.snapshot.entries[1].body
        let signers = [log.releases[0], log.roots[1], log.roots[2]]
        try log.reopen(log.logs[1], overlapping: log.logs[0])
        try log.change(
            .rotated(previous: log.logs[0].verifyingKey.keyID, overlapUntil: KeyedLog.time(2)),
            .log,
            log.logs[1],
            signers: signers
        )
        try log.announcePolicy([log.logs[0], log.logs[1]], log.releases[0])
        let trust = try log.trust(release: [log.releases[0]])
        try log.reopen(log.logs[1], former: [log.logs[0]])
        try log.change(.revoked(.init(index: log.count)), .log, log.logs[0], signers: signers)
        #expect(try log.codes(trust) == [])
        #expect(VerifiedReceipt.verify(entry: entry, receipt: receipt, trust: trust).reasons == [])
        try log.reopen(log.logs[1], overlapping: log.logs[0])
        try log.ordinary(log.releases[0])
        #expect(try log.codes(trust) == ["TG0957"])
        // The last log key revoked: there is none any more.
        var ended = try KeyedLog()
        try ended.change(.revoked(.init(index: 1)), .log, ended.logs[0], signers: signers)
        #expect(try ended.codes(try ended.trust(release: [ended.releases[0]])) == ["TG0957", "TG0969"])
    }

    // MARK: - Forged changes

    /// The reasons against a change that some keys sign, with every release key trusted that the log may come to have.
    private func reasons(
        _ event: KeyEventEntry.Event,
        _ role: KeyRole,
        _ key: (KeyedLog) -> SigningKey,
        signers: (KeyedLog) -> [SigningKey]
    ) throws -> [String] {
        var log = try KeyedLog()
        try log.change(event, role, key(log), signers: signers(log))
        let isRelease = role == .release && event.name != "revoked"
        let trusted = isRelease ? [log.releases[0], key(log)] : [log.releases[0]]
        return try log.codes(try log.trust(release: trusted)).filter { $0 != "TG1574" && $0 != "TG0955" }
    }

    private func first(_ role: KeyRole, _ log: KeyedLog) -> String {
        switch role {
        case .root: log.roots[0].verifyingKey.keyID
        case .registrar: log.registrar.verifyingKey.keyID
        case .log: log.logs[0].verifyingKey.keyID
        case .release: log.releases[0].verifyingKey.keyID
        }
    }

    @Test func `a change needs more than half of the root keys, a release key in force, and the new key`() throws {
        let until = KeyedLog.time(9)
        let sample = try KeyedLog()
        let previous = first(.release, sample)
        let rotation = KeyEventEntry.Event.rotated(previous: previous, overlapUntil: until)
        func signed(_ signers: @escaping (KeyedLog) -> [SigningKey]) throws -> [String] {
            try reasons(rotation, .release, { $0.releases[1] }, signers: signers)
        }
        #expect(try signed { [$0.releases[0], $0.releases[1], $0.roots[0], $0.roots[1]] } == [])
        #expect(try signed { [$0.releases[0], $0.releases[1], $0.roots[0], $0.roots[1], $0.roots[2]] } == [])
        #expect(try signed { [$0.releases[0], $0.releases[1], $0.roots[0]] } == ["TG0959"])
        #expect(try signed { [$0.releases[0], $0.releases[1]] } == ["TG0959"])
        #expect(try signed { [$0.releases[1], $0.roots[0], $0.roots[1]] } == ["TG0960"])
        #expect(try signed { [$0.releases[0], $0.roots[0], $0.roots[1]] } == ["TG0961"])
        // A root key that is not the log's is nobody's.
        #expect(try signed { [$0.releases[0], $0.releases[1], $0.roots[0], $0.logs[2]] } == ["TG0634"])
        // The only release key was lost: a further one speaks for itself, with the root keys.
        func enrolled(_ signers: @escaping (KeyedLog) -> [SigningKey]) throws -> [String] {
            try reasons(.enrolled, .release, { $0.releases[1] }, signers: signers)
        }
        #expect(try enrolled { [$0.releases[1], $0.roots[0], $0.roots[1]] } == [])
        #expect(try enrolled { [$0.releases[1], $0.roots[0]] } == ["TG0959"])
        #expect(try enrolled { [$0.releases[0], $0.roots[0], $0.roots[1]] } == ["TG0961"])
    }

    @Test func `a change that does not count is named, and the genesis is not blamed for the key that it brings`()
        throws
    {
        for role in [KeyRole.log, .release] {
            var log = try KeyedLog()
            let (old, new) = role == .log ? (log.logs[0], log.logs[1]) : (log.releases[0], log.releases[1])
            try log.ordinary(log.releases[0])
            // One of three root keys.
            let index = try log.change(
                .rotated(previous: old.verifyingKey.keyID, overlapUntil: KeyedLog.time(90)),
                role,
                new,
                signers: [log.releases[0], log.roots[0]] + (role == .release ? [new] : [])
            )
            let trust = try log.trust(
                release: role == .release ? [old, new] : [log.releases[0]],
                policy: role == .log ? log.policy([old, new]) : nil
            )
            let reasons = try log.audit(trust).reasons
            #expect(reasons.map(\.code.rawValue) == ["TG0959", "TG1574"], "\(role)")
            #expect(reasons.last?.arguments == ["entry \(index)", role.rawValue, new.verifyingKey.keyID])
        }
    }

    @Test func `a trust folder that is ahead of the log says so, and a log of other keys is not its own`() throws {
        let log = try KeyedLog()
        // The key has still to come: the change of keys is not published.
        let ahead = try log.trust(release: [log.releases[0]], policy: log.policy([log.logs[0], log.logs[1]]))
        let reasons = try log.audit(ahead).reasons
        let key = log.logs[1].verifyingKey.keyID
        #expect(reasons.map { [$0.code.rawValue] + $0.arguments } == [["TG1575", "log", key, "1"]])
        let strange = try log.audit(try log.trust(release: [log.releases[2]])).reasons
        #expect(strange.map(\.code.rawValue).contains("TG0640"))
    }

    @Test func `a change that does not fit the keys of the log is refused`() throws {
        let log = try KeyedLog()
        let all: (KeyedLog) -> [SigningKey] = { [$0.releases[0], $0.releases[1]] + $0.roots }
        let office: (KeyedLog) -> [SigningKey] = { [$0.releases[0]] + $0.roots }
        func rotation(_ previous: String) -> KeyEventEntry.Event {
            .rotated(previous: previous, overlapUntil: KeyedLog.time(9))
        }
        // The key before is of another role, or of none.
        #expect(try reasons(rotation(first(.log, log)), .release, { $0.releases[1] }, signers: all) == ["TG0963"])
        #expect(
            try reasons(rotation(ContentDigest(of: "x").hex), .release, { $0.releases[1] }, signers: all) == ["TG0963"]
        )
        // The new key is another role's.
        #expect(try reasons(rotation(first(.log, log)), .log, { $0.releases[0] }, signers: office) == ["TG0962"])
        #expect(
            try reasons(rotation(first(.registrar, log)), .registrar, { $0.roots[1] }, signers: office) == ["TG0962"]
        )
        // A second log key beside the first.
        #expect(try reasons(.enrolled, .log, { $0.logs[1] }, signers: office) == ["TG0963"])
        // What is revoked is not there, or is not of this role, or from an index that is not yet.
        #expect(try reasons(.revoked(.init(index: 1)), .log, { $0.logs[1] }, signers: office) == ["TG0963"])
        #expect(try reasons(.revoked(.init(index: 1)), .registrar, { $0.logs[0] }, signers: office) == ["TG0963"])
        #expect(try reasons(.revoked(.init(index: 2)), .registrar, { $0.registrar }, signers: office) == ["TG0963"])
        #expect(try reasons(.revoked(.init(index: 1)), .registrar, { $0.registrar }, signers: office) == [])
        // A release key that speaks against itself.
        #expect(
            try reasons(.revoked(.init(index: 1)), .release, { $0.releases[0] }, signers: office)
                == ["TG0960"]
        )
    }

    @Test func `root keys rotate and are revoked by the others, and a trust folder may hold them`() throws {
        var log = try KeyedLog()
        var generator = SeededGenerator(seed: 5)
        let fresh = SigningKey(using: &generator)
        let release = log.releases[0]
        let trusted = [log.releases[0]]
        #expect(try log.codes(try log.trust(release: trusted, roots: log.roots)) == [])
        #expect(try log.codes(try log.trust(release: trusted, roots: Array(log.roots[..<2]))) == ["TG0964"])
        #expect(try log.codes(try log.trust(release: trusted, roots: log.roots + [fresh])) == ["TG0964"])
        let previous = log.roots[0].verifyingKey.keyID
        try log.change(
            .rotated(previous: previous, overlapUntil: KeyedLog.time(1)),
            .root,
            fresh,
            signers: [release, log.roots[1], log.roots[2], fresh]
        )
        let now = [fresh, log.roots[1], log.roots[2]]
        #expect(try log.codes(try log.trust(release: trusted, roots: now)) == [])
        #expect(try log.codes(try log.trust(release: trusted, roots: log.roots)) == [])
        // The key that was replaced signs no change any more.
        var stale = log
        stale = try copy(of: log)
        try stale.change(
            .revoked(.init(index: stale.count)),
            .root,
            log.roots[1],
            signers: [release, log.roots[0], log.roots[2]]
        )
        #expect(try stale.codes(try log.trust(release: trusted)) == ["TG0634"])
        // One that is revoked does not count for itself: of the two others both must sign.
        try log.change(.revoked(.init(index: log.count)), .root, log.roots[1], signers: [release, fresh, log.roots[1]])
        #expect(try log.codes(try log.trust(release: trusted)) == ["TG0959"])
    }

    @Test func `a key of small order, or that an officer or witness has, is not enrolled`() throws {
        var log = try KeyedLog()
        let key = log.releases[1].verifyingKey
        let entry = KeyEventEntry(.enrolled, role: .release, key: key)
        let signers = [log.releases[0], log.releases[1]] + log.roots
        let signed = try entry.draft(using: &log.generator).hide(using: &log.generator)
            .sign(loggedAt: KeyedLog.time(1), anchor: try log.ledger.anchor(), keys: signers)
        // Signed by the office, the root keys and, where there is one, the new key: only the key itself is wrong.
        let weak = Array(key.spkiDER.dropLast(32)) + [1] + [UInt8](repeating: 0, count: 31)
        let text = String(decoding: signed.statement.payload, as: UTF8.self)
        let changed = text.replacingOccurrences(of: Base64.encode(key.spkiDER), with: Base64.encode(weak))
        var forged = try KeyedLog()
        try forged.append(
            Envelope(signing: Array(changed.utf8), type: PayloadType.statement, keys: [forged.releases[0]]).encoded
        )
        #expect(try forged.codes(try forged.trust(release: [forged.releases[0]])) == ["TG0602"])
        let officer = try TrustFolder(
            [
                "policy": log.policies[0], "release/a.pub.pem": log.releases[0].verifyingKey.pem,
                "release/b.pub.pem": key.pem, "parties/a--b.pub.pem": key.pem,
            ],
            folder: ""
        )
        try log.append(signed.bytes)
        #expect(try log.codes(officer).contains("TG0962"))
    }

    @Test func `an office finds the changes of its own log at whatever offset they stand`() throws {
        var log = try KeyedLog()
        for _ in 0..<9 { try log.ordinary(log.releases[0]) }
        let first = try log.rotateRelease(overlap: 50)
        try log.ordinary(log.releases[0])
        let second = try log.change(
            .revoked(.init(index: log.count)),
            .release,
            log.releases[0],
            signers: [log.releases[1]] + log.roots
        )
        #expect(try KeyHistory.changes(in: log.store, from: 1) == [first, second])
        #expect(try KeyHistory.changes(in: log.store, from: first + 1) == [second])
        let own = try KeyHistory(of: log.store, changes: [first, second])
        let trust = try log.trust(release: Array(log.releases[..<2]))
        #expect(own.records == (try #require(try log.audit(trust).value)).keys.records)
        for offset in 0..<12 {
            func entry(_ kind: PredicateType) -> [UInt8] {
                let text = String(repeating: "x", count: offset) + kind.rawValue + "\",\"subject\""
                return Array("{\"payload\":\"\(Base64.encode(Array(text.utf8)))\"".utf8)
            }
            #expect(KeyHistory.mayBeChange(entry(.keyEvent)), "\(offset)")
            for kind in PredicateType.allCases where kind != .keyEvent { #expect(!KeyHistory.mayBeChange(entry(kind))) }
        }
        #expect(!KeyHistory.mayBeChange([]))
    }

    @Test func `a policy takes a further log key after the last, and stays as it is otherwise`() throws {
        let log = try KeyedLog()
        let (old, new) = (log.logs[0], log.logs[1])
        func name(_ key: SigningKey) throws -> VerifierKey {
            try VerifierKey(name: KeyedLog.origin, kind: .ed25519, key: key.verifyingKey)
        }
        let text = "# ours\nlog \(try name(old).text) https://x.example/\nquorum none\n"
        let added = try TrustPolicy.adding(try name(new), to: Array(text.utf8), file: "policy")
        let expected = text.replacingOccurrences(of: "quorum", with: "log \(try name(new).text)\nquorum")
        #expect(String(decoding: added, as: UTF8.self) == expected)
        #expect(try TrustPolicy(added, file: "policy").logs == [try name(old), try name(new)])
        #expect(codes { _ = try TrustPolicy.adding(try name(new), to: added, file: "policy") } == ["TG0962"])
        #expect(codes { _ = try TrustPolicy.adding(try name(new), to: [1], file: "policy") } == ["TG0615"])
    }

    // MARK: - Logs that end

    @Test func `nothing is appended after a freeze, not in one batch and not by another run`() throws {
        var log = try KeyedLog()
        let event = LogEventEntry(.frozen, origin: KeyedLog.origin, reason: "the year is over")
        let frozen = try event.draft(using: &log.generator).hide(using: &log.generator)
            .sign(loggedAt: KeyedLog.time(1), anchor: try log.ledger.anchor(), keys: [log.releases[0]])
        #expect(codes { _ = try log.ledger.append([frozen.bytes, [1]]) } == ["TG0966"])
        #expect(try log.store.entryCount() == 1 && log.ledger.frozen() == nil)
        try log.append(frozen.bytes)
        #expect(try log.ledger.frozen() == 1)
        #expect(codes { try log.ordinary(log.releases[0]) } == ["TG0966"])
        try log.reopen(log.logs[0])
        #expect(codes { try log.ordinary(log.releases[0]) } == ["TG0966"])
        #expect(try log.codes(try log.trust(release: [log.releases[0]])) == [])
    }

    @Test func `a log that follows another names its final head, and an audit holds both against each other`() throws {
        var former = try KeyedLog()
        try former.ordinary(former.releases[0])
        func audited(_ log: KeyedLog) throws -> AuditedLog {
            try #require(try log.audit(try log.trust(release: [log.releases[0]])).value)
        }
        let open = try audited(former)
        let freeze = LogEventEntry(.frozen, origin: KeyedLog.origin).draft(using: &former.generator)
        try former.append(freeze, [former.releases[0]])
        let ended = try audited(former)
        func successor(_ predecessor: Checkpoint?) throws -> AuditedLog {
            try audited(try KeyedLog(seed: 91, predecessor: predecessor, origin: "stat.example.gov/tidegate/2027"))
        }
        let next = try successor(ended.checkpoint)
        #expect(next.predecessor == ended.checkpoint && next.reasons(against: ended) == [])
        func against(_ predecessor: Checkpoint?, _ log: AuditedLog) throws -> [String] {
            try successor(predecessor).reasons(against: log).flatMap { [$0.code.rawValue] + $0.arguments }
        }
        let head = ended.checkpoint
        #expect(try against(nil, ended) == ["TG0967", "the genesis names none"])
        #expect(
            try against(Checkpoint(origin: "other", size: head.size, root: head.root), ended) == [
                "TG0967", "it has another name",
            ]
        )
        for wrong in [
            Checkpoint(origin: head.origin, size: head.size, root: ContentDigest(of: "x")), open.checkpoint,
            Checkpoint(origin: head.origin, size: head.size + 1, root: head.root),
        ] {
            #expect(try against(wrong, ended) == ["TG0967", "its final tree head is another one"])
        }
        #expect(try against(open.checkpoint, open) == ["TG0967", "it is not frozen"])
    }
}
