import TideCore

/// Tokens that stand for nothing: a fresh one for each record, never the same twice.
///
/// Nobody can link them, neither within a file nor with another, and nobody can make them again. The caller answers for the source of
/// chance.
package struct RandomTokens {
    private let form: TokenForm
    private var given: Set<String> = []

    package init(_ form: TokenForm) { self.form = form }

    /// A token that this value has not given before.
    ///
    /// - Precondition: far fewer were given than there are, which the least lengths of ``TokenEncoding`` see to for files of less than
    ///   2^31 records.
    package mutating func next(using generator: inout some RandomNumberGenerator) -> String {
        while true {
            let words = SIMD4(generator.next(), generator.next(), generator.next(), generator.next())
            let token = form.token(words)
            if given.insert(token).inserted { return token }
        }
    }
}

/// How long a pseudonym stays the same.
package enum PseudonymStability: Hashable, Sendable {
    /// As long as domain, namespace and epoch do: releases link within a domain.
    case domain
    /// Within one release: the key comes from a number of its own, 32 bytes of chance that the office records or forgets.
    case release(nonce: [UInt8])
    /// Not even within a file: ``RandomTokens``.
    case record

    /// For a new release, with a fresh number.
    package static func freshRelease(using generator: inout some RandomNumberGenerator) -> Self {
        .release(nonce: .random(32, using: &generator))
    }
}
