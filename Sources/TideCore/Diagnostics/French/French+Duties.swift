extension French {
    /// `Catalogue.duties` in French.
    static let duties: [Translation] = [
        Translation(
            .dutyUnknown,
            "il n’y a pas d’obligation `{0}`",
            advice: "les énumérer avec `tidegate duties`",
            explanation: """
                Une obligation est désignée par la dernière colonne de `tidegate duties`, à savoir la diffusion dont
                elle découle et un numéro.
                """
        ),
        Translation(
            .dutyDone,
            "l’obligation `{0}` a déjà été exécutée, selon l’entrée {1}",
            explanation: """
                Une obligation est exécutée une seule fois. Ce qui la suit, comme un second avis, est une obligation
                distincte.
                """
        ),
        Translation(
            .dutyTakesCertificate,
            "l’obligation `{0}` est une destruction, qui exige un certificat",
            advice: "en établir un avec `tidegate duties certificate`, puis le remettre avec `tidegate duties certify`",
            explanation: """
                La disparition des données est certifiée sous une forme fixe, qui désigne la diffusion à l’octet près,
                le jour et la méthode, afin qu’un auditeur puisse la confronter au journal. Une simple phrase ne suffit
                pas.
                """
        ),
        Translation(
            .dutyOfAnother,
            "il appartient à un responsable de `{1}` de se prononcer sur `{0}`, et non à {2}",
            explanation: """
                Une obligation est exécutée par la partie qui la doit. Sinon, une partie pourrait dire d’une autre
                qu’elle a tenu parole.
                """
        ),
        Translation(
            .dutyNotWaiting,
            "la diffusion `{0}` n’a pas d’obligation `{1}` en attente de son événement",
            advice: "voir ce qui est en attente avec `tidegate duties --release {0}`",
            explanation: """
                Certaines obligations, comme l’avis de violation, naissent lorsqu’un événement survient. L’accord de
                cette diffusion n’en prévoit aucune de ce genre, ou celle-ci a déjà une échéance.
                """
        ),
        Translation(
            .discoveredLater,
            "`{0}` est postérieur au moment présent",
            explanation: """
                Les délais courent à partir du moment de la découverte. Un moment encore à venir les déplacerait.
                """
        ),
        Translation(
            .discoveredBefore,
            "`{0}` est antérieur à la diffusion, faite à {1}",
            explanation: """
                Personne n’a pu découvrir qu’une diffusion était fautive avant qu’elle existe. Les délais courent à
                partir de la découverte ; le moment de celle-ci doit donc être exact.
                """
        ),
        Translation(
            .releaseUnknown,
            "il n’y a pas de diffusion `{0}` dans cet espace de travail",
            advice: "énumérer les diffusions avec `tidegate log show --reveal`",
            explanation: """
                Une diffusion est désignée par 32 chiffres hexadécimaux, comme l’est le dossier de son paquet.
                """
        ),
        Translation(
            .releaseNeverLeft,
            "la diffusion `{0}` n’a jamais quitté le bureau : son état est « {1} »",
            explanation: """
                Une diffusion abandonnée n’a ni détenteurs ni obligations. Il n’y a rien à détruire ni à rappeler.
                """
        ),
        Translation(
            .notADestructionCertificate,
            "`{0}` n’est pas un certificat de destruction",
            advice: "en établir un avec `tidegate duties certificate`",
            explanation: """
                Un certificat est une enveloppe DSSE, ou un contenu accompagné d’une signature détachée, sur une
                déclaration de la version `tidegate/destruction/v1`, en JSON canonique et sans aucun autre champ.
                """
        ),
        Translation(
            .certificateOfAnother,
            "le certificat `{0}` ne correspond pas à cette diffusion : `{1}` diffère",
            explanation: """
                Le certificat désigne une diffusion, son accord avec la version et l’empreinte, et son manifeste. Chacun
                de ces éléments doit être tel que l’indiquent les livres du bureau.
                """
        ),
        Translation(
            .nothingToCertify,
            "`{0}` ne doit aucune destruction au titre de la diffusion `{1}`",
            explanation: """
                Quiconque certifie doit être tenu d’une destruction, de son certificat ou de la réponse à un rappel, et
                ne pas s’en être déjà acquitté.
                """
        ),
        Translation(
            .payloadNotDue,
            "le contenu n’est pas ce qui est à signer ici : {0}",
            advice: "l’établir de nouveau avec `--write-payload` et les mêmes options, et le faire signer",
            explanation: """
                Ce qu’un responsable a signé est confronté aux livres dans leur état actuel, à savoir la diffusion,
                l’obligation et son accord. Ce qui a été signé pour une autre commande, ou avant un changement, ne
                compte pas.
                """
        ),
        Translation(
            .incidentByAnother,
            "{0} n’est pas responsable habilité de `{1}`, dont émane la diffusion",
            explanation: """
                Le bureau qui a fait une diffusion la rappelle. Les autres en informent ce bureau, comme le prévoit la
                clause de l’accord relative aux violations.
                """
        ),
        Translation(
            .incidentAgain,
            "la diffusion `{0}` porte déjà l’événement « {1} », selon l’entrée {2}",
            advice: "voir la suite avec `tidegate recall show {0}`",
            explanation: """
                Une diffusion est rappelée une seule fois, et remplacée une seule fois par une autre diffusion. Une fois
                qu’elle a été rappelée, un fichier corrigé prend sa place au moyen de
                `tidegate supersede RELEASE --with FILE`, chaque fichier une seule fois.
                """
        ),
        Translation(
            .replacementIsNone,
            "la diffusion `{0}` ne peut pas prendre la place de l’autre : {1}",
            explanation: """
                La diffusion qui en remplace une autre est allée au même destinataire, porte sur le même jeu de données
                et est elle-même en vigueur.
                """
        ),
        Translation(
            .noIncident,
            "la diffusion `{0}` n’a été ni rappelée ni remplacée",
            explanation: """
                Il n’y a pas de suite d’avis et de réponses à montrer.
                """
        ),
        Translation(
            .bundleOfAnotherRelease,
            "le paquet `{0}` n’est pas celui de la diffusion `{1}`",
            explanation: """
                Un certificat de destruction est établi d’après ce que le paquet divulgue, à savoir sa diffusion, son
                accord et son manifeste.
                """
        ),
        Translation(
            .noStepOfParty,
            "plus rien de ce genre n’est en suspens avec `{1}` au sujet de la diffusion `{0}`",
            advice: "voir qui a informé et qui a répondu, et quand, avec `tidegate recall show {0}`",
            explanation: """
                Un avis est donné à un détenteur, et un détenteur répond, une seule fois. L’un et l’autre figurent au
                journal, et un second n’y change rien.
                """
        ),
        Translation(
            .payloadNotSignable,
            "`{0}` n’est rien qu’un responsable habilité signe avec cette commande",
            advice:
                "écrire le contenu à signer avec `--write-payload` ; un accord se signe avec `tidegate agreement sign`",
            explanation: """
                Seuls sont signés les contenus que Tidegate établit et relit à l’octet près, à savoir ce qu’il advient
                d’un accord, une approbation, une déclaration relative à une obligation, un certificat de destruction,
                un rappel et le formulaire d’une partie.
                """
        ),
    ]
}
