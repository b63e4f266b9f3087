import TideCore

extension PlainWordsPage {
    /// What the recipient owes.
    var duties: String {
        let items = destruction + agreement.duties.notices(name)
        var body =
            items.isEmpty
            ? HTMLText.paragraph(
                worded(
                    en: "Neither the agreement nor its datasets lay duties on the recipient.",
                    fr: "Ni l’accord ni ses jeux de données n’imposent d’obligation au destinataire."
                )
            )
            : HTMLText.paragraph(worded(en: "The recipient:", fr: "Le destinataire\u{a0}:")) + HTMLText.list(items)
        if let review = agreement.valid.reviewBy.map(Wording.by) {
            body += HTMLText.paragraph(
                worded(
                    en: "Both sides look at the agreement again \(review).",
                    fr: "Les deux parties réexaminent l’accord \(review)."
                )
            )
        }
        let isFirst = destruction.isEmpty
        body += HTMLText.paragraph(
            worded(
                en: """
                    Where a request names \(isFirst ? "a" : "an earlier") last day of holding the data, the recipient destroys \
                    it by that day\(certification).
                    """,
                fr: """
                    Lorsqu’une demande fixe un dernier jour de conservation des données\(isFirst ? "" : " antérieur"), le \
                    destinataire les détruit au plus tard ce jour-là\(certification).
                    """
            )
        )
        body += HTMLText.paragraph(
            agreement.overdue == .refuse
                ? worded(
                    en: "While a duty is overdue, nothing is released.",
                    fr: "Tant qu’une obligation échue n’est pas remplie, rien n’est diffusé."
                )
                : worded(
                    en: "An overdue duty does not stop further releases.",
                    fr: "Une obligation échue et non remplie n’empêche pas d’autres diffusions."
                )
        )
        return HTMLText.section("duties", worded(en: "Duties", fr: "Obligations"), body)
    }

    /// By when the data is destroyed: the agreement's day, and an owner's where it can come first.
    private var destruction: [String] {
        var items: [String] = []
        let destroy = agreement.duties.destroy
        if let destroy { items.append(Wording.destruction(destroy)) }
        var seen: Set<Identifier> = []
        for id in agreement.grants.map(\.dataset) where seen.insert(id).inserted {
            guard let last = policies.datasets[id]?.retain else { continue }
            if case .by(let day)? = destroy?.deadline, day <= last { continue }
            let start =
                destroy == nil
                ? worded(en: "destroys", fr: "détruit") : worded(en: "in any case destroys", fr: "détruit en tout cas")
            let data = dataset(id)
            let end = Wording.by(last) + certification
            items.append(
                worded(
                    en: "\(start) the data of \(data) \(end): its owner lets nobody hold it longer",
                    fr: """
                        \(start) les données de \(data) \(end)\u{a0}: leur propriétaire ne laisse personne les conserver plus \
                        longtemps
                        """
                )
            )
        }
        return items
    }

    /// The certificate that the agreement's duty asks for, whichever day ends the holding.
    private var certification: String { agreement.duties.destroy.map(Wording.certification) ?? "" }

    /// Who may look whether it is kept.
    var audit: String {
        let heading = worded(en: "Audit", fr: "Contrôle")
        guard let audit = agreement.audit else {
            let words = worded(
                en: "The agreement gives nobody a right to audit.",
                fr: "L’accord ne donne à personne le droit d’en contrôler l’exécution."
            )
            return HTMLText.section("audit", heading, HTMLText.paragraph(words))
        }
        var body = HTMLText.paragraph(
            worded(
                en: "These may audit whether the agreement is kept:",
                fr: "Peuvent contrôler si l’accord est respecté\u{a0}:"
            )
        )
        body += HTMLText.list(audit.by.map(name))
        if let notice = audit.notice.map(Wording.term) {
            body += HTMLText.paragraph(
                worded(
                    en: "An audit is announced \(notice) before.",
                    fr: "Un contrôle est annoncé \(notice) à l’avance."
                )
            )
        }
        if let records = audit.records.map(Wording.term) {
            body += HTMLText.paragraph(
                worded(
                    en: "Records are kept for \(records).",
                    fr: "Les pièces qui en rendent compte sont conservées pendant \(records)."
                )
            )
        }
        return HTMLText.section("audit", heading, body)
    }

    /// What the public register shows.
    var publish: String {
        let body =
            agreement.publish.isEmpty
            ? HTMLText.paragraph(
                worded(
                    en: "The public register shows nothing of this agreement.",
                    fr: "Le registre public ne montre rien du présent accord."
                )
            )
            : HTMLText.paragraph(worded(en: "The public register shows:", fr: "Le registre public montre\u{a0}:"))
                + HTMLText.list(agreement.publish.map(Wording.published))
        return HTMLText.section("register", worded(en: "Public register", fr: "Registre public"), body)
    }

    /// What no program decides.
    var terms: String {
        let heading = worded(en: "Terms", fr: "Stipulations générales")
        guard let terms = agreement.terms else {
            let words = worded(
                en: "The agreement says nothing about law, disputes, precedence, cost, property and liability.",
                fr: """
                    L’accord ne dit rien du droit applicable, des différends, de la primauté, des frais, de la propriété \
                    intellectuelle ni de la responsabilité.
                    """
            )
            return HTMLText.section("terms", heading, HTMLText.paragraph(words))
        }
        let rows: [[String]] = [
            [worded(en: "Law", fr: "Droit applicable"), terms.law],
            [worded(en: "Disputes", fr: "Différends"), terms.dispute],
            [worded(en: "Precedence", fr: "Primauté"), terms.precedence],
            [worded(en: "Cost", fr: "Frais"), terms.cost ?? "—"],
            [worded(en: "Intellectual property", fr: "Propriété intellectuelle"), terms.intellectualProperty ?? "—"],
            [worded(en: "Liability", fr: "Responsabilité"), terms.liability ?? "—"],
        ]
        let table = HTMLText.table(
            worded(en: "What no program decides", fr: "Ce qu’aucun programme ne décide"),
            [worded(en: "About", fr: "Objet"), worded(en: "Says", fr: "Stipulation")],
            rows
        )
        return HTMLText.section("terms", heading, table)
    }

    /// How it ends before its last day.
    var termination: String {
        let termination = agreement.termination
        var body = HTMLText.paragraph(
            worded(
                en: "Any signatory may suspend or terminate the agreement.",
                fr: "Tout signataire peut suspendre l’accord ou y mettre fin."
            )
        )
        let others = termination?.by ?? []
        if !others.isEmpty {
            body += HTMLText.paragraph(worded(en: "So may:", fr: "Le peuvent aussi\u{a0}:"))
            body += HTMLText.list(others.map(name))
        }
        let notice =
            termination?.notice.map(Wording.term).map { length in
                worded(
                    en: "at the earliest \(length) after it was declared",
                    fr: "au plus tôt \(length) après avoir été déclarée"
                )
            } ?? worded(en: "at once", fr: "immédiatement")
        body += HTMLText.paragraph(
            worded(
                en: "A termination takes effect \(notice); a suspension at once.",
                fr: "La fin de l’accord prend effet \(notice)\u{a0}; une suspension prend effet immédiatement."
            )
        )
        let heading = worded(en: "Suspension and termination", fr: "Suspension et fin de l’accord")
        return HTMLText.section("termination", heading, body)
    }
}

extension AgreementDuties {
    /// What the recipient owes beside destroying the data, each as it follows "the recipient".
    ///
    /// - Parameter name: what a party is called.
    func notices(_ name: (Identifier) -> String) -> [String] {
        var items = breachNotices.map { Wording.breachNotice(to: name($0.to), within: $0.within) }
        if let ban = noReidentification {
            items.append(Wording.noReidentification(report: name(ban.report), within: ban.within))
        }
        if let corrections { items.append(Wording.corrections(corrections)) }
        return items
    }
}
