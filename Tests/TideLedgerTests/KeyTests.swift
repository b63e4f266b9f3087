import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct KeyTests {
    private struct Wycheproof: Decodable {
        struct Group: Decodable {
            struct Key: Decodable { let pk: String }
            struct Case: Decodable {
                let tcId: Int
                let comment: String
                let msg: String
                let sig: String
                let result: String
            }
            let publicKey: Key
            let publicKeyDer: String
            let publicKeyPem: String
            let tests: [Case]
        }
        let numberOfTests: Int
        let testGroups: [Group]
    }

    @Test func `signatures are judged as by Wycheproof`() throws {
        let vectors = try JSONDecoder().decode(
            Wycheproof.self,
            from: Data(try vector("crypto-ed25519/ed25519_test.json"))
        )
        var count = 0
        for group in vectors.testGroups {
            let key = try VerifyingKey(rawBytes: try #require(Hex.decode(group.publicKey.pk)), file: "vector")
            #expect(Hex.encode(key.spkiDER) == group.publicKeyDer)
            #expect(String(decoding: key.pem, as: UTF8.self) == group.publicKeyPem)
            for test in group.tests {
                let holds = Hex.decode(test.sig).flatMap { signature in
                    Hex.decode(test.msg).map { key.isValid(signature, over: $0) }
                }
                #expect(holds == (test.result == "valid"), "case \(test.tcId): \(test.comment)")
                count += 1
            }
        }
        #expect(count == vectors.numberOfTests && count == 151)
    }

    @Test(arguments: [
        // The eight points whose order divides 8, some with the sign bit set, and coordinates of 2^255 − 19 or more.
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]) func `a key of small order or with two spellings is not enrolled`(point: String) throws {
        let bytes = try #require(Hex.decode(point))
        #expect(codes { _ = try VerifyingKey(rawBytes: bytes, file: "k") } == ["TG0602"])
    }

    @Test func `a public key is read from its one spelling only`() throws {
        var generator = SeededGenerator(seed: 7)
        let key = SigningKey(using: &generator).verifyingKey
        #expect(try VerifyingKey(pem: key.pem, file: "k") == key)
        #expect(try VerifyingKey(spkiDER: key.spkiDER, file: "k") == key)
        #expect(key.keyID == ContentDigest(of: key.spkiDER).hex)
        let text = String(decoding: key.pem, as: UTF8.self)
        let others = [
            "", " " + text, text + "\n", text + text, String(text.dropLast()),
            text.replacingOccurrences(of: "\n", with: "\r\n"),
            text.replacingOccurrences(of: "PUBLIC KEY", with: "ED25519 PUBLIC KEY"), "comment\n" + text,
        ]
        for other in others { #expect(codes { _ = try VerifyingKey(pem: Array(other.utf8), file: "k") } == ["TG0601"]) }
        for count in [0, 31, 33, 43, 45] {
            #expect(
                codes { _ = try VerifyingKey(spkiDER: [UInt8](repeating: 0x30, count: count), file: "k") } == ["TG0601"]
            )
        }
        for position in 0..<12 {
            #expect(
                codes { _ = try VerifyingKey(spkiDER: changed(key.spkiDER, at: position), file: "k") } == ["TG0601"]
            )
        }
    }

    @Test func `openssl reads our key files and verifies our signatures`() throws {
        var generator = SeededGenerator(seed: 8)
        let key = SigningKey(using: &generator)
        let file = try KeyFile.encrypt(key, passphrase: Redacted(Array("corréct horse".utf8)), using: &generator)
        let message = Array("what is signed\n".utf8)
        try withTemporaryFolder { folder in
            try write(
                [
                    "key.pem": file, "pass": Array("corréct horse\n".utf8), "wrong": Array("wrong\n".utf8),
                    "message": message, "signature": key.sign(message),
                ],
                to: folder
            )
            let read = try run("openssl", "pkey", "-in", "key.pem", "-passin", "file:pass", "-pubout", in: folder)
            #expect(read.status == 0)
            #expect(Array(read.output.utf8) == key.verifyingKey.pem)
            #expect(try run("openssl", "pkey", "-in", "key.pem", "-passin", "file:wrong", in: folder).status != 0)
            let parsed = try run("openssl", "asn1parse", "-in", "key.pem", in: folder).output
            for part in ["PBES2", ":scrypt", "INTEGER           :4000", "aes-256-cbc"] {
                #expect(parsed.contains(part), "\(parsed)")
            }
            try write(["pub.pem": key.verifyingKey.pem], to: folder)
            let verified = try run(
                "openssl",
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-inkey",
                "pub.pem",
                "-in",
                "message",
                "-sigfile",
                "signature",
                in: folder
            )
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test(arguments: [
        ["-scrypt", "-scrypt_N", "16384", "-scrypt_r", "8", "-scrypt_p", "1"],
        ["-v2", "aes-256-cbc", "-iter", "600000", "-v2prf", "hmacWithSHA512"],
    ]) func `our reader opens key files of openssl`(options: [String]) throws {
        try withTemporaryFolder { folder in
            try write(["pass": Array("secret\n".utf8)], to: folder)
            let script = """
                openssl genpkey -algorithm ed25519 -out plain.pem && \
                openssl pkcs8 -topk8 -in plain.pem -out key.pem -passout file:pass \(options.joined(separator: " ")) && \
                openssl pkey -in plain.pem -pubout -out pub.pem
                """
            let made = try run("bash", "-c", script, in: folder)
            try #require(made.status == 0, "\(made.output)")
            func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
            let key = try KeyFile.decrypt(try bytes("key.pem"), passphrase: Redacted(Array("secret".utf8)), file: "k")
            #expect(key.verifyingKey == (try VerifyingKey(pem: try bytes("pub.pem"), file: "p")))
            #expect(
                codes {
                    _ = try KeyFile.decrypt(
                        try bytes("plain.pem"),
                        passphrase: Redacted(Array("secret".utf8)),
                        file: "k"
                    )
                } == ["TG0603"]
            )
        }
    }

    @Test func `a key file opens with its passphrase alone`() throws {
        var generator = SeededGenerator(seed: 9)
        let key = SigningKey(using: &generator)
        let secret = Redacted(Array("secret".utf8))
        let file = try KeyFile.encrypt(key, passphrase: secret, using: &generator)
        let opened = try KeyFile.decrypt(file, passphrase: secret, file: "k")
        #expect(opened.verifyingKey == key.verifyingKey)
        #expect(opened.sign([1, 2, 3]) == key.sign([1, 2, 3]))
        for wrong in ["", "Secret", "secret "] {
            let codes = codes { _ = try KeyFile.decrypt(file, passphrase: Redacted(Array(wrong.utf8)), file: "k") }
            #expect(codes == ["TG0604"])
        }
        #expect(codes { _ = try KeyFile.encrypt(key, passphrase: Redacted([]), using: &generator) } == ["TG0605"])
        #expect(codes { _ = try KeyFile.decrypt(Array("x".utf8), passphrase: secret, file: "k") } == ["TG0603"])
    }

    @Test(arguments: [
        "genpkey -algorithm x25519 | openssl pkcs8 -topk8 -scrypt -passout file:pass",
        "genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 | openssl pkcs8 -topk8 -scrypt -passout file:pass",
        "genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256",
        "ecparam -name prime256v1 -genkey -noout", "genrsa -traditional 2048",
    ])
    func `a key of another kind is not read, and the hint says how a certificate's signs`(command: String) throws {
        try withTemporaryFolder { folder in
            try write(["pass": Array("secret\n".utf8)], to: folder)
            let made = try run("bash", "-c", "set -o pipefail; openssl \(command) > key.pem", in: folder)
            try #require(made.status == 0, "\(made.output)")
            let file = Array(try Data(contentsOf: folder.appending(path: "key.pem")))
            #expect(
                codes { _ = try KeyFile.decrypt(file, passphrase: Redacted(Array("secret".utf8)), file: "k") }
                    == ["TG0643"]
            )
        }
    }

    @Test func `the hint for a key of another kind names the options that write a payload`() {
        let hint = Diagnostic(.privateKeyOfAnotherKind, ["k"]).hint ?? ""
        #expect(hint.contains("--payload-only") && hint.contains("--write-payload"))
    }

    @Test func `no text shows a private key`() {
        var generator = SeededGenerator(seed: 10)
        let key = SigningKey(using: &generator)
        var seed = SeededGenerator(seed: 10)
        let bytes = [UInt8].random(32, using: &seed)
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!"\(key)".contains("\(bytes[0]), \(bytes[1])") && !dumped.contains("\(bytes[0]), \(bytes[1])"))
        #expect(dumped.contains("REDACTED"))
    }

    @Test func `the example in the format's page opens`() throws {
        let file = Array(try example("key", in: "keys.md").utf8)
        let key = try KeyFile.decrypt(file, passphrase: Redacted(Array("example".utf8)), file: "k")
        #expect(key.verifyingKey.pem == Array(try example("public", in: "keys.md").utf8))
    }
}
