extension French {
    /// `Catalogue.office` in French.
    static let office: [Translation] = officeParties + officeAgreements

    private static let officeParties: [Translation] = [
        Translation(
            .registrarKeyStrange,
            "`{0}` n’est pas la clé du registraire avec laquelle le journal a commencé",
            advice:
                "utiliser la clé de la première entrée : `tidegate key list` en affiche l’identifiant sous `registrar`",
            explanation: """
                La première entrée du journal nomme la clé du registraire. Elle seule dit quelles parties peuvent entrer,
                avec quels responsables habilités et quelles clés ; une signature faite avec une autre clé n’enregistre
                personne.
                """
        ),
        Translation(
            .partyNotRegistered,
            "la partie `{0}` n’est pas enregistrée ici",
            advice:
                "la faire inscrire par le registraire : `tidegate party register {0} --policies DIR --workspace DIR`",
            explanation: """
                Le document d’une partie dit quelles signatures comptent pour elle ; il ne vaut donc qu’une fois signé par
                le registraire. Un accord n’est proposé et enregistré qu’entre des parties enregistrées.
                """
        ),
        Translation(
            .partyDiffers,
            "le document ou les fichiers de la partie `{0}` diffèrent de ceux qui sont enregistrés",
            advice:
                "conserver le document enregistré, ou faire signer le nouveau par le registraire : `tidegate party register {0}`",
            explanation: """
                Les noms, rôles, responsables habilités et clés d’une partie ne changent que par un événement que le
                registraire signe et que le journal contient. Sinon, quiconque peut enregistrer un accord pourrait donner
                d’autres responsables à une partie.
                """
        ),
        Translation(
            .partyFileHoldsMore,
            "`{0}` contient autre chose que les parties à enregistrer : `{1}`",
            advice: "tenir les parties dans des fichiers à part, et enregistrer chaque partie qu’un fichier modifie",
            explanation: """
                Le registraire se porte garant des parties, non des accords ni des jeux de données. Un fichier qui entre en
                vigueur avec le document d’une partie ne doit pas en apporter d’autres, ni modifier une partie qui n’est pas
                en cours d’enregistrement.
                """
        ),
        Translation(
            .partyUnknown,
            "aucune partie ne s’appelle `{0}`",
            explanation: "L’ensemble de règles ou le registre n’a pas de partie qui porte cet identifiant."
        ),
        Translation(
            .partiesUnchanged,
            "chaque partie est enregistrée telle que la décrit son document",
            explanation: """
                Il n’y a rien à signer : aucune partie de l’ensemble de règles n’est nouvelle, et aucune ne diffère de ce \
                qui est enregistré.
                """
        ),
        Translation(
            .registrarSignatureNotValid,
            "`{0}` n’est pas la signature du registraire sur la forme actuelle d’une partie : {1}",
            advice: "signer ce qu’affiche `tidegate party show PARTY --policies DIR --workspace DIR --signed-form`",
            explanation: """
                Le registraire signe le document de la partie, les empreintes des fichiers qu’il nomme et l’indice de
                l’entrée précédente de la partie. Une signature qui porte sur autre chose, ou qui est faite avec une autre
                clé, n’enregistre personne.
                """
        ),
    ]

    private static let officeAgreements: [Translation] = [
        Translation(
            .proposalDiffers,
            "l’accord `{0}` version {1} a été proposé avec un autre texte que celui-ci",
            advice: "enregistrer ce qui a été proposé, ou proposer la version suivante",
            explanation: """
                Une version proposée figure au journal par l’empreinte de sa forme signée. Ce qui est enregistré sous son
                numéro est exactement cela ; une modification est une autre version.
                """
        ),
        Translation(
            .notProposed,
            "l’accord `{0}` n’est pas proposé ici",
            advice: "le proposer d’abord : `tidegate agreement propose {0} --policies DIR --signature FILE`",
            explanation: """
                Sans dossier de règles, une signature s’ajoute à la version qui a été proposée dans cet espace de travail,
                et c’est celle-ci qui est enregistrée. Il n’y en a pas.
                """
        ),
        Translation(
            .agreementNotRegisteredHere,
            "l’accord `{0}` n’a pas de version enregistrée ici",
            explanation: """
                Pour qu’un accord puisse être suspendu ou repris, ou qu’il puisse y être mis fin, il doit être enregistré.
                """
        ),
        Translation(
            .statementNotUnderstood,
            "`{0}` n’est pas une déclaration relative à un accord enregistré : {1}",
            advice: "en faire une avec `--write-payload`",
            explanation: """
                Les responsables habilités signent une déclaration en JSON canonique : accord, identité, événement, jour de
                prise d’effet, motif, journal auquel elle est destinée et indice de l’entrée précédente. Elle doit porter
                sur la version dans son état actuel.
                """
        ),
        Translation(
            .statementOfAnotherLog,
            "`{0}` a été fait pour le journal {1}, et celui-ci est {2}",
            advice: "établir le document ici, et le faire signer de nouveau",
            explanation: """
                Ce que signent les responsables habilités et le registraire nomme le journal auquel il est destiné, par son
                origine et par l’empreinte SHA-256 de sa première entrée. Une signature donnée pour un bureau ne vaut dans
                aucun autre, pas même dans un bureau qui a les mêmes accords et les mêmes parties.
                """
        ),
        Translation(
            .effectiveNotAllowed,
            "la fin de l’accord ne peut pas prendre effet le {0} : au plus tôt le {1}",
            explanation: """
                Un accord peut exiger un préavis. Sa fin prend effet au plus tôt à l’issue de ce délai, compté du jour où
                elle est déclarée ; une suspension et une reprise prennent effet aussitôt.
                """
        ),
        Translation(
            .reasonNotGiven,
            "un motif est une ligne de 1 à 500 caractères",
            advice: "indiquer le motif avec `--reason`",
            explanation: """
                L’autre partie et un auditeur demanderont pourquoi. Le motif figure dans l’entrée signée, masqué par son \
                empreinte.
                """
        ),
        Translation(
            .eventNotSignedBy,
            "accord `{0}`, étape {1} non accomplie : il manque encore la signature de {2}",
            explanation: """
                Un seul signataire, ou un responsable habilité que nomme la clause relative à la fin de l’accord, peut
                suspendre l’accord ou y mettre fin. La reprise exige un signataire du fournisseur et un du destinataire.
                Chaque signature qui manque encore est nommée.
                """
        ),
        Translation(
            .changeNotUnderstood,
            "ce qui se trouve dans les pièces derrière {0} n’est pas une modification du registre que cette version comprend",
            explanation: """
                Le registre est fait à partir du journal et des pièces. Un enregistrement qui a été écrit par une version
                plus récente, ou qui est endommagé, ne peut être laissé de côté : le registre dirait autre chose que ce qui
                s’est passé.
                """
        ),
        Translation(
            .draftWouldShadow,
            "le dossier contient, à côté d’une version enregistrée de l’accord `{0}`, la version {1}, qui ne l’est pas",
            advice: "retirer le projet du dossier, ou l’enregistrer d’abord",
            explanation: """
                Les décisions lisent la version la plus récente d’un accord. Un projet non signé qui entrerait en vigueur
                avec les fichiers d’un autre accord passerait avant la version enregistrée et refuserait tout.
                """
        ),
        Translation(
            .dutyKindUnknown,
            "l’obligation `{0}` est d’un genre que cette version ne connaît pas : `{1}`",
            explanation: """
                Une obligation qui ne peut être comprise pourrait être celle qui refuse ; rien n’est donc décidé tant qu’une
                version qui la connaît ne l’a pas lue.
                """
        ),
        Translation(
            .signatureTwice,
            "`{0}` a déjà signé l’accord `{1}` version {2}",
            explanation: "Une seconde signature du même responsable n’ajoute rien à une proposition."
        ),
        Translation(
            .approvalOfRefused,
            "la demande est désormais refusée : {0}",
            advice:
                "demander le motif à `tidegate decide`, puis refaire l’essai à blanc et le faire approuver de nouveau",
            explanation: """
                Une approbation vaut pour une diffusion que son accord permet. La demande est décidée de nouveau au moment
                où elle est approuvée : si l’accord a été suspendu, si ses documents ne sont plus ceux qui ont été signés ou
                si une signature manque depuis l’essai à blanc, elle n’est plus approuvée.
                """
        ),
        Translation(
            .firewallWouldChange,
            "la cloison `{0}` est en vigueur ici, et cet enregistrement la modifierait ou la supprimerait",
            advice: """
                conserver son document tel qu’il est en vigueur, ou faire signer ses propriétaires : \
                `tidegate firewall register {0}`
                """,
            explanation: """
                Une cloison étanche lie tout le monde ; elle ne doit donc pas disparaître avec le dossier du prochain \
                accord. Tant que les signatures de ses propriétaires sur une modification ne peuvent être prouvées, aucune \
                n’est acceptée.
                """
        ),
        Translation(
            .partyWouldVanish,
            "la partie `{0}` est enregistrée et ne figure pas dans cet ensemble de règles",
            advice: "conserver son document dans le dossier",
            explanation: """
                Ce qu’est une partie enregistrée, avec qui elle compte pour un seul lecteur et ce qu’elle ne peut jamais \
                recevoir est fixé par son document. Sans lui, ces règles disparaîtraient.
                """
        ),
        Translation(
            .anotherGrantPermits,
            "avec les approbations données, c’est `{0}` qui permet la demande, et le fichier a été fait pour `{1}`",
            advice: "refaire l’essai à blanc, et le faire approuver",
            explanation: """
                Deux droits accordés pourraient permettre la demande, chacun avec ses propres garanties. Ce qui sort doit \
                avoir été fait au titre de celui dont les approbations sont réunies.
                """
        ),
        Translation(
            .clockBehindLog,
            "l’horloge indique {0}, et l’entrée la plus récente du journal date de {1}",
            advice: "mettre l’horloge à l’heure ou, si elle l’est à présent : tidegate log clock --confirm",
            explanation: """
                Sous une horloge retardée, des accords qui ont pris fin seraient de nouveau en vigueur, et le journal \
                donnerait des heures dans le désordre. Rien n’est écrit tant que l’horloge n’a pas dépassé l’entrée la plus \
                récente.
                """
        ),
        Translation(
            .optOutListNotPlain,
            "cette ligne de la liste des oppositions contient un caractère invisible ou un guillemet",
            advice: "enregistrer la liste en texte simple UTF-8, une valeur par ligne et rien d’autre",
            explanation: """
                Une valeur qui contient un caractère invisible ou qui est entourée de guillemets est comparée telle quelle à \
                la source, ne correspond à personne, et la personne concernée ne serait pas laissée en dehors. La ligne est \
                désignée par son numéro, jamais par son texte.
                """
        ),
        Translation(
            .optOutListEmpty,
            "la liste des oppositions ne contient aucune valeur",
            advice: "fournir le registre des oppositions lui-même",
            explanation: """
                Une liste sans valeurs n’écarte personne. Il s’agit plus souvent d’un mauvais fichier que d’un registre où \
                personne ne figure.
                """
        ),
    ]
}
