/// AES-CMAC: a code of 16 bytes for a message, under one key.
///
/// *Source:* RFC 4493, which is NIST SP 800-38B with AES.
struct MessageCode {
    typealias Block = BlockCipher.Block

    private let cipher: BlockCipher
    private let wholeMask: Block
    private let partMask: Block

    init(_ cipher: BlockCipher) {
        self.cipher = cipher
        wholeMask = Self.doubled(cipher.encrypt(0))
        partMask = Self.doubled(wholeMask)
    }

    /// The code of a message.
    func code(of message: some RandomAccessCollection<UInt8>) -> Block {
        let bytes = Array(message)
        var state: Block = 0
        var start = 0
        while bytes.count - start > 16 {
            state = cipher.encrypt(state ^ Block(bytes: bytes[start..<start + 16]))
            start += 16
        }
        let last = bytes[start...]
        return last.count == 16
            ? cipher.encrypt(state ^ Block(bytes: last) ^ wholeMask)
            : cipher.encrypt(state ^ Self.padded(last) ^ partMask)
    }

    /// Fewer than 16 bytes, then a bit of 1, then zeros.
    static func padded(_ bytes: ArraySlice<UInt8>) -> Block {
        (Block(bytes: bytes) << 8 | 0x80) << Block(8 * (15 - bytes.count))
    }

    /// Times x in the field of 2^128 elements.
    ///
    /// Without a branch, since what is doubled is secret.
    static func doubled(_ block: Block) -> Block { block << 1 ^ (0 &- (block >> 127)) & 0x87 }
}
