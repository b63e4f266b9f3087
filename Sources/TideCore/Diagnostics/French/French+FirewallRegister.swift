extension French {
    /// `Catalogue.firewalls` in French.
    static let firewalls: [Translation] = [
        Translation(
            .firewallDiffers,
            "la cloison `{0}` ne figure pas ici telle que ses propriétaires l’ont signée",
            advice: "refaire le registre à partir du journal : `tidegate registry rebuild --workspace DIR`",
            explanation: """
                Une cloison étanche déclarée figure dans l’ensemble de règles en vigueur mot pour mot telle que l’ont signée
                les propriétaires de ce qu’elle protège. Si ce n’est pas le cas, rien n’est décidé : une interdiction
                illisible ne doit pas valoir permission.
                """
        ),
        Translation(
            .firewallUnsigned,
            "il manque des signatures à la cloison `{0}` : {1}",
            advice: """
                écrire ce qui est à signer avec --write-payload, le faire signer (`tidegate sign --payload`), remettre \
                toutes les signatures
                """,
            explanation: """
                Une cloison étanche commence par une signature de chacun de ses propriétaires. Une modification de son
                texte, comme sa fin, exige autant de ses anciens propriétaires que son texte en vigueur en indique sous
                `change`, et tous s’il n’indique pas de nombre. Quiconque répond d’un nouveau déclassificateur ou d’une
                jointure permise signe aussi.
                """
        ),
        Translation(
            .firewallNotFound,
            "aucune cloison ne s’appelle `{0}`",
            explanation: "Ni le dossier de règles ni le registre n’ont de cloison étanche qui porte cet identifiant."
        ),
        Translation(
            .firewallUnchanged,
            "la cloison `{0}` est déclarée telle que la décrit son document",
            explanation: "Il n’y a rien à signer : le document du dossier est celui qui est en vigueur."
        ),
        Translation(
            .firewallFileHoldsMore,
            "le dossier modifierait `{0}` en même temps que la cloison",
            advice:
                "conserver tout autre document tel qu’il est en vigueur, et enregistrer sa modification par sa propre étape",
            explanation: """
                Les propriétaires d’une cloison étanche signent son texte et rien d’autre. Ce que le dossier contient
                d’autre peut l’accompagner s’il est nouveau, comme les finalités et les jeux de données que la cloison
                nomme ; ce qui est en vigueur reste mot pour mot.
                """
        ),
        Translation(
            .firewallNotDeclared,
            "la cloison `{0}` n’est pas déclarée ici",
            advice: "la déclarer d’abord : `tidegate firewall register {0} --policies DIR --workspace DIR`",
            explanation: """
                Une cloison étanche lie tout le monde ; elle n’entre donc pas avec le dossier d’un accord. Elle est déclarée
                par une étape distincte, avec une signature de chaque propriétaire de ce qu’elle protège.
                """
        ),
        Translation(
            .firewallSignatureNotValid,
            "`{0}` n’est pas une signature sur la forme actuelle de la cloison : {1}",
            advice:
                "signer ce qu’écrit `tidegate firewall register ID --policies DIR --workspace DIR --write-payload FILE`",
            explanation: """
                Les propriétaires signent le texte de la cloison étanche, le journal où elle figure et l’entrée qu’elle
                suit ; une signature ne vaut donc qu’une fois et dans un seul bureau.
                """
        ),
        Translation(
            .firewallWouldWeaken,
            "cet enregistrement retirerait `{1}` de la cloison `{0}`",
            advice:
                "conserver le jeu de données tel qu’il est en vigueur, ou la finalité à sa place dans l’arbre ; "
                + "une modification d’un jeu de données, comme un nouveau couple compatible, "
                + "vient avec un accord que signent les propriétaires des données",
            explanation: """
                Le texte de la cloison étanche reste le même, mais elle protégerait ou interdirait moins : un jeu de données
                qu’elle protège a disparu, n’est plus marqué comme protégé, appartient à un autre ou a été collecté pour
                autre chose, ou son texte change sans la signature de son propriétaire ; ou une finalité a quitté une
                finalité interdite, ou a disparu ; ou un nouveau couple compatible fait servir les données à ce qu’elles ne
                pouvaient servir, sans que leur propriétaire signe quoi que ce soit. C’est un affaiblissement comme un
                autre. Ce qui a disparu pourrait revenir sous une autre forme.
                """
        ),
        Translation(
            .firewallBroken,
            "`{0}` n’entre pas dans le réseau des accords enregistrés : {1}",
            advice: """
                avant la signature, utiliser `tidegate whatif --draft DIR --workspace DIR`, qui montre les chemins et ce qui \
                y remédierait
                """,
            explanation: """
                La preuve sur le réseau a été faite avec l’accord, et elle a trouvé un chemin par lequel pourrait passer ce
                qu’une cloison étanche déclarée exclut : les parties, les accords et les jours de ce chemin figurent à côté
                de ce message. Rien n’a été enregistré ; le journal dit que l’accord a été refusé.
                """
        ),
        Translation(
            .networkNotProved,
            "la preuve sur le réseau des accords n’a pu être menée à bien dans la limite de {0} pas",
            advice: "en autoriser davantage avec --budget",
            explanation: """
                La preuve examine tous les chemins que les données peuvent prendre. Si elle s’arrête avant de les avoir tous
                vus, la réponse n’est ni que les cloisons étanches tiennent ni qu’elles ne tiennent pas, et rien n’est
                enregistré sur cette base.
                """
        ),
        Translation(
            .nothingCertified,
            """
            aucune des règles I1 à I5 n’est respectée ; il n’y a donc pas de certificat à écrire ; I0 et I6 ne figurent \
            dans aucun
            """,
            advice: "omettre --certificate pour voir ce qui est réfuté, et par quel chemin",
            explanation: """
                Un certificat montre, pour les règles qui sont respectées, qu’elles le sont. Si toutes sont réfutées, ou si
                le budget s’est épuisé avant la preuve, il n’y en a pas.
                """
        ),
        Translation(
            .wideningWitness,
            "demandé à l’une et à l’autre version : {0}",
            explanation: """
                Une demande que la version ancienne refuse et que la nouvelle permet ; `tidegate decide` montre les deux.
                """
        ),
        Translation(
            .wideningAssumed,
            "avenant tenu pour signé de nouveau par tous ceux qui doivent signer {0}",
            explanation: """
                Une version qui permet plus que la précédente exige les signatures d’un nouvel accord. Pour un dossier, nul
                ne sait qui a signé ; avec un espace de travail, ou --state, cela est recherché.
                """
        ),
        Translation(
            .datasetNotThere,
            "aucun jeu de données ne s’appelle `{0}`",
            explanation: "L’ensemble de règles n’a pas de jeu de données qui porte cet identifiant."
        ),
        Translation(
            .nameNoDeadClause,
            "absence de clause morte",
            explanation: "I0 : chaque clause admet quelque demande, et nul ne doit ce qui ne peut être fait."
        ),
        Translation(
            .nameAmendmentOrder,
            "ordre des avenants",
            explanation: """
                I6 : une version d’un accord ne permet pas plus que la version précédente, ou tous ceux qui doivent signer
                un nouvel accord l’ont signée.
                """
        ),
        Translation(
            .draftWouldChange,
            "`{0}` existe déjà, et le dossier du projet le modifierait ou le supprimerait",
            advice:
                "le conserver tel quel, et donner au projet un fichier à part ; un avenant est une version distincte",
            explanation: """
                Les fichiers du dossier sont posés sur ceux qui existent, comme le fait `tidegate agreement register` : un
                fichier de même nom prend la place de l’autre. Ce qui est enregistré reste tel qu’il a été signé ; la
                réponse porterait donc sur un réseau qui ne peut exister.
                """
        ),
        Translation(
            .amendmentBackdated,
            "`{0}` commencerait le {1}, avant ce jour, {2}, et prendrait dès ce jour la place d’une version antérieure",
            advice: "le faire commencer aujourd’hui ou plus tard",
            explanation: """
                Si une cloison étanche est déclarée, la preuve compte ce qui est passé au titre d’une version jusqu’à ce que
                la suivante commence. Une version qui commence dans le passé lui ferait oublier ce qui a été donné
                entre-temps.
                """
        ),
        Translation(
            .nothingPasses,
            "rien ne peut passer au titre de `{0}` le {1} dans le réseau tel qu’il a été prouvé",
            explanation: """
                La preuve n’a pas de chemin pour ce droit ce jour-là : il n’est pas enregistré, une autre version y a pris
                sa place, ou les horloges des accords diffèrent à tel point que leurs jours ne concordent pas. Ce qui n’a
                pas été prouvé n’est pas permis.
                """
        ),
    ]
}
