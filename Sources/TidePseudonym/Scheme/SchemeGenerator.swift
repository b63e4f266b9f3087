package import TideCore

/// Makes the pseudonyms of a scheme, and takes them back where the scheme can.
///
/// It holds libcrypto's state, so each thread makes its own.
package struct SchemeGenerator {
    private enum Machine {
        case token(KeyedStates, TokenForm)
        case formatPreserving(FormatPreservingCipher, CheckSystem?)
        case sealed(SyntheticIVCipher, PseudonymForm.SealedEncoding)
    }

    private let machine: Machine
    private let normalisation: Normalisation

    /// Derives the scheme's key and feeds it.
    package init(_ scheme: PseudonymScheme, master: Redacted<[UInt8]>) {
        let key = scheme.key(master: master)
        normalisation = scheme.normalisation
        let domain = Array(scheme.domain.text.utf8)
        switch scheme.form {
        case .token(let form): machine = .token(KeyedStates(key.exposed), form)
        case .formatPreserving(let alphabet, let check):
            machine = .formatPreserving(FormatPreservingCipher(key, alphabet, tweak: domain), check)
        case .sealed(let encoding):
            let associated = [domain, Array(scheme.namespace.text.utf8), Array(scheme.epoch.utf8)]
            machine = .sealed(SyntheticIVCipher(key, associated: associated), encoding)
        }
    }

    /// An identifier's UTF-8 as it meets the key.
    package func normalised(_ identifier: ArraySlice<UInt8>) throws(IdentifierRefusal) -> ArraySlice<UInt8> {
        try normalisation.apply(toBytes: identifier)
    }

    /// The pseudonym of a normalised identifier's UTF-8.
    ///
    /// - Throws: ``IdentifierRefusal`` where FF1 cannot take the identifier; never of other forms.
    package func pseudonym(of normalised: ArraySlice<UInt8>) throws(IdentifierRefusal) -> String {
        switch machine {
        case .token(let states, let form): return form.token(states.words(of: normalised))
        case .formatPreserving(let cipher, let check):
            let text = try cipher.encrypt(normalised)
            guard let check else { return text }
            return text + String(decoding: check.check(of: text.utf8), as: UTF8.self)
        case .sealed(let cipher, let encoding):
            let bytes = cipher.seal(normalised)
            return encoding == .hex ? Hex.encode(bytes) : Base32.encode(bytes)
        }
    }

    /// The normalised identifier's UTF-8 that a pseudonym stands for.
    ///
    /// - Throws: ``ReversalRefusal``. FF1 has no proof that a text is a pseudonym of this scheme: another text of its format gives another
    ///   identifier. AES-SIV has.
    package func reverse(_ pseudonym: String) throws(ReversalRefusal) -> Redacted<[UInt8]> {
        switch machine {
        case .token: throw .irreversible
        case .formatPreserving(let cipher, let check):
            let text = Array(pseudonym.utf8)
            guard check?.verifies(text) ?? true else { throw .malformed }
            do {
                return Redacted(Array(try cipher.decrypt(text.dropLast(check?.length ?? 0)).utf8))
            } catch { throw .malformed }
        case .sealed(let cipher, let encoding):
            guard let bytes = encoding == .hex ? Hex.decode(pseudonym) : Base32.decode(pseudonym) else {
                throw .malformed
            }
            guard let identifier = cipher.open(bytes[...]) else { throw .otherScheme }
            return Redacted(identifier)
        }
    }
}

/// Why a pseudonym does not give its identifier back.
package enum ReversalRefusal: Error, Hashable, Sendable {
    /// A keyed code has no way back.
    case irreversible
    /// Not a text of the scheme's form.
    case malformed
    /// Made under another key, domain, namespace or epoch, or changed since.
    case otherScheme
}
