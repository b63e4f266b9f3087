package import TideCore
package import TidePseudonym

/// Which pseudonyms are meant, but for their epoch.
package struct PseudonymQuestion: Sendable {
    package let domain: Identifier
    package let namespace: Identifier
    package let profile: Normalisation
    package let form: Form

    /// Where pseudonyms come from.
    package enum Form: Hashable, Sendable {
        case scheme(PseudonymForm)
        /// Random tokens.
        case vault

        /// As commands and entries call it.
        package var name: String {
            switch self {
            case .scheme(let form): form.name
            case .vault: "vault"
            }
        }

        /// Reads a ``name``; `nil` for anything else.
        package init?(named name: String) {
            if name == "vault" {
                self = .vault
            } else if let form = PseudonymForm(named: name) {
                self = .scheme(form)
            } else {
                return nil
            }
        }
    }

    package init(domain: Identifier, namespace: Identifier, profile: Normalisation, form: Form) {
        self.domain = domain
        self.namespace = namespace
        self.profile = profile
        self.form = form
    }

    /// The key's name in an entry.
    func key(epoch: String, from: String? = nil) -> [String: String] {
        var key = [
            "domain": domain.text, "epoch": epoch, "form": form.name, "namespace": namespace.text,
            "profile": profile.rawValue,
        ]
        key["from"] = from
        return key
    }

    /// Which identifiers it is about.
    var kind: VaultRecord.Kind { .init(namespace: namespace, profile: profile.rawValue) }

    /// What officers sign about it.
    var members: [String: JSONValue] {
        [
            "form": .string(form.name), "namespace": .string(namespace.text), "profile": .string(profile.rawValue),
        ]
    }

    /// An identifier's UTF-8 as it meets the key.
    ///
    /// - Throws: ``IdentifierRefusal``, also where nothing is left of it: all such would have one pseudonym.
    func normalised(_ identifier: ArraySlice<UInt8>) throws(IdentifierRefusal) -> [UInt8] {
        let normalised = try profile.apply(toBytes: identifier)
        guard !normalised.isEmpty else { throw .empty }
        return Array(normalised)
    }

    /// A pseudonym as its form writes it, from what a person typed.
    func reading(_ typed: String, vault tokens: TokenForm?) -> String {
        switch form {
        case .vault: tokens?.encoding.reading(typed) ?? typed
        case .scheme(.token(let form)): form.encoding.reading(typed)
        case .scheme: typed
        }
    }

    /// What a sealed identifier of the vault is bound to.
    func context(epoch: String, row: [UInt8]) -> [UInt8] {
        CanonicalJSON.encode([
            "tidegate/vault/v1", .string(domain.text), .string(namespace.text), .string(profile.rawValue),
            .string(epoch), .string(Hex.encode(row)),
        ])
    }

    /// What a row of the vault is found by, before it meets its key.
    func subject(of normalised: ArraySlice<UInt8>, epoch: String) -> [UInt8] {
        CanonicalJSON.encode([
            .string(domain.text), .string(namespace.text), .string(profile.rawValue), .string(epoch),
        ]) + [0x0a] + normalised
    }
}

extension PseudonymService {
    /// The epochs of a domain so far, the newest last.
    package func epochs(of domain: Identifier) throws -> [String] {
        let newest = Int(try office.pseudonymEpochs.epoch(of: domain)) ?? 1
        return (1...newest).map { "\($0)" }
    }

    /// An epoch as it was asked for, or the one in force.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for one that has not begun.
    func epoch(_ asked: String?, of domain: Identifier) throws -> String {
        let known = try epochs(of: domain)
        guard let asked else { return known[known.count - 1] }
        guard known.contains(asked) else {
            throw ReleaseError.invalid(.epochUnknown, domain.text, asked, known[known.count - 1])
        }
        return asked
    }
}
