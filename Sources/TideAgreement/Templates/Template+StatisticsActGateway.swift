import TideCore

extension AgreementTemplate {
    /// An administrative register for official statistics, through a section of a statistics act that lifts the register's secrecy.
    static let statisticsActGateway: AgreementTemplate = {
        let parties = [
            TemplateParty(slot: "provider", roles: ["administration"], offices: ["signatory", "owner"]),
            TemplateParty(slot: "recipient", roles: ["statistics"], offices: ["signatory", "officer"]),
            TemplateParty(slot: "supervisor", roles: ["administration"], offices: []),
        ]
        let title = BilingualText(
            en: "Administrative register of employment for official statistics",
            fr: "Registre administratif de l’emploi pour la statistique officielle"
        )
        let slots = TemplateSlots(
            parties: parties,
            standards: [
                "id": AgreementParts.id("employment-statistics"),
                "title": .words(title),
                "dispute": .words(
                    BilingualText(
                        en:
                            "The two heads settle it within 60 days, then the minister responsible for statistics decides.",
                        fr:
                            "Les deux responsables le règlent dans les 60 jours, puis le ministre chargé de la statistique décide."
                    )
                ),
                "collected-for": .values(["employment-administration"]), "purpose": .values(["official-statistics"]),
                "never": .values(["enforcement", "benefit-decisions"]), "dataset": .values(["employment-register"]),
                "dataset-title": .words(BilingualText(en: "Register of employment", fr: "Registre de l’emploi")),
                "hold": .values(["5y"]),
            ],
            titles: [
                "provider": [
                    "signatory": BilingualText(en: "Permanent Secretary", fr: "Secrétaire général du ministère"),
                    "owner": BilingualText(en: "Head of the Register", fr: "Chef du service du registre"),
                ],
                "recipient": [
                    "signatory": BilingualText(en: "Chief Statistician", fr: "Directeur général de la statistique"),
                    "officer": BilingualText(en: "Head of Registers", fr: "Chef du service des registres"),
                ],
            ],
            own: [.domain("employment-statistics"), .band(100)],
            words: [
                "notice": .notice(
                    BilingualText(
                        en:
                            "The registration form says that the register serves official statistics under the act named here.",
                        fr:
                            "Le formulaire d’inscription dit que le registre sert la statistique officielle en vertu de la loi nommée ici."
                    )
                )
            ]
        ).all
        return AgreementTemplate(
            name: "statistics-act-gateway",
            title: title,
            use: BilingualText(
                en:
                    "a ministry or agency gives a register to the statistics office, because a statistics act says that it may or must",
                fr:
                    "un ministère ou une agence donne un registre à l’office statistique, parce qu’une loi statistique le permet ou l’impose"
            ),
            model: BilingualText(
                en: """
                    Modelled on statistics acts that open administrative registers to the statistics office, as those of the United \
                    Kingdom, Norway and Kenya do: the act lifts the register's secrecy, in one direction, for statistics alone.
                    """,
                fr: """
                    Inspiré des lois statistiques qui ouvrent les registres administratifs à l’office statistique, comme celles du \
                    Royaume-Uni, de la Norvège et du Kenya : la loi lève le secret du registre, dans un seul sens, pour la seule statistique.
                    """
            ),
            slots: slots,
            purposes: TemplatePurposes(
                collection: "administration",
                use: "statistics",
                parents: [
                    "employment-administration": "administration", "benefit-decisions": "administration",
                    "official-statistics": "statistics",
                ]
            ),
            parties: parties,
            dataset: DatasetTexts.employment,
            ladders: [CountryLadder.ladder],
            columns: [
                TemplateColumn(
                    "national_id",
                    GrantDraft.pseudonym,
                    why: BilingualText(
                        en:
                            "The same person has the same pseudonym in every release, so that years can be joined; the number stays.",
                        fr:
                            "La même personne a le même pseudonyme dans chaque diffusion, pour relier les années ; le numéro reste."
                    )
                ),
                TemplateColumn("full_name", "drop"),
                TemplateColumn("birth_date", "{generalise: {atLeast: month}}"), TemplateColumn("sex", "keep"),
                TemplateColumn("citizenship", "keep"), TemplateColumn("municipality", "keep"),
                TemplateColumn("occupation", "keep"), TemplateColumn("employer_no", "drop"),
                TemplateColumn("contract", "keep"),
                TemplateColumn(
                    "monthly_wage",
                    "{band: {{band}}}",
                    why: BilingualText(
                        en: "In bands of so many units of the currency.",
                        fr: "Par tranches de tant d’unités de la monnaie."
                    )
                ),
            ],
            limits: TemplateLimits(),
            agreement: [
                AgreementParts.head(class: "sensitive", basis: "gateway", role: "statistics"),
                AgreementParts.grant("register", form: "pseudonymised"),
                """
                # @onward
                onward:
                  # @onward-cases
                  - roles: [statistics]
                    purposes: [{{purpose}}]
                    maxForm: k-anonymous
                    minK: {{k}}
                    zones: {{zones}}
                    approval: {{provider/owner}}
                # @outputs
                outputs: {publication: free, minCell: {{least}}}
                # @quota
                quota: {releases: {{releases}}, per: year}
                """,
                AgreementParts.tail(),
            ].joined(separator: "\n"),
            phrases: AgreementParts.phrases.merging([
                "firewall": BilingualText(
                    en: "What people must tell a register is not used against them",
                    fr: "Ce que les gens doivent déclarer à un registre n’est pas employé contre eux"
                ),
                "# legalBasis": BilingualText(
                    en: """
                        The section of the statistics act that lets, or makes, the register's keeper supply it, and any section of the \
                        register's own act that allows it. Where the act wants a notice to Parliament or the data-protection \
                        authority, it comes before the first release.
                        """,
                    fr: """
                        L’article de la loi statistique qui permet ou impose au gestionnaire du registre de le fournir, et tout article \
                        de la loi propre au registre qui l’autorise. Si la loi veut une information du Parlement ou de l’autorité de \
                        protection des données, elle précède la première diffusion.
                        """
                ),
                "# onward-cases": BilingualText(
                    en: "allow TG1625: this is tried in the cases of the agreement with the next recipient",
                    fr: "allow TG1625: cela est éprouvé par les cas de l’accord avec le destinataire suivant"
                ),
            ]) { _, own in own }
        )
    }()
}

extension TemplateSlot {
    /// How finely money is told.
    static func band(_ width: Int) -> TemplateSlot {
        TemplateSlot(
            "band",
            .number(1...1_000_000_000),
            .values([String(width)]),
            .newDataset,
            ask: BilingualText(
                en: "How wide are the bands in which money is told?",
                fr: "De quelle largeur sont les tranches dans lesquelles l’argent est dit ?"
            ),
            hint: BilingualText(
                en: "in units of your currency: wide enough that a band holds many people",
                fr: "en unités de votre monnaie : assez larges pour qu’une tranche tienne beaucoup de gens"
            )
        )
    }

    /// The domain of an agreement's pseudonyms.
    static func domain(_ name: String) -> TemplateSlot {
        TemplateSlot(
            "domain",
            .name,
            .values([name]),
            ask: BilingualText(
                en: "A name for the domain of its pseudonyms?",
                fr: "Un nom pour le domaine de ses pseudonymes ?"
            ),
            hint: BilingualText(
                en: "one that no other agreement has: pseudonyms of one domain can be linked",
                fr: "un nom qu’aucun autre accord n’a : les pseudonymes d’un domaine peuvent être reliés"
            )
        )
    }
}
