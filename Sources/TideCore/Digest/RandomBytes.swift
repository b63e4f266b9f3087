extension [UInt8] {
    /// Fresh bytes from a generator that the caller answers for.
    ///
    /// Salts, nonces and keys need one that cannot be guessed; tests pass a seeded one.
    package static func random(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            var word = generator.next()
            for _ in 0..<Swift.min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }
}
