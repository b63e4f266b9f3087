import TideCore

extension PlainWordsPage {
    /// What leaves, grant by grant, and what a release must meet.
    var grants: String {
        HTMLText.section("data", worded(en: "Data", fr: "Données"), agreement.grants.map(words).joined())
    }

    private func words(_ grant: Grant) -> String {
        let title = worded(
            en: "\(grant.id): \(dataset(grant.dataset))",
            fr: "\(grant.id)\u{a0}: \(dataset(grant.dataset))"
        )
        let form = Wording.form(grant.form)
        var body = "<h3>\(HTMLText.escaped(title))</h3>\n"
        body += HTMLText.paragraph(
            worded(
                en: "The most that a release may tell — \(form).",
                fr: "Ce qu’une diffusion peut révéler au plus — \(form)."
            )
        )
        if let period = grant.reference.map(Wording.period) {
            body += HTMLText.paragraph(
                worded(
                    en: "Only data about the days \(period).",
                    fr: "Seulement les données qui portent sur la période \(period)."
                )
            )
        }
        body += columns(of: grant) + necessity(of: grant)
        body += HTMLText.paragraph(worded(en: "Safeguards:", fr: "Garanties\u{a0}:"))
        body += HTMLText.list(Wording.safeguards(grant.safeguards))
        if policies.datasets[grant.dataset]?.keepsUnitsWhole ?? false {
            body += HTMLText.paragraph(
                worded(
                    en:
                        "The members of a household leave together or not at all, and households are counted, not records.",
                    fr:
                        "Les membres d’un ménage sont diffusés ensemble ou pas du tout, et les ménages sont comptés, pas les enregistrements."
                )
            )
        }
        return body + HTMLText.paragraph(Wording.search(grant.search))
    }

    private func columns(of grant: Grant) -> String {
        let dataset = policies.datasets[grant.dataset]
        let rows = grant.columns.map { column in
            let role = dataset?.column(column.name).map { Wording.role($0.role) } ?? ""
            let codelist = dataset?.column(column.name)?.codelist.flatMap { policies.codelists[$0] }
            return [column.name, role, Wording.treatment(column, in: dataset, codelist)]
        }
        return HTMLText.table(
            worded(
                en: "Columns; what is not listed never leaves",
                fr: "Colonnes\u{a0}; ce qui n’y figure pas n’est jamais diffusé"
            ),
            [
                worded(en: "Column", fr: "Colonne"), worded(en: "What it tells", fr: "Ce qu’elle révèle"),
                worded(en: "How it leaves", fr: "Comment elle est diffusée"),
            ],
            rows
        )
    }

    private func necessity(of grant: Grant) -> String {
        guard let necessity = grant.necessity else { return "" }
        return HTMLText.table(
            worded(en: "What each purpose needs", fr: "Ce dont chaque finalité a besoin"),
            [worded(en: "Purpose", fr: "Finalité"), worded(en: "Columns", fr: "Colonnes")],
            necessity.map { [called($0.purpose), $0.columns.joined(separator: ", ")] }
        )
    }
}
