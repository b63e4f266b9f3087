import TideCore

extension AgreementTemplate {
    /// A register of patients for health statistics: professional secrecy, objections, an ethics board.
    static let healthRegister: AgreementTemplate = {
        let parties = [
            TemplateParty(slot: "provider", roles: ["service"], offices: ["signatory", "owner", "ethics"]),
            TemplateParty(slot: "recipient", roles: ["statistics"], offices: ["signatory", "officer"]),
            TemplateParty(slot: "supervisor", roles: ["administration"], offices: []),
        ]
        let title = BilingualText(
            en: "Register of hospital stays for health statistics",
            fr: "Registre des séjours hospitaliers pour la statistique de la santé"
        )
        let slots = TemplateSlots(
            parties: parties,
            standards: [
                "id": AgreementParts.id("health-statistics"),
                "title": .words(title),
                "dispute": .words(
                    BilingualText(
                        en: "The two heads settle it within 60 days, then the data-protection authority decides.",
                        fr:
                            "Les deux responsables le règlent dans les 60 jours, puis l’autorité de protection des données décide."
                    )
                ),
                "collected-for": .values(["health-care"]), "purpose": .values(["health-statistics"]),
                "never": .values(["enforcement", "insurance-decisions", "residence-decisions"]),
                "dataset": .values(["hospital-stays"]),
                "dataset-title": .words(BilingualText(en: "Hospital stays", fr: "Séjours hospitaliers")),
                "releases": .values(["2"]), "hold": .values(["5y"]),
            ],
            titles: [
                "provider": [
                    "signatory": BilingualText(en: "Director of Public Health", fr: "Directeur de la santé publique"),
                    "owner": BilingualText(en: "Head of the Patient Register", fr: "Chef du registre des patients"),
                    "ethics": BilingualText(en: "Chair of the Ethics Board", fr: "Président du comité d’éthique"),
                ],
                "recipient": [
                    "signatory": BilingualText(en: "Chief Statistician", fr: "Directeur général de la statistique"),
                    "officer": BilingualText(
                        en: "Head of Health Statistics",
                        fr: "Chef du service des statistiques de santé"
                    ),
                ],
            ],
            own: [.domain("health-statistics"), .objectionColumn, .objectionKeep],
            words: [
                "notice": .notice(
                    BilingualText(
                        en:
                            "Patients read at admission that stays are counted for statistics, and that they can object at any time.",
                        fr:
                            "À l’admission, les patients lisent que les séjours sont comptés pour la statistique, et qu’ils peuvent s’y opposer à tout moment."
                    )
                )
            ]
        ).all
        return AgreementTemplate(
            name: "health-register",
            title: title,
            use: BilingualText(
                en:
                    "a health ministry or hospital register gives stays or diagnoses to the statistics office, with patients' objections and an ethics board",
                fr:
                    "un ministère de la santé ou un registre hospitalier donne séjours ou diagnostics à l’office statistique, avec les oppositions des patients et un comité d’éthique"
            ),
            model: BilingualText(
                en: """
                    Modelled on national patient registers that serve statistics: professional secrecy is lifted by law, diagnoses count as \
                    sensitive, and whoever objected is left out before anything is counted.
                    """,
                fr: """
                    Inspiré des registres nationaux de patients qui servent la statistique : la loi lève le secret professionnel, les \
                    diagnostics sont sensibles, et qui s’est opposé est laissé de côté avant tout comptage.
                    """
            ),
            slots: slots,
            purposes: TemplatePurposes(
                collection: "service",
                use: "statistics",
                parents: [
                    "health-care": "service", "insurance-decisions": "service", "health-statistics": "statistics",
                ]
            ),
            parties: parties,
            dataset: DatasetTexts.patients,
            ladders: [CountryLadder.ladder],
            columns: [
                TemplateColumn(
                    "health_no",
                    GrantDraft.pseudonym,
                    why: BilingualText(
                        en: "Readmissions are counted by pseudonym; the number itself stays in the register.",
                        fr: "Les réadmissions se comptent par pseudonyme ; le numéro lui-même reste dans le registre."
                    )
                ),
                TemplateColumn("full_name", "drop"), TemplateColumn("birth_date", "{generalise: {atLeast: year}}"),
                TemplateColumn("sex", "keep"), TemplateColumn("municipality", "keep"),
                TemplateColumn("country_of_birth", "drop"),
                TemplateColumn("admission_date", "{generalise: {atLeast: month}}"),
                TemplateColumn(
                    "diagnosis",
                    "keep",
                    why: BilingualText(
                        en: "Sensitive: below, each group of alike records has at least two different ones.",
                        fr:
                            "Sensible : plus bas, chaque groupe d’enregistrements semblables en a au moins deux différents."
                    )
                ),
                TemplateColumn("length_of_stay", "keep"),
                TemplateColumn(
                    "clinician_notes",
                    "drop",
                    why: BilingualText(en: "Free text names people.", fr: "Un texte libre nomme des personnes.")
                ),
                TemplateColumn("objection", "drop"),
            ],
            limits: TemplateLimits(diversity: 2),
            agreement: [
                AgreementParts.head(class: "sensitive", basis: "statutory", role: "statistics"),
                AgreementParts.grant("stays", form: "pseudonymised"),
                """
                # @outputs
                outputs: {publication: reviewed, reviewer: {{recipient/signatory}}, within: 14d, minCell: {{least}}}
                # @quota
                quota: {releases: {{releases}}, per: year}
                # @opt-out
                """,
                AgreementParts.tail(
                    approvals: "{count: 1, from: [{{provider/owner}}], distinct: persons, ethics: {{provider/ethics}}}"
                ),
            ].joined(separator: "\n"),
            phrases: AgreementParts.phrases.merging([
                "firewall": BilingualText(
                    en: "Who seeks care is not found through the hospital",
                    fr: "Qui se fait soigner n’est pas retrouvé par l’hôpital"
                ),
                "# legalBasis": BilingualText(
                    en: """
                        The section that lifts professional secrecy for statistics. Consent is another basis: then say so as `kind`, and \
                        let the column of objections be one of consents.
                        """,
                    fr: """
                        L’article qui lève le secret professionnel pour la statistique. Le consentement est une autre base : le dire alors \
                        dans `kind`, et prendre une colonne de consentements au lieu d’oppositions.
                        """
                ),
            ]) { _, own in own }
        )
    }()
}

extension TemplateSlot {
    /// Which column tells who objected.
    fileprivate static let objectionColumn = TemplateSlot(
        "objection-column",
        .text,
        .values(["objection"]),
        ask: BilingualText(
            en: "Which column tells who objected?",
            fr: "Quelle colonne dit qui s’est opposé ?"
        ),
        hint: BilingualText(
            en: "its name in the file's header; it is read and does not leave",
            fr: "son nom dans l’en-tête du fichier ; elle est lue et ne part pas"
        )
    )

    /// What it says of who did not.
    fileprivate static let objectionKeep = TemplateSlot(
        "objection-keep",
        .text,
        .values(["none"]),
        ask: BilingualText(
            en: "What does it say of people who did not?",
            fr: "Que dit-elle de qui ne s’est pas opposé ?"
        ),
        hint: BilingualText(
            en: "only rows with exactly this value leave",
            fr: "seules partent les lignes qui ont exactement cette valeur"
        )
    )
}
