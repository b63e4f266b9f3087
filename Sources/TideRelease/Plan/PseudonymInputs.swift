package import TideAgreement
package import TideCore
import TideDisclosure
import TidePseudonym

/// What pseudonyms are made from, beside the column and what the agreement says of it.
package struct PseudonymInputs: Sendable {
    private let master: Redacted<[UInt8]>
    private let agreement: Identifier?
    private let epochs: PseudonymEpochs
    private let domains: [PseudonymDomain]
    private let chance: ReleaseChance

    /// - Parameters:
    ///   - master: 32 bytes, from which keys are derived.
    ///   - agreement: under which dates are shifted; `nil` where none are.
    ///   - domains: those of the agreement, which say what lies within what.
    package init(
        master: Redacted<[UInt8]>,
        agreement: Identifier? = nil,
        epochs: PseudonymEpochs = PseudonymEpochs(),
        domains: [PseudonymDomain] = [],
        chance: ReleaseChance = .none
    ) {
        self.master = master
        self.agreement = agreement
        self.epochs = epochs
        self.domains = domains
        self.chance = chance
    }

    /// By how many days the dates of each unit of a dataset are moved; `nil` without an agreement, or without units.
    func dateShift(days: Int, in dataset: Dataset) -> DateShift? {
        guard let agreement, let unit = dataset.unitColumn else { return nil }
        let scope =
            unit.namespace.map { ["namespace", $0.text, unit.normalisation.rawValue] }
            ?? ["column", dataset.id.text, unit.name, unit.normalisation.rawValue]
        return DateShift(master: master, agreement: agreement, scope: scope, days: days)
    }

    /// How a column's identifiers become pseudonyms; `nil` for a form that does not go with its term.
    func recipe(
        for how: Pseudonymisation,
        _ namespace: Identifier,
        _ normalisation: Normalisation
    ) -> PseudonymRecipe? {
        let rings = (domains.parents(of: how.domain).reversed() + [how.domain]).map {
            PseudonymRecipe.Ring(domain: $0, epoch: epochs.epoch(of: $0))
        }
        let stability: PseudonymStability =
            switch how.stability {
            case .domain: .domain
            case .release: .release(nonce: chance.nonce)
            case .record: .record
            }
        return PseudonymRecipe(
            rings: rings,
            namespace: namespace,
            normalisation: normalisation,
            form: how.form,
            stability: stability,
            master: master,
            seed: chance.seed
        )
    }
}

/// What a release needs of chance for its pseudonyms; drawn anew for each.
package struct ReleaseChance: Sendable {
    /// The number that keys of one release come from, 32 bytes: sealed into the evidence where a column needs it.
    package let nonce: [UInt8]
    /// What tokens of a record come from, 32 bytes: kept nowhere.
    package let seed: Redacted<[UInt8]>

    package init(using generator: inout some RandomNumberGenerator) {
        nonce = .random(32, using: &generator)
        seed = Redacted(.random(32, using: &generator))
    }

    private init(nonce: [UInt8], seed: [UInt8]) {
        self.nonce = nonce
        self.seed = Redacted(seed)
    }

    /// For plans that are only looked at.
    package static let none = ReleaseChance(nonce: [], seed: [])
}

extension ProtectionPlan {
    /// How the columns that leave as pseudonyms are made, in the dataset's order.
    var recipes: [(column: String, recipe: PseudonymRecipe)] {
        spec.columns.compactMap { column in
            if case .pseudonym(let recipe) = column.treatment { (column.name, recipe) } else { nil }
        }
    }

    /// Whether the released bytes come from chance too, so that no second run gives them again.
    var hasChance: Bool { recipes.contains { $0.recipe.stability != .domain } }

    /// The number that keys of this release come from; `nil` where no column has such a key.
    var releaseNonce: [UInt8]? {
        for (_, recipe) in recipes {
            if case .release(let nonce) = recipe.stability { return nonce }
        }
        return nil
    }

    /// What a statement says of pseudonyms; `nil` where there are none.
    var pseudonymsJSON: JSONValue? {
        guard !recipes.isEmpty else { return nil }
        return .array(
            recipes.map { column, recipe in
                .object((recipe.json.members ?? [:]).merging(["column": .string(column)]) { own, _ in own })
            }
        )
    }
}
