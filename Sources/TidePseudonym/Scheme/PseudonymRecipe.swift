package import TideCore

/// How the identifiers of one column become pseudonyms in one release: every key, or the chance, that they need.
///
/// A domain within another takes the other's pseudonyms in the place of identifiers, so that whoever holds its key alone can lead them to
/// its own. In the outer domains they are of the column's form without a check of FF1, and stay the same within the domain. `docs/formats/pseudonyms.md` is
/// the specification.
package struct PseudonymRecipe: Sendable {
    /// A domain and the epoch that its key is in.
    package struct Ring: Hashable, Sendable {
        package let domain: Identifier
        package let epoch: String

        package init(domain: Identifier, epoch: String) {
            self.domain = domain
            self.epoch = epoch
        }
    }

    /// From the outermost domain to the column's own.
    package let rings: [Ring]
    package let namespace: Identifier
    package let normalisation: Normalisation
    package let form: PseudonymForm
    package let stability: PseudonymStability
    /// From the outermost domain to the column's own; empty for tokens that are chance.
    package let schemes: [PseudonymScheme]
    let master: Redacted<[UInt8]>
    /// What tokens of a record of its own come from: 32 bytes of chance.
    package let seed: Redacted<[UInt8]>

    /// `nil` for a form and stability that do not go together: tokens of a record are tokens; a check has to read the alphabet.
    ///
    /// - Parameters:
    ///   - rings: at least one.
    ///   - seed: 32 bytes of chance, for tokens of a record; whoever keeps them can make these again.
    package init?(
        rings: [Ring],
        namespace: Identifier,
        normalisation: Normalisation,
        form: PseudonymForm,
        stability: PseudonymStability = .domain,
        master: Redacted<[UInt8]>,
        seed: Redacted<[UInt8]> = Redacted([])
    ) {
        var schemes: [PseudonymScheme] = []
        if stability == .record {
            guard case .token = form else { return nil }
        } else {
            for (index, ring) in rings.enumerated() {
                let isOwn = index == rings.count - 1
                let scheme = PseudonymScheme(
                    domain: ring.domain,
                    namespace: namespace,
                    normalisation: normalisation,
                    epoch: ring.epoch,
                    form: isOwn ? form : form.unchecked,
                    stability: isOwn ? stability : .domain,
                    parent: index > 0 ? rings[index - 1].domain : nil
                )
                guard let scheme else { return nil }
                schemes.append(scheme)
            }
        }
        guard !rings.isEmpty else { return nil }
        self.rings = rings
        self.namespace = namespace
        self.normalisation = normalisation
        self.form = form
        self.stability = stability
        self.schemes = schemes
        self.master = master
        self.seed = seed
    }

    /// The column's own domain.
    package var domain: Identifier { rings[rings.count - 1].domain }

    /// The key of the first version, which has a way of its own; `nil` for every other form.
    package var firstVersionKey: PseudonymKey? {
        guard form == .token(.hex32), stability == .domain, rings.count == 1 else { return nil }
        return PseudonymKey(
            master: master,
            domain: domain,
            namespace: namespace,
            normalisation: normalisation,
            epoch: rings[0].epoch
        )
    }

    /// How long a pseudonym stays the same, in a word: `domain`, `release` or `record`.
    package var stabilityName: String {
        switch stability {
        case .domain: "domain"
        case .release: "release"
        case .record: "record"
        }
    }

    /// The parameters without any key or chance: what a statement says, and what a plan's digest covers.
    package var json: JSONValue {
        .members([
            "domain": .string(domain.text), "namespace": .string(namespace.text),
            "profile": .string(normalisation.rawValue), "epoch": .string(rings[rings.count - 1].epoch),
            "form": form.json, "stability": .string(stabilityName),
            "within": rings.count == 1
                ? nil
                : .array(
                    rings.dropLast().reversed().map {
                        ["domain": .string($0.domain.text), "epoch": .string($0.epoch)]
                    }
                ),
        ])
    }
}

/// Makes the pseudonyms of a recipe that has keys.
///
/// It holds libcrypto's state, so each thread makes its own.
package struct RecipeGenerator {
    private let generators: [SchemeGenerator]

    /// - Precondition: the recipe has keys: its tokens are not chance.
    package init(_ recipe: PseudonymRecipe) {
        precondition(!recipe.schemes.isEmpty, "tokens that are chance come from no key")
        generators = recipe.schemes.map { SchemeGenerator($0, master: recipe.master) }
    }

    /// The pseudonym of a normalised identifier's UTF-8.
    ///
    /// - Throws: ``IdentifierRefusal`` where FF1 cannot take the identifier; never of other forms.
    package func pseudonym(of normalised: ArraySlice<UInt8>) throws(IdentifierRefusal) -> String {
        var text = try generators[0].pseudonym(of: normalised)
        for generator in generators.dropFirst() { text = try generator.pseudonym(of: Array(text.utf8)[...]) }
        return text
    }

    /// The normalised identifier's UTF-8 that a pseudonym stands for.
    ///
    /// - Throws: ``ReversalRefusal``.
    package func reverse(_ pseudonym: String) throws(ReversalRefusal) -> Redacted<[UInt8]> {
        var found = Redacted(Array(pseudonym.utf8))
        for generator in generators.reversed() {
            found = try generator.reverse(String(decoding: found.exposed, as: UTF8.self))
        }
        return found
    }
}
