import TideCore

extension AgreementTemplate {
    /// Households at displacement sites for the clusters that plan assistance there.
    static let displacementTracking: AgreementTemplate = {
        let parties = [
            TemplateParty(slot: "provider", roles: ["humanitarian"], offices: ["signatory", "owner"]),
            TemplateParty(slot: "recipient", roles: ["humanitarian"], offices: ["signatory", "officer"]),
            TemplateParty(slot: "supervisor", roles: ["administration"], offices: []),
        ]
        let title = BilingualText(
            en: "Households at displacement sites for the planning of assistance",
            fr: "Ménages des sites de déplacement pour la planification de l’assistance"
        )
        let slots = TemplateSlots(
            parties: parties,
            standards: [
                "id": AgreementParts.id("displacement-cluster"),
                "title": .words(title),
                "dispute": .words(
                    BilingualText(
                        en:
                            "The parties negotiate for 30 days, then the inter-cluster coordination decides; privileges and immunities stay as they are.",
                        fr:
                            "Les parties négocient pendant 30 jours, puis la coordination interclusters décide ; les privilèges et immunités demeurent."
                    )
                ),
                "collected-for": .values(["displacement-tracking"]), "purpose": .values(["humanitarian-assistance"]),
                "never": .values(["enforcement", "return-operations"]), "dataset": .values(["site-households"]),
                "dataset-title": .words(
                    BilingualText(en: "Households at displacement sites", fr: "Ménages des sites de déplacement")
                ),
                "k": .values(["5"]), "suppression": .values(["10%"]), "releases": .values(["26"]),
                "hold": .values(["1y"]),
            ],
            titles: [
                "provider": [
                    "signatory": BilingualText(en: "Chief of Mission", fr: "Chef de mission"),
                    "owner": BilingualText(
                        en: "Head of Displacement Tracking",
                        fr: "Responsable du suivi des déplacements"
                    ),
                ],
                "recipient": [
                    "signatory": BilingualText(en: "Cluster Coordinator", fr: "Coordinateur du cluster"),
                    "officer": BilingualText(
                        en: "Information Management Officer",
                        fr: "Chargé de la gestion de l’information"
                    ),
                ],
            ],
            words: [
                "notice": .notice(
                    BilingualText(
                        en:
                            "Enumerators say before each interview that answers are shared for assistance, without names, and that no answer is needed to be helped.",
                        fr:
                            "Avant chaque entretien, les enquêteurs disent que les réponses sont partagées pour l’assistance, sans noms, et qu’il n’est pas nécessaire de répondre pour être aidé."
                    )
                ),
                "act": .init(
                    ask: BilingualText(
                        en: "The mandate or protocol that lets the data be shared?",
                        fr: "Le mandat ou le protocole qui permet de partager les données ?"
                    ),
                    hint: BilingualText(
                        en: "as: Information-Sharing Protocol of 12 March 2026; or an act, with its year",
                        fr: "comme : Protocole de partage de l’information du 12 mars 2026 ; ou une loi, avec son année"
                    )
                ),
                "law": .init(
                    ask: BilingualText(en: "Which law governs the agreement?", fr: "Quel droit régit l’accord ?"),
                    hint: BilingualText(
                        en: "one sentence, as: The general principles of law and the organisations' own data-protection rules.",
                        fr:
                            "une phrase, comme : Les principes généraux du droit et les règles de protection des données des organisations."
                    )
                ),
                "supervisor": .init(
                    ask: BilingualText(
                        en: "The short name of whoever oversees data protection?",
                        fr: "Le nom court de qui veille à la protection des données ?"
                    ),
                    hint: BilingualText(
                        en: "an authority, or the oversight body of organisations with rules of their own; neither of the parties",
                        fr:
                            "une autorité, ou l’organe de contrôle d’organisations qui ont leurs propres règles ; aucune des parties"
                    )
                ),
            ]
        ).all
        return AgreementTemplate(
            name: "displacement-tracking",
            title: title,
            use: BilingualText(
                en:
                    "whoever tracks displacement gives each round's households to a cluster that plans assistance, and to its members after it",
                fr:
                    "qui suit les déplacements donne les ménages de chaque passage à un cluster qui planifie l’assistance, puis à ses membres"
            ),
            model: BilingualText(
                en: """
                    Modelled on displacement tracking that is shared with humanitarian clusters under an information-sharing protocol: \
                    rounds that follow each other quickly, corrections between them, members who work on, and sites that must not become targets.
                    """,
                fr: """
                    Inspiré du suivi des déplacements partagé avec les clusters humanitaires sous un protocole de partage de l’information : \
                    des passages rapprochés, des corrections entre eux, des membres qui poursuivent, et des sites qui ne doivent pas devenir des cibles.
                    """
            ),
            slots: slots,
            purposes: TemplatePurposes(
                collection: "humanitarian",
                use: "humanitarian",
                parents: [
                    "displacement-tracking": "humanitarian", "humanitarian-assistance": "humanitarian",
                ]
            ),
            parties: parties,
            dataset: DatasetTexts.households,
            columns: [
                TemplateColumn("household_no", "drop"), TemplateColumn("head_name", "drop"),
                TemplateColumn("phone", "drop"),
                TemplateColumn(
                    "site",
                    "drop",
                    why: BilingualText(
                        en:
                            "A small site is a list of households, and in a conflict a target: the district is enough to plan by.",
                        fr:
                            "Un petit site est une liste de ménages et, dans un conflit, une cible : le district suffit pour planifier."
                    )
                ),
                TemplateColumn("district", "keep"), TemplateColumn("household_size", "keep"),
                TemplateColumn("head_sex", "keep"), TemplateColumn("children_under_5", "keep"),
                TemplateColumn("arrival_date", "{generalise: {atLeast: month}}"),
                TemplateColumn("displacement_cause", "keep"), TemplateColumn("main_need", "keep"),
                TemplateColumn(
                    "protection_incident",
                    "drop",
                    why: BilingualText(
                        en: "Incidents go to protection services alone, case by case.",
                        fr: "Les incidents vont aux seuls services de protection, cas par cas."
                    )
                ),
            ],
            limits: TemplateLimits(least: 5, diversity: 2),
            agreement: [
                AgreementParts.head(class: "urgent", basis: "public-task", role: "humanitarian"),
                AgreementParts.grant("households", form: "k-anonymous"),
                """
                # @onward
                onward:
                  # @onward-cases
                  - {roles: [humanitarian], purposes: [{{purpose}}], maxForm: k-anonymous, minK: {{k}}, zones: {{zones}}}
                # @outputs
                outputs: {publication: reviewed, reviewer: {{provider/owner}}, within: 72h, minCell: {{least}}}
                # @quota
                quota: {releases: {{releases}}, per: year}
                """,
                AgreementParts.tail(corrections: "7d", auditors: ["provider", "supervisor"]),
            ].joined(separator: "\n"),
            phrases: AgreementParts.phrases.merging([
                "firewall": BilingualText(
                    en: "Who tells an aid worker where the family sleeps is not found there",
                    fr: "Qui dit à un humanitaire où dort sa famille n’y est pas retrouvé"
                ),
                "precedence": BilingualText(
                    en:
                        "The information-sharing protocol goes before this agreement, this agreement before any plan of a round.",
                    fr:
                        "Le protocole de partage de l’information prévaut sur le présent accord, et celui-ci sur tout plan de passage."
                ),
                "# legalBasis": BilingualText(
                    en: """
                        The mandate and the information-sharing protocol that lets the provider share; an organisation with privileges \
                        names its own rules on data protection.
                        """,
                    fr: """
                        Le mandat et le protocole de partage de l’information qui permettent de partager ; une organisation dotée de \
                        privilèges nomme ses propres règles de protection des données.
                        """
                ),
                "# class": BilingualText(
                    en:
                        "An emergency: the least k where a grant states none is 5, not 10. `sensitive` once it has become a routine.",
                    fr:
                        "Une urgence : le plus petit k là où un droit n’en dit rien est 5, non 10. `sensitive` dès que c’est la routine."
                ),
                "# onward-cases": BilingualText(
                    en: "allow TG1625: this is tried in the cases of the agreement with the next recipient",
                    fr: "allow TG1625: cela est éprouvé par les cas de l’accord avec le destinataire suivant"
                ),
            ]) { _, own in own }
        )
    }()
}
