import TideCore

/// Which earlier releases somebody may hold together with one that is about to be made.
///
/// A release may be held by its recipient, whoever counts as one reader with it, and everybody whom registered agreements lead
/// on to, today or later, whether their onward clauses admit it or not: what matters is who may come to hold it, not who
/// ought to. See ``HolderTrace``.
struct HeldTogether: Sendable {
    /// What one party may hold, in the register's order; no group is a part of another.
    ///
    /// The joint partition of more releases is the finer one, so what holds for a group holds for its parts.
    let groups: [[PastRelease]]
    /// Everybody who may come to hold the new release.
    let holders: Set<Identifier>

    /// - Parameters:
    ///   - new: the release that is about to be made.
    ///   - earlier: those that count against it, oldest first; releases that are identical count once.
    ///   - relations: by which releases pass on from reader to reader and from dataset to dataset.
    init(
        _ new: HolderTrace.Handed,
        beside earlier: [PastRelease],
        in office: Office,
        _ relations: Relations
    ) throws {
        let clauses = try SignedClauses.all(of: office)
        // Whatever an agreement allows later is allowed: what leaves now stays where it is.
        let last = clauses.map(\.until).max() ?? new.on
        let trace = try HolderTrace(of: office, clauses, relations, handed: [], today: max(last, new.on))
        var held: [Identifier: [PastRelease]] = [:]
        holders = Set(trace.holders(of: new).map(\.party))
        for release in earlier {
            for holder in trace.holders(of: HolderTrace.Handed(release.record)) where holders.contains(holder.party) {
                held[holder.party, default: []].append(release)
            }
        }
        var found: [[PastRelease]] = []
        for (_, releases) in held.sorted(by: { $0.key < $1.key }) {
            var group: [PastRelease] = []
            for release in releases where !group.contains(where: release.isIdentical) { group.append(release) }
            let members = Set(group.map(\.id))
            guard !found.contains(where: { members.isSubset(of: $0.map(\.id)) }) else { continue }
            found.removeAll { Set($0.map(\.id)).isSubset(of: members) }
            found.append(group)
        }
        groups = found
    }
}
