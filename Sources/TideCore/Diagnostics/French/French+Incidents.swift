extension French {
    /// `Catalogue.incidents` in French.
    static let incidents: [Translation] = [
        Translation(
            .recalledInput,
            "ce fichier est sorti par la diffusion `{0}`, qui a été rappelée parce que le fichier était erroné ({1})",
            advice: """
                corriger le fichier, faire certifier la destruction de chaque copie, puis \
                `tidegate supersede {0} --with FILE` ; voir `tidegate recall show {0}`
                """,
            explanation: """
                RECALLED. Un fichier reconnu erroné ne sort plus : ni au titre d’un autre accord, ni protégé d’une autre
                manière, ni vers quiconque. Les approbations de ses octets données auparavant n’y changent rien.
                """
        ),
        Translation(
            .recalledProtection,
            """
            ce fichier, protégé exactement de cette manière, est sorti par la diffusion `{0}`, qui a été rappelée pour \
            cette raison ({1})
            """,
            advice: """
                corriger l’accord, le jeu de données ou la hiérarchie, faire certifier la destruction de chaque copie, puis \
                `tidegate supersede {0} --with FILE`, avec le même fichier
                """,
            explanation: """
                RECALLED. Le fichier était bon, et ce qui en a été fait ne l’était pas : le même fichier protégé de la même
                manière ne sort plus, vers quiconque. Protégé d’une autre manière, il le peut.
                """
        ),
        Translation(
            .recalledRecipient,
            """
            ce fichier est sorti vers le même lecteur par la diffusion `{0}`, qui a été rappelée en raison de son \
            destinataire ({1})
            """,
            advice: "présenter la demande pour le bon destinataire ; voir `tidegate recall show {0}`",
            explanation: """
                RECALLED. Le fichier et ce qui en a été fait étaient bons, et celui qui l’a reçu n’était pas le bon : le
                fichier ne sort plus vers cette partie, ni vers une partie qui compte comme un même lecteur qu’elle.
                """
        ),
        Translation(
            .compositionNotCertified,
            """
            le même lecteur détient la diffusion `{0}` de ces données, qui a été rappelée sans que la destruction de toutes \
            ses copies soit établie ; parties dont la réponse manque : {1}
            """,
            advice: """
                faire certifier cela par les intéressés avec `tidegate duties certify {0}`, puis \
                `tidegate supersede {0} --with FILE` ; voir `tidegate recall show {0}`
                """,
            explanation: """
                COMPOSITION. Deux fichiers faits différemment des mêmes données peuvent être joints par qui détient les deux.
                Un fichier rappelé compte tant que chaque détenteur n’en a pas certifié la destruction ou, s’il n’est pas le
                destinataire, n’a pas dit qu’il ne l’a jamais détenu.
                """
        ),
        Translation(
            .compositionNotSuperseded,
            """
            la diffusion `{0}` au même lecteur a été rappelée, la destruction de toutes ses copies est établie, et aucun \
            ordre ne désigne ce fichier pour la remplacer
            """,
            advice: "le faire désigner par l’ordre d’un responsable : `tidegate supersede {0} --with FILE`",
            explanation: """
                COMPOSITION. Qu’un fichier rappelé ne compte plus est une décision que quelqu’un signe : un responsable du
                bureau désigne le fichier qui peut sortir à sa place.
                """
        ),
        Translation(
            .correctedWithoutRecall,
            "la diffusion `{0}` n’a pas été rappelée ; aucun fichier corrigé ne peut donc prendre sa place",
            advice: "la rappeler d’abord : `tidegate recall {0}`",
            explanation: """
                Qui détient un fichier et en reçoit un autre des mêmes données détient les deux. Le premier doit être rappelé
                et détruit avant que le second puisse sortir.
                """
        ),
        Translation(
            .correctedIsTheWrongFile,
            """
            c’est le fichier même de la diffusion `{0}`, que l’entrée {1} a rappelée parce que le fichier était erroné
            """,
            advice: "corriger le fichier",
            explanation: """
                Un fichier reconnu erroné ne sort plus. Quand le fichier était bon et que sa protection ne l’était pas, le
                dire lors du rappel : `--wrong protection`.
                """
        ),
        Translation(
            .destructionNotCertified,
            """
            la destruction de toutes les copies de la diffusion `{0}` n’est pas établie ; parties dont la réponse manque : \
            {1}
            """,
            advice: """
                voir ce que chaque détenteur a dit avec `tidegate recall show {0}` ; recevoir un certificat avec \
                `tidegate duties certify {0}`
                """,
            explanation: """
                Un fichier corrigé ne sort que si le fichier erroné a disparu, puisque deux fichiers des mêmes données
                peuvent être joints. Le destinataire certifie la destruction ; tout autre détenteur la certifie ou dit qu’il
                n’a jamais détenu le fichier.
                """
        ),
        Translation(
            .eventReported,
            "cet événement a déjà été signalé : obligation `{0}`, fait découvert le {1}, comme le dit l’entrée {2}",
            advice: "un autre événement a un autre moment de découverte",
            explanation: """
                Un événement est désigné par sa diffusion, son type et le moment de sa découverte. Signalé deux fois, il
                serait dû deux fois, et l’une des deux obligations viendrait à être en retard alors que l’avis a été donné.
                """
        ),
        Translation(
            .optOutRemovedNone,
            """
            la liste des oppositions n’a retiré aucune ligne : aucune de ses {1} valeurs ne figure dans la colonne `{0}`
            """,
            advice: "s’assurer que c’est la bonne liste, écrite comme la colonne écrit ses identifiants",
            explanation: """
                Un avertissement, pas un refus : il se peut que personne de la liste ne soit dans le fichier. Plus souvent,
                la liste est celle d’un autre registre, ou ses identifiants sont écrits d’une autre manière, et des personnes
                qui ont dit non seraient dans la diffusion.
                """
        ),
    ]
}
