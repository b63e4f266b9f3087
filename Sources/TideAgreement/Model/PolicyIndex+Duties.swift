package import TideCore

/// What never changes about a duty that releases create: who owes it to whom, and what says so.
///
/// A class because decisions share it.
package final class IndexedDuty: Sendable {
    /// Who owes it.
    package let party: Identifier
    /// To whom.
    package let to: Identifier?
    private let fields: FieldPlaces
    private let path: String

    package init(of party: Identifier, to: Identifier?, fields: FieldPlaces, path: String) {
        self.party = party
        self.to = to
        self.fields = fields
        self.path = path
    }

    /// Where the agreement, dataset or request says so; looked up only when somebody asks.
    package var clause: Clause { fields.clause(path) }
}

/// The duties that releases under one grant create, as far as neither the day nor the request matters.
package struct IndexedDuties: Sendable {
    /// A duty with its term, which begins once what it is about has happened.
    package typealias Waiting = (duty: IndexedDuty, within: Term)

    /// To destroy the data, as the agreement says and as the owner does.
    package let destroy: (byAgreement: IndexedDuty?, byOwner: IndexedDuty?)
    /// With how soon after the last day of holding the data.
    package let certify: Waiting?
    /// In the order written.
    package let breachNotices: [Waiting]
    package let noReidentification: Waiting?
    package let corrections: Waiting?
    /// With its last moment.
    package let review: (duty: IndexedDuty, by: Instant)?
    package let outputs: Waiting?

    init(of agreement: Agreement, dataset: Dataset) {
        let (provider, recipient) = (agreement.provider, agreement.recipient)
        let owed = agreement.duties
        func duty(to: Identifier?, _ path: String) -> IndexedDuty {
            IndexedDuty(of: recipient, to: to, fields: agreement.fields, path: path)
        }
        let toDestroy = owed.destroy.map { duty(to: provider, $0.path) }
        let owners = dataset.retain.map { _ in
            IndexedDuty(of: recipient, to: provider, fields: dataset.fields, path: "retain")
        }
        self.destroy = (toDestroy, owners)
        self.certify = owed.destroy.map { (duty(to: provider, $0.path), $0.certifyWithin) }
        self.breachNotices = owed.breachNotices.map { (duty(to: $0.to, $0.path), $0.within) }
        self.noReidentification = owed.noReidentification.map { (duty(to: $0.report, $0.path), $0.within) }
        self.corrections = owed.corrections.map { (duty(to: provider, $0.path), $0.within) }
        self.review = agreement.valid.reviewBy.map { day in
            (duty(to: provider, "valid/reviewBy"), Instant(endOf: day, at: agreement.valid.utcOffset))
        }
        if let outputs = agreement.outputs, let reviewer = outputs.reviewer, let within = outputs.within {
            let path = "outputs/within"
            let owed = IndexedDuty(of: reviewer.party, to: recipient, fields: agreement.fields, path: path)
            self.outputs = (owed, within)
        } else {
            self.outputs = nil
        }
    }
}
