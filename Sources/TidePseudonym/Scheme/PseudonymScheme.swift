package import Crypto
package import TideCore

/// What takes the place of an identifier.
package enum PseudonymForm: Hashable, Sendable {
    /// A keyed code: nobody gets the identifier back, not even with the key, but by trying all.
    case token(TokenForm)
    /// A text of the same length and alphabet, by FF1; whoever has the key gets the identifier back.
    case formatPreserving(NumeralAlphabet, check: CheckSystem?)
    /// The identifier itself, sealed by AES-SIV, in hexadecimal or base32; whoever has the key gets it back.
    case sealed(SealedEncoding)

    /// How sealed bytes are written.
    package enum SealedEncoding: String, Hashable, Sendable, CaseIterable {
        case hex
        case base32
    }

    /// Whether the key's holder gets the identifier back.
    package var isReversible: Bool {
        switch self {
        case .token: false
        case .formatPreserving, .sealed: true
        }
    }

    /// The same without a check, as it meets the key of a domain within the form's own.
    var unchecked: PseudonymForm {
        if case .formatPreserving(let alphabet, _) = self { .formatPreserving(alphabet, check: nil) } else { self }
    }

    /// As a statement tells it: `scheme`, and what the scheme leaves open.
    package var json: JSONValue {
        switch self {
        case .token(let form):
            .members([
                "scheme": "hmac-sha256", "encoding": .string(form.encoding.rawValue), "length": JSONValue(form.length),
                "check": form.check.map { .string($0.rawValue) },
            ])
        case .formatPreserving(let alphabet, let check):
            .members([
                "scheme": "ff1", "alphabet": .string(String(decoding: alphabet.characters, as: UTF8.self)),
                "check": check.map { .string($0.rawValue) },
            ])
        case .sealed(let encoding): ["scheme": "aes-siv", "encoding": .string(encoding.rawValue)]
        }
    }

    /// The part of the key's info that names the form.
    var info: [String] {
        switch self {
        case .token(let form): ["hmac", form.name]
        case .formatPreserving(let alphabet, let check):
            ["ff1", String(decoding: alphabet.characters, as: UTF8.self), check?.rawValue ?? ""]
        case .sealed(let encoding): ["siv", encoding.rawValue]
        }
    }
}

/// All that decides which pseudonym an identifier gets, but for the office's master key.
///
/// Keys are bytes by HKDF-SHA256 without salt from the master key: 32, or for AES-SIV 64. For tokens of 32 hexadecimal digits within a domain the
/// info is that of ``PseudonymKey``, so that they are the pseudonyms of the first version. For every other form and stability it is the canonical
/// JSON array of `"tidegate/pseudonym/v2"`, domain, namespace, profile, epoch, the form's own strings, for a domain within another `"within"` and
/// its parent, and for one release `"release"` and its number in hexadecimal. `docs/formats/pseudonyms.md` is the specification.
///
/// *Source:* RFC 5869.
package struct PseudonymScheme: Hashable, Sendable {
    /// Who may link: pseudonyms of two domains have nothing in common.
    package let domain: Identifier
    /// Which identifier it is, such as `passport-no`.
    package let namespace: Identifier
    package let normalisation: Normalisation
    /// As text; another epoch, other pseudonyms.
    package let epoch: String
    package let form: PseudonymForm
    package let stability: PseudonymStability
    /// The domain whose pseudonyms meet this one's key, in the place of identifiers.
    package let parent: Identifier?

    /// `nil` for a form and stability that do not go together: tokens of a record of its own are tokens of ``PseudonymForm/token(_:)``, and
    /// are made by ``RandomTokens`` without a scheme; a check has to read the alphabet.
    package init?(
        domain: Identifier,
        namespace: Identifier,
        normalisation: Normalisation,
        epoch: String,
        form: PseudonymForm,
        stability: PseudonymStability = .domain,
        parent: Identifier? = nil
    ) {
        if stability == .record { return nil }
        if case .formatPreserving(let alphabet, let check?) = form, !check.reads(alphabet.characters) { return nil }
        self.domain = domain
        self.namespace = namespace
        self.normalisation = normalisation
        self.epoch = epoch
        self.form = form
        self.stability = stability
        self.parent = parent
    }

    /// The scheme's key, or both keys of AES-SIV.
    package func key(master: Redacted<[UInt8]>) -> Redacted<SymmetricKey> {
        if form == .token(.hex32), stability == .domain, parent == nil {
            return PseudonymKey(
                master: master,
                domain: domain,
                namespace: namespace,
                normalisation: normalisation,
                epoch: epoch
            ).key
        }
        var info = ["tidegate/pseudonym/v2", domain.text, namespace.text, normalisation.rawValue, epoch] + form.info
        if let parent { info += ["within", parent.text] }
        if case .release(let nonce) = stability { info += ["release", Hex.encode(nonce)] }
        var count = 32
        if case .sealed = form { count = 64 }
        return DerivedKey.derive(from: master, info: .array(info.map { .string($0) }), count: count)
    }
}
