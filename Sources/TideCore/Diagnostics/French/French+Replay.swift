extension French {
    /// `Catalogue.replay` in French.
    static let replay: [Translation] = [
        Translation(
            .replayDiffers,
            "entrée {0} : {1} n’est plus ce qui était inscrit ; valeur inscrite : {2} ; valeur décidée de nouveau : {3}",
            advice:
                "regarder les deux avec --show-values ; demander au bureau d’après quel programme et quelles pièces il a décidé",
            explanation: """
                Le registre a été reconstitué tel qu’il était avant l’entrée, et la décision prise de nouveau d’après \
                lui, ou le fichier diffusé mesuré de nouveau. Le résultat diffère pour l’un des champs que le journal \
                ou ses pièces consignent. Les deux valeurs sont indiquées par l’empreinte SHA-256 de leur JSON \
                canonique. Soit les pièces ont été modifiées depuis, soit un autre programme a décidé, soit ce qui a \
                été signé n’a jamais été ce que donnent les règles. Le préfixe `decision.` précède les éléments de la \
                décision, `figures.` ceux des chiffres, `register.` ce que l’entrée change dans le registre ; \
                `evidence` désigne tout ce sur quoi l’entrée repose et dont elle porte l’empreinte.
                """
        ),
        Translation(
            .evidenceUnreadable,
            "entrée {0} : les pièces ne peuvent pas être rejouées : {1}",
            advice: "demander au bureau un export complet",
            explanation: """
                Ce sur quoi une entrée repose manque, a été modifié, ou n’est pas compris par cette version. Les \
                décisions ultérieures en dépendent ; le rejeu s’arrête donc ici.
                """
        ),
        Translation(
            .evidenceOfAnotherLog,
            "les pièces se rapportent au journal {0}, et celui-ci est {1}",
            explanation: """
                Les pièces sont rejouées et confrontées au journal qu’elles étayent. Ce dossier indique qu’il se \
                rattache à un autre journal, ou au journal de même nom d’un autre bureau.
                """
        ),
        Translation(
            .fileNotMeasured,
            "entrée {0} : le fichier diffusé n’a pas été mesuré : {1}",
            advice: "donner les paquets avec --bundles si quelqu’un les détient encore",
            explanation: """
                La décision a été prise de nouveau, mais aucune copie des lignes diffusées n’est disponible. Elle a \
                été retirée à l’échéance de sa durée de conservation, ou l’entrée est d’une version qui n’en \
                conservait pas. Que les chiffres sont bien ceux du fichier n’est alors établi que par les signatures \
                de l’époque.
                """
        ),
        Translation(
            .filesNotMeasured,
            "fichiers diffusés qui n’ont pas été mesurés de nouveau : {0}",
            explanation: """
                C’est le nombre de constatations de ce genre. Tous les autres fichiers diffusés ont été mesurés de \
                nouveau.
                """
        ),
        Translation(
            .withheldInPart,
            "décisions de retenir confirmées en partie seulement, permises de nouveau sans que la recherche soit refaite : {0}",
            explanation: """
                Une diffusion permise est retenue lorsqu’aucune transformation de la source ne satisfait aux \
                garanties. La permission est décidée de nouveau. La source ne figure dans les pièces de personne et la \
                recherche n’est donc pas refaite ; son motif et ce qu’elle pouvait atteindre de mieux sont tels que le \
                bureau les a consignés, et le journal en porte l’empreinte.
                """
        ),
        Translation(
            .compositionInPart,
            """
            refus au regard de diffusions antérieures confirmés en partie seulement, permis de nouveau sans \
            nouveau décompte des classes : {0}
            """,
            explanation: """
                Un fichier est refusé lorsqu’il forme de petites classes avec des fichiers antérieurs, ou lorsqu’il a \
                été rappelé. La décision qui précède ce refus est prise de nouveau. Les classes d’un fichier qui n’est \
                jamais sorti ne sont pas conservées ; la petite taille qu’elles auraient eue est donc telle que le \
                bureau l’a consignée, et le journal en porte l’empreinte.
                """
        ),
        Translation(
            .optOutInPart,
            "refus faute de liste des oppositions confirmés en partie seulement, l’absence de liste reposant sur la parole du bureau : {0}",
            explanation: """
                L’accord exige la liste d’un registre des oppositions, et le refus indique qu’aucune n’a été remise. \
                Tout le reste est décidé de nouveau.
                """
        ),
        Translation(
            .decisionsOutside,
            """
            décisions du journal hors des pièces : {0} ; les pièces vont de l’entrée {1} à l’entrée {2} sur {3} ; \
            première décision : entrée {4}
            """,
            advice: "demander les pièces du journal entier",
            explanation: """
                Les pièces peuvent être exportées pour certaines entrées seulement. Les décisions qui n’en font pas \
                partie figurent au journal, y sont vérifiées comme toute entrée, et n’ont pas été prises de nouveau.
                """
        ),
        Translation(
            .notEvidence,
            "`{0}` ne contient pas de pièces : {1}",
            advice: "désigner un dossier produit par `tidegate evidence export`, ou l’espace de travail d’un bureau",
            explanation: """
                Les pièces sont lues dans un export établi pour un auditeur, ou dans l’espace de travail du bureau \
                lui-même. Le dossier n’est ni l’un ni l’autre, ou son index a été modifié.
                """
        ),
        Translation(
            .exportRange,
            "les entrées {0} à {1} n’existent pas dans un journal qui en compte {2}",
            explanation: """
                Les pièces sont exportées pour des entrées qui figurent au journal, numérotées à partir de 0, la \
                dernière étant comprise.
                """
        ),
        Translation(
            .erasedInPart,
            "entrées dont des champs ont été effacés et qui ne sont pas décidées de nouveau : {0}, à savoir {1}",
            advice: "en demander la raison : ce qui n’est pas une donnée personnelle n’a pas de raison de disparaître",
            explanation: """
                Un bureau peut effacer pour toujours un champ masqué. Son sel et sa valeur sont alors détruits, et une \
                entrée du journal le constate. Ce qui y figurait ne peut plus être confronté à quoi que ce soit. Un \
                champ disparu sans une telle entrée est signalé comme une différence.
                """
        ),
    ]
}
