import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct StampRequestTests {
    private static let digest = ContentDigest(of: "what is stamped")

    /// What openssl writes under some options.
    private func query(_ options: String) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            try write(["data": Array("what is stamped".utf8)], to: folder)
            try TestAuthority.require("openssl ts -query -data data -out q \(options)", in: folder)
            return Array(try Data(contentsOf: folder.appending(path: "q")))
        }
    }

    @Test(arguments: [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, .max] as [UInt64])
    func `openssl reads a request as it was meant, and we read it again`(nonce: UInt64) throws {
        let request = StampRequest(imprint: Self.digest, nonce: nonce)
        #expect(try StampRequest(request.encoded, file: "q") == request)
        let text = try withTemporaryFolder { folder in
            try write(["q": request.encoded], to: folder)
            return try TestAuthority.shell(
                "openssl ts -query -in q -text; openssl asn1parse -inform DER -in q",
                in: folder
            ).output
        }
        #expect(text.contains("Version: 1\nHash Algorithm: sha256\n"))
        #expect(text.contains("Certificate required: yes\n"))
        #expect(text.contains("Policy OID: unspecified\n") && text.contains("Extensions:\n"))
        let digits = String(nonce, radix: 16, uppercase: true)
        #expect(text.contains("INTEGER           :\(digits.count.isMultiple(of: 2) ? "" : "0")\(digits)\n"), "\(text)")
        #expect(text.contains("[HEX DUMP]:\(Self.digest.hex.uppercased())"))
    }

    @Test func `a request of openssl is read`() throws {
        let bytes = try query("-sha256 -cert")
        let request = try StampRequest(bytes, file: "q")
        #expect(request.imprint == Self.digest)
        #expect(request.encoded == bytes)
    }

    @Test(arguments: [
        "-sha256", "-sha256 -cert -no_nonce", "-sha1 -cert", "-sha384 -cert", "-sha256 -cert -tspolicy 1.2.3",
    ])
    func `a request that asks for something else is not read`(options: String) throws {
        let bytes = try query(options)
        #expect(codes { _ = try StampRequest(bytes, file: "q") } == ["TG0910"])
    }

    @Test func `whatever is read is written as the same bytes`() {
        let bytes = StampRequest(imprint: Self.digest, nonce: 0x0123_4567_89ab_cdef).encoded
        for position in bytes.indices {
            for bit in 0..<8 {
                let mangled = changed(bytes, at: position, by: 1 << UInt8(bit))
                let read = try? StampRequest(mangled, file: "q")
                #expect(read == nil || read?.encoded == mangled)
            }
            #expect(codes { _ = try StampRequest(Array(bytes.prefix(position)), file: "q") } == ["TG0910"])
        }
        for more in [bytes + [0], bytes + bytes, []] {
            #expect(codes { _ = try StampRequest(more, file: "q") } == ["TG0910"])
        }
    }
}
