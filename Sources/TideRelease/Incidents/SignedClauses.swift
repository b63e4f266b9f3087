package import TideAgreement
package import TideCore

/// What following a release needs of an agreement, read from the form that was signed: older versions too, whose documents
/// have been replaced since.
package struct SignedClauses: Hashable, Sendable {
    package let agreement: AgreementVersion
    package let provider: Identifier
    package let recipient: Identifier
    package let datasets: [Identifier]
    package let from: CalendarDate
    /// The last day, inclusive.
    package let until: CalendarDate
    /// Whom the recipient tells of a breach, and how soon.
    package let breachNotices: [(to: Identifier, within: Term)]
    /// How soon the recipient replaces a file.
    package let corrections: Term?

    /// Reads a signed form; `nil` unless it is one of an agreement.
    package init?(form: JSONValue) {
        guard let value = form["agreement"], let id = value["id"]?.text.flatMap(Identifier.init),
            let version = value["version"].flatMap(Self.number),
            let provider = value["provider"]?.text.flatMap(Identifier.init),
            let recipient = value["recipient"]?.text.flatMap(Identifier.init),
            let from = value["valid"]?["from"]?.text.flatMap({ CalendarDate($0) }),
            let until = value["valid"]?["until"]?.text.flatMap({ CalendarDate($0) })
        else { return nil }
        self.agreement = AgreementVersion(id: id, version: version)
        self.provider = provider
        self.recipient = recipient
        self.from = from
        self.until = until
        let grants = value["grants"]?.elements ?? []
        self.datasets = grants.compactMap { $0["dataset"]?.text.flatMap(Identifier.init) }
        let duties = value["duties"]?.elements ?? []
        self.breachNotices = duties.compactMap { duty in
            guard let notice = duty["notifyBreach"], let to = notice["to"]?.text.flatMap(Identifier.init),
                let within = notice["within"]?.text.flatMap(Term.init)
            else { return nil }
            return (to, within)
        }
        self.corrections = duties.compactMap { $0["corrections"]?["within"]?.text.flatMap(Term.init) }.first
    }

    /// A whole number, which a document may write as text.
    private static func number(_ value: JSONValue) -> Int? { value.number ?? value.text.flatMap { Int($0) } }

    package static func == (left: Self, right: Self) -> Bool { left.agreement == right.agreement }
    package func hash(into hasher: inout Hasher) { hasher.combine(agreement) }
}

extension SignedClauses {
    /// The newest of every registered version, as signed.
    static func all(of office: Office) throws -> [SignedClauses] {
        try office.register.agreements().map { registered in
            guard let clauses = SignedClauses(form: try office.evidence.value(registered.signedForm)) else {
                throw ReleaseError.failed(.evidenceChanged, registered.signedForm.hex)
            }
            return clauses
        }
    }
}
