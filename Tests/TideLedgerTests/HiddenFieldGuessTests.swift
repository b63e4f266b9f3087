import Testing
import TideCore
import TideLedger
import TideTestSupport

/// What stands in the public log tells nothing of what it hides.
@Suite struct HiddenFieldGuessTests {
    @Test func `a million guesses at a hidden value match nothing that is public, and one with the salt does`() throws {
        var generator = SeededGenerator(seed: 41)
        let key = SigningKey(using: &generator)
        let value = "ministry of agreement 77777"
        let hidden = LogEventEntry(.recovered, origin: "test.example/log", reason: value).draft(using: &generator)
            .hide(using: &generator)
        let root = ContentDigest(of: "root")
        let anchor = Anchor(uncosigned: Checkpoint(origin: "test.example/log", size: 1, root: root))
        let entry = try hidden.sign(loggedAt: Instant(secondsSince1970: 0), anchor: anchor, keys: [key])
        var seen = entry.statement.hiddenDigests
        for digest in entry.statement.subjects.map(\.digest) + [
            MerkleHash.leaf(entry.bytes), ContentDigest(of: entry.bytes),
        ] {
            seen.insert(Base64URL.encode(digest.bytes))
        }
        #expect(seen.count == 11)

        // Salts that somebody without the evidence can think of: none, zeros, what stands in the entry.
        var salts = ["", Base64URL.encode([UInt8](repeating: 0, count: 16))]
        salts += entry.statement.hiddenDigests.sorted().prefix(2).map { String($0.prefix(22)) }
        var guesses = 0
        var matches = 0
        for number in 0..<100_000 {
            let guess = "\"ministry of agreement \(number)\""
            for salt in salts {
                for field in ["reason", "commitment"] {
                    let text = Base64URL.encode(Array("[\"\(salt)\",\"\(field)\",\(guess)]".utf8))
                    if seen.contains(Disclosure.digest(of: text)) { matches += 1 }
                    guesses += 1
                }
            }
            for text in [guess, "ministry of agreement \(number)"] {
                if seen.contains(Disclosure.digest(of: text)) { matches += 1 }
                guesses += 1
            }
        }
        #expect(guesses == 1_000_000 && matches == 0)

        // With the salt the same way of guessing finds it, so that the guesses above were such as could have.
        let told = try #require(hidden.disclosures.first { $0.name == "reason" })
        let opened = try #require(Base64URL.decode(told.text)).split(separator: UInt8(ascii: "\""))
        let salt = String(decoding: opened[1], as: UTF8.self)
        let text = Base64URL.encode(Array("[\"\(salt)\",\"reason\",\"\(value)\"]".utf8))
        #expect(seen.contains(Disclosure.digest(of: text)))
    }

    @Test func `lines are read as they are written, and in no other way`() throws {
        var generator = SeededGenerator(seed: 42)
        let lines = (0..<20).map { index in
            DisclosureLine(
                entry: index * 7,
                disclosure: Disclosure(name: "reason", value: .string("w\(index)"), using: &generator)
            )
        }
        let text = lines.map { $0.text + "\n" }.joined()
        #expect(try DisclosureLine.read(Array(text.utf8), file: "f") == lines)
        #expect(try DisclosureLine.read(Array(text.dropLast().utf8), file: "f") == lines)
        let line = lines[1].text
        for other in [
            "", "\n", "\n\(line)", "\(line)\n\n", " \(line)", "\(line) ", "\(line)\r\n", "+\(line)",
            "07 \(lines[0].disclosure.text)",
            line.replacing(" ", with: "\t"), "99999999999999999999 \(lines[0].disclosure.text)", "\(line)=", "7 ", "7",
        ] {
            #expect(throws: LedgerError.self, "\(other)") { try DisclosureLine.read(Array(other.utf8), file: "f") }
        }
    }
}
