import TideAgreement
import TideCore

extension HolderTrace {
    /// Along the ways that data may have gone, as the register has them.
    ///
    /// - Parameters:
    ///   - clauses: of every registered agreement.
    ///   - relations: who counts as one reader with whom, and what is derived from what.
    ///   - handed: the office's own releases that count as ways too.
    ///   - today: the last day that is looked at.
    init(
        of office: Office,
        _ clauses: [SignedClauses],
        _ relations: Relations,
        handed: [Handed],
        today: CalendarDate
    ) throws {
        var ended: [AgreementVersion: CalendarDate] = [:]
        for event in try office.register.events() where event.kind == .terminated {
            ended[AgreementVersion(id: event.agreement, version: event.version)] = event.effective.date
        }
        self.init(
            relations,
            office: office.configuration.office,
            edges: clauses.map { clause in
                Edge(
                    agreement: clause.agreement,
                    provider: clause.provider,
                    recipient: clause.recipient,
                    datasets: clause.datasets,
                    from: clause.from,
                    until: ended[clause.agreement].map { min($0, clause.until) } ?? clause.until
                )
            },
            handed: handed,
            today: today
        )
    }
}

extension HolderTrace.Handed {
    init(_ record: ReleaseRecord) {
        self.init(
            release: record.id,
            agreement: AgreementVersion(id: record.agreement, version: record.agreementVersion),
            recipient: record.recipient,
            dataset: record.dataset,
            on: record.stagedAt.date
        )
    }
}
