package import Crypto
package import TideCore
import TidePseudonym

/// In which order the rows of an output stand: never the source's.
package enum RowOrder: Sendable {
    /// By a keyed stream: nobody without the key learns anything of the source's order.
    case shuffled(ShuffleKey)
    /// By the released texts, column by column, byte by byte: for outputs without a key.
    case sorted
}

/// The key that a release's rows are shuffled under.
///
/// It is derived from the office's master key with the digests of the request and of the input, so that a dry run, the
/// release and a replay agree. `docs/formats/pseudonyms.md` is the specification.
///
/// *Source:* RFC 5869.
package struct ShuffleKey: Sendable {
    let key: Redacted<SymmetricKey>

    /// Derives the key.
    ///
    /// - Parameter number: of this release alone, where its pseudonyms are too: in one order the rows of two releases would link without them.
    package init(
        master: Redacted<[UInt8]>,
        request: ContentDigest,
        input: ContentDigest,
        number: [UInt8]? = nil
    ) {
        let subject = [JSONValue(request.hex), JSONValue(input.hex)]
        let info =
            number.map { ["tidegate/shuffle/v2"] + subject + [JSONValue(Hex.encode($0))] }
            ?? ["tidegate/shuffle/v1"] + subject
        self.key = DerivedKey.derive(from: master, info: .array(info))
    }

    /// A permutation of 0 ..< count, every one as likely as any other.
    ///
    /// *Source:* Fisher and Yates, as Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2P.
    package func permutation(of count: Int) -> [UInt32] {
        var stream = KeyStream(key.exposed)
        var order = (0..<UInt32(count)).map { $0 }
        var places = order.mutableSpan
        for last in stride(from: count - 1, to: 0, by: -1) {
            places.swapAt(last, Int(stream.draw(below: UInt64(last) + 1)))
        }
        return order
    }
}

/// Numbers from a key: the ChaCha20 stream under it, as little-endian words of 64 bits.
///
/// The stream is cut into chunks of 64 KiB. Chunk i is the encryption of zeros by the AEAD ChaCha20-Poly1305, its tag left
/// off, under the nonce of 12 bytes that is i, big-endian.
///
/// *Source:* RFC 8439 sections 2.4 and 2.8.
package struct KeyStream {
    private static let chunkSize = 1 << 16

    private let key: SymmetricKey
    private var chunk: [UInt64] = []
    private var position = 0
    private var nextChunk: UInt64 = 0

    /// A stream from its beginning.
    package init(_ key: SymmetricKey) { self.key = key }

    /// The next word.
    package mutating func next() -> UInt64 {
        if position == chunk.count { refill() }
        position += 1
        return chunk[position - 1]
    }

    /// A number below a bound, each as likely: words at or beyond the largest multiple of the bound are passed over.
    ///
    /// - Precondition: the bound is at least 1.
    package mutating func draw(below bound: UInt64) -> UInt64 {
        while true {
            let word = next()
            // As many of the last words as the excess would make small numbers likelier; it is less than the bound.
            if word <= UInt64.max - bound || word <= UInt64.max - Self.excess(bound) { return word % bound }
        }
    }

    /// 2^64 mod bound.
    private static func excess(_ bound: UInt64) -> UInt64 { (UInt64.max % bound + 1) % bound }

    /// Eight bytes, the lowest first.
    private static func word(_ bytes: [UInt8], at start: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }

    private mutating func refill() {
        let nonce = [0, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: nextChunk >> UInt64(56 - 8 * $0)) }
        do {
            let zeros = [UInt8](repeating: 0, count: Self.chunkSize)
            let bytes = Array(try ChaChaPoly.seal(zeros, using: key, nonce: ChaChaPoly.Nonce(data: nonce)).ciphertext)
            chunk = stride(from: 0, to: Self.chunkSize, by: 8).map { Self.word(bytes, at: $0) }
        } catch {
            // WHY: sealing zeros under a key of 32 bytes and a nonce of 12 has no way to fail.
            preconditionFailure("no key stream")
        }
        position = 0
        nextChunk += 1
    }
}
