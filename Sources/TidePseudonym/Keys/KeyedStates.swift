import COpenSSL
package import Crypto
import TideCore

/// HMAC-SHA256 under one key, for many short messages.
///
/// Every code under a key begins with the same two digest states. They are fed once and copied for each message, a third of
/// the work of beginning anew with swift-crypto, whose states are objects.
///
/// *Source:* RFC 2104 section 4, on precomputed states.
package struct KeyedStates: Sendable {
    private let states: Redacted<tide_keyed_states>

    /// Feeds a key of any length.
    package init(_ key: SymmetricKey) {
        // SAFETY: the key's bytes are copied within the call.
        var block = unsafe key.withUnsafeBytes { unsafe Array($0) }
        if block.count > SHA256.blockByteCount { block = Array(SHA256.hash(data: block)) }
        block += [UInt8](repeating: 0, count: SHA256.blockByteCount - block.count)
        var states = tide_keyed_states()
        // SAFETY: the function reads the block's 64 bytes and fills the structure that lives here.
        unsafe tide_keyed_start(&states, block)
        self.states = Redacted(states)
    }

    /// The whole code of a message, 32 bytes.
    package func code(of message: ArraySlice<UInt8>) -> [UInt8] {
        let words = words(of: message)
        return (0..<4).flatMap { index in
            (0..<8).map { UInt8(truncatingIfNeeded: words[index] >> UInt64(56 - 8 * $0)) }
        }
    }

    /// The first sixteen bytes of a message's code, as two numbers whose highest byte comes first.
    @inline(__always) package func leadingWords(of message: ArraySlice<UInt8>) -> (UInt64, UInt64) {
        let words = words(of: message)
        return (words[0], words[1])
    }

    /// The code as four numbers, the first byte highest.
    @inline(__always) package func words(of message: ArraySlice<UInt8>) -> SIMD4<UInt64> {
        var code = SIMD4<UInt64>(repeating: 0)
        // SAFETY: the message is read, and 32 bytes are written into the vector of 32, within the calls.
        unsafe withUnsafeMutableBytes(of: &code) { target in
            // SAFETY: as above.
            unsafe message.withUnsafeBufferPointer { bytes in
                // SAFETY: as above; the states live for the call.
                unsafe withUnsafePointer(to: states.exposed) { states in
                    // SAFETY: as above.
                    unsafe tide_keyed_code(
                        states,
                        bytes.baseAddress,
                        bytes.count,
                        target.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    )
                }
            }
        }
        return SIMD4(code[0].bigEndian, code[1].bigEndian, code[2].bigEndian, code[3].bigEndian)
    }
}
