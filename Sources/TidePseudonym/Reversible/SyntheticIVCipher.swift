package import Crypto
package import TideCore

/// AES-SIV: the same message always becomes the same bytes, which nobody makes or reads without the key.
///
/// The first 16 bytes are a code over associated data and message; they start the counter that the message is encrypted under, so a changed
/// byte is found out. Built here on AES and CMAC: libcrypto's own AES-SIV sets everything up anew for each message, and with short identifiers
/// that is nearly all of the work. Tests hold it against libcrypto's.
///
/// *Source:* RFC 5297.
package final class SyntheticIVCipher {
    private typealias Block = BlockCipher.Block

    private let code: MessageCode
    private let counter: BlockCipher
    /// S2V over the associated data.
    private let context: BlockCipher.Block

    /// - Parameters:
    ///   - keys: 32, 48 or 64 bytes: half for the code, half for the counter.
    ///   - associated: what the message belongs to, in order; at most 126 components.
    package init(_ keys: Redacted<SymmetricKey>, associated: [[UInt8]]) {
        // SAFETY: the key's bytes are copied within the call.
        let bytes = unsafe keys.exposed.withUnsafeBytes { unsafe Array($0) }
        precondition(associated.count <= 126, "RFC 5297 takes at most 126 components")
        code = MessageCode(BlockCipher(Redacted(SymmetricKey(data: bytes.prefix(bytes.count / 2)))))
        counter = BlockCipher(Redacted(SymmetricKey(data: bytes.suffix(bytes.count / 2))))
        var context = code.code(of: [UInt8](repeating: 0, count: 16))
        for component in associated { context = MessageCode.doubled(context) ^ code.code(of: component) }
        self.context = context
    }

    /// The 16 bytes of the code, then as many as the message has.
    package func seal(_ message: ArraySlice<UInt8>) -> [UInt8] {
        let vector = vector(of: message)
        return vector.bytes + stream(over: message, from: vector)
    }

    /// The message; `nil` for bytes that were not sealed under this key and associated data.
    package func open(_ sealed: ArraySlice<UInt8>) -> [UInt8]? {
        guard sealed.count >= 16 else { return nil }
        let vector = Block(bytes: sealed.prefix(16))
        let message = stream(over: sealed.dropFirst(16), from: vector)
        // One comparison of all bits: how many agree takes no time to learn from.
        return self.vector(of: message[...]) == vector ? message : nil
    }

    /// S2V with the message as its last component.
    private func vector(of message: ArraySlice<UInt8>) -> BlockCipher.Block {
        guard message.count >= 16 else {
            return code.code(of: (MessageCode.doubled(context) ^ MessageCode.padded(message)).bytes)
        }
        let end = (Block(bytes: message.suffix(16)) ^ context).bytes
        return code.code(of: message.dropLast(16) + end)
    }

    private func stream(over message: ArraySlice<UInt8>, from vector: BlockCipher.Block) -> [UInt8] {
        // Two bits are cleared, so that adding to the low half never carries.
        var place = vector & ~(Block(1) << 63 | Block(1) << 31)
        var output: [UInt8] = []
        output.reserveCapacity(message.count)
        var start = message.startIndex
        while start < message.endIndex {
            let part = message[start..<min(start + 16, message.endIndex)]
            output += zip(part, counter.encrypt(place).bytes).map { $0 ^ $1 }
            place += 1
            start += 16
        }
        return output
    }
}
