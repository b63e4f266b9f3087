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

    /// What would help, whichever agreement rules it out.
    var remedy: Remedy { .anotherPurpose }
}
