import TideCore

/// Comments that teach what a clause means and what to change in it, by the name of the field or part.
///
/// A template has comments of its own where its practice differs.
enum ClauseNotes {
    static let all: [String: BilingualText] = documents.merging(clauses) { first, _ in first }

    private static let documents: [String: BilingualText] = [
        "party-provider": BilingualText(
            en: "The provider. Officers are offices, not persons; each signs with a key of its own.",
            fr:
                "Le fournisseur. Les responsables sont des fonctions, non des personnes ; chacune signe avec sa propre clé."
        ),
        "party-recipient": BilingualText(
            en: "The recipient. Where it processes data in other countries too, list them all under zones.",
            fr: "Le destinataire. S’il traite des données dans d’autres pays aussi, les énumérer tous sous zones."
        ),
        "party-supervisor": BilingualText(
            en: "The supervisory authority, which is told what neither party should learn from the other.",
            fr: "L’autorité de contrôle, à qui l’on dit ce qu’aucune des parties ne doit apprendre de l’autre."
        ),
        "no-key": BilingualText(
            en: "No key yet: nobody can sign here until `keys` names one.",
            fr: "Pas encore de clé : personne ne peut signer ici tant que `keys` n’en nomme pas une."
        ),
        "tree": BilingualText(
            en: "Every purpose, with the one that it narrows behind the colon; roots have none.",
            fr: "Toutes les finalités, chacune suivie de celle qu’elle précise ; les racines n’en ont pas."
        ),
        "compatible": BilingualText(
            en:
                "What was collected for the first may serve the second, in this direction alone. Nothing leads to enforcement.",
            fr:
                "Ce qui a été collecté pour la première peut servir la seconde, dans ce sens seulement. Rien ne mène à la répression."
        ),
        "dataset": BilingualText(
            en: """
                The dataset. The columns are those that such registers usually have: put the names of your own file's header in \
                their place, all of them, and the same names into the grant and the cases.
                """,
            fr: """
                Le jeu de données. Les colonnes sont celles qu’ont d’ordinaire de tels registres : mettre à leur place les noms de \
                l’en-tête de votre fichier, tous, et les mêmes noms dans le droit accordé et dans les cas.
                """
        ),
        "retain": BilingualText(
            en: "The owner's own last day of holding the data; no recipient may hold it longer.",
            fr:
                "Le dernier jour où le propriétaire conserve les données ; aucun destinataire ne les garde plus longtemps."
        ),
        "reference-declared": BilingualText(
            en: "The days that the data is about, its whole life under this agreement: deliveries lie within.",
            fr: "Les jours sur lesquels portent les données, pour toute la durée de l’accord : les livraisons y sont comprises."
        ),
        "roles": BilingualText(
            en: """
                direct: tells who somebody is; quasi: could help to recognise somebody; sensitive: what nobody should learn about a \
                person; attribute: neither. A ladder says how a column is told ever more coarsely: days by months and years, codes by \
                leading digits, or by a list, as \
                `hierarchy: {file: ladders/regions.csv, levels: [municipality, region, country]}`.
                """,
            fr: """
                direct : dit qui est la personne ; quasi : aide à la reconnaître ; sensitive : ce que nul ne doit apprendre d’elle ; \
                attribute : ni l’un ni l’autre. Une échelle dit comment une colonne est dite de plus en plus grossièrement : \
                les jours par mois et années, les codes par leurs premiers chiffres, ou selon une liste, comme \
                `hierarchy: {file: ladders/regions.csv, levels: [municipality, region, country]}`.
                """
        ),
        "firewall": BilingualText(
            en: "Above all agreements together: where this data never goes, whoever signs what with whom.",
            fr: "Au-dessus de tous les accords ensemble : là où ces données ne vont jamais, qui que ce soit qui signe."
        ),
        "firewall-protects": BilingualText(
            en: "By name; `collectedFor: [PURPOSE]` would protect all that was collected for a purpose.",
            fr: "Par leur nom ; `collectedFor: [PURPOSE]` protégerait tout ce qui a été collecté pour une finalité."
        ),
        "firewall-owners": BilingualText(
            en: "Who must sign it: those who own the data.",
            fr: "Qui doit la signer : ceux à qui appartiennent les données."
        ),
        "firewall-forbids": BilingualText(
            en: "Parties that enforce get none of it above the floor, and nobody gets it for these purposes.",
            fr:
                "Les parties chargées de la répression n’en reçoivent rien au-dessus du plancher, et personne pour ces finalités."
        ),
        "firewall-floor": BilingualText(
            en: "What may go anywhere: published tables.",
            fr: "Ce qui peut aller partout : les tableaux publiés."
        ),
        "firewall-change": BilingualText(
            en: "How many owners must sign a weakening.",
            fr: "Combien de propriétaires doivent signer un affaiblissement."
        ),
        "cases": BilingualText(
            en: """
                What the agreement must answer. `tidegate test` asks each; a case that comes out otherwise shows that a change of the \
                agreement changed more than was meant. Add one for each request that you want to see permitted or refused.
                """,
            fr: """
                Ce que l’accord doit répondre. `tidegate test` pose chaque question ; un cas qui donne autre chose montre qu’un \
                changement de l’accord a changé plus que voulu. En ajouter un pour chaque demande que vous voulez voir permise ou refusée.
                """
        ),
    ]
}
