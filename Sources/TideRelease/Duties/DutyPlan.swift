package import TideAgreement
package import TideCore
package import TideDecision

/// What a release makes somebody owe: filed with its decision, in force once it was delivered.
package struct DutyPlan: Hashable, Sendable {
    /// Those with a date.
    package let dated: [NewDuty]
    /// Those that wait for an event.
    package let waiting: [WaitingDuty]

    private init(dated: [NewDuty], waiting: [WaitingDuty]) {
        self.dated = dated
        self.waiting = waiting
    }

    /// Nothing is owed.
    package static let none = DutyPlan(dated: [], waiting: [])

    /// The duties of a permit.
    ///
    /// - Parameter known: the names of duties that there are: a review is owed once for a version, not once for a release.
    package init(
        _ duties: [CreatedDuty],
        of release: ReleaseIdentifier,
        under agreement: AgreementVersion,
        known: Set<String>
    ) {
        var dated: [NewDuty] = []
        var waiting: [WaitingDuty] = []
        for duty in duties {
            switch duty.due {
            case .by(let due):
                let isReview = duty.kind == .review
                let id = isReview ? Self.review(of: agreement) : "\(release)/\(dated.count + 1)"
                if known.contains(id) { continue }
                dated.append(
                    NewDuty(
                        id: id,
                        release: isReview ? nil : release,
                        agreement: agreement,
                        kind: duty.kind,
                        owedBy: duty.party,
                        owedTo: duty.to,
                        due: due
                    )
                )
            case .within(let term):
                waiting.append(
                    WaitingDuty(kind: duty.kind, owedBy: duty.party, owedTo: duty.to, within: term)
                )
            }
        }
        self.init(dated: dated, waiting: waiting)
    }

    /// The name of the duty to review a version of an agreement.
    package static func review(of agreement: AgreementVersion) -> String { "\(agreement)/review" }

    /// The member of a decision's evidence that holds it.
    package static let name = "duties"

    /// Reads it out of a decision's evidence; `nil` where there is none or it is not whole.
    package init?(evidence: JSONValue) {
        guard let value = evidence[Self.name], let dated = value["dated"]?.elements,
            let waiting = value["waiting"]?.elements
        else { return nil }
        self.init(dated: dated.compactMap(NewDuty.init), waiting: waiting.compactMap(WaitingDuty.init))
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        ["dated": .array(dated.map(\.json)), "waiting": .array(waiting.map(\.json))]
    }
}
