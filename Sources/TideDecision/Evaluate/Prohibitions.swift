import TideAgreement
import TideCore

/// What rules out the purpose of a request: a reason for each agreement that does, by purpose ruled out, then by id and
/// version.
///
/// A hundred agreements of a ministry may rule out the same purpose. What they say is shared with the policy set and
/// becomes a ``Reason`` only when somebody reads it. A class because a decision hands it on.
final class Prohibitions: Sendable {
    private let asked: Identifier
    /// At least one.
    private let purposes: [RuledOutPurpose]
    /// How many agreements rule the purpose out; at least one.
    let count: Int

    init(asked: Identifier, _ purposes: [RuledOutPurpose]) {
        self.asked = asked
        self.purposes = purposes
        self.count = purposes.reduce(0) { $0 + $1.prohibitions.count }
    }

    /// - Complexity: O(purposes ruled out).
    subscript(position: Int) -> Reason {
        var (purpose, left) = (0, position)
        while left >= purposes[purpose].prohibitions.count {
            left -= purposes[purpose].prohibitions.count
            purpose += 1
        }
        let prohibition = purposes[purpose].prohibitions[left]
        return Reason(
            .purposeNotAllowed,
            .purposeRuledOut,
            asked: .text(asked.text),
            allowed: .never(purposes[purpose].purpose),
            at: prohibition.agreement.agreement.fields.reference(prohibition.path)
        )
    }

    /// What would help, whichever agreement rules it out; amendments may also lift it, see ``lifted(_:_:)``.
    var remedy: Remedy { .anotherPurpose }

    /// The moment from which amendments that are signed and registered have lifted all of it; `nil` where some of it stays.
    ///
    /// - Complexity: O(prohibitions + versions of their agreements).
    func lifted(_ facts: some DecisionFacts, _ index: PolicyIndex) -> Instant? {
        var latest: Instant?
        for purpose in purposes {
            guard !purpose.areUnamended else { return nil }
            for (position, prohibition) in purpose.prohibitions.enumerated() {
                let version = prohibition.agreement.version
                // What the newest version rules out, amendments lift last.
                if position + 1 < purpose.prohibitions.count,
                    purpose.prohibitions[position + 1].agreement.version.id == version.id
                {
                    continue
                }
                let starts = index.versions(of: version.id).compactMap { newer -> Instant? in
                    guard newer.version > version else { return nil }
                    let valid = newer.agreement.valid
                    let start = Instant(startOf: valid.from, at: valid.utcOffset)
                    return newer.hasComeIntoForce(start, facts) ? start : nil
                }
                guard let first = starts.min() else { return nil }
                latest = max(latest ?? first, first)
            }
        }
        return latest
    }
}
