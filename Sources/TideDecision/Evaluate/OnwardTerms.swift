import TideAgreement
import TideCore

/// An onward clause with what it leaves to its agreement.
struct OnwardTerms {
    let clause: OnwardClause
    private let purposes: [PurposeRange]
    private let maxForm: Form
    private let minK: Int
    private let zones: [String]?
    /// `nil` where any column may be passed on.
    private let columns: Set<String>?
    /// The columns that the dataset has; what it was made into may have others.
    private let declared: Set<String>

    /// - Parameter isWhole: whether the grant is of the dataset asked for, or of one that it was made from.
    init(_ clause: OnwardClause, of link: IndexedGrant, isWhole: Bool, in index: PolicyIndex) {
        self.clause = clause
        self.purposes = clause.purposes.compactMap { index.purposes[$0] }
        self.maxForm = isWhole ? min(clause.maxForm, link.grant.form) : clause.maxForm
        self.minK = clause.minK ?? link.grant.safeguards.kAnonymity?.k ?? 1
        self.zones = clause.zones ?? link.agreement.agreement.access.zones
        let granted = link.grant.columns.filter { $0.treatment != .drop }.map(\.name)
        if isWhole {
            self.columns = Set(clause.columns ?? granted).intersection(granted)
        } else {
            self.columns = clause.columns.map(Set.init)
        }
        self.declared = Set(link.dataset.dataset.columns.map(\.name))
    }

    func admits(_ hop: Hop) -> Bool {
        hasRole(hop) && hasPurpose(hop) && hop.form <= maxForm && hop.k >= minK && lacks(hop).isEmpty
            && hasZones(hop.zones)
    }

    private func hasRole(_ hop: Hop) -> Bool { clause.roles.contains(where: hop.requester.roles.contains) }

    private func hasPurpose(_ hop: Hop) -> Bool {
        guard let range = hop.range else { return false }
        return purposes.contains { $0.contains(range) }
    }

    private func hasZones(_ asked: [String]) -> Bool { zones.map { asked.allSatisfy($0.contains) } ?? true }

    /// The columns asked for that may not be passed on, in the order asked.
    private func lacks(_ hop: Hop) -> [String] {
        guard let columns else { return [] }
        return hop.columns.filter { declared.contains($0) && !columns.contains($0) }
    }

    /// What to ask differently so that the clause admits the hop; none where the requester has none of its roles, or
    /// processes data outside of its zones.
    ///
    /// - Parameter pseudonyms: columns asked for that leave as pseudonyms.
    func ways(for hop: Hop, pseudonyms: [String]) -> [[RequestChange]] {
        guard hasRole(hop), hasZones(hop.zones) else { return [] }
        var ways: [[RequestChange]] = [lacks(hop).map { .leaveOut($0) }]
        func extend(_ alternatives: [RequestChange]) {
            ways = ways.flatMap { way in alternatives.map { way + [$0] } }
        }
        if hop.form > maxForm {
            guard maxForm >= .kAnonymous else { return [] }
            ways = ways.map { way in way + pseudonyms.map { .leaveOut($0) } + [.raiseK(to: max(2, minK))] }
        } else if hop.k < minK {
            extend([.raiseK(to: minK)])
        }
        if !hasPurpose(hop) { extend(clause.purposes.map { .purpose($0) }) }
        return ways.filter { !$0.isEmpty }
    }

    /// The terms of the clause that the hop does not keep, each as asked and as agreed.
    func misses(_ hop: Hop) -> [(asked: String, agreed: String)] {
        var misses: [(asked: String, agreed: String)] = []
        if !hasRole(hop) {
            misses.append((list(hop.requester.roles.map(\.rawValue)), list(clause.roles.map(\.rawValue))))
        }
        if !hasPurpose(hop) { misses.append(("\(hop.purpose)", list(clause.purposes))) }
        if hop.form > maxForm { misses.append((hop.form.rawValue, maxForm.rawValue)) }
        if hop.k < minK { misses.append(("k \(hop.k)", "k \(minK)")) }
        if !hasZones(hop.zones) { misses.append((list(hop.zones), zones.map { list($0) } ?? "any")) }
        if !lacks(hop).isEmpty { misses.append((list(lacks(hop)), list((columns ?? []).sorted()))) }
        return misses
    }
}
