import TideAgreement
import TideCore

extension DeadClauseCheck {
    /// Why a purpose can never be served by a dataset: it, or something that it was made from, was collected for a purpose with
    /// which this one is not compatible; `nil` where it can.
    ///
    /// Where a firewall is declared, every decision holds what is asked against the network (I2), so that nothing comes of the purpose.
    func collection(_ purpose: Identifier, of dataset: Identifier) -> Diagnostic? {
        guard let compatible = search.compatible, let indexed = search.policies.index.datasets[dataset] else {
            return nil
        }
        for source in [dataset] + indexed.sources {
            guard let collected = search.policies.datasets[source]?.collectedFor,
                compatible[collected].map({ !$0.contains(purpose) }) ?? true
            else { continue }
            return Diagnostic(.purposeNotCollected, [purpose.text, source.text, collected.text])
        }
        return nil
    }

    /// What refuses every request for some purposes already, without the network being asked; nothing where one is permitted.
    func refusals(
        _ position: Int,
        _ purposes: [Identifier],
        columns: [[String]],
        on days: [CalendarDate]
    ) -> [String] {
        let outcome = search.search(agreement, position, purposes: purposes, columns: columns, on: days, facts)
        guard case .none(let reasons) = outcome, !reasons.isEmpty else { return [] }
        return [reasons.inWords]
    }
}

extension [String] {
    /// Several reasons in one sentence.
    var inSentence: String { joined(separator: "; ") }
}
