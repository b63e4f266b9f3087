import TideAgreement
import TideCore

extension DeadClauseCheck {
    /// Why a purpose can never be served by a dataset: it, or something that it was made from, was collected for a purpose with
    /// which this one is not compatible; `nil` where it can.
    ///
    /// Where a firewall is declared, every decision holds what is asked against the network (I2), so that nothing comes of the purpose.
    func collection(_ purpose: Identifier, of dataset: Identifier) -> Diagnostic? {
        guard let compatible = search.compatible, let indexed = search.policies.index.datasets[dataset] else { return nil }
        for source in [dataset] + indexed.sources {
            guard let collected = search.policies.datasets[source]?.collectedFor,
                compatible[collected].map({ !$0.contains(purpose) }) ?? true
            else { continue }
            return Diagnostic(.purposeNotCollected, [purpose.text, source.text, collected.text])
        }
        return nil
    }
}
