package import TideCore
import TideDecision

/// What is done after a recall, step by step: telling holders, and taking their answers.
package struct IncidentSteps {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// A step that is a duty.
    package enum Step: Hashable, Sendable {
        /// Who owes a notice gave it to a party.
        case notice(to: Identifier)
        /// A party that holds the release says what became of it, or replaced it.
        case answer(from: Identifier)
    }

    /// The open duty that a step discharges: that of the party that owes it, the most urgent of several.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is no incident, the party holds nothing, or the step is another
    ///   party's; ``ReleaseError/refused(_:)`` where it was taken already.
    package func duty(of step: Step, about release: ReleaseIdentifier, by owing: Identifier) throws -> DutyRecord {
        let (kinds, party): ([DutyKind], Identifier) =
            switch step {
            case .notice(let party): ([.breachNotice], party)
            case .answer(let party): ([.recallAnswer, .correction], party)
            }
        let incidents = Set(try office.register.incidents().filter { $0.release == release }.map(\.entry))
        guard !incidents.isEmpty else { throw ReleaseError.invalid(.noIncident, release.text) }
        let steps = try office.register.duties().filter { duty in
            guard duty.release == release, incidents.contains(duty.created),
                kinds.map(\.rawValue).contains(duty.kind)
            else { return false }
            switch step {
            case .notice: return duty.owedTo == party
            case .answer: return duty.owedBy == party
            }
        }
        guard !steps.isEmpty else { throw ReleaseError.invalid(.partyIsNoHolder, release.text, party.text) }
        let open = steps.filter { $0.discharged == nil }
        guard let next = open.first else { throw ReleaseError.refused(.noStepOfParty, release.text, party.text) }
        guard let own = open.first(where: { $0.owedBy == owing }) else {
            throw ReleaseError.invalid(.dutyOfAnother, next.id, next.owedBy.text, owing.text)
        }
        return own
    }
}
