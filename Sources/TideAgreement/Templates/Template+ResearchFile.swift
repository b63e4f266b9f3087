import TideCore

extension AgreementTemplate {
    /// A scientific-use file of a survey for a research body that is recognised for it.
    static let researchFile: AgreementTemplate = {
        let accreditation = "accreditations: [{scheme: {{scheme}}, until: {{accreditation-until}}}]"
        let parties = [
            TemplateParty(slot: "provider", roles: ["statistics"], offices: ["signatory", "owner"]),
            TemplateParty(
                slot: "recipient",
                roles: ["research"],
                offices: ["signatory", "officer"],
                more: ["# @accreditation", accreditation]
            ),
            TemplateParty(slot: "supervisor", roles: ["administration"], offices: []),
        ]
        let title = BilingualText(
            en: "Labour force survey as a scientific-use file",
            fr: "Enquête sur la population active, fichier à usage scientifique"
        )
        let slots = TemplateSlots(
            parties: parties,
            standards: [
                "id": AgreementParts.id("labour-survey-research"),
                "dispute": .words(
                    BilingualText(
                        en: "The parties settle it within 60 days, then the courts at the provider's seat decide.",
                        fr:
                            "Les parties le règlent dans les 60 jours, puis les tribunaux du siège du fournisseur décident."
                    )
                ),
                "collected-for": .values(["official-statistics"]), "never": .values(["enforcement", "commercial-use"]), "dataset": .values(["labour-survey"]),
                "data-from": .yearBefore(month: 1, day: 1), "data-until": .yearBefore(month: 12, day: 31),
                "dataset-title": .words(
                    BilingualText(en: "Labour force survey", fr: "Enquête sur la population active")
                ),
                "releases": .values(["2"]), "hold": .values(["2y"]),
            ],
            titles: [
                "provider": [
                    "signatory": BilingualText(en: "Chief Statistician", fr: "Directeur général de la statistique"),
                    "owner": BilingualText(
                        en: "Chair of the Microdata Release Panel",
                        fr: "Président du comité d’accès aux microdonnées"
                    ),
                ],
                "recipient": [
                    "signatory": BilingualText(
                        en: "Head of Research Contracts",
                        fr: "Responsable des contrats de recherche"
                    ),
                    "officer": BilingualText(en: "Principal Investigator", fr: "Responsable scientifique"),
                ],
            ],
            own: [.scheme, .accreditationUntil, .band(500)],
            words: [
                "notice": .notice(
                    BilingualText(
                        en:
                            "The survey's letter says that answers serve statistics and research, and that nobody is named.",
                        fr:
                            "La lettre de l’enquête dit que les réponses servent la statistique et la recherche, et que nul n’est nommé."
                    )
                ),
                "title": .init(
                    ask: BilingualText(en: "Its title, with the project's?", fr: "Son titre, avec celui du projet ?"),
                    hint: BilingualText(
                        en: "as: Labour force survey for the project Earnings of Newcomers, no. 2026/14",
                        fr: "comme : Enquête sur la population active pour le projet Revenus des arrivants, n° 2026/14"
                    )
                ),
                "purpose": .init(
                    ask: BilingualText(
                        en: "A short name for the research project?",
                        fr: "Un nom court pour le projet de recherche ?"
                    ),
                    hint: BilingualText(
                        en: "as earnings-of-newcomers: a purpose below scientific-research, so that no other project is permitted",
                        fr:
                            "comme revenus-des-arrivants : une finalité sous scientific-research, pour qu’aucun autre projet ne soit permis"
                    )
                ),
            ]
        ).all
        return AgreementTemplate(
            name: "research-file",
            title: title,
            use: BilingualText(
                en:
                    "a statistics office gives a survey file to researchers of a recognised body, for one project and some years",
                fr:
                    "un office statistique donne un fichier d’enquête aux chercheurs d’un organisme reconnu, pour un projet et quelques années"
            ),
            model: BilingualText(
                en: """
                    Modelled on scientific-use files as statistics offices hand them out: a recognised body, named researchers, one \
                    project, results checked before they are published, and destruction at the end.
                    """,
                fr: """
                    Inspiré des fichiers à usage scientifique tels que les offices statistiques les remettent : un organisme reconnu, des \
                    chercheurs désignés, un projet, des résultats vérifiés avant publication, et la destruction à la fin.
                    """
            ),
            slots: slots,
            purposes: TemplatePurposes(
                collection: "statistics",
                use: "scientific-research",
                parents: ["official-statistics": "statistics"]
            ),
            parties: parties,
            dataset: DatasetTexts.survey,
            ladders: [CountryLadder.ladder, .education],
            columns: [
                TemplateColumn("person_no", "drop"), TemplateColumn("birth_date", "{generalise: {atLeast: year}}"),
                TemplateColumn("sex", "keep"),
                TemplateColumn(
                    "country_of_birth",
                    "keep",
                    why: BilingualText(
                        en:
                            "Small countries of birth are what makes respondents unique: the search removes or the panel groups them.",
                        fr:
                            "Les petits pays de naissance rendent uniques : la recherche les ôte, ou le comité les regroupe."
                    )
                ),
                TemplateColumn("region", "keep"), TemplateColumn("education", "keep"),
                TemplateColumn("occupation", "keep"),
                TemplateColumn("labour_status", "keep"), TemplateColumn("monthly_income", "{band: {{band}}}"),
                TemplateColumn("interviewer", "drop"),
                TemplateColumn(
                    "weight",
                    "keep",
                    why: BilingualText(
                        en: "Without it no estimate for the population can be made.",
                        fr: "Sans elle, aucune estimation pour la population n’est possible."
                    )
                ),
            ],
            limits: TemplateLimits(diversity: 3, uniqueness: "1%"),
            agreement: [
                AgreementParts.head(
                    class: "sensitive",
                    basis: "statutory",
                    role: "research",
                    ["# @scheme", "accreditation: [{{scheme}}]"]
                ),
                AgreementParts.grant("file", form: "k-anonymous"),
                """
                # @linkage
                linkage: none
                # @outputs
                outputs: {publication: reviewed, reviewer: {{provider/owner}}, within: 14d, minCell: {{least}}, citation: {{dataset-called}}}
                # @quota
                quota: {releases: {{releases}}, per: year}
                """,
                AgreementParts.tail(
                    auditors: ["provider", "supervisor"],
                    terms: [
                        "cost: {{=cost}}", "intellectualProperty: {{=intellectualProperty}}",
                        "liability: {{=liability}}",
                    ]
                ),
            ].joined(separator: "\n"),
            phrases: AgreementParts.phrases.merging([
                "firewall": BilingualText(
                    en: "What a survey is told is not used against anybody",
                    fr: "Ce qui est dit à une enquête n’est employé contre personne"
                ),
                "cost": BilingualText(
                    en: "The recipient refunds the hours that the file takes.",
                    fr: "Le destinataire rembourse les heures que demande le fichier."
                ),
                "intellectualProperty": BilingualText(
                    en: "Rights in the data stay with the provider; results belong to whoever made them.",
                    fr:
                        "Les droits sur les données restent au fournisseur ; les résultats appartiennent à leurs auteurs."
                ),
                "liability": BilingualText(
                    en: "Each party answers for what its own staff and processors do with the data.",
                    fr: "Chaque partie répond de ce que font des données son personnel et ses sous-traitants."
                ),
                "# accreditation": BilingualText(
                    en: "Under which scheme the body is recognised, and until when.",
                    fr: "Selon quel dispositif l’organisme est reconnu, et jusqu’à quand."
                ),
                "# scheme": BilingualText(
                    en: "What the body must be recognised under on the day of each request.",
                    fr: "Selon quoi l’organisme doit être reconnu le jour de chaque demande."
                ),
                "# purposes": BilingualText(
                    en: "One project, below scientific-research. Another project takes an agreement of its own.",
                    fr: "Un projet, sous scientific-research. Un autre projet demande un accord à lui."
                ),
                "# linkage": BilingualText(
                    en: "The file is joined with no other data about persons, and nobody looks for anybody in it.",
                    fr: "Le fichier n’est relié à aucune autre donnée sur des personnes, et nul n’y cherche personne."
                ),
                "# recipients": BilingualText(
                    en: "The project's named researchers who may ask. Add officers; whoever is not listed is refused.",
                    fr:
                        "Les chercheurs désignés du projet qui peuvent demander. En ajouter ; qui n’y figure pas est refusé."
                ),
            ]) { _, own in own }
        )
    }()
}

extension TemplateSlot {
    /// Who recognises research bodies.
    fileprivate static let scheme = TemplateSlot(
        "scheme",
        .name,
        .values(["recognised-research-entity"]),
        ask: BilingualText(
            en: "Under which scheme must the body be recognised?",
            fr: "Selon quel dispositif l’organisme doit-il être reconnu ?"
        ),
        hint: BilingualText(
            en: "a short name of the list or accreditation",
            fr: "un nom court de la liste ou de l’agrément"
        )
    )

    /// Until when the recipient is.
    fileprivate static let accreditationUntil = TemplateSlot(
        "accreditation-until",
        .date,
        .worked { filling in filling.day("until").map { [$0.description] } },
        .newParty("recipient"),
        ask: BilingualText(en: "Until when is it recognised?", fr: "Jusqu’à quand est-il reconnu ?"),
        hint: BilingualText(en: "the last day, inclusive", fr: "le dernier jour, inclus")
    )
}
