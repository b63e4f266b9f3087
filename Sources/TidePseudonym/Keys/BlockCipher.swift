import COpenSSL
package import Crypto
package import TideCore

/// AES under one key, block by block, for the modes that are built on it.
///
/// A class, since the schedule is libcrypto's memory and is wiped when nobody holds it; used by one thread at a time, so not `Sendable`.
///
/// *Source:* FIPS 197.
@safe package final class BlockCipher {
    /// A block of 16 bytes as a number, the first byte highest.
    package typealias Block = UInt128

    // SAFETY: made in `init`, ended in `deinit`, and never handed out.
    private let context: OpaquePointer

    /// Makes the schedule.
    ///
    /// - Precondition: the key has 16, 24 or 32 bytes.
    package init(_ key: Redacted<SymmetricKey>) {
        // SAFETY: the key's bytes are read within the call.
        let context = unsafe key.exposed.withUnsafeBytes { bytes in
            // SAFETY: as above.
            unsafe tide_block_start(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        }
        // WHY: keys are derived here, at one of three lengths; libcrypto then only fails without memory.
        guard let context = unsafe context else { preconditionFailure("no AES under a key of this length") }
        unsafe self.context = context
    }

    deinit {
        // SAFETY: nobody else has the pointer.
        unsafe tide_block_end(context)
    }

    /// The block, encrypted.
    @inline(__always) package func encrypt(_ block: Block) -> Block {
        var bytes = block.bigEndian
        // SAFETY: 16 bytes are read and written in place, within the call.
        let isDone = unsafe withUnsafeMutableBytes(of: &bytes) { buffer in
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            // SAFETY: as above.
            return unsafe tide_block_encrypt(context, start, 1, start)
        }
        precondition(isDone == 1, "AES failed")
        return Block(bigEndian: bytes)
    }
}

extension BlockCipher.Block {
    /// Sixteen bytes from a place on, the first highest.
    init(bytes: some RandomAccessCollection<UInt8>) { self = bytes.reduce(0) { $0 << 8 | Self($1) } }

    /// The sixteen bytes.
    var bytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: self >> Self(120 - 8 * $0)) } }
}
