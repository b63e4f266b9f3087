package import TideCore

/// What a release must meet.
package struct Safeguards: Hashable, Sendable {
    /// What the grant states, or its agreement's class where it states none.
    package let kAnonymity: KAnonymity?
    /// Every other model, by family in the order of ``SafeguardModel/Family``, within one as written.
    package let models: [SafeguardModel]
    /// The largest share of records that may be removed to meet them all.
    package let suppression: Share
    /// What must stay usable: a column of these never reaches its top level.
    package let preserve: [Dimension]

    package init(
        kAnonymity: KAnonymity?,
        models: [SafeguardModel] = [],
        suppression: Share = .none,
        preserve: [Dimension]
    ) {
        self.kAnonymity = kAnonymity
        self.models = models
        self.suppression = suppression
        self.preserve = preserve
    }

    /// Nothing.
    package static let none = Safeguards(kAnonymity: nil, preserve: [])

    /// Whether nothing protects a combination of quasi-identifiers.
    package var protectNothing: Bool { kAnonymity == nil && models.isEmpty }

    /// The models of one family.
    package func models(of family: SafeguardModel.Family) -> [SafeguardModel] { models.filter { $0.family == family } }

    /// The sensitive columns that models are about, each once, in the order of the models.
    package var sensitiveColumns: [String] {
        var seen: Set<String> = []
        return models.compactMap(\.of).filter { seen.insert($0).inserted }
    }
}

/// Every combination of quasi-identifiers that leaves is shared by at least k records or units.
///
/// *Source:* Samarati 2001.
package struct KAnonymity: Hashable, Sendable {
    /// At least 1.
    package let k: Int
    /// What k counts; `nil` where it is left to the dataset: units where it names what identifies one, records otherwise.
    package let unit: CountedUnit?
    /// What a missing quasi-identifier is; in a spec alone something else than a value of its own.
    package let missing: MissingValues

    package init(k: Int, unit: CountedUnit? = nil, missing: MissingValues = .ownLeaf) {
        self.k = k
        self.unit = unit
        self.missing = missing
    }
}

/// What a missing quasi-identifier is when k is counted.
package enum MissingValues: String, Hashable, Sendable, CaseIterable {
    /// A value of its own, as an intruder sees it.
    case ownLeaf
    /// Alike with any value.
    case matchesAny
}

/// What k counts.
package enum CountedUnit: String, Hashable, Sendable, CaseIterable {
    /// Distinct values of the dataset's unit identifier: a person with several events is one.
    case units
    /// Rows.
    case records
}
