import TideCore

extension PlainWordsPage {
    /// Pseudonyms and what may be joined by them.
    var linkage: String {
        var body = ""
        if !agreement.pseudonymDomains.isEmpty {
            body += HTMLText.table(
                worded(en: "Pseudonym domains", fr: "Domaines de pseudonymes"),
                [
                    worded(en: "Domain", fr: "Domaine"), worded(en: "Scheme", fr: "Procédé"),
                    worded(en: "Who holds the key", fr: "Dépositaire de la clé"),
                    worded(en: "How long", fr: "Durée"),
                ],
                agreement.pseudonymDomains.map(row)
            )
        }
        if agreement.linkages.isEmpty {
            body += HTMLText.paragraph(
                worded(
                    en: "The recipient may not join the data with other data by pseudonyms.",
                    fr: "Le destinataire ne peut pas apparier les données à d’autres au moyen de pseudonymes."
                )
            )
        } else {
            let filters = worded(en: ", by key filters", fr: ", par filtres à clé")
            let rows = agreement.linkages.map { item in
                [
                    item.with.map(dataset).joined(separator: ", "),
                    item.domain.text + (item.way == .filters ? filters : ""),
                    Wording.list(item.purposes.map(policies.purposes.title)),
                ]
            }
            body += HTMLText.table(
                worded(en: "What may be joined by pseudonyms", fr: "Ce qui peut être apparié au moyen de pseudonymes"),
                [
                    worded(en: "With", fr: "Avec"), worded(en: "In the domain", fr: "Dans le domaine"),
                    worded(en: "For", fr: "Finalités"),
                ],
                rows
            )
        }
        return HTMLText.section(
            "linkage",
            worded(en: "Pseudonyms and linkage", fr: "Pseudonymes et appariement"),
            body
        )
    }

    private func row(_ item: PseudonymDomain) -> [String] {
        let rotation =
            item.rotateBy.map(Wording.date).map { day in
                worded(en: "the key serves until \(day)", fr: "la clé sert jusqu’au \(day)")
            } ?? worded(en: "no end is set", fr: "aucun terme n’est fixé")
        let parent = item.parent.map { worded(en: "within \($0)", fr: "au sein de \($0)") }
        let domain = [item.domain.text, parent, Wording.linkability(item)].compactMap(\.self)
        return [
            domain.joined(separator: worded(en: "; ", fr: "\u{a0}; ")), Wording.scheme(item.scheme),
            name(item.custodian),
            rotation,
        ]
    }

    func dataset(_ id: Identifier) -> String {
        policies.datasets[id]?.title.map { "\($0) (\(id))" } ?? id.text
    }

    /// How and where the recipient gets at the data.
    var place: String {
        let access = agreement.access
        var body = HTMLText.paragraph(Wording.mode(access.mode))
        if let zones = access.zones.map({ Wording.list($0) }) {
            body += HTMLText.paragraph(
                worded(
                    en: "The recipient processes the data in these zones alone: \(zones).",
                    fr: "Le destinataire ne traite les données que dans ces zones\u{a0}: \(zones)."
                )
            )
        } else {
            let zones = policies.parties[agreement.recipient].map { Wording.list($0.zones) }
            let own = zones.map { worded(en: ": \($0)", fr: "\u{a0}: \($0)") } ?? ""
            body += HTMLText.paragraph(
                worded(
                    en: """
                        The agreement names no zones of its own; the recipient processes the data in the zones of its party \
                        document alone\(own).
                        """,
                    fr: """
                        L’accord ne désigne pas de zones\u{a0}; le destinataire ne traite les données que dans les zones de \
                        son document de partie\(own).
                        """
                )
            )
        }
        let seal =
            access.sealTo.map { certificate in
                worded(
                    en: "What is handed over is sealed to the recipient's certificate \(certificate).",
                    fr: """
                        Ce qui est remis est scellé pour le certificat \(Wording.quoted("\(certificate)")) du destinataire.
                        """
                )
            } ?? worded(en: "What is handed over is not sealed.", fr: "Ce qui est remis n’est pas scellé.")
        body += HTMLText.paragraph(seal)
        return HTMLText.section("access", worded(en: "Access and place", fr: "Accès et lieu"), body)
    }

    /// What may be passed on.
    var onward: String {
        let heading = worded(en: "Passing on", fr: "Transmission à des tiers")
        guard !agreement.onward.isEmpty else {
            let words = worded(
                en: "The recipient may not pass the data on.",
                fr: "Le destinataire ne peut pas transmettre les données à des tiers."
            )
            return HTMLText.section("onward", heading, HTMLText.paragraph(words))
        }
        let body = HTMLText.paragraph(
            worded(
                en: "The recipient may pass the data on, and in no other way:",
                fr: "Le destinataire ne peut transmettre les données à des tiers que de la manière suivante\u{a0}:"
            )
        )
        return HTMLText.section("onward", heading, body + HTMLText.list(agreement.onward.map(words)))
    }

    private func words(_ clause: OnwardClause) -> String {
        let roles = Wording.list(clause.roles.map(Wording.role), or: true)
        let purposes = Wording.list(clause.purposes.map(policies.purposes.title), or: true)
        let form = Wording.form(clause.maxForm)
        var words = [
            worded(en: "to a party whose role is \(roles)", fr: "à une partie dont le rôle est\u{a0}: \(roles)"),
            worded(en: "for \(purposes) and what narrows it", fr: "pour \(purposes) et les finalités plus étroites"),
            worded(en: "at most \(form)", fr: "tout au plus des \(form)"),
        ]
        if let k = clause.minK {
            words.append(
                worded(
                    en: "each combination shared by at least \(k) records",
                    fr: "chaque combinaison étant partagée par au moins \(k)\u{a0}enregistrements"
                )
            )
        }
        if let columns = clause.columns.map({ Wording.list($0) }) {
            words.append(worded(en: "only the columns \(columns)", fr: "seulement les colonnes \(columns)"))
        }
        if let zones = clause.zones.map({ Wording.list($0) }) {
            words.append(worded(en: "processed in \(zones) alone", fr: "avec un traitement dans \(zones) seulement"))
        }
        if let officer = clause.approval.map(name) {
            words.append(
                worded(
                    en: "each time with the approval of \(officer)",
                    fr: "chaque fois avec l’approbation de\u{a0}: \(officer)"
                )
            )
        }
        return words.joined(separator: worded(en: "; ", fr: "\u{a0}; "))
    }

    /// What the recipient may publish.
    var outputs: String {
        let heading = worded(en: "Outputs and publication", fr: "Résultats et publication")
        guard let outputs = agreement.outputs else {
            let words = worded(
                en: "The agreement says nothing about what the recipient may publish.",
                fr: "L’accord ne dit rien de ce que le destinataire peut publier."
            )
            return HTMLText.section("outputs", heading, HTMLText.paragraph(words))
        }
        var body = HTMLText.paragraph(Wording.publication(outputs.publication))
        let items = words(outputs)
        if !items.isEmpty { body += HTMLText.list(items) }
        return HTMLText.section("outputs", heading, body)
    }

    private func words(_ outputs: Outputs) -> [String] {
        var items: [String] = []
        if let reviewer = outputs.reviewer.map(name) {
            items.append(worded(en: "reviewed by \(reviewer)", fr: "chargé de l’examen\u{a0}: \(reviewer)"))
        }
        if let term = outputs.within.map(Wording.term) {
            items.append(
                worded(
                    en: "the reviewer answers within \(term)",
                    fr: "la personne chargée de l’examen répond dans un délai de \(term)"
                )
            )
        }
        if let day = outputs.embargo.map(Wording.date) {
            items.append(
                worded(en: "nothing is published before \(day)", fr: "rien n’est publié avant le \(day)")
            )
        }
        if let count = outputs.minCell {
            items.append(
                worded(
                    en: "no cell of a published table counts fewer than \(count)",
                    fr: "aucune cellule d’un tableau publié ne compte moins de \(count)"
                )
            )
        }
        if let citation = outputs.citation {
            items.append(
                worded(
                    en: "the source is named: \(citation)",
                    fr: "la source est citée ainsi\u{a0}: \(Wording.quoted(citation))"
                )
            )
        }
        return items
    }

    /// How many releases there may be.
    var quota: String {
        let words =
            agreement.quota.map(Wording.quota)
            ?? worded(en: "The number of releases is not limited.", fr: "Le nombre de diffusions n’est pas limité.")
        let heading = worded(en: "Number of releases", fr: "Nombre de diffusions")
        return HTMLText.section("quota", heading, HTMLText.paragraph(words))
    }

    /// Whose rows never leave.
    var optOut: String {
        let column = agreement.optOut?.column ?? ""
        let words =
            switch agreement.optOut?.rule {
            case nil:
                worded(
                    en: "Nobody's rows are left out for having objected.",
                    fr: "Aucune ligne n’est écartée parce que la personne s’y est opposée."
                )
            case .keep(let values):
                worded(
                    en: "Only rows whose \(column) is \(Wording.list(values, or: true)) leave.",
                    fr: """
                        Seules sont diffusées les lignes dont la colonne \(Wording.quoted(column)) vaut \
                        \(Wording.list(values.map(Wording.quoted), or: true)).
                        """
                )
            case .register(let name):
                worded(
                    en: """
                        Rows whose \(column) stands in the list \(name) never leave; without that list nothing is released.
                        """,
                    fr: """
                        Les lignes dont la colonne \(Wording.quoted(column)) figure dans la liste \
                        \(Wording.quoted("\(name)")) ne sont jamais diffusées\u{a0}; sans cette liste, rien n’est diffusé.
                        """
                )
            }
        return HTMLText.section("opt-out", worded(en: "Opt-outs", fr: "Oppositions"), HTMLText.paragraph(words))
    }
}
