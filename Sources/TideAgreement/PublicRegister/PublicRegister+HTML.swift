import TideCore

extension PublicRegister {
    /// As a page in the language in force, that needs nothing beside it, prints, and is read aloud in order.
    package var html: String {
        let title = worded(en: "Register of data-sharing agreements", fr: "Registre des accords de partage de données")
        let made = worded(en: "As of \(Wording.date(made))", fr: "État au \(Wording.date(made))")
        let intro = worded(
            en: """
                Who shares data about people with whom, under which law and for what. The register shows of each agreement what \
                its parties publish, and no data.
                """,
            fr: """
                Qui partage des données sur les personnes avec qui, en vertu de quelle loi et pour quoi. Le registre montre de chaque \
                accord ce que ses parties publient, et aucune donnée.
                """
        )
        return Markup.document(
            [title, office].compactMap(\.self).joined(separator: ", "),
            [
                .block(
                    "header",
                    [
                        .paragraph([office, made].compactMap(\.self).joined(separator: " · "), class: "kind"),
                        .element("h1", title), .paragraph(intro),
                    ]
                ),
                .block("main", [overview] + entries.enumerated().map { $1.section(number: $0 + 1) }),
                .block("footer", footer),
            ],
            language: Language.current
        )
    }

    private var footer: [Markup] {
        let digest = worded(
            en:
                "The digest is the SHA-256 of what was signed: whoever has the agreement can tell whether it is the same.",
            fr:
                "L’empreinte est le SHA-256 de ce qui a été signé\u{a0}: qui détient l’accord peut vérifier que c’est le même."
        )
        let files = worded(
            en: "The same register lies beside this page as `register.csv` and `register.json`.",
            fr: "Le même registre se trouve à côté de cette page en `register.csv` et `register.json`."
        )
        return (entries.contains { $0.signedForm != nil } ? [.paragraph(digest)] : []) + [.element("p", Markup.prose(files))]
    }

    /// All agreements in one table, with where each is told in full.
    private var overview: Markup {
        let heading = worded(en: "All agreements", fr: "Tous les accords")
        let silence = self.silence.map { [Markup.paragraph($0, class: "note")] } ?? []
        guard !entries.isEmpty else {
            let none = worded(en: "No agreement publishes anything.", fr: "Aucun accord ne publie quoi que ce soit.")
            return .section("all", heading, [.paragraph(none)] + silence)
        }
        let heads = [
            worded(en: "Agreement", fr: "Accord"), worded(en: "Provider → recipient", fr: "Fournisseur → destinataire"),
            worded(en: "Standing", fr: "État"),
        ]
        let rows = entries.enumerated().map { position, entry in
            let link = Markup.element("a", ["href": "#agreement-\(position + 1)"], entry.heading(position + 1))
            return Markup.element(
                "tr",
                [
                    .element("th", ["scope": "row", "class": "words"], [link]),
                    .element("td", ["class": "words"], entry.flow),
                    .element("td", ["class": "words"], entry.standing.words),
                ]
            )
        }
        let caption = worded(
            en: "Agreements, those in force first",
            fr: "Accords, ceux en vigueur d’abord"
        )
        let table = Markup.block(
            "table",
            ["class": "long"],
            [
                .element("caption", caption),
                .element(
                    "thead",
                    [.element("tr", heads.map { .element("th", ["scope": "col", "class": "words"], $0) })]
                ),
                .block("tbody", rows),
            ]
        )
        return .section("all", heading, [table] + silence)
    }
}

extension PublicEntry {
    /// What it is called on the page: its title, or a number.
    fileprivate func heading(_ number: Int) -> String {
        title ?? worded(en: "Agreement \(number)", fr: "Accord \(number)")
    }

    /// Everything that it publishes.
    fileprivate func section(number: Int) -> Markup {
        let standing = Markup.element(
            "p",
            ["class": self.standing == .inForce ? "verdict met" : "verdict unmet"],
            [.element("strong", self.standing.words), .text(". \(self.standing.meaning)")]
        )
        let lists = [
            (
                worded(en: "Legal basis", fr: "Base légale"),
                legalBasis?.map(\.words)
            ),
            (worded(en: "Purposes", fr: "Finalités"), purposes?.map(\.text)),
        ].flatMap(Self.list)
        let tables = (data ?? []).flatMap(\.told)
        let told = notice.map { notice in
            [
                Markup.element("h3", worded(en: "What people were told", fr: "Ce dont les personnes ont été informées")),
                .paragraph(notice),
            ]
        }
        let ask = Self.list(worded(en: "Whom to ask", fr: "À qui s’adresser"), contact?.map(\.words))
        return .section("agreement-\(number)", heading(number), [standing, facts] + lists + tables + (told ?? []) + ask)
    }

    private static func list(_ name: String, _ values: [String]?) -> [Markup] {
        guard let values, !values.isEmpty else { return [] }
        return [.element("h3", name), .block("ul", values.map { .element("li", $0) })]
    }

    /// Who gives to whom; a dash where the parties are not published.
    fileprivate var flow: String {
        parties.map { "\($0.provider) → \($0.recipient)" } ?? "—"
    }

    private var facts: Markup {
        let facts: [(String, String?)] = [
            (worded(en: "From", fr: "De"), parties?.provider), (worded(en: "To", fr: "À"), parties?.recipient),
            (worded(en: "First day", fr: "Premier jour"), valid.map { Wording.date($0.from) }),
            (worded(en: "Last day", fr: "Dernier jour"), valid.map { Wording.date($0.until) }),
            (worded(en: "To be reviewed by", fr: "À réexaminer au plus tard le"), valid?.reviewBy.map(Wording.date)),
            (worded(en: "Digest", fr: "Empreinte"), signedForm?.hex),
        ]
        let shown = facts.compactMap { name, value in
            value.map { Markup.element("div", [.element("dt", name), .element("dd", $0)]) }
        }
        return shown.isEmpty ? .nothing : .block("dl", ["class": "facts"], shown)
    }
}

extension PublicEntry.Data {
    /// The columns that leave, or the dataset's name alone.
    fileprivate var told: [Markup] {
        let name =
            dataset.map { worded(en: "Data: \($0)", fr: "Données\u{a0}: \($0)") } ?? worded(en: "Data", fr: "Données")
        guard let columns else { return dataset == nil ? [] : [.element("h3", name)] }
        let heads = [
            worded(en: "Column", fr: "Colonne"), worded(en: "How it leaves", fr: "Comment elle est diffusée"),
        ]
        let caption = worded(en: "Columns that leave", fr: "Colonnes diffusées")
        let table = Markup.block(
            "table",
            ["class": "long"],
            [
                .element("caption", caption),
                .element(
                    "thead",
                    [.element("tr", heads.map { .element("th", ["scope": "col", "class": "words"], $0) })]
                ),
                .block(
                    "tbody",
                    columns.map { column in
                        .element(
                            "tr",
                            [
                                .element("th", ["scope": "row", "class": "words"], column.name),
                                .element("td", ["class": "words"], column.treatment),
                            ]
                        )
                    }
                ),
            ]
        )
        return [.element("h3", name), table]
    }
}
