import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// What is read in one pass is what decoding, encoding again and comparing reads, and nothing else.
@Suite struct StrictReadingTests {
    /// An envelope's parts, read slowly.
    private struct Parts: Equatable {
        struct Line: Equatable {
            let keyID: String
            let bytes: [UInt8]
        }

        let type: String
        let payload: [UInt8]
        let signatures: [Line]
    }

    private func slowly(_ bytes: [UInt8]) -> Parts? {
        guard let value = try? CanonicalJSON.decodeLoosely(bytes), CanonicalJSON.encode(value) == bytes,
            let payload = value["payload"]?.text.flatMap(base64), let type = value["payloadType"]?.text,
            let list = value["signatures"]?.elements, (1...16).contains(list.count)
        else { return nil }
        var signatures: [Parts.Line] = []
        for element in list {
            guard let keyID = element["keyid"]?.text, keyID.utf8.count == 64,
                keyID.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }),
                let signature = element["sig"]?.text.flatMap(base64), signature.count == 64
            else { return nil }
            signatures.append(Parts.Line(keyID: keyID, bytes: signature))
        }
        guard Set(signatures.map(\.keyID)).count == list.count else { return nil }
        let again: JSONValue = [
            "payload": .string(Data(payload).base64EncodedString()), "payloadType": .string(type),
            "signatures": .array(
                signatures.map { ["keyid": .string($0.keyID), "sig": .string(Data($0.bytes).base64EncodedString())] }
            ),
        ]
        return CanonicalJSON.encode(again) == bytes ? Parts(type: type, payload: payload, signatures: signatures) : nil
    }

    private func base64(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }

    private func read(_ bytes: [UInt8]) -> Parts? {
        (try? Envelope(bytes, file: "e")).map {
            Parts(
                type: $0.payloadType,
                payload: $0.payload,
                signatures: $0.signatures.map { Parts.Line(keyID: $0.keyID, bytes: $0.bytes) }
            )
        }
    }

    private func mutated(_ bytes: [UInt8], _ marks: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...2, using: &generator) where !changed.isEmpty {
            let place = Int.random(in: 0..<changed.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: changed[place] = marks.randomElement(using: &generator) ?? 0
            case 2: changed.remove(at: place)
            case 3: changed.insert(marks.randomElement(using: &generator) ?? 0, at: place)
            default:
                let end = min(changed.count, place + Int.random(in: 1...90, using: &generator))
                changed.replaceSubrange(place..<end, with: changed[place..<end] + changed[place..<end])
            }
        }
        return changed
    }

    @Test(arguments: UInt64(1)...8)
    func `an envelope is read as it would be slowly, whatever is changed of it`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let keys = (0..<3).map { _ in SigningKey(using: &generator) }
        let types = [PayloadType.statement, "", "é\u{1f600}", "a\"b", "a\\b\n", "\u{7f}"]
        for number in 0..<60 {
            let envelope = Envelope(
                signing: .random(number % 7, using: &generator),
                type: types[number % types.count],
                keys: Array(keys.prefix(1 + number % 3))
            )
            let bytes = envelope.encoded
            #expect(read(bytes) == slowly(bytes) && read(bytes) != nil)
            for _ in 0..<60 {
                let changed = mutated(bytes, Array("\"\\{}[]:,=Aa0/\n".utf8), using: &generator)
                #expect(read(changed) == slowly(changed), "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test func `seventeen signatures, and two of one key, are refused`() throws {
        var generator = SeededGenerator(seed: 3)
        let keys = (0..<17).map { _ in SigningKey(using: &generator) }
        for count in [15, 16] {
            _ = try Envelope(Envelope(signing: [1], type: "t", keys: Array(keys.prefix(count))).encoded, file: "e")
        }
        for list in [keys, [keys[0], keys[0]]] {
            let bytes = Envelope(signing: [1], type: "t", keys: list).encoded
            #expect(codes { _ = try Envelope(bytes, file: "e") } == ["TG0618"])
            #expect(slowly(bytes) == nil)
        }
    }

    @Test(arguments: UInt64(1)...4)
    func `a statement that is read writes the bytes that it was read from`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var fixture = try LedgerFixture(seed: seed)
        try fixture.grow(to: 6)
        var readOnes = 0
        for entry in fixture.entries {
            let payload = entry.statement.payload
            let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 16)
            let padding = try #require(payload.indices.first { payload[$0...].starts(with: zeros) })
            #expect(try Statement(payload, file: "s") == entry.statement)
            for number in 0..<250 {
                // Any byte, or one of the padding, which may be any text of its length.
                var changed = payload
                if number % 3 > 0 {
                    changed = mutated(payload, Array("\"\\{}[]:,0a".utf8), using: &generator)
                } else {
                    changed[padding + number % 16] = UInt8.random(in: 0x20...0x7e, using: &generator)
                }
                guard let statement = try? Statement(changed, file: "s") else { continue }
                readOnes += 1
                #expect(statement.payload == changed)
                #expect(CanonicalJSON.encode(try CanonicalJSON.decodeLoosely(changed)) == changed)
            }
        }
        #expect(readOnes > 0)
    }

    @Test(arguments: [
        ("\"_type\":\"https://in-toto.io/Statement/v1\"", "\"_type\":\"https://in-toto.io/Statement/v2\""),
        ("{\"_type\"", "{\"A\":1,\"_type\""), ("\"sha256\":", "\"sha25\":1,\"sha256\":"),
        ("\"name\":", "\"extra\":0,\"name\":"),
        ("\"subject\":[", "\"subject\":[{},"), ("\"cosigned\":false", "\"cosigned\":false,\"more\":1"),
        ("\"anchor\":{", "\"anchor\":{\"Time\":1,"),
    ])
    func `another member or spelling is refused`(_ old: String, _ new: String) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 2)
        let text = String(decoding: fixture.entries[1].statement.payload, as: UTF8.self)
        let range = try #require(text.range(of: old))
        var changed = text.replacingCharacters(in: range, with: new)
        // What was added is taken from the padding, so that only the member itself can be refused.
        let excess = new.utf8.count - old.utf8.count
        if excess > 0, let zeros = changed.range(of: String(repeating: "0", count: excess + 8)) {
            changed.replaceSubrange(zeros, with: "00000000")
        }
        #expect(changed.utf8.count == text.utf8.count && changed != text)
        #expect(codes { _ = try Statement(Array(changed.utf8), file: "s") } == ["TG0619"])
    }

    @Test func `a freeze is seen wherever its word begins`() throws {
        var generator = SeededGenerator(seed: 4)
        let key = SigningKey(using: &generator)
        for number in 0..<6 {
            // Names of another length move the word by a byte each.
            let origin = "o.example/" + String(repeating: "x", count: number)
            let ledger = try Ledger(store: MemoryLedgerStore(), origin: origin, key: key, mark: MemoryMark()) { _ in }
            let head = try ledger.append([[1]]).head
            let bytes = try LogEventEntry(.frozen, origin: origin).draft(using: &generator).hide(using: &generator)
                .sign(
                    loggedAt: Instant(secondsSince1970: 1_790_000_000),
                    anchor: Anchor(uncosigned: Checkpoint(origin: origin, size: head.size, root: head.root)),
                    keys: [key]
                ).bytes
            #expect(codes { _ = try ledger.append([bytes, [2]]) } == ["TG0966"])
            #expect(try ledger.append([[2], bytes]).indexes == 1..<3)
            #expect(try ledger.frozen() == 2)
            #expect(codes { _ = try ledger.append([[3]]) } == ["TG0966"])
        }
    }
}
