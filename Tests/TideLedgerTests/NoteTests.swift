import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct NoteTests {
    private static let tesseraKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

    private func policy(_ text: String) throws -> TrustPolicy { try TrustPolicy(Array(text.utf8), file: "policy") }

    @Test func `the checkpoints of a log of others are verified`() throws {
        let policy = try policy("log \(Self.tesseraKey)\nquorum none\n")
        for size in 0...15 {
            let bytes = try vector("merkle/log/checkpoint.\(size)")
            let note = try SignedNote(bytes, file: "checkpoint")
            #expect(note.encoded == bytes)
            let checkpoint = try #require(policy.check(note, file: "checkpoint", unknown: .refuse).value)
            #expect(checkpoint.size == size)
            #expect(checkpoint.origin == "example.com/log/testdata")
        }
    }

    @Test func `the tiles of a log of others give the roots that it signed`() throws {
        let bodies = try #require(EntryBundle.decode(try vector("merkle/log/tile/entries/000.p/15")))
        #expect(EntryBundle.encode(bodies) == (try vector("merkle/log/tile/entries/000.p/15")))
        let leaves = bodies.map(MerkleHash.leaf)
        #expect(leaves.flatMap(\.bytes) == (try vector("merkle/log/tile/0/000.p/15")))
        for size in 1...15 {
            let note = try SignedNote(try vector("merkle/log/checkpoint.\(size)"), file: "c")
            let checkpoint = try Checkpoint(text: note.text, file: "c")
            var levels = [leaves]
            while let last = levels.last, last.count > 1 {
                levels.append((0..<(last.count / 2)).map { MerkleHash.node(last[2 * $0], last[2 * $0 + 1]) })
            }
            #expect(try MerkleTree(size: size) { levels[$0.level][$0.index] }.root() == checkpoint.root)
        }
    }

    @Test func `every changed bit of a signed checkpoint is refused`() throws {
        let policy = try policy("log \(Self.tesseraKey)\nquorum none\n")
        let bytes = try vector("merkle/log/checkpoint")
        for position in bytes.indices {
            for bit in 0..<8 {
                let mangled = changed(bytes, at: position, by: 1 << UInt8(bit))
                let note = try? SignedNote(mangled, file: "c")
                let found = note.flatMap { policy.check($0, file: "c", unknown: .refuse).value }
                #expect(found == nil, "bit \(bit) of byte \(position)")
            }
        }
    }

    @Test(arguments: [
        "", "a\n", "a\n\n", "\n— n AAAAAAA=\n", "a\n\n— n AAAAAAA=", "a\n\n- n AAAAAAA=\n", "a\n\n— n  AAAAAAA=\n",
        "a\n\n— n AAAA\n", "a\n\n— n AAAAAAB=\n", "a\n\n— n+m AAAAAAA=\n", "a\r\n\n— n AAAAAAA=\n",
        "a\u{0}\n\n— n AAAAAAA=\n",
        "a\n\n— n AAAAAAA=\n\n", "a\n\n—\u{a0}n AAAAAAA=\n", "a\n\n— n AAAAAAA= \n",
    ]) func `a text that is no signed note is refused`(text: String) {
        #expect(codes { _ = try SignedNote(Array(text.utf8), file: "n") } == ["TG0612"])
    }

    @Test func `a note with a flood of signatures or invalid letters is refused`() {
        let flood = "a\n\n" + String(repeating: "— n AAAAAAA=\n", count: 65)
        #expect(codes { _ = try SignedNote(Array(flood.utf8), file: "n") } == ["TG0612"])
        let many = "a\n\n" + String(repeating: "— n AAAAAAA=\n", count: 64)
        #expect(codes { _ = try SignedNote(Array(many.utf8), file: "n") } == [])
        #expect(codes { _ = try SignedNote([0xff, 0xfe] + Array(many.utf8), file: "n") } == ["TG0612"])
    }

    @Test func `text and signatures part at the last empty line`() throws {
        let note = try SignedNote(Array("a\n\nb\n\n— n AAAAAAA=\n".utf8), file: "n")
        #expect(note.text == "a\n\nb\n")
    }

    @Test(arguments: [
        "o\n1\n", "o\n01\n\(root)\n", "o\n1\n\(root)\nextension\n", "o\n-1\n\(root)\n", "o\n1\nAAAA\n",
        "o p\n1\n\(root)\n",
        "\n1\n\(root)\n", "o\n1\n\(root.dropLast())\n", "o\n+1\n\(root)\n", "o\n9007199254740992\n\(root)\n",
        "o\n0\n\(root)\n",
        "o\n1 \n\(root)\n", "o\n\u{0661}\n\(root)\n",
    ]) func `a text that is no checkpoint is refused`(text: String) {
        #expect(codes { _ = try Checkpoint(text: text, file: "c") } == ["TG0613"])
    }

    private static let root = "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs="

    @Test func `a verifier key is read from its one spelling`() throws {
        #expect(try VerifierKey(Self.tesseraKey).text == Self.tesseraKey)
        for text in [
            "", "a+b", "example.com/log/testdata+33d7b497+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
            "example.com/log/testdatb+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
            "example.com/log/testdata+33D7B496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
            "example.com/log/testdata+33d7b496+AuHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
        ] {
            #expect(codes { _ = try VerifierKey(text) } == ["TG0611"], "\(text)")
        }
        let key = try VerifierKey(Self.tesseraKey).key
        #expect(codes { _ = try VerifierKey(name: "a b", kind: .ed25519, key: key) } == ["TG0610"])
    }

    // MARK: - Policies and cosignatures

    private func witness(_ seed: UInt64) throws -> (key: SigningKey, verifier: VerifierKey) {
        var generator = SeededGenerator(seed: seed)
        let key = SigningKey(using: &generator)
        return (key, try VerifierKey(name: "witness-\(seed).example", kind: .cosignature, key: key.verifyingKey))
    }

    private func cosigned(_ note: SignedNote, by witness: (key: SigningKey, verifier: VerifierKey)) -> SignedNote {
        let time: UInt64 = 1_790_000_000
        let signature = witness.key.sign(Array("cosignature/v1\ntime \(time)\n\(note.text)".utf8))
        let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) }
        return note.adding(
            SignedNote.Signature(name: witness.verifier.name, keyID: witness.verifier.keyID, bytes: stamp + signature)
        )
    }

    @Test func `a quorum of witnesses is counted`() throws {
        let witnesses = try (21...23).map { try witness($0) }
        let log =
            "log \(Self.tesseraKey)\n" + witnesses.map { "witness \($0.verifier.name) \($0.verifier.text)\n" }.joined()
        let names = witnesses.map(\.verifier.name).joined(separator: " ")
        var note = try SignedNote(try vector("merkle/log/checkpoint"), file: "c")
        func signed(_ quorum: String) throws -> [String] {
            try policy(log + quorum).check(note, file: "c", unknown: .refuse).reasons.map(\.code.rawValue)
        }
        let rules = ["any", "2", "all"].map { "group g \($0) \(names)\nquorum g\n" }
        #expect(try rules.map(signed) == [["TG0632"], ["TG0632"], ["TG0632"]])
        note = cosigned(note, by: witnesses[0])
        #expect(try rules.map(signed) == [[], ["TG0632"], ["TG0632"]])
        #expect(try signed("quorum \(witnesses[0].verifier.name)\n") == [])
        #expect(try signed("quorum \(witnesses[1].verifier.name)\n") == ["TG0632"])
        note = cosigned(note, by: witnesses[2])
        #expect(try rules.map(signed) == [[], [], ["TG0632"]])
        note = cosigned(note, by: witnesses[2])
        #expect(try signed("quorum none\n") == ["TG0630"])
    }

    @Test func `unknown and broken signature lines have reasons`() throws {
        let note = try SignedNote(try vector("merkle/log/checkpoint"), file: "c")
        let policy = try policy("log \(Self.tesseraKey)\nquorum none\n")
        func reasons(_ note: SignedNote, _ unknown: TrustPolicy.UnknownSigners) -> [String] {
            policy.check(note, file: "c", unknown: unknown).reasons.map(\.code.rawValue)
        }
        let cosigned = cosigned(note, by: try witness(30))
        #expect(reasons(cosigned, .refuse) == ["TG0628"])
        #expect(reasons(cosigned, .ignore) == [])
        let line = try #require(note.signatures.first)
        let broken = note.adding(
            SignedNote.Signature(name: line.name, keyID: line.keyID, bytes: changed(line.bytes, at: 3))
        )
        #expect(reasons(broken, .ignore) == ["TG0629"])
        var generator = SeededGenerator(seed: 31)
        let stranger = SigningKey(using: &generator)
        // The same name and another key: what a thief of the name alone can do.
        #expect(reasons(try SignedNote(text: note.text, name: line.name, key: stranger), .ignore) == ["TG0631"])
        #expect(
            reasons(try SignedNote(text: "other\n0\n\(empty)\n", name: "other", key: stranger), .ignore) == ["TG0627"]
        )
    }

    private var empty: String { Base64.encode(MerkleHash.empty.bytes) }

    @Test(arguments: [
        ("", 1), ("quorum none\n", 2), ("log x\nquorum none\n", 1), ("log \(tesseraKey)\n", 2),
        ("log \(tesseraKey)\nquorum none\nquorum none\n", 3), ("log \(tesseraKey)\nquorum w\n", 2),
        ("log \(tesseraKey)\nwitness w \(tesseraKey)\nquorum none\n", 2), ("log \(tesseraKey)\nlogs\nquorum none\n", 2),
        ("log \(tesseraKey)\ngroup g any w\nquorum none\n", 2), ("log \(tesseraKey)\nquorum none\u{0}\n", 1),
        ("log \(tesseraKey)\ngroup g any g\nquorum g\n", 2), ("log \(tesseraKey)\nlog \(tesseraKey)\nquorum none\n", 2),
    ]) func `a policy that is not understood is refused with its line`(text: String, line: Int) {
        do {
            _ = try policy(text)
            Issue.record("read: \(text)")
        } catch let error as LedgerError {
            #expect(error.diagnostics.map(\.code.rawValue) == ["TG0615"])
            #expect(error.diagnostics.first?.place?.line == line)
            #expect(error.kind == .invalid)
        } catch {
            Issue.record("another error")
        }
    }

    @Test func `a key signs one thing: a log's key is no witness's`() throws {
        let log = try VerifierKey(Self.tesseraKey)
        let twin = try VerifierKey(name: "w.example", kind: .cosignature, key: log.key)
        let lines = ["log \(log.text)\n", "witness w \(twin.text)\n"]
        for order in [lines, lines.reversed()] {
            #expect(codes { _ = try policy(order.joined() + "quorum none\n") } == ["TG0615"])
        }
    }

    @Test func `groups name each member once and known names only`() throws {
        let witness = try witness(40).verifier
        let head = "log \(Self.tesseraKey)\nwitness w \(witness.text)\n"
        for (rest, isRead) in [
            ("group g 1 w\nquorum g\n", true), ("group g 2 w\nquorum g\n", false), ("group g 0 w\nquorum g\n", false),
            ("group g any w w\nquorum g\n", false), ("group g any w\ngroup h any w\nquorum h\n", false),
            ("group g any w\ngroup h all g\nquorum h\n", true), ("witness w \(witness.text)\nquorum w\n", false),
            ("# a comment\n\n\tquorum\tw \n", true), ("group none any w\nquorum none\n", false),
        ] {
            #expect(codes { _ = try policy(head + rest) } == (isRead ? [] : ["TG0615"]), "\(rest)")
        }
    }

    @Test func `a receipt is read from its one spelling`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 7)
        let receipt = try fixture.ledger.receipt(for: 3)
        let bytes = receipt.encoded
        #expect(try Receipt(bytes, file: "r") == receipt)
        let text = String(decoding: bytes, as: UTF8.self)
        for other in [
            "", text + "\n", String(text.dropLast()), text.replacingOccurrences(of: "index 3", with: "index 03"),
            text.replacingOccurrences(of: "index 3", with: "extra AAAA\nindex 3"),
            text.replacingOccurrences(of: "index 3", with: "index 3\nAAAA"),
            text.replacingOccurrences(of: "@v1", with: "@v2"), text.replacingOccurrences(of: "index", with: "indices"),
        ] {
            let found = codes { _ = try Receipt(Array(other.utf8), file: "r") }
            #expect(found == ["TG0614"] || found == ["TG0612"], "\(other)")
        }
    }

    @Test func `the example in the format's page is a policy`() throws {
        let policy = try TrustPolicy(Array(try example("policy", in: "trust.md").utf8), file: "policy")
        #expect(policy.logs.count == 1 && policy.witnesses.count == 2)
    }

    @Test func `tiles are named as the format says`() {
        #expect(TilePath.hashes(level: 0, index: 1_234_067, width: 256) == "tile/0/x001/x234/067")
        #expect(TilePath.hashes(level: 63, index: 5, width: 7) == "tile/63/005.p/7")
        #expect(TilePath.entries(index: 1000, width: 255) == "tile/entries/x001/000.p/255")
    }

    @Test(arguments: [[0], [0, 1], [0, 2, 1], [0, 1, 1, 0]] as [[UInt8]])
    func `a bundle cut within an entry is refused`(bytes: [UInt8]) { #expect(EntryBundle.decode(bytes) == nil) }

    @Test func `the example receipt in the format's page is read`() throws {
        let bytes = Array(try example("receipt", in: "ledger.md").utf8)
        #expect(try Receipt(bytes, file: "r").encoded == bytes)
    }
}
