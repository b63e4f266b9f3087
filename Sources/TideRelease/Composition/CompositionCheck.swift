import TideCore
import TideDisclosure

/// Holds the classes of a release that is about to be made against those of earlier ones.
struct CompositionCheck {
    /// A release that is about to be made, as far as it is known before its classes are.
    struct Newcomer {
        let input: ContentDigest
        let basis: UnitBasis
        /// As many records, or units, each of its classes has at least.
        let k: Int
        /// Whether quasi-identifiers leave, so that units are told apart.
        let tellsApart: Bool
    }

    /// What somebody may hold together; see ``HeldTogether``.
    let groups: [[PastRelease]]
    /// Everybody who may come to hold the new release.
    let holders: Set<Identifier>
    private let evidence: EvidenceStore

    init(_ held: HeldTogether, in evidence: EvidenceStore) {
        self.groups = held.groups
        self.holders = held.holders
        self.evidence = evidence
    }

    /// Every earlier release once, in the order of the groups.
    var releases: [ReleaseRecord] {
        var seen: Set<ReleaseIdentifier> = []
        return groups.joined().filter { seen.insert($0.id).inserted }.map(\.record)
    }

    /// Those of which nothing can be said that both make together: their units cannot be found again in the new source, or
    /// nothing says how many units must share what tells them apart.
    func strangers(to new: Newcomer) -> [ReleaseRecord] {
        let unpromised = groups.filter { group in
            largestK(of: group, and: new.k) == 1
                && (new.tellsApart || group.contains { $0.sealed?.tellsApart ?? true })
        }
        let names = Set(unpromised.joined().map(\.id))
        let apart = groups.joined().filter { release in
            guard let basis = release.sealed?.basis else { return true }
            return !basis.meets(new.basis, isSameInput: release.record.input == new.input)
        }
        let strangers = names.union(apart.map(\.id))
        return releases.filter { strangers.contains($0.id) }
    }

    /// What the new classes make with each group.
    ///
    /// - Parameter classes: of the new release, to which none of the groups' releases is a stranger.
    /// - Returns: one for each group, same order.
    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    func findings(for classes: UnitClasses) throws -> [CompositionFinding] {
        try groups.map { group in
            let k = largestK(of: group, and: classes.k)
            let cursors = try group.map(cursor) + [ClassCursor(classes)]
            var met: [Int] = []
            let joint = try JointPartition.join(cursors, k: k, firstNamed: classes.basis.firstNamed, met: &met)
            return CompositionFinding(
                releases: group.map(\.id),
                noun: classes.basis.noun,
                k: k,
                units: classes.unitCount,
                foundAgain: met,
                joint: joint
            )
        }
    }

    /// What the search is held to for each group.
    ///
    /// - Parameters:
    ///   - units: the number of each row's unit, in the engine's order; none of the groups' releases is a stranger to them.
    ///   - k: that the new release is held to.
    /// - Returns: `nil` where a unit is a member of too many joint classes.
    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    func constraints(on units: [UInt64], k: Int) throws -> [EarlierRelease]? {
        var constraints: [EarlierRelease] = []
        for group in groups {
            guard let shown = try EarlierCodes(of: units, in: group.map(cursor)) else { return nil }
            constraints.append(
                EarlierRelease(codes: shown.codes, k: largestK(of: group, and: k), unseen: shown.unseen)
            )
        }
        return constraints
    }

    /// The k that a group and what joins it are held to: the largest of any of them.
    private func largestK(of group: [PastRelease], and k: Int) -> Int { group.compactMap(\.sealed?.k).reduce(k, max) }

    /// The units of an earlier release.
    private func cursor(of release: PastRelease) throws -> ClassCursor {
        guard let sealed = release.sealed else {
            // WHY: whoever asks has looked for strangers first.
            preconditionFailure("nothing is sealed of the release")
        }
        return try ClassCursor(sealed, in: evidence)
    }
}

/// What a release makes together with earlier ones that somebody may hold too.
struct CompositionFinding: Hashable, Sendable {
    /// The earlier ones.
    let releases: [ReleaseIdentifier]
    /// What is counted: `records` or `units`.
    let noun: String
    /// As many share a joint class at least: the largest k of any of the releases.
    let k: Int
    /// How many units the new source has.
    let units: Int
    /// For each of the earlier ones, same order: how many units of the new source it has too.
    let foundAgain: [Int]
    /// `nil` where a unit is a member of too many joint classes to count them.
    let joint: JointPartition?

    /// Whether they may be held together.
    var composes: Bool { joint.map { $0.classesUnder == 0 } ?? false }

    /// For the evidence and the auditor.
    var json: JSONValue {
        [
            "releases": JSONValue(releases.map(\.text)), "counted": .string(noun), "k": JSONValue(k),
            "units": JSONValue(units), "foundAgain": .array(foundAgain.map { JSONValue($0) }),
            "jointClasses": joint.map { JSONValue($0.classes) } ?? .null,
            "smallest": joint.map { JSONValue($0.smallest) } ?? .null,
        ]
    }

    /// For the officer's report.
    var reported: OfficerReportInput.Composition.Group {
        OfficerReportInput.Composition.Group(
            releases: releases.map(\.text),
            counted: noun,
            k: k,
            units: units,
            foundAgain: foundAgain,
            jointClasses: joint?.classes ?? 0,
            smallest: joint?.smallest ?? 0
        )
    }

    /// The sizes, as a refusal tells them.
    var sizes: String {
        guard let joint else { return "more than \(JointPartition.mostClassesOfAUnit) joint classes of one unit" }
        return "\(joint.classesUnder) of \(joint.classes) joint classes with \(joint.unitsUnder) \(noun) in them, the "
            + "smallest of \(joint.smallest), beside \(releases.map(\.text).joined(separator: ", "))"
    }
}
