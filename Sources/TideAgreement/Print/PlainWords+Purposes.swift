import TideCore

extension PlainWordsPage {
    /// What a purpose is called, with its name where that is another.
    func called(_ purpose: Identifier) -> String {
        let title = policies.purposes.title(of: purpose)
        return title == purpose.text ? title : "\(title) (\(purpose))"
    }

    /// A purpose with all that narrow it.
    func purposeWithNarrower(_ purpose: Identifier) -> String {
        let within = policies.purposes.parents.keys.filter {
            $0 != purpose && policies.purposes.isPurpose($0, within: purpose)
        }
        guard !within.isEmpty else { return called(purpose) }
        let names = within.sorted().map(policies.purposes.title).joined(separator: ", ")
        return worded(en: "\(called(purpose)), which covers \(names)", fr: "\(called(purpose)), qui comprend \(names)")
    }

    /// What firewalls close, whatever the agreement says; empty where none closes a purpose of it.
    var closedPurposes: String {
        var seen: Set<Identifier> = []
        let walls = agreement.grants.flatMap { policies.index.datasets[$0.dataset]?.firewalls.map(\.firewall) ?? [] }
        return walls.filter { seen.insert($0.id).inserted }.map { wall in
            let closed = agreement.purposes.filter { purpose in
                wall.forbids.purposes.contains { policies.purposes.isPurpose(purpose, within: $0) }
            }
            guard !closed.isEmpty else { return "" }
            let names = closed.map(policies.purposes.title).joined(separator: ", ")
            return HTMLText.paragraph(
                worded(
                    en: """
                        The firewall \(Wording.quoted(wall.title)) (\(wall.id)) closes the data to \(names), whatever this agreement \
                        says\(most(wall)).
                        """,
                    fr: """
                        La cloison étanche \(Wording.quoted(wall.title)) (\(wall.id)) ferme les données à \(names), quoi que dise le présent \
                        accord\(most(wall)).
                        """
                )
            )
        }.joined()
    }

    /// What a firewall lets through all the same.
    private func most(_ wall: Firewall) -> String {
        guard let floor = wall.floor else { return "" }
        let k = floor.minK.map { worded(en: ", k of at least \($0)", fr: ", k d’au moins \($0)") } ?? ""
        return worded(
            en: "; it lets through at most \(floor.form.rawValue)\(k)",
            fr: "\u{a0}; elle laisse passer au plus \(floor.form.rawValue)\(k)"
        )
    }
}
