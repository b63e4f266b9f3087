import Crypto
import Foundation
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private let master = Redacted([UInt8](repeating: 7, count: 32))

/// What Tests/Vectors/pseudonyms/pseudonyms.py printed: a program in another language, written from the specification alone.
@Suite struct `The specification of pseudonyms` {
    private let expected: [Substring]

    init() throws {
        let file = repositoryRoot.appending(path: "Tests/Vectors/pseudonyms/expected.txt")
        expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(expected.count == 14)
    }

    private func line(_ name: String) throws -> String {
        let line = try #require(expected.first { $0.hasPrefix(name + " ") })
        return String(line.dropFirst(name.count + 1))
    }

    private func generator(_ form: PseudonymForm, _ stability: PseudonymStability = .domain) throws -> SchemeGenerator {
        let scheme = PseudonymScheme(
            domain: "research",
            namespace: "passport-no",
            normalisation: .document,
            epoch: "1",
            form: form,
            stability: stability
        )
        return SchemeGenerator(try #require(scheme), master: master)
    }

    private func token(_ encoding: TokenEncoding, _ length: Int, _ check: CheckSystem? = nil) throws -> PseudonymForm {
        .token(try #require(TokenForm(encoding, length: length, check: check)))
    }

    private func pseudonym(_ identifier: String, _ generator: SchemeGenerator) throws -> String {
        try generator.pseudonym(of: generator.normalised(Array(identifier.utf8)[...]))
    }

    @Test func `gives tokens that another program gives`() throws {
        let identifier = " ab-12 34.56"
        #expect(try pseudonym(identifier, generator(token(.base32, 26, .mod37))) == line("hmac base32-26-mod-37-2"))
        #expect(try pseudonym(identifier, generator(token(.digits, 20, .damm))) == line("hmac decimal-20-damm"))
        #expect(try pseudonym(identifier, generator(token(.hex, 24, .mod1271))) == line("hmac hex-24-mod-1271-36"))
        let release = PseudonymStability.release(nonce: Array(0..<32))
        #expect(try pseudonym(identifier, generator(token(.hex, 32), release)) == line("hmac hex-32 release"))
    }

    @Test func `gives what goes back as another program gives it`() throws {
        let identifier = " ab-12 34.56"
        let plain = try generator(.formatPreserving(.alphanumeric, check: nil))
        #expect(try pseudonym(identifier, plain) == line("ff1 alphanumeric"))
        let checked = try generator(.formatPreserving(.decimal, check: .mod97))
        #expect(try pseudonym("1234-5678-9012", checked) == line("ff1 decimal mod-97-10"))
        let long = try generator(.formatPreserving(.decimal, check: nil))
        #expect(try pseudonym(String(repeating: "8", count: 60), long) == line("ff1 decimal long"))
        let sealed = try generator(.sealed(.base32))
        #expect(try pseudonym(identifier, sealed) == line("siv base32"))
        #expect(try sealed.reverse(line("siv base32")).exposed == Array("AB123456".utf8))
    }

    @Test func `gives pseudonyms of a domain within another as another program does`() throws {
        func recipe(_ form: PseudonymForm) throws -> PseudonymRecipe {
            try #require(
                PseudonymRecipe(
                    rings: [.init(domain: "office", epoch: "1"), .init(domain: "research", epoch: "1")],
                    namespace: "passport-no",
                    normalisation: .document,
                    form: form,
                    master: master
                )
            )
        }
        let tokens = try recipe(token(.hex, 32))
        let identifier = Array("AB123456".utf8)
        #expect(try RecipeGenerator(tokens).pseudonym(of: identifier[...]) == line("hmac hex-32 within"))
        let checked = try recipe(.formatPreserving(.decimal, check: .damm))
        let number = Array("123456789012".utf8)
        #expect(try RecipeGenerator(checked).pseudonym(of: number[...]) == line("ff1 decimal damm within"))
        // Whoever has the inner key alone leads the outer domain's pseudonyms, as they were released, to the inner ones.
        let outer = try #require(
            PseudonymRecipe(
                rings: [.init(domain: "office", epoch: "1")],
                namespace: "passport-no",
                normalisation: .document,
                form: token(.hex, 32),
                master: master
            )
        )
        let released = try RecipeGenerator(outer).pseudonym(of: identifier[...])
        let led = SchemeGenerator(tokens.schemes[1], master: master)
        #expect(try led.pseudonym(of: Array(released.utf8)[...]) == line("hmac hex-32 within"))
        #expect(outer.firstVersionKey != nil && tokens.firstVersionKey == nil)
    }

    @Test func `gives the filter that another program gives`() throws {
        let fields = [
            FilterField(name: "given", partLength: 2, hasPlaces: false, bits: 10),
            FilterField(name: "family", partLength: 2, hasPlaces: false, bits: 10),
            FilterField(name: "born", partLength: 1, hasPlaces: true, bits: 10),
        ]
        let generator = KeyFilterGenerator(
            try #require(FilterSettings(fields: fields)),
            master: master,
            domain: "linkage"
        )
        let words = generator.filter(of: ["zoe", "o brien", "19800229"], salt: "1980")
        let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
        #expect(Hex.encode(bytes) == (try line("filter")))
    }

    @Test func `puts shares together that another program made`() throws {
        let shares = try expected.filter { $0.hasPrefix("share ") }.map { line throws(SharingRefusal) in
            try SecretShare(Redacted(String(line.dropFirst(6))))
        }
        #expect(shares.count == 3)
        for pair in [[0, 1], [2, 0], [1, 2]] {
            #expect(try SecretSharing.combine(pair.map { shares[$0] }).exposed == master.exposed)
        }
        #expect(try SecretSharing.combine(shares).exposed == master.exposed)
    }
}
