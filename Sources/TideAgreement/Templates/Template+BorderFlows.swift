import TideCore

extension AgreementTemplate {
    /// Crossings of the border for statistics on inflows: who moves, never who a traveller is.
    static let borderFlows: AgreementTemplate = {
        let parties = [
            TemplateParty(slot: "provider", roles: ["administration", "enforcement"], offices: ["signatory", "owner"]),
            TemplateParty(slot: "recipient", roles: ["statistics"], offices: ["signatory", "officer"]),
            TemplateParty(slot: "supervisor", roles: ["administration"], offices: []),
        ]
        let title = BilingualText(
            en: "Crossings of the border for statistics on inflows",
            fr: "Passages de la frontière pour la statistique des entrées"
        )
        let slots = TemplateSlots(
            parties: parties,
            standards: [
                "id": AgreementParts.id("border-inflows"),
                "title": .words(title),
                "dispute": .words(
                    BilingualText(
                        en: "The two heads settle it within 60 days, then the cabinet office decides.",
                        fr:
                            "Les deux responsables le règlent dans les 60 jours, puis les services du premier ministre décident."
                    )
                ),
                "collected-for": .values(["border-management"]), "purpose": .values(["migration-statistics"]),
                "never": .values(["enforcement", "visa-decisions", "asylum-decisions"]),
                "dataset": .values(["crossings"]),
                "dataset-title": .words(BilingualText(en: "Crossings of the border", fr: "Passages de la frontière")),
                "releases": .values(["12"]), "hold": .values(["5y"]),
            ],
            titles: [
                "provider": [
                    "signatory": BilingualText(en: "Director of Operations", fr: "Directeur des opérations"),
                    "owner": BilingualText(en: "Head of Border Data", fr: "Chef du service des données de la frontière"),
                ],
                "recipient": [
                    "signatory": BilingualText(en: "Chief Statistician", fr: "Directeur général de la statistique"),
                    "officer": BilingualText(
                        en: "Head of Migration Statistics",
                        fr: "Chef du service des statistiques migratoires"
                    ),
                ],
            ],
            words: [
                "notice": .notice(
                    BilingualText(
                        en:
                            "Signs at border posts say that crossings are counted for statistics, without names or document numbers.",
                        fr:
                            "Aux postes frontière, il est affiché que les passages sont comptés pour la statistique, sans noms ni numéros de document."
                    )
                )
            ]
        ).all
        return AgreementTemplate(
            name: "border-flows",
            title: title,
            use: BilingualText(
                en:
                    "a border agency gives crossings to the statistics office, which counts who comes and goes and never learns who somebody is",
                fr:
                    "une agence des frontières donne les passages à l’office statistique, qui compte qui entre et sort sans jamais savoir qui est qui"
            ),
            model: BilingualText(
                en: """
                    Modelled on how statistics offices count inflows from border posts: no passenger lists, no document numbers, and \
                    nothing that comes back to those who decide about travellers.
                    """,
                fr: """
                    Inspiré de la façon dont les offices statistiques comptent les entrées aux postes frontière : pas de listes de \
                    passagers, pas de numéros de document, et rien qui revienne à ceux qui décident du sort des voyageurs.
                    """
            ),
            slots: slots,
            purposes: TemplatePurposes(
                collection: "administration",
                use: "statistics",
                parents: [
                    "border-management": "administration", "visa-decisions": "administration",
                    "asylum-decisions": "administration", "migration-statistics": "statistics",
                ]
            ),
            parties: parties,
            dataset: DatasetTexts.crossings,
            ladders: [CountryLadder.ladder],
            columns: [
                TemplateColumn("document_no", "drop"), TemplateColumn("full_name", "drop"),
                TemplateColumn(
                    "birth_date",
                    "{generalise: {atLeast: year}}",
                    why: BilingualText(
                        en: "Inflow statistics are by age, citizenship, sex and country of residence.",
                        fr: "La statistique des entrées se fait par âge, citoyenneté, sexe et pays de résidence."
                    )
                ),
                TemplateColumn("sex", "keep"), TemplateColumn("citizenship", "keep"),
                TemplateColumn("residence", "keep"),
                TemplateColumn(
                    "crossing_date",
                    "{generalise: {atLeast: month}}",
                    why: BilingualText(
                        en: "A day and a post together would tell one journey from another.",
                        fr: "Un jour et un poste ensemble distingueraient un voyage d’un autre."
                    )
                ),
                TemplateColumn("border_post", "keep"), TemplateColumn("direction", "keep"),
                TemplateColumn("transport", "keep"),
                TemplateColumn(
                    "stated_purpose",
                    "keep",
                    why: BilingualText(
                        en: "Sensitive, as a claim of asylum is: each group of alike records has at least two different ones.",
                        fr:
                            "Sensible, comme l’est une demande d’asile : chaque groupe d’enregistrements semblables en a au moins deux."
                    )
                ),
                TemplateColumn("watchlist_hit", "drop"),
            ],
            limits: TemplateLimits(diversity: 2),
            agreement: [
                AgreementParts.head(class: "sensitive", basis: "statutory", role: "statistics"),
                AgreementParts.grant("flows", form: "k-anonymous"),
                """
                # @linkage
                linkage: none
                # @outputs
                outputs: {publication: free, minCell: {{least}}}
                # @quota
                quota: {releases: {{releases}}, per: year}
                """,
                AgreementParts.tail(),
            ].joined(separator: "\n"),
            phrases: AgreementParts.phrases.merging([
                "firewall": BilingualText(
                    en: "Who is counted at the border is not found again through the count",
                    fr: "Qui est compté à la frontière n’est pas retrouvé par le comptage"
                ),
                "# linkage": BilingualText(
                    en: "No pseudonyms leave, so that no journey can be joined with another or with any register.",
                    fr: "Aucun pseudonyme ne part : aucun voyage ne peut être relié à un autre, ni à un registre."
                ),
                "# report": BilingualText(
                    en: """
                        To the supervisory authority and not to the provider: a report of who was recognised would tell a border agency \
                        about a traveller.
                        """,
                    fr: """
                        À l’autorité de contrôle et non au fournisseur : signaler qui a été reconnu renseignerait une agence des frontières \
                        sur un voyageur.
                        """
                ),
                "# units": BilingualText(
                    en: "k counts travellers by this column, not crossings; the column itself stays.",
                    fr: "k compte par cette colonne les voyageurs, non les passages ; la colonne elle-même reste."
                ),
            ]) { _, own in own }
        )
    }()
}
