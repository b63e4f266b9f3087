import TideCore

extension Resolution {
    /// What an agreement supersedes is another one, between the same two parties, and none supersedes itself by way of
    /// others.
    ///
    /// One that is not in the set at all may have been registered before; the register knows.
    mutating func checkSupersession() {
        var known: [Identifier: [Int: Agreement]] = [:]
        for agreement in agreements { known[agreement.id, default: [:]][agreement.version] = agreement }
        for agreement in agreements {
            guard let earlier = agreement.supersedes else { continue }
            let place = agreement.fields.clause("supersedes").place
            if earlier.id == agreement.id {
                note(.supersedesItself, [earlier.description], at: place)
                continue
            }
            guard let versions = known[earlier.id] else { continue }
            guard let other = versions[earlier.version] else {
                let names = versions.keys.sorted().map { "\(earlier.id)@\($0)" }
                note(.undeclared, ["agreement", earlier.description], at: place, meant: names.last)
                continue
            }
            if Set([other.provider, other.recipient]) != Set([agreement.provider, agreement.recipient]) {
                let arguments = [earlier.description, other.provider.text, other.recipient.text]
                note(.supersedesOthers, arguments, at: place)
            }
            if let ring = ring(from: agreement, known) { note(.supersessionRing, [ring], at: place) }
        }
    }

    /// The chain from an agreement back to itself, told at the first of it by name.
    private func ring(from agreement: Agreement, _ known: [Identifier: [Int: Agreement]]) -> String? {
        var chain = [agreement.identity]
        var next = agreement.supersedes
        while let version = next, version != agreement.identity {
            guard !chain.contains(version), let other = known[version.id]?[version.version] else { return nil }
            chain.append(version)
            next = other.supersedes
        }
        guard next != nil, chain.min() == agreement.identity else { return nil }
        return (chain + [agreement.identity]).map(\.description).joined(separator: " > ")
    }
}
