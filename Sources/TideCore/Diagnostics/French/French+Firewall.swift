extension French {
    /// `Catalogue.firewall` in French.
    static let firewall: [Translation] = [
        Translation(
            .proofHolds,
            "{0} : respecté",
            explanation: "Une ligne d’une preuve : aucun flux suivant les accords enregistrés ne rompt l’invariant."
        ),
        Translation(
            .proofRefuted,
            "{0} : réfuté : {1}",
            explanation: """
                Une ligne d’une preuve : un flux suivant les accords enregistrés rompt l’invariant. Le plus court est donné à
                la suite, étape par étape, avec la clause en cause et ce qui rétablirait l’invariant.
                """
        ),
        Translation(
            .proofUnknown,
            "{0} : indéterminé, le budget s’est épuisé avant la fin de la preuve",
            advice: "autoriser plus de pas",
            explanation: """
                Une ligne d’une preuve. Rien de ce qui romprait l’invariant n’a été trouvé dans le nombre de pas autorisé, et
                tout n’a pas été examiné. L’invariant ne compte pas comme prouvé.
                """
        ),
        Translation(
            .proofScope,
            """
            ne couvre que les accords enregistrés ou présents dans le dossier ({0} au total), sans les fuites, les flux hors \
            accord ni les données externes
            """,
            explanation:
                "Figure au bas de chaque preuve : une preuve sur des documents ne dit rien de ce qui se passe en dehors d’eux."
        ),
        Translation(
            .proofCertificate,
            "certificat de ce qui est respecté de I1 à I5 : {0}, {1} octets",
            explanation: """
                L’empreinte du certificat, que chacun peut vérifier sans le programme qui l’a établi : les étiquettes que les
                flux atteignent, closes pour tous les accords.
                """
        ),
        Translation(
            .proofAssumes,
            "tenu pour signé : déclassificateur `{0}` de la cloison `{1}`, par `{2}`, jusqu’au {3}",
            explanation: """
                Sans ce déclassificateur, un invariant ne serait pas respecté. La preuve n’établit pas que le responsable l’a \
                signé.
                """
        ),
        Translation(
            .proofHop,
            "{0}. `{1}` donne `{2}` à `{3}` au titre de `{4}`, droit `{5}`, du {6} au {7} ({8})",
            explanation:
                "Une étape d’un chemin qui rompt un invariant : qui, quoi, à qui, en vertu de quelle clause, quand."
        ),
        Translation(
            .proofHopTerms,
            "{0}, k {1}, pour `{2}`, dans `{3}`, échéance de détention : {4} ; colonnes `{5}`",
            explanation: """
                Ce qu’une étape révèle, pour quelle finalité et dans quelle zone, combien de temps les données peuvent être \
                détenues, et les colonnes qui parviennent jusque-là.
                """
        ),
        Translation(
            .proofDerivation,
            "`{0}` en tire `{1}`",
            explanation: """
                Un détenteur enregistre un jeu de données tiré de ce qu’il détient ; ce jeu circule comme ce dont il est tiré.
                """
        ),
        Translation(
            .proofPath,
            "`{0}` de `{1}` circule ainsi :",
            explanation: "En tête d’un chemin : le jeu de données, et le propriétaire chez qui le chemin commence."
        ),
        Translation(
            .proofBlame,
            "clause en cause : `{0}`, {1} ({2})",
            explanation: "La clause sans laquelle le chemin ne romprait pas l’invariant, avec son document et sa place."
        ),
        Translation(
            .proofEdits,
            """
            chacune des modifications suivantes le rétablit, comme prouvé sur le réseau modifié, sans rien rompre de ce qui \
            était respecté :
            """,
            explanation:
                "En tête des plus petites modifications de documents après lesquelles l’invariant est respecté."
        ),
        Translation(
            .proofNoEdit,
            "aucune modification d’une ou deux clauses ne le rétablit sans rompre autre chose",
            advice: "mettre fin à l’un des accords du chemin, ou le renégocier",
            explanation: "Les modifications essayées n’ont pas rétabli l’invariant, ou en ont rompu un autre."
        ),
        Translation(
            .editWrite,
            "dans `{0}`, écrire à `{1}` : `{2}` au lieu de `{3}`",
            explanation: "Une modification d’un document qui rétablit un invariant."
        ),
        Translation(
            .editAdd,
            "dans `{0}`, ajouter à la liste `{1}` : `- {2}`",
            explanation:
                "Une modification d’un document qui rétablit un invariant : un élément de plus à la fin d’une liste."
        ),
        Translation(
            .editWriteNew,
            "dans `{0}`, écrire à `{1}`, où il n’y a encore rien : `{2}`",
            explanation:
                "Une modification d’un document qui rétablit un invariant : un champ qui n’y figure pas encore."
        ),
        Translation(
            .editLeaveOut,
            "dans `{0}`, omettre `{1}`, `{2}` ; si rien d’autre n’est accordé, ne pas signer le document",
            explanation: "Une modification d’un document qui rétablit un invariant."
        ),
        Translation(
            .proofNotShortest,
            "le budget s’est épuisé avant l’examen de tous les chemins plus courts",
            explanation: "Le chemin présenté rompt l’invariant ; il peut en exister un plus court."
        ),
        Translation(
            .reachesForbiddenRole,
            "`{0}` parvient à `{1}`, qui compte comme `{2}`, sous la forme `{3}` ; la cloison laisse passer `{4}`",
            explanation: """
                I1. Une cloison tient les données protégées qui dépassent son seuil à l’écart des parties qui ont certains
                rôles. Quiconque compte avec une telle partie comme un seul lecteur compte comme elle. Le chemin peut se
                composer d’accords dont chacun est licite en lui-même.
                """
        ),
        Translation(
            .reachesForbiddenPurpose,
            "`{0}` peut servir à `{2}` chez `{1}` sous la forme `{3}` ; la cloison laisse passer `{4}`",
            explanation: """
                I1. Une cloison tient les données protégées qui dépassent son seuil à l’écart de certaines finalités et de
                toutes celles qui les précisent, qui que ce soit qui les poursuive.
                """
        ),
        Translation(
            .purposeNotCollected,
            "la finalité `{0}` n’est pas compatible avec celle de la collecte de `{1}`, `{2}`",
            explanation: """
                I2. Les données servent à ce pour quoi elles ont été collectées, à ce qui le précise, et à ce que les
                finalités déclarent compatible avec cela. Ce qui est tiré de plusieurs jeux de données respecte la collecte de
                chacun.
                """
        ),
        Translation(
            .purposeLaundered,
            "la finalité `{0}` n’est compatible avec aucune de celles pour lesquelles `{1}` a laissé partir les données, `{2}`",
            explanation: """
                I2. Les finalités de chaque étape sont compatibles avec une finalité de chaque étape antérieure. La
                compatibilité n’est pas transitive : deux pas licites n’en font pas un troisième.
                """
        ),
        Translation(
            .hopNotAdmitted,
            "aucune clause de transmission de `{0}` ne l’admet : l’étape a `{1}`, la clause admet `{2}`",
            explanation: """
                I3. Quiconque transmet des données respecte une clause de transmission de chaque accord par lequel elles lui
                sont parvenues : rôle, finalités, forme, k, zones et colonnes de l’étape suivante. Sont indiqués les termes de
                la clause à laquelle il manque le moins.
                """
        ),
        Translation(
            .nothingGoesOn,
            "`{0}` n’a pas de clause de transmission : rien de ce qui en provient n’est transmis plus loin",
            explanation: """
                I3. Sans clause de transmission, les données ne sont pas transmises plus loin ; cette étape les transmet \
                pourtant.
                """
        ),
        Translation(
            .viewsShareDomain,
            "`{0}` détient en même temps `{1}` et `{2}`, dont les pseudonymes sont d’un même domaine, `{3}`",
            explanation: """
                I4. Des pseudonymes d’un même domaine permettent à qui détient les deux fichiers de les apparier ligne par
                ligne. Seule une clause d’appariement de l’un des accords, ou de la cloison, l’autorise.
                """
        ),
        Translation(
            .viewsShareQuasi,
            "`{0}` détient en même temps `{1}` et `{2}`, qui se joignent à une colonne sensible ; quasi-identifiants communs : {3}, `{4}`",
            explanation: """
                I4. Qui détient deux fichiers les apparie par les colonnes qu’ils ont en commun : le même nom, ou la même
                dimension sous d’autres noms. La statistique le peut, de même que ceux qu’une clause d’appariement nomme.
                """
        ),
        Translation(
            .copyOutlives,
            "`{0}` peut détenir sa copie plus longtemps que la partie qui la transmet ; échéances respectives : {1} et {2}",
            explanation: """
                I5. La durée de conservation ne fait que diminuer le long d’un flux : aucune copie n’est détenue plus \
                longtemps que ce dont elle est tirée.
                """
        ),
        Translation(
            .derivationOutlives,
            "`{0}` est conservé plus longtemps que `{2}`, dont il est tiré ; échéances respectives : {1} et {3}",
            explanation: """
                I5. Ce qui est tiré d’un jeu de données n’est pas détenu plus longtemps que son auteur ne peut détenir ce jeu.
                """
        ),
        Translation(
            .protectedWithoutApprovals,
            "`{0}` est protégé et sort au titre d’un accord sans approbations",
            explanation:
                "I5. Les données protégées, et ce qui en est tiré, ne sortent qu’avec les approbations qu’un accord nomme."
        ),
        Translation(
            .ownerNotTold,
            "`{0}` n’est pas informé d’une violation de `{1}`",
            explanation: """
                I5. Chaque propriétaire d’un jeu de données et de ce qui en est tiré est informé d’une violation, quel que
                soit le nombre d’étapes qui l’en sépare.
                """
        ),
        Translation(
            .withoutEnd,
            "sans limite (aucun jour n’est fixé)",
            explanation: "Tient lieu de jour lorsque personne n’est tenu de détruire quoi que ce soit."
        ),
        Translation(
            .reachableNew,
            "`{0}` pourrait obtenir `{1}` : {2}, k {3}, échéance : {4}, pour `{5}` ; colonnes `{6}`",
            explanation: "Ce qu’une partie pourrait obtenir avec un projet d’accord et ne peut pas obtenir sans lui."
        ),
        Translation(
            .nothingFound,
            "néant",
            explanation: "Ce qui devient accessible, ou qui détient les données, lorsqu’il n’y a rien ni personne."
        ),
        Translation(
            .holdingLeft,
            "`{0}` détient `{1}` : {2}, k {3}, échéance : {4}, au titre de `{5}` ; colonnes `{6}`",
            explanation: """
                Qui peut détenir un jeu de données à un jour donné, au titre de quel accord, ce que ce jeu révèle, et jusqu’à \
                quand.
                """
        ),
        Translation(
            .holdingDuty,
            "le destinataire {0}",
            explanation: "Une obligation de l’accord au titre duquel une partie détient des données."
        ),
        Translation(
            .editMendsPath,
            "chacune des modifications suivantes corrige ce chemin sans rien rompre de ce qui était respecté ; il reste d’autres chemins :",
            explanation: """
                En tête des modifications de documents après lesquelles ce chemin n’existe plus, sans que l’invariant soit \
                encore respecté.
                """
        ),
        Translation(
            .nameNonInterference,
            "non-interférence",
            explanation: """
                I1 : les données protégées qui dépassent le seuil ne parviennent jamais à un rôle ou à une finalité interdits.
                """
        ),
        Translation(
            .namePurposes,
            "absence de détournement de finalité",
            explanation: "I2 : chaque finalité est compatible avec la collecte et avec chaque étape antérieure."
        ),
        Translation(
            .nameStickySafeguards,
            "garanties attachées aux données",
            explanation: "I3 : chaque étape est admise par la clause de transmission de chacune des étapes antérieures."
        ),
        Translation(
            .nameRecombination,
            "absence de recombinaison non déclarée",
            explanation: "I4 : personne ne détient, sans clause d’appariement, des vues qui peuvent être jointes."
        ),
        Translation(
            .nameClosure,
            "clôture dans le temps",
            explanation: "I5 : la conservation, les approbations et les avis sont respectés le long de chaque flux."
        ),
    ]
}
