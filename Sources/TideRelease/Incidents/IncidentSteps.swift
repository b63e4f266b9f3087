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
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is none.
    package func duty(of step: Step, about release: ReleaseIdentifier, by owing: Identifier) throws -> DutyRecord {
        let (kinds, party): ([DutyKind], Identifier) =
            switch step {
            case .notice(let party): ([.breachNotice], party)
            case .answer(let party): ([.recallAnswer, .correction], party)
            }
        let incidents = Set(try office.register.incidents().filter { $0.release == release }.map(\.entry))
        guard !incidents.isEmpty else { throw ReleaseError.invalid(.noIncident, release.text) }
        let open = try office.register.duties().first { duty in
            guard duty.release == release, incidents.contains(duty.created), duty.discharged == nil,
                kinds.map(\.rawValue).contains(duty.kind)
            else { return false }
            switch step {
            case .notice: return duty.owedBy == owing && duty.owedTo == party
            case .answer: return duty.owedBy == party
            }
        }
        guard let open else { throw ReleaseError.invalid(.noStepOfParty, release.text, party.text) }
        return open
    }
}
