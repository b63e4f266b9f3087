package import TideAgreement
package import TideCore

/// What would flow if a request were granted under one grant: the last hop of a way through the network.
package struct RequestedFlow: Hashable, Sendable {
    package let agreement: AgreementVersion
    /// The grant's position in the agreement.
    package let grant: Int
    package let purpose: Identifier
    /// The columns that would leave, by name.
    package let columns: [String]
    package let form: Form
    /// 1 where no k is due.
    package let k: Int
    /// The day by the agreement's clocks.
    package let day: CalendarDate
    /// The last day on which the recipient would hold it; `nil` where nobody sets one.
    package let until: CalendarDate?

    package init(
        agreement: AgreementVersion,
        grant: Int,
        purpose: Identifier,
        columns: [String],
        form: Form,
        k: Int,
        day: CalendarDate,
        until: CalendarDate?
    ) {
        self.agreement = agreement
        self.grant = grant
        self.purpose = purpose
        self.columns = columns
        self.form = form
        self.k = k
        self.day = day
        self.until = until
    }
}

/// What a flow breaks of what was declared for the whole network.
package struct NetworkBreach: Hashable, Sendable {
    /// The firewall; `nil` for what holds of every network.
    package let firewall: Identifier?
    /// As `I4`.
    package let invariant: String
    /// What is wrong, put into words only when somebody reads it.
    package let sentence: Diagnostic
    /// The clause to blame.
    package let clause: Clause?

    package init(firewall: Identifier?, invariant: String, sentence: Diagnostic, clause: Clause?) {
        self.firewall = firewall
        self.invariant = invariant
        self.sentence = sentence
        self.clause = clause
    }
}
