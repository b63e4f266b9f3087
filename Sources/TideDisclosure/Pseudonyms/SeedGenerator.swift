import Crypto
package import TideCore

/// Numbers from 32 bytes of chance, by the ChaCha20 stream under them.
///
/// For what a release needs of chance while its source is read: whoever has the seed has the numbers, so it is drawn anew each time.
package struct SeedGenerator: RandomNumberGenerator {
    private var stream: KeyStream

    /// - Precondition: 32 bytes.
    package init(_ seed: Redacted<[UInt8]>) {
        precondition(seed.exposed.count == 32, "a seed of another length")
        stream = KeyStream(SymmetricKey(data: seed.exposed))
    }

    package mutating func next() -> UInt64 { stream.next() }
}
