extension French {
    /// `Catalogue.amendments` in French.
    static let amendments: [Translation] = [
        Translation(
            .deadGrant,
            "aucune demande ne peut être permise au titre du droit `{1}` de `{0}` : {2}",
            advice: "modifier ce que les motifs indiquent, ou omettre ce droit",
            explanation: """
                Tout étant signé et approuvé, le premier jour de l’accord et chacun de ceux où commence ce qu’il attend, toute \
                demande au titre de ce droit est refusée. Qui l’a signé croyait que quelque chose serait partagé.
                """
        ),
        Translation(
            .deadColumn,
            "la colonne `{1}` ne peut jamais sortir au titre du droit `{2}` de `{0}` : {3}",
            advice: "modifier ce que les motifs indiquent, ou retirer la colonne",
            explanation: """
                D’autres colonnes du droit peuvent être demandées, celle-ci ne le peut pas, quelle que soit la finalité. Une \
                colonne accordée en paroles seulement trompe ceux qui signent.
                """
        ),
        Translation(
            .deadPurpose,
            "aucune demande pour la finalité `{1}` ne peut être permise au titre de `{0}` : {2}",
            advice: "modifier ce que les motifs indiquent, ou omettre cette finalité",
            explanation: """
                D’autres finalités de l’accord peuvent être demandées ; pour celle-ci, et pour toutes celles qui la précisent, \
                rien n’est permis. L’interdiction d’un autre accord ou une cloison peut s’y opposer.
                """
        ),
        Translation(
            .deadOnwardPurpose,
            "`{1}` de `{0}` ne laisse rien passer : `{2}` exclut ses finalités",
            advice: "omettre la clause, ou modifier par avenant ce qui les exclut",
            explanation: """
                Ce que le destinataire exclut pour ces données, il ne peut pas non plus le transmettre, au titre de quelque \
                accord que ce soit. Toutes les finalités de la clause de transmission se confondent avec de telles finalités \
                ou se trouvent au-dessus ou au-dessous d’elles.
                """
        ),
        Translation(
            .deadOnwardFirewall,
            "`{1}` de `{0}` ne laisse rien passer : la cloison `{2}` tient les données à l’écart de tous ceux que la clause nomme",
            advice: "omettre la clause ; seuls les propriétaires peuvent ouvrir la cloison",
            explanation: """
                La cloison n’a pas de seuil au-dessous duquel les données peuvent aller partout, et elle interdit tous les
                rôles ou toutes les finalités de la clause de transmission.
                """
        ),
        Translation(
            .deadOnwardEarlier,
            """
            `{1}` de `{0}` ne laisse rien passer : aucune clause de transmission de `{2}` n’a un rôle, une finalité et une \
            colonne en commun avec elle
            """,
            advice: "restreindre la clause à ce que l’accord antérieur laisse passer, ou l’omettre",
            explanation: """
                Le fournisseur a lui-même reçu les données. Ce qu’il laisse son destinataire transmettre doit aussi pouvoir \
                passer selon l’accord par lequel il les a reçues.
                """
        ),
        Translation(
            .correctionBeyondQuota,
            "`{0}` demande des corrections, et son quota est d’une seule diffusion en tout",
            advice: "relever le quota à ce qu’exigent les corrections, ou omettre `corrections`",
            explanation: """
                Un fichier qui se révèle erroné est remplacé par une autre diffusion. Si l’accord n’en permet qu’une, la \
                correction est refusée, et le destinataire ne peut jamais faire ce qu’il doit.
                """
        ),
        Translation(
            .noticeToItself,
            "d’après `{0}`, la partie `{1}` doit s’informer elle-même",
            advice: "nommer la partie qui doit en être informée",
            explanation: """
                Un avis que le destinataire se donne à lui-même n’informe personne : le fournisseur et le propriétaire n’en \
                savent jamais rien.
                """
        ),
        Translation(
            .reportThroughFirewall,
            "d’après `{0}`, toute personne reconnue est signalée à `{1}`, que la cloison `{2}` tient à l’écart de ces données",
            advice: "prévoir un signalement au fournisseur ou au propriétaire",
            explanation: """
                Le signalement d’une réidentification informe sur une personne. S’il parvient à une partie dont le rôle est \
                interdit par une cloison, l’obligation elle-même est ce que la cloison doit empêcher.
                """
        ),
        Translation(
            .widening,
            "`{0}` permet plus que `{1}` en ce qui concerne `{2}` : {3}, au lieu de {4}",
            explanation: """
                Une version plus récente d’un accord est plus large que la précédente. Ce n’est pas une faute : elle exige les \
                signatures qu’un nouvel accord exige. Si une demande distingue les deux versions, elle est montrée : \
                l’ancienne la refuse, la nouvelle la permet.
                """
        ),
        Translation(
            .wideningUnsigned,
            "`{0}` permet plus que `{1}` en ce qui concerne {2}, et il y manque la signature de {3}",
            advice: "la faire signer comme le serait un nouvel accord, ou retirer ce qui est plus large",
            explanation: """
                Une version qui ne permet pas plus que la précédente ne change rien pour ceux dont ce sont les données. Une \
                version qui permet plus est approuvée comme un nouvel accord : par tous ceux dont elle exige la signature.
                """
        ),
    ]
}
