import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct SealedFormatTests {
    private let master = SealingKey.master(Redacted([UInt8](0..<32)))
    private let content = Array("row 1\nrow 2\n".utf8)

    private func sealed(_ key: SealingKey) throws -> [UInt8] {
        var generator = SeededGenerator(seed: 3)
        return try SealedFormat.seal(content, purpose: "evidence/report.json", key: key, using: &generator)
    }

    private func opened(
        _ bytes: [UInt8],
        _ key: SealingKey,
        _ purpose: String = "evidence/report.json"
    ) throws -> [UInt8] {
        try SealedFormat.open(bytes, purpose: purpose, key: key, file: "f")
    }

    @Test func `what is sealed opens again`() throws {
        let passphrase = SealingKey.passphrase(Redacted(Array("secret".utf8)))
        for key in [master, passphrase] { #expect(try opened(try sealed(key), key) == content) }
        var generator = SeededGenerator(seed: 4)
        let empty = try SealedFormat.seal([], purpose: "p", key: master, using: &generator)
        #expect(try opened(empty, master, "p").isEmpty)
    }

    @Test func `a wrong passphrase or key has a message of its own`() throws {
        let passphrase = SealingKey.passphrase(Redacted(Array("secret".utf8)))
        let file = try sealed(passphrase)
        #expect(codes { _ = try opened(file, .passphrase(Redacted(Array("Secret".utf8)))) } == ["TG0604"])
        let other = SealingKey.master(Redacted([UInt8](1..<33)))
        #expect(codes { _ = try opened(try sealed(master), other) } == ["TG0604"])
        #expect(codes { _ = try opened(file, master) } == ["TG0606"])
    }

    @Test func `a sealed file does not pass for another`() throws {
        #expect(codes { _ = try opened(try sealed(master), master, "evidence/input.csv") } == ["TG0607"])
    }

    @Test func `every changed bit and every cut is refused`() throws {
        let file = try sealed(master)
        var seen: Set<String> = []
        for position in file.indices {
            for bit in 0..<8 {
                let found = codes { _ = try opened(changed(file, at: position, by: 1 << UInt8(bit)), master) }
                #expect(found.count == 1, "bit \(bit) of byte \(position)")
                seen.formUnion(found)
            }
            #expect(codes { _ = try opened(Array(file[..<position]), master) }.count == 1, "cut at \(position)")
        }
        #expect(seen == ["TG0604", "TG0606", "TG0607", "TG0608"])
        #expect(codes { _ = try opened(file + [0], master) } == ["TG0608"])
    }

    @Test func `nothing is sealed under an empty passphrase or a short key`() throws {
        #expect(codes { _ = try sealed(.passphrase(Redacted([]))) } == ["TG0609"])
        #expect(codes { _ = try sealed(.master(Redacted([1, 2, 3]))) } == ["TG0609"])
    }

    @Test func `the example in the format's page opens`() throws {
        let text = try example("sealed", in: "sealed.md").split(separator: "\n").joined()
        let bytes = try #require(Base64.decode(text))
        #expect(try opened(bytes, master, "example") == Array("what is sealed\n".utf8))
    }
}
