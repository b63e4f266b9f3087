import TideCore
import TideDisclosure

/// Holds the classes of a release that is about to be made against those of earlier ones.
struct CompositionCheck {
    /// What somebody may hold together; see ``HeldTogether``.
    let groups: [[ReleaseRecord]]
    /// What is sealed of each release of the groups; releases of which nothing is are not there.
    private let sealed: [ReleaseIdentifier: SealedClasses]
    private let evidence: EvidenceStore

    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    init(_ held: HeldTogether, in evidence: EvidenceStore) throws {
        groups = held.groups
        var sealed: [ReleaseIdentifier: SealedClasses] = [:]
        for release in held.groups.joined() where sealed[release.id] == nil {
            sealed[release.id] = try SealedClasses.behind(release.statement, in: evidence)
        }
        self.sealed = sealed
        self.evidence = evidence
    }

    /// Every earlier release once, in the order of the groups.
    var releases: [ReleaseRecord] {
        var seen: Set<ReleaseIdentifier> = []
        return groups.joined().filter { seen.insert($0.id).inserted }
    }

    /// Those whose units cannot be found again in the new source, so that nothing can be said of what both make together.
    func strangers(to basis: UnitBasis) -> [ReleaseRecord] { releases.filter { sealed[$0.id]?.basis != basis } }

    /// What the new classes make with each group.
    ///
    /// - Parameter classes: of the new release; every release of the groups has the same basis.
    /// - Returns: one for each group, same order.
    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    func findings(for classes: UnitClasses) throws -> [CompositionFinding] {
        try groups.map { group in
            let k = largestK(of: group, and: classes.k)
            let cursors = try group.map(cursor) + [ClassCursor(classes)]
            return CompositionFinding(
                releases: group.map(\.id),
                noun: classes.basis.noun,
                k: k,
                joint: try JointPartition.join(cursors, k: k)
            )
        }
    }

    /// What the search is held to for each group.
    ///
    /// - Parameters:
    ///   - units: the number of each row's unit, in the engine's order, under the basis of every release of the groups.
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
    func largestK(of group: [ReleaseRecord], and k: Int) -> Int {
        group.compactMap { sealed[$0.id]?.k }.reduce(k, max)
    }

    /// The units of an earlier release.
    func cursor(of release: ReleaseRecord) throws -> ClassCursor {
        guard let sealed = sealed[release.id] else {
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
    /// `nil` where a unit is a member of too many joint classes to count them.
    let joint: JointPartition?

    /// Whether they may be held together.
    var composes: Bool { joint.map { $0.classesUnder == 0 } ?? false }

    /// For the evidence and the auditor.
    var json: JSONValue {
        [
            "releases": JSONValue(releases.map(\.text)), "counted": .string(noun), "k": JSONValue(k),
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
