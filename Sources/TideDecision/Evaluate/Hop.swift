import TideAgreement
import TideCore

/// What would leave, as far as earlier agreements and firewalls ask: to whom, for what, how much, and where to.
struct Hop {
    let holder: Identifier
    let recipient: IndexedParty
    let purpose: Identifier
    /// `nil` for a purpose that is not declared.
    let range: PurposeRange?
    let form: Form
    /// 1 where no k is due.
    let k: Int
    /// Where the data would be processed.
    let zones: [String]
    let columns: [String]

    var requester: Party { recipient.party }

    /// Role, purpose, form, k and zones as a reason gives them.
    var summary: String {
        "\(list(requester.roles.map(\.rawValue))), \(purpose), \(form.rawValue), k \(k), \(list(zones))"
    }
}

extension Request {
    /// Where the requester may process the data: every zone of its signed party document, whatever the request says.
    ///
    /// A zone that is stated beside them counts too, so that no claim ever opens anything.
    ///
    /// - Parameter held: the zones of that document.
    func zones(beside held: [String]) -> [String] {
        guard let zone, !held.contains(zone) else { return held }
        return held + [zone]
    }

    /// The hop as asked, where no grant says how anything would leave.
    func ungrantedHop(to requester: IndexedParty, of dataset: Dataset, purposes: PurposeRanges) -> Hop {
        let readable = columns.contains { name in
            dataset.column(name)?.role == .direct && pseudonymise[name] == nil
        }
        let rows: Form = safeguards.k ?? 1 >= 2 && pseudonymise.isEmpty ? .kAnonymous : .pseudonymised
        return Hop(
            holder: holder,
            recipient: requester,
            purpose: purpose,
            range: purposes[purpose],
            form: form ?? (readable ? .identified : rows),
            k: safeguards.k ?? 1,
            zones: zones(beside: requester.party.zones),
            columns: columns
        )
    }
}
