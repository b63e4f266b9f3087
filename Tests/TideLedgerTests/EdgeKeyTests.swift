import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// Keys and signatures at the edges of the curve, as the Community Cryptography Test Vectors have them.
@Suite struct EdgeKeyTests {
    private struct Vector: Decodable {
        let number: Int
        let key: String
        let sig: String
        let msg: String
        let flags: [String]?

        func has(_ flags: String...) -> Bool { !Set(self.flags ?? []).isDisjoint(with: flags) }
    }

    @Test func `keys of small order and second spellings are not enrolled, and signatures are judged as RFC 8032 says`()
        throws
    {
        let vectors = try JSONDecoder().decode(
            [Vector].self,
            from: Data(try vector("crypto-ed25519/ed25519vectors.json"))
        )
        var (enrolled, accepted) = (0, 0)
        for vector in vectors {
            let bytes = try #require(Hex.decode(vector.key))
            guard let key = try? VerifyingKey(rawBytes: bytes, file: "k") else {
                #expect(vector.has("low_order_A", "non_canonical_A"), "\(vector.number)")
                continue
            }
            #expect(!vector.has("low_order_A", "non_canonical_A"), "\(vector.number)")
            enrolled += 1
            let holds = key.isValid(try #require(Hex.decode(vector.sig)), over: Array(vector.msg.utf8))
            // Without the cofactor, which RFC 8032 leaves open; a second spelling of R it does not.
            #expect(holds == !vector.has("non_canonical_R", "low_order_residue"), "\(vector.number)")
            accepted += holds ? 1 : 0
        }
        #expect(vectors.count == 914 && enrolled == 388 && accepted == 86)
    }
}
