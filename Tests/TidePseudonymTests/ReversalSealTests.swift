import Testing
import TideCore
import TidePseudonym

/// Identifiers that are sealed to a key pair.
@Suite struct ReversalSealTests {
    private let secret = Redacted([UInt8](repeating: 7, count: 32))
    private let context = Array("a row".utf8)

    @Test func `the public half is that of X25519`() throws {
        // RFC 7748, section 6.1: Bob's keys.
        let secret = try #require(Hex.decode("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"))
        let expected = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
        #expect(Hex.encode(try #require(ReversalSeal.publicKey(of: Redacted(secret)))) == expected)
        #expect(ReversalSeal.publicKey(of: Redacted([1, 2, 3])) == nil)
    }

    @Test func `what is sealed opens under its key and context alone, and whole`() throws {
        let key = try #require(ReversalSeal.publicKey(of: secret))
        for identifier in [[], Array("AB123456".utf8), [UInt8](repeating: 0, count: 300)] {
            let sealed = try #require(ReversalSeal.seal(identifier, to: key, context: context))
            #expect(sealed.count == identifier.count + 48)
            #expect(ReversalSeal.open(sealed, with: secret, context: context)?.exposed == identifier)
            #expect(ReversalSeal.open(sealed, with: secret, context: Array("another".utf8)) == nil)
            let other = Redacted([UInt8](repeating: 8, count: 32))
            #expect(ReversalSeal.open(sealed, with: other, context: context) == nil)
            #expect(ReversalSeal.open(Array(sealed.dropLast()), with: secret, context: context) == nil)
            for place in [0, 31, 32, sealed.count - 1] {
                var changed = sealed
                changed[place] ^= 1
                #expect(ReversalSeal.open(changed, with: secret, context: context) == nil)
            }
            // Sealed twice it is another text: nobody compares rows.
            #expect(ReversalSeal.seal(identifier, to: key, context: context) != sealed)
        }
        #expect(ReversalSeal.seal([1], to: [1, 2], context: context) == nil)
    }
}

/// How commands and entries call forms.
@Suite struct FormNameTests {
    @Test(arguments: [
        "hex-32", "hex-8", "base32-26-mod-37-2", "decimal-20-damm", "hex-24-mod-1271-36", "ff1-digits",
        "ff1-alphanumeric", "ff1-digits-damm", "ff1-alphanumeric-mod-37-2", "ff1=ABCDEF", "siv-hex", "siv-base32",
    ])
    func `a name leads to the form that has it`(name: String) throws {
        #expect(try #require(PseudonymForm(named: name)).name == name)
    }

    @Test(arguments: [
        "", "hex", "hex-", "hex-032", "hex-7", "hex-65", "md5-32", "sha256", "hex-32-luhn", "base32-26-damm", "siv",
        "siv-decimal", "ff1", "ff1-letters", "ff1=A", "ff1=AA", "ff1-digits-mod-1271-36x", "vault", "hex-32-",
    ])
    func `what is no name leads to none`(name: String) {
        #expect(PseudonymForm(named: name) == nil)
    }
}
