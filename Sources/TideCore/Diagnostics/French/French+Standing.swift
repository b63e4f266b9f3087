extension French {
    /// `Catalogue.standing` in French.
    static let standing: [Translation] = standingVersions + standingSteps

    private static let standingVersions: [Translation] = [
        Translation(
            .versionNotRegisteredHere,
            "l’accord `{0}` est enregistré ici, mais pas sa version {1}",
            advice: "voir ses versions avec `tidegate agreement show {0} --history`",
            explanation: """
                Seule une version qui a été enregistrée peut être présentée comme enregistrée, suspendue, reprise ou \
                terminée. D’autres versions du même accord le sont.
                """
        ),
        Translation(
            .recordDiffers,
            "le journal et les pièces ne donnent pas l’accord `{0}` version {1} tel qu’il a été signé",
            advice:
                "voir ce qui manque avec `tidegate registry check`, et restaurer les pièces à partir d’une sauvegarde",
            explanation: """
                Ce qui a été signé est reconstitué à partir des fichiers de règles que les pièces contenaient quand la \
                version a été enregistrée, et doit avoir l’empreinte même que les responsables ont signée. Ce n’est pas le \
                cas ; rien n’en est donc dit.
                """
        ),
        Translation(
            .decidingVersionWouldVanish,
            """
            la version {1} de l’accord `{0}` décide jusqu’au {2}, et ne serait plus là telle qu’elle a été enregistrée
            """,
            advice: """
                conserver son texte tel quel, à côté de la nouvelle version : dans un fichier à part, ou comme document du \
                même fichier
                """,
            explanation: """
                Une version décide jusqu’à ce qu’une version plus récente, enregistrée, commence. Les fichiers sont \
                enregistrés par leur chemin d’accès, et un fichier du même chemin d’accès remplace le précédent : modifiée \
                sur place, une version qui commence plus tard ferait disparaître le texte qui s’applique jusque-là, et rien \
                ne serait permis entre-temps.
                """
        ),
        Translation(
            .versionTooLate,
            """
            l’accord `{0}` version {1} ne déciderait jamais : son dernier jour est le {2}, et la date du jour est le {3}
            """,
            advice: "lui donner des jours à venir",
            explanation: """
                Une version décide à partir de son premier jour, ou de son enregistrement s’il est plus tardif, jusqu’à son \
                dernier jour. Une version dont le dernier jour est passé ne ferait que mettre fin à la version qu’elle \
                remplace.
                """
        ),
        Translation(
            .severalVersions,
            "il s’agit de plusieurs versions de l’accord `{0}` : {1}",
            advice: "rédiger et signer une déclaration pour chacune, en nommant la version sous la forme {0}@1",
            explanation: """
                Chaque événement d’une version a sa propre déclaration, qui nomme la version et sa dernière entrée. Quand \
                un accord a une version en vigueur et une autre qui doit encore commencer, les deux sont arrêtées ; deux \
                déclarations sont donc signées. Avec des clés qui sont ici, une seule commande les signe toutes.
                """
        ),
        Translation(
            .proposalOvertaken,
            "la version {1} de l’accord `{0}` était proposée, et la version {2} a été enregistrée depuis",
            advice: "proposer ce qui est encore voulu comme une version supérieure à {2}",
            explanation: """
                Les versions s’enregistrent dans leur ordre, qu’elles aient commencé ou non. Une proposition inférieure à \
                une version enregistrée ne peut plus aboutir à rien ; rien n’y est donc ajouté.
                """
        ),
    ]

    private static let standingSteps: [Translation] = [
        Translation(
            .endNotBroughtForward,
            "l’accord `{0}` version {1} prend déjà fin le {2}, et le {3} n’est pas antérieur",
            advice: "une fin peut être avancée, jamais reportée",
            explanation: """
                La fin mise à un accord est définitive. Avant que son jour ne soit venu, une autre fin peut être fixée à un \
                jour antérieur, dans le respect du préavis qu’exige l’accord ; pour continuer plus longtemps, il faut une \
                nouvelle version.
                """
        ),
        Translation(
            .approvalNotDue,
            "une approbation de `{0}` ne compte pas pour cet essai à blanc : {1}",
            advice: "voir qui approuve dans les `approvals` de l’accord : `tidegate agreement show`",
            explanation: """
                L’accord qui permet la demande désigne qui approuve : des responsables dont un certain nombre doit \
                approuver, un comité d’éthique, les responsables que désignent des clauses de transmission. La signature de \
                quelqu’un d’autre ne compterait pour rien au moment de la diffusion ; elle n’est donc pas acceptée.
                """
        ),
        Translation(
            .destroyedOnNoDay,
            "nul ne peut dire que la destruction a eu lieu le {0} : {1}",
            advice: "indiquer le jour où la dernière copie a disparu, entre la diffusion et aujourd’hui",
            explanation: """
                Un certificat dit ce qui s’est passé. Une copie est détruite après avoir été diffusée et au plus tard \
                aujourd’hui ; un certificat qui dirait autre chose ne serait pas accepté, et d’ici là le paquet dont il est \
                tiré peut avoir disparu.
                """
        ),
        Translation(
            .releaseNotTold,
            "`{0}` ne dit pas quand la diffusion est sortie",
            explanation: """
                Un certificat est établi à partir du seul paquet, et la déclaration signée qu’il contient dit quand la \
                diffusion a été inscrite au journal. Le fichier est absent, ou n’est pas une déclaration de diffusion.
                """
        ),
        Translation(
            .nobodyNamedAsks,
            """
            aucun responsable n’est nommé comme auteur de la demande, et au titre de cet accord seul `{1}` peut l’être
            """,
            explanation: """
                RECIPIENT_OFFICER. Un accord qui nomme des `recipients` ne permet qu’à ces responsables de présenter une \
                demande au titre de cet accord. La demande n’en nomme aucun.
                """
        ),
        Translation(
            .notRevocationFile,
            "`{0}` ne contient aucune liste de certificats révoqués lisible",
            advice: """
                donner les listes telles que leur émetteur les a signées, PEM `X509 CRL` l’une après l’autre, comme \
                `openssl crl` les écrit
                """,
            explanation:
                "Un fichier de listes contient des CRL en PEM ou en DER, l’une après l’autre, sans rien entre elles."
        ),
        Translation(
            .partyIsNoHolder,
            """
            `{1}` ne détient rien de la diffusion `{0}` à la connaissance du bureau ; cette partie n’en est donc pas avisée \
            et n’a rien à répondre
            """,
            advice: "voir qui détient quoi avec `tidegate recall show {0}`",
            explanation: """
                Un rappel atteint quiconque a reçu la diffusion et, le long des clauses de transmission, ceux qui peuvent \
                la tenir de lui. Une partie qui n’est aucun d’eux n’a pas à recevoir d’avis.
                """
        ),
    ]
}
