package import TideCore

/// A secret, such as the office's master key, in shares: so many of them give it back, fewer tell nothing about it.
///
/// Each byte is the value at 0 of a polynomial whose other coefficients are chance; a share has the values at its own place. With one share
/// fewer than needed every secret is equally likely.
///
/// *Source:* A. Shamir, How to share a secret, Communications of the ACM 22 (1979) 612.
package enum SecretSharing {
    /// Splits a secret.
    ///
    /// - Parameters:
    ///   - secret: 1 to 1,024 bytes.
    ///   - threshold: how many shares give it back, at least 2.
    ///   - count: how many shares there are, at most 255.
    ///   - generator: a source of chance that the caller answers for.
    /// - Precondition: the ranges above, and no more needed than there are.
    package static func split(
        _ secret: Redacted<[UInt8]>,
        threshold: Int,
        count: Int,
        using generator: inout some RandomNumberGenerator
    ) -> [SecretShare] {
        precondition((1...1_024).contains(secret.exposed.count), "a secret of another length")
        precondition(threshold >= 2 && threshold <= count && count <= 255, "no such number of shares")
        let set = [UInt8].random(8, using: &generator)
        let polynomials = secret.exposed.map { byte in
            ([byte] + .random(threshold - 1, using: &generator)).map { GaloisByte($0) }
        }
        return (1...count).map { place in
            let x = GaloisByte(UInt8(place))
            let values = polynomials.map { $0.reversed().reduce(GaloisByte(0)) { $0 * x + $1 }.value }
            return SecretShare(set: set, threshold: threshold, place: place, values: Redacted(values))
        }
    }

    /// The secret of enough shares, in any order.
    ///
    /// Shares beyond those needed have to agree with them.
    /// - Throws: ``SharingRefusal``.
    package static func combine(_ shares: [SecretShare]) throws(SharingRefusal) -> Redacted<[UInt8]> {
        guard let first = shares.first else { throw .tooFew(needed: 2, given: 0) }
        guard
            shares.allSatisfy({
                $0.set == first.set && $0.threshold == first.threshold
                    && $0.values.exposed.count == first.values.exposed.count
            })
        else { throw .otherSet }
        guard Set(shares.map(\.place)).count == shares.count else { throw .twice }
        guard shares.count >= first.threshold else { throw .tooFew(needed: first.threshold, given: shares.count) }
        let needed = Array(shares.prefix(first.threshold))
        for extra in shares.dropFirst(first.threshold)
        where value(of: needed, at: extra.place) != extra.values.exposed {
            throw .disagree
        }
        return Redacted(value(of: needed, at: 0))
    }

    /// The polynomials' values at a place, by Lagrange's formula.
    private static func value(of shares: [SecretShare], at place: Int) -> [UInt8] {
        let x = GaloisByte(UInt8(place))
        let factors = shares.map { share in
            let own = GaloisByte(UInt8(share.place))
            return shares.filter { $0.place != share.place }.reduce(GaloisByte(1)) { product, other in
                let point = GaloisByte(UInt8(other.place))
                // Addition is its own inverse.
                return product * (x + point) * (own + point).inverse
            }
        }
        return shares[0].values.exposed.indices.map { index in
            zip(shares, factors).reduce(GaloisByte(0)) { $0 + GaloisByte($1.0.values.exposed[index]) * $1.1 }.value
        }
    }
}

/// Why shares give no secret.
package enum SharingRefusal: Error, Hashable, Sendable {
    /// Not a share, or changed: its check does not hold.
    case malformed
    /// Shares of different secrets, or of one secret that was split twice.
    case otherSet
    /// One share more than once.
    case twice
    case tooFew(needed: Int, given: Int)
    /// More shares than needed, which do not lie on one polynomial.
    case disagree
}
