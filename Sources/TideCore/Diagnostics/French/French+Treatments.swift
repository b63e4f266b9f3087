extension French {
    /// `Catalogue.treatments` in French.
    static let treatments: [Translation] = treatmentsRead + treatmentsApplied + households + treatmentsObliged

    private static let treatmentsRead: [Translation] = [
        Translation(
            .codelistElsewhere,
            "la colonne `{0}` a une nomenclature et est {1}",
            advice:
                "les nomenclatures valent pour les colonnes de type `code`, `text` ou `integer` qui n’identifient personne",
            explanation: """
                Une nomenclature traduit les codes d’une liste en ceux d’une autre. Les dates et les nombres décimaux ne sont \
                pas des codes, et un identifiant désigne une personne, pas un poste d’une liste.
                """
        ),
        Translation(
            .treatmentWithoutNumbers,
            "la colonne `{0}` est de type `{1}`, et `{2}` vaut pour des nombres",
            advice: "prendre une colonne de type `integer` ou `decimal`, ou généraliser selon une hiérarchie",
            explanation: """
                Le codage des extrêmes, l’arrondi et les moyennes demandent des valeurs qui ont une grandeur.
                """
        ),
        Translation(
            .endsCross,
            "le bas s’arrête à {0} et le haut commence à {1}",
            explanation: """
                Un nombre qui serait aux deux extrêmes aurait deux textes. Ce qui se trouve entre les extrêmes est diffusé tel \
                quel ; le haut commence donc au-dessus du bas.
                """
        ),
        Translation(
            .shiftWithoutDates,
            "la colonne `{0}` est de type `{1}`, et `shift` décale des dates",
            explanation: "Seule une colonne de type `date` a des jours dont on puisse la décaler."
        ),
        Translation(
            .shiftWithoutUnit,
            "le jeu de données `{0}` n’a pas de `unitIdentifier` ; on ignore quelles dates vont ensemble",
            advice: "nommer la colonne qui distingue les unités, ou indiquer les dates moins précisément",
            explanation: """
                Toutes les dates d’une unité sont décalées du même nombre de jours, pour que les intervalles restent. Si le jeu \
                de données ne dit pas quels enregistrements appartiennent à une même unité, chacun serait décalé à part et les \
                intervalles ne voudraient rien dire.
                """
        ),
        Translation(
            .shiftOfQuasi,
            "la colonne `{0}` est un quasi-identifiant, et une date décalée n’en protège aucun",
            advice:
                "indiquer la date moins précisément, l’exclure, ou déclarer pourquoi personne ne pourrait la connaître",
            explanation: """
                Une date que quelqu’un peut connaître n’est pas cachée parce qu’on la décale : elle reste à quelques jours de sa \
                place, les intervalles entre les dates d’une personne sont intacts et souvent propres à elle, et une seule date \
                connue révèle toutes les autres de son unité. Compter des classes de dates décalées dirait semblables des \
                enregistrements qui ne le sont pas ; k n’y est donc jamais compté.
                """
        ),
        Translation(
            .dateBesideShifted,
            "la date `{0}` est diffusée sans décalage à côté de dates décalées",
            advice: "la décaler aussi, ou l’exclure",
            explanation: """
                Qui a une date telle quelle et une autre décalée apprend le décalage, dès que l’écart entre les deux est connu. \
                Une date moins précise en dit moins, mais en dit quelque chose. Toutes les dates diffusées d’un droit sont donc \
                décalées, ou aucune.
                """
        ),
        Translation(
            .shiftsDiffer,
            "la date `{0}` est décalée d’au plus {1} jours et une autre d’au plus {2}",
            advice: "écrire le même `days` à chaque date décalée du droit",
            explanation: """
                Toutes les dates d’une unité sont décalées du même nombre de jours ; elles ont donc une seule limite.
                """
        ),
        Translation(
            .averagesDiffer,
            "la colonne `{0}` est moyennée sur {1} enregistrements, et les autres de `{2}` sur {3}",
            advice: "écrire le même `k`, ou omettre `together`",
            explanation: """
                Les colonnes moyennées ensemble le sont sur les mêmes enregistrements ; elles ont donc un seul k.
                """
        ),
        Translation(
            .keyedInSpec,
            "la colonne `{0}` demande une clé, et une spécification n’en a pas",
            advice: "exclure la colonne, ou la diffuser en vertu d’un accord",
            explanation: """
                Les pseudonymes et les dates décalées sont faits sous la clé de l’office. `anonymise` fonctionne sans office, \
                pour que chacun puisse le lancer ; sous une clé que tout le monde a, ils ne protégeraient rien.
                """
        ),
    ]

    private static let treatmentsApplied: [Translation] = [
        Translation(
            .codeUnmatched,
            "un code de la colonne `{0}` n’est pas dans sa nomenclature",
            advice: "ajouter le code à la liste, ou dire ce que deviennent les autres : `unmatched: {map: CODE}`",
            explanation: """
                Les codes de la colonne sont traduits avant d’être diffusés, et celui de cette ligne n’a pas de ligne dans la \
                nomenclature. Un code diffusé tel quel serait lu comme un code du standard ; l’exécution s’arrête donc. Le code \
                lui-même n’est pas affiché, car les messages ne montrent jamais de données sur des personnes.
                """
        ),
        Translation(
            .endBeyondLadder,
            "la hiérarchie de `{0}` n’a pas de nombres à l’extrême codé, {1}",
            advice: "coder dans le domaine de la hiérarchie, ou faire une hiérarchie de nombres",
            explanation: """
                Les nombres à l’extrême codé sont une seule valeur, et ils le sont aussi dans la hiérarchie de la colonne, dont \
                les feuilles y deviennent une. D’une hiérarchie dont les feuilles ne sont pas des nombres, ou s’arrêtent avant, \
                on ne sait pas lesquelles ce sont.
                """
        ),
        Translation(
            .endTextMisplaced,
            "`{1}` remplace des nombres de `{0}` à un extrême et se lit comme un nombre entre les extrêmes",
            advice: "commencer le texte par la limite, ou par `under`, `over`, `<`, `>`",
            explanation: """
                Le lecteur, et les distances que mesurent les garanties, prennent un texte qui commence par un nombre pour ce \
                nombre. S’il se trouve entre les extrêmes, les valeurs codées seraient mises là où il y en a d’autres.
                """
        ),
        Translation(
            .recordsWithoutUnit,
            "enregistrements sans unité dans `{0}` : {1}, le premier à la ligne {2} ; leurs dates ne peuvent pas être décalées",
            advice: "compléter les identifiants, ou exclure les dates",
            explanation: """
                Les dates sont décalées d’autant de jours que toutes celles de leur unité. Un enregistrement qui n’appartient à \
                personne de connu n’a pas un tel nombre, et un nombre commun à tous ceux-là serait révélé par l’un d’eux.
                """
        ),
        Translation(
            .shiftBeyondCalendar,
            "une date de la colonne `{0}` n’en est pas une, ou serait décalée hors des années 0001 à 9999 ; ligne {1}",
            advice: "écrire les dates comme 2026-01-31, ou déclarer le texte comme valeur manquante",
            explanation: """
                Une date décalée est une date. La valeur elle-même n’est pas affichée, car les messages ne montrent jamais de \
                données sur des personnes.
                """
        ),
        Translation(
            .tooFewToAverage,
            "colonne `{0}` : {1} enregistrements ont une valeur et seraient moyennés entre eux, moins de {2}",
            advice: "exclure la colonne, ou demander des moyennes de moins d’enregistrements",
            explanation: """
                Une moyenne porte sur au moins tant d’enregistrements. Ceux auxquels il manque une valeur dans des colonnes \
                moyennées ensemble sont moyennés parmi ceux auxquels il manque la même ; s’ils sont trop peu, aucune moyenne ne \
                les cache.
                """
        ),
        Translation(
            .notAveraged,
            "une valeur de la colonne `{0}` à la ligne {1} n’est pas un nombre d’au plus 15 chiffres",
            advice:
                "écrire les nombres comme 1234.50, sans `+`, espaces, exposants ni zéros en tête, ou déclarer le texte comme valeur manquante",
            explanation: """
                Les moyennes sont exactes ; les valeurs se lisent donc comme des nombres entiers ou décimaux de taille \
                ordinaire. La valeur elle-même n’est pas affichée, car les messages ne montrent jamais de données sur des \
                personnes.
                """
        ),
        Translation(
            .meanLikeMissing,
            "une moyenne de la colonne `{0}` aurait l’apparence d’une valeur manquante",
            advice: "déclarer un autre texte comme valeur manquante, ou écrire les moyennes avec plus de décimales",
            explanation: """
                Le lecteur du fichier produit ne pourrait pas distinguer la moyenne d’une valeur manquante ; l’exécution \
                s’arrête donc.
                """
        ),
    ]

    private static let households: [Translation] = [
        Translation(
            .householdsInRecords,
            "le jeu de données `{0}` porte sur des ménages, et `unit: records` en compterait les membres",
            advice: "omettre `unit` : k compte les ménages",
            explanation: """
                Les membres d’un ménage sont connus ensemble : qui en trouve un les trouve tous. Dix enregistrements d’un même ménage ne cachent personne ; \
                k compte donc les ménages dès qu’un jeu de données est de `unit: household` et nomme leur identifiant.
                """
        ),
        Translation(
            .notHeldOfHouseholds,
            "`{0}` n’est pas vérifié là où les membres d’un ménage sont diffusés ensemble ou pas du tout",
            advice: "s’en tenir à k, ou déclarer le fichier comme portant sur des personnes",
            explanation: """
                Que le reste d’un ménage soit diffusé dépend de la classe de chacun de ses membres ; une classe peut donc perdre certains de ses \
                enregistrements et en garder d’autres. Compter les ménages reste exact ; les garanties de colonnes sensibles, de risques et de populations, \
                les pertes qui dépendent de la taille de classes entières et les enregistrements recodés un à un ne se comptent pas encore ainsi, et ce qui \
                n’est pas vérifié ne doit pas être promis.
                """
        ),
        Translation(
            .householdsBesideEarlier,
            "le jeu de données `{0}` porte sur des ménages, et une recherche à côté de diffusions antérieures ne les garde pas entiers",
            advice: "diffuser sans `--search` : le fichier est comparé aux précédents de toute façon",
            explanation: """
                La recherche de ce qui se combine avec des diffusions antérieures juge les classes une à une, et les ménages les lient. Sans elle les niveaux \
                sont cherchés comme toujours, et le fichier est refusé s’il ne se combine pas.
                """
        ),
    ]

    private static let treatmentsObliged: [Translation] = [
        Translation(
            .obligedEnds,
            "`{0}` : les nombres aux extrêmes sous une seule valeur, {1}",
            explanation: "Une obligation d’une permission : les traitements `topCode` et `bottomCode`."
        ),
        Translation(
            .obligedRounding,
            "`{0}` : arrondie au multiple de {1} le plus proche",
            explanation: "Une obligation d’une permission : le traitement `round`."
        ),
        Translation(
            .obligedShift,
            "`{0}` : dates décalées d’au plus {1} jours, toutes celles d’une unité de la même façon",
            explanation: "Une obligation d’une permission : le traitement `shift`."
        ),
        Translation(
            .obligedMeans,
            "`{0}` : sous la forme de moyennes d’au moins {1} enregistrements",
            explanation: "Une obligation d’une permission : le traitement `microaggregate`."
        ),
    ]
}
