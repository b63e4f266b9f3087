/// An element of the field of 2^8 elements, the bytes modulo x^8 + x^4 + x^3 + x + 1.
///
/// No table is looked up and nothing branches on a value: what is multiplied is secret.
///
/// *Source:* FIPS 197 section 4.
package struct GaloisByte: Hashable, Sendable {
    package let value: UInt8

    package init(_ value: UInt8) { self.value = value }

    package static func + (left: Self, right: Self) -> Self { Self(left.value ^ right.value) }

    package static func * (left: Self, right: Self) -> Self {
        var (product, factor, rest) = (UInt8(0), left.value, right.value)
        for _ in 0..<8 {
            product ^= factor & (0 &- (rest & 1))
            factor = factor << 1 ^ 0x1b & (0 &- (factor >> 7))
            rest >>= 1
        }
        return Self(product)
    }

    /// The element whose product with this is 1; 0 of 0.
    package var inverse: Self {
        // To the power 254, which is 2 + 4 + 8 + ... + 128.
        var (square, product) = (self, Self(1))
        for _ in 0..<7 {
            square = square * square
            product = product * square
        }
        return product
    }
}
