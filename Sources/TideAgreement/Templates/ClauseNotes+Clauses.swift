import TideCore

extension ClauseNotes {
    /// In the order of an agreement.
    static let clauses: [String: BilingualText] = [
        "signatories": BilingualText(
            en: "All of them must sign, with their own keys; an agreement without a signature permits nothing.",
            fr: "Tous doivent signer, avec leur propre clé ; un accord auquel il manque une signature ne permet rien."
        ),
        "recipients": BilingualText(
            en: "Who may ask under it. Add officers; whoever is not listed is refused.",
            fr: "Qui peut demander. Ajouter des responsables ; qui n’y figure pas est refusé."
        ),
        "recipientRoles": BilingualText(
            en: "What the recipient must be on the day of each request, whatever becomes of it later.",
            fr: "Ce que le destinataire doit être le jour de chaque demande, quoi qu’il devienne."
        ),
        "legalBasis": BilingualText(
            en:
                "The law that lets the provider share: act, section, kind. Add a line for each; no program judges whether they suffice.",
            fr:
                "La loi qui permet de partager : texte, article, nature. Une ligne pour chacune ; aucun programme ne juge si elles suffisent."
        ),
        "notice": BilingualText(
            en: "What people were told when the data was collected, and whom they can ask.",
            fr: "Ce dont les personnes ont été informées lors de la collecte, et à qui elles peuvent s’adresser."
        ),
        "class": BilingualText(
            en: "How delicate the sharing is; the least k follows from it where a grant states none.",
            fr: "Combien le partage est délicat ; le plus petit k en découle là où un droit n’en dit rien."
        ),
        "purposes": BilingualText(
            en: "What the data may serve, and what narrows it in the tree of purposes; nothing else.",
            fr: "À quoi les données peuvent servir, et ce qui le précise dans l’arbre des finalités ; rien d’autre."
        ),
        "never": BilingualText(
            en: "What it may never serve, whatever other agreement permits it.",
            fr: "À quoi elles ne peuvent jamais servir, quel que soit l’accord qui le permette."
        ),
        "valid": BilingualText(
            en:
                "First and last day, both inclusive, and by when the parties look at it again: an overdue review stops releases.",
            fr:
                "Premier et dernier jour, inclus, et date du réexamen par les parties : un réexamen en retard bloque les diffusions."
        ),
        "access": BilingualText(
            en:
                "A file is handed over and is processed in these countries alone; `enclave` instead means that no copy leaves.",
            fr:
                "Un fichier est remis et n’est traité que dans ces pays ; `enclave` à la place signifie qu’aucune copie ne part."
        ),
        "grants": BilingualText(
            en: "The data. `form` is the most that a release tells about a person.",
            fr: "Les données. `form` est ce qu’une diffusion dit au plus d’une personne."
        ),
        "reference": BilingualText(
            en: "The days that the data may be about; a later year takes an amendment.",
            fr: "Les jours sur lesquels les données peuvent porter ; une année de plus demande un avenant."
        ),
        "columns": BilingualText(
            en: "Column by column, how it leaves. What is not listed never leaves; `drop` says that it was thought of.",
            fr:
                "Colonne par colonne, comment elle part. Ce qui n’y figure pas ne part jamais ; `drop` dit que l’on y a pensé."
        ),
        "safeguards": BilingualText(
            en: """
                Measured on the file before it leaves: each combination of what could make somebody recognisable is shared by k \
                records, at most the share `suppression` may be removed to reach it, and what `preserve` names stays usable.
                """,
            fr: """
                Mesuré sur le fichier avant qu’il parte : chaque combinaison de ce qui rendrait quelqu’un reconnaissable est partagée par \
                k enregistrements, au plus la part `suppression` peut en être ôtée pour y parvenir, et ce que `preserve` nomme reste utilisable.
                """
        ),
        "necessity": BilingualText(
            en: "Which columns each purpose needs. A column that stands under none does not leave.",
            fr: "De quelles colonnes chaque finalité a besoin. Une colonne qui n’est sous aucune ne part pas."
        ),
        "pseudonymise": BilingualText(
            en: """
                Pseudonyms of one domain link the releases of this agreement with each other and with nothing else. The custodian \
                holds the key, and replaces it by that day.
                """,
            fr: """
                Les pseudonymes d’un domaine relient entre elles les diffusions de cet accord, et à rien d’autre. Le dépositaire détient \
                la clé et la remplace avant ce jour.
                """
        ),
        "onward": BilingualText(
            en: "To whom the recipient may pass it on, and in what form; without this clause to nobody.",
            fr: "À qui le destinataire peut transmettre, et sous quelle forme ; sans cette clause, à personne."
        ),
        "outputs": BilingualText(
            en: "What the recipient may publish, who looks at it first, and the smallest count that a table shows.",
            fr: "Ce que le destinataire peut publier, qui l’examine d’abord, et le plus petit effectif d’un tableau."
        ),
        "quota": BilingualText(
            en: "How many releases in how long: each further one tells more about the same people.",
            fr: "Combien de diffusions en combien de temps : chacune de plus en dit davantage sur les mêmes personnes."
        ),
        "optOut": BilingualText(
            en: "Rows of people who objected never leave: only those with these values in this column do.",
            fr:
                "Les lignes des personnes qui se sont opposées ne partent jamais : seules partent celles qui ont ces valeurs."
        ),
        "approvals": BilingualText(
            en:
                "Who approves each release, after a look at the dry run: whoever answers for the data. The data protection officer advises and does not decide. Four eyes: raise `count` and add officers to `from`.",
            fr:
                "Qui approuve chaque diffusion, après un essai à blanc : qui répond des données. Le délégué à la protection des données conseille et ne décide pas. Quatre yeux : augmenter `count` et compléter `from`."
        ),
        "duties": BilingualText(
            en: "What the recipient owes afterwards. Each creates a deadline; an overdue one stops the next release.",
            fr:
                "Ce que le destinataire doit ensuite. Chaque obligation crée une échéance ; en retard, elle bloque la diffusion suivante."
        ),
        "report": BilingualText(
            en:
                "To the supervisory authority and not to the provider: a report of who was recognised would tell an agency about a person.",
            fr:
                "À l’autorité de contrôle et non au fournisseur : signaler qui a été reconnu renseignerait un organisme sur une personne."
        ),
        "audit": BilingualText(
            en: "Who may look whether it is kept, with what notice, and how long records of it stay.",
            fr: "Qui peut vérifier qu’il est respecté, avec quel préavis, et combien de temps les traces en restent."
        ),
        "publish": BilingualText(
            en:
                "What the public register shows of the agreement. Never data; strike out what the law keeps confidential.",
            fr:
                "Ce que le registre public montre de l’accord. Jamais de données ; rayer ce que la loi tient confidentiel."
        ),
        "terms": BilingualText(
            en: "What no program decides, kept under the same signatures.",
            fr: "Ce qu’aucun programme ne décide, gardé sous les mêmes signatures."
        ),
        "termination": BilingualText(
            en: "How it ends early: either side may end it with that notice, and suspend it at once.",
            fr: "Comment il prend fin avant terme : chaque partie peut y mettre fin avec ce préavis, et le suspendre sur-le-champ."
        ),
    ]
}
