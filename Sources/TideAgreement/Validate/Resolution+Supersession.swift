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
        }
        checkRings(known)
    }

    /// Told once a ring, at the first of it by name.
    ///
    /// - Complexity: O(agreements): each is walked over once.
    private mutating func checkRings(_ known: [Identifier: [Int: Agreement]]) {
        var isWalked: Set<AgreementVersion> = []
        for agreement in agreements {
            var (way, onWay): ([AgreementVersion], Set<AgreementVersion>) = ([], [])
            var next: AgreementVersion? = agreement.identity
            // Versions of one agreement replace each other without saying so: what names itself is told elsewhere.
            while let here = next, let found = known[here.id]?[here.version], found.supersedes?.id != here.id,
                isWalked.insert(here).inserted
            {
                way.append(here)
                onWay.insert(here)
                next = found.supersedes
            }
            guard let last = next, onWay.contains(last) else { continue }
            let ring = Array(way.drop { $0 != last })
            guard let start = ring.indices.min(by: { ring[$0] < ring[$1] }),
                let first = known[ring[start].id]?[ring[start].version]
            else { continue }
            let turned = ring[start...] + ring[..<start]
            let shown = turned.prefix(20).map(\.description) + (turned.count > 20 ? ["…"] : [])
            note(
                .supersessionRing,
                [(shown + [ring[start].description]).joined(separator: " > ")],
                at: first.fields.clause("supersedes").place
            )
        }
    }
}
