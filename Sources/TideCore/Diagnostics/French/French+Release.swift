extension French {
    /// `Catalogue.release` in French.
    static let release: [Translation] = [
        Translation(
            .fileFailed,
            "opération impossible ({0}) sur `{1}` : {2}",
            explanation: """
                Le système a refusé de lire ou d’écrire un fichier ou un dossier. Rien n’a été diffusé et ce qui avait
                été commencé a été supprimé.
                """
        ),
        Translation(
            .hierarchyMissing,
            "la colonne `{0}` renvoie à une hiérarchie introuvable : `{1}`",
            explanation: """
                Un jeu de données désigne, comme fichier ou comme document, une hiérarchie que l’ensemble de règles
                ne contient pas. Sans elle, la colonne ne peut être ni généralisée ni mesurée.
                """
        ),
        Translation(
            .levelNamesDiffer,
            "pour la colonne `{0}`, le nombre de niveaux de la hiérarchie est de {1}, celui des noms donnés de {2}",
            advice: "nommer chaque niveau, du plus fin au plus grossier, ou n’en nommer aucun",
            explanation: """
                Les noms de niveaux sont ce que désigne la mention `atLeast` d’un accord. Si le fichier n’avait pas
                autant de colonnes qu’il y a de noms, l’accord pourrait désigner un autre niveau que celui qui est
                voulu.
                """
        ),
        Translation(
            .generalisedAttribute,
            "la colonne `{0}` n’est pas un quasi-identifiant et ne peut donc pas être généralisée le long d’une hiérarchie",
            advice: "la déclarer `quasi`, la garder, la mettre en tranches ou l’écarter",
            explanation: """
                La recherche ne choisit de niveaux que pour les quasi-identifiants, car eux seuls déterminent la taille
                des classes. Une colonne qui a un autre rôle peut être gardée, mise en tranches, donnée sous forme de
                date moins précise, ou écartée.
                """
        ),
        Translation(
            .levelUnknown,
            "la colonne `{0}` n’a pas de niveau `{1}`",
            explanation: """
                Un accord exige au moins un niveau que la hiérarchie de la colonne ne nomme pas.
                """
        ),
        Translation(
            .preserveImpossible,
            "la colonne `{0}` doit être préservée, mais rien de plus fin que son niveau le plus élevé n’est permis",
            advice: "abaisser `atLeast`, ou retirer sa dimension de `preserve`",
            explanation: """
                Une colonne préservée n’atteint jamais son niveau le plus élevé. Or ce niveau est ici le plancher que
                fixe l’accord lui-même, de sorte que les deux exigences ne peuvent être respectées ensemble.
                """
        ),
        Translation(
            .identifierWithoutNamespace,
            "la colonne `{0}` doit être pseudonymisée, mais son jeu de données n’indique pas quel identifiant elle contient",
            advice: "ajouter `identifier: {namespace: …, normalise: none-v1}` à la colonne",
            explanation: """
                Un pseudonyme est établi au moyen d’une clé, pour un domaine et un espace de noms d’identifiants, jamais
                d’après le nom d’une colonne. Deux fichiers qui désignent autrement le même numéro de passeport doivent
                donner le même pseudonyme.
                """
        ),
        Translation(
            .safeguardsMissing,
            "des quasi-identifiants seraient diffusés, mais rien n’indique combien d’enregistrements doivent les partager",
            advice: "le dire dans le droit accordé : `safeguards: {kAnonymity: {k: 5, suppression: 5%}}`",
            explanation: """
                Sans un k, il n’y a ni recherche ni mesure à laquelle confronter la diffusion. L’accord est valide, et une demande peut \
                énoncer un k ; une diffusion pour laquelle personne n’en énonce est refusée.
                """
        ),
        Translation(
            .notAWorkspace,
            "`{0}` n’est pas un espace de travail",
            advice: "en créer un avec `tidegate init {0} --office ID --origin NAME`",
            explanation: """
                Le dossier ne contient pas le fichier `workspace.json` qu’écrit `tidegate init`, ou ce fichier ne peut
                pas être lu comme tel.
                """
        ),
        Translation(
            .workspaceExists,
            "il existe déjà quelque chose à l’emplacement `{0}`",
            advice: "choisir un dossier qui n’existe pas ; un espace de travail n’est jamais écrasé",
            explanation: """
                Un espace de travail contient des clés et un journal. En créer un nouveau par-dessus un ancien ferait
                perdre les unes et l’autre.
                """
        ),
        Translation(
            .workspaceLocked,
            "une autre exécution de tidegate travaille dans `{0}`",
            advice: "attendre qu’elle soit terminée ; le verrou se libère de lui-même à la fin de ce processus",
            explanation: """
                Un seul processus à la fois ajoute des entrées à un journal, afin que sa tête d’arbre ne bifurque
                jamais.
                """
        ),
        Translation(
            .evidenceMissing,
            "le dépôt des pièces ne contient rien sous {0}",
            explanation: """
                Le registre désigne par son empreinte quelque chose que le dépôt des pièces ne contient pas. Soit un
                fichier a été supprimé, soit l’espace de travail a été copié sans ses pièces. Il faut les restaurer à
                partir d’une sauvegarde.
                """
        ),
        Translation(
            .evidenceChanged,
            "ce que le dépôt des pièces contient sous {0} est autre chose",
            explanation: """
                Les pièces sont désignées par l’empreinte SHA-256 de leur contenu. Ce contenu en a une autre ; il a donc
                été modifié ou endommagé.
                """
        ),
        Translation(
            .agreementUnknown,
            "il n’y a pas ici d’accord `{0}`",
            explanation: """
                Ni l’ensemble de règles ni le registre ne contiennent d’accord portant cet identifiant.
                """
        ),
        Translation(
            .signatureNotValid,
            "`{0}` n’est pas une signature qui compte : {1}",
            explanation: """
                Un fichier de signature doit être une enveloppe DSSE, ou une signature CMS détachée, sur le contenu
                exact qui est signé ici, tel que se présente à ce jour la forme signée de l’accord. La signature doit
                être faite avec une clé ou un certificat qui figure pour un responsable habilité dans le document de sa
                partie et qui est valable à ce jour.
                """
        ),
        Translation(
            .requestSignedByAnother,
            "la demande est signée par `{0}`, et présentée par `{1}`",
            advice:
                "faire signer le responsable que la demande désigne, ou un responsable du demandeur si elle n’en désigne aucun",
            explanation: """
                La signature d’une demande est celle du responsable qui la présente. Une signature qui est donnée et \
                qui ne compte pas met fin à la diffusion, même lorsque l’accord n’en exige aucune. Nul n’est inscrit \
                comme demandeur sans avoir demandé.
                """
        ),
        Translation(
            .signatureOfAnother,
            "`{0}` est une signature apposée sous un autre texte de l’accord que celui qui est ici",
            advice: """
                lire l’accord tel qu’il est ici (`tidegate agreement show --html`), puis le signer de nouveau avec \
                `tidegate agreement sign`
                """,
            explanation: """
                Quiconque signe un accord en signe le texte entier, et avec lui tous les documents sur lesquels il
                repose, à savoir la liste des finalités, les descriptions des données, les échelles selon lesquelles les
                valeurs sont rendues moins précises et les rôles des parties. Le texte qui a été signé n’est pas celui
                qui est ici. Soit l’un de ces documents a été modifié après la signature, soit la signature est celle
                d’une autre version ou d’un autre accord. Elle continue de lier son signataire au texte signé, et à nul
                autre ; elle ne compte donc pas ici. Il convient de comparer l’empreinte de la forme signée, que
                `agreement sign` affiche, avec celle que chaque signataire a notée.
                """
        ),
        Translation(
            .signaturesIncomplete,
            "UNSIGNED : l’accord `{0}` n’est pas signé ; signature attendue : {1}",
            advice: "faire signer cette version : `tidegate agreement sign {0}`",
            explanation: """
                Tous les responsables que l’accord désigne comme signataires doivent l’avoir signé avant qu’il soit
                enregistré, et l’un d’eux avant qu’il soit proposé. Rien ne peut être fait avec un accord qui n’est pas
                signé, et chaque commande le rappelle.
                """
        ),
        Translation(
            .dryRunUnknown,
            "il n’y a pas ici d’essai à blanc {0}",
            advice: "en faire un avec `tidegate release --dry-run` et approuver l’empreinte affichée",
            explanation: """
                Une approbation porte sur un seul essai à blanc, désigné par son empreinte. Le registre ne connaît aucun
                essai à blanc de ce genre pour cette demande.
                """
        ),
        Translation(
            .signerUnknown,
            "aucune partie n’a de responsable `{0}`",
            explanation: """
                Les responsables habilités s’écrivent `party/officer` et figurent dans le document de leur partie.
                """
        ),
        Translation(
            .keyNotTheOfficers,
            "la clé n’est pas de celles avec lesquelles `{0}` peut signer aujourd’hui",
            explanation: """
                Le document d’une partie énumère les clés publiques de ses responsables habilités et les jours auxquels
                chacune peut servir à signer. La clé privée qui a été donnée ne correspond à aucune d’elles.
                """
        ),
        Translation(
            .agreementRegistered,
            "l’accord `{0}`, version {1}, est déjà enregistré",
            advice: "un avenant prend la version suivante",
            explanation: """
                Ce qui est enregistré n’est jamais modifié. Un accord modifié par avenant porte une version supérieure
                et de nouvelles signatures.
                """
        ),
        Translation(
            .outputExists,
            "`{0}` existe déjà",
            advice: "choisir un autre nom ; rien n’est écrasé",
            explanation: """
                Le programme n’écrase pas ce qu’il n’a pas créé au cours de la même exécution.
                """
        ),
        Translation(
            .identifierKept,
            "la colonne `{0}` identifie directement des personnes ; elle ne peut donc qu’être écartée ou pseudonymisée",
            explanation: """
                Un identifiant direct n’est jamais diffusé tel quel.
                """
        ),
        Translation(
            .bundleNotAFile,
            "`{0}`, dans le paquet, n’est pas un fichier ordinaire",
            explanation: """
                Un lien dans un paquet pourrait mener à un fichier qui n’a jamais été signé, et un tube nommé pourrait
                faire attendre sans fin. Un paquet ne contient donc que des fichiers ordinaires.
                """
        ),
        Translation(
            .notAReleaseStatement,
            "la déclaration ne diffuse rien : elle indique `{0}`",
            explanation: """
                Un paquet n’est vérifié que si sa déclaration signée est une décision dont le verdict est `released`. Le
                silence ne vaut pas consentement.
                """
        ),
        Translation(
            .statementOfAnother,
            "la déclaration ne porte pas sur l’élément `{0}` de ce paquet",
            explanation: """
                L’unique objet de la déclaration doit être le manifeste du paquet, désigné par son empreinte SHA-256, et
                le fichier de données porte le nom du jeu de données que la déclaration divulgue. Cette déclaration est
                celle d’une autre diffusion.
                """
        ),
        Translation(
            .figuresMissing,
            "`{0}` ne divulgue pas le jeu de données, les colonnes et les chiffres des lignes diffusées",
            explanation: """
                Les lignes sont mesurées de nouveau et comparées aux chiffres que la déclaration contient sous forme
                d’empreinte. Sans les chiffres divulgués, il n’y a rien à quoi les comparer.
                """
        ),
        Translation(
            .figuresDiffer,
            "les lignes, mesurées de nouveau, ne donnent pas les chiffres signés ; écart : {0}",
            explanation: """
                Ce qui est signé a été mesuré sur le fichier produit. Ici, les lignes du paquet ne donnent pas les
                chiffres qui ont été signés.
                """
        ),
        Translation(
            .safeguardsUnmeetable,
            "aucune transformation ne satisfait à {0} avec au plus {1} des enregistrements supprimés",
            advice: "{2}",
            explanation: """
                La recherche a prouvé qu’aucun choix de niveaux des hiérarchies, dans les limites des planchers de
                l’accord et de ce qui doit être préservé, ne satisfait aux garanties. Le conseil indique ce qui pourrait
                être atteint, à savoir combien d’enregistrements devraient disparaître pour que toutes soient respectées
                ensemble, et jusqu’où chacune pourrait aller si elle était demandée seule.
                """
        ),
        Translation(
            .measuredOtherwise,
            "le fichier protégé a été mesuré et diffère de ce qui était prévu ; écart : {0}",
            explanation: """
                Les chiffres de la recherche et ceux qui sont mesurés sur le fichier écrit doivent être les mêmes. Une
                différence est un défaut du programme ou de la machine ; rien n’est donc diffusé.
                """
        ),
        Translation(
            .composition,
            "le même lecteur détient déjà une autre diffusion de ce jeu de données ; demandé : {0} ; admis : {1}",
            advice: """
                demander les mêmes colonnes, les mêmes garanties et les mêmes données d’entrée ; un jeu de données \
                peut nommer l’identifiant de ses unités
                """,
            explanation: """
                La valeur de k vaut pour chaque fichier pris seul. Deux fichiers tirés différemment du même jeu de
                données peuvent être rapprochés par quiconque détient les deux. Il arrive que les personnes de l’un ne
                puissent pas être retrouvées dans l’autre, parce que le jeu de données ne nomme aucun identifiant de ses
                unités et que les données d’entrée sont différentes, ou parce qu’il nomme une autre colonne des mêmes
                données d’entrée. Une deuxième diffusion au même lecteur doit alors être la même transformation des
                mêmes données d’entrée. Il en va de même lorsqu’aucune garantie n’indique combien de personnes doivent
                partager ce que les fichiers disent d’elles.
                """
        ),
        Translation(
            .normalisationUnknown,
            "la colonne `{0}` demande la normalisation `{1}`, que cette version ne possède pas",
            advice: "employer `none-v1` ou `trim-v1`",
            explanation: """
                Un profil de normalisation fixe la manière dont un identifiant est écrit avant que la clé lui soit
                appliquée, afin que la même personne donne partout le même pseudonyme. Un profil inconnu donnerait des
                pseudonymes que personne d’autre ne pourrait établir de nouveau.
                """
        ),
        Translation(
            .nothingLeft,
            "tous les enregistrements seraient supprimés ; il ne reste donc rien à diffuser",
            advice: "abaisser k, ou abaisser les niveaux minimaux que l’accord exige",
            explanation: """
                La limite de suppression permet de retirer tous les enregistrements, et la recherche n’a rien trouvé de
                mieux. Un fichier sans enregistrement ne sert à personne ; la diffusion est donc retenue.
                """
        ),
        Translation(
            .registeredMissing,
            "l’accord enregistré `{0}`, version {1}, n’est pas parmi les documents enregistrés",
            explanation: """
                Chaque décision lit tous les accords enregistrés, puisque n’importe lequel d’entre eux peut comporter
                une interdiction. Celui qui ne peut pas être lu pourrait être justement celui-là ; rien n’est donc
                décidé tant que le registre n’est pas de nouveau complet.
                """
        ),
        Translation(
            .wouldChangeRegistered,
            "enregistrer ce fichier supprimerait ou modifierait l’accord enregistré `{0}`, version {1}",
            advice: "donner un autre nom au fichier, ou y laisser l’accord enregistré tel qu’il est",
            explanation: """
                Les fichiers sont enregistrés d’après leur chemin d’accès, et un fichier de même chemin remplace le
                précédent. Un accord enregistré n’est modifié que par une version plus récente de lui-même, munie de ses
                propres signatures. Sans cette règle, un nom de fichier pourrait faire disparaître une interdiction.
                """
        ),
        Translation(
            .policyPathNotPlain,
            "`{0}` n’est pas un chemin d’accès simple pour un fichier enregistré",
            advice: "employer les lettres a à z et A à Z, les chiffres, `.`, `-`, `_` et `/`",
            explanation: """
                Deux écritures d’une même lettre accentuée sont identiques pour une personne et différentes pour un
                ordinateur. Les fichiers enregistrés se distinguent pour toujours par leur chemin d’accès ; celui-ci est
                donc en ASCII simple.
                """
        ),
        Translation(
            .holderElsewhere,
            "la demande s’adresse à `{0}` pour obtenir les données, et ce bureau est `{1}`",
            explanation: """
                Un bureau diffuse les données qu’il détient. Une demande adressée à un autre bureau relève de l’espace
                de travail de celui-ci.
                """
        ),
        Translation(
            .noColumnLeaves,
            "aucune colonne ne serait diffusée",
            advice: "garder, généraliser, mettre en tranches ou pseudonymiser au moins une colonne",
            explanation: """
                Toutes les colonnes sont écartées, ou identifient directement des personnes sans être pseudonymisées. Un
                fichier sans colonnes n’est rien que l’on puisse diffuser.
                """
        ),
        Translation(
            .outboxInside,
            "le dossier de sortie `{0}` se trouve dans l’espace de travail",
            advice: "choisir un dossier extérieur, car un espace de travail n’est remis à personne",
            explanation: """
                Un espace de travail contient des clés, des pièces et les chiffres d’avant la protection. Les paquets et
                les rapports vont là où ils peuvent être remis ou lus sans lui.
                """
        ),
        Translation(
            .notABundle,
            "`{0}` n’est pas un paquet de diffusion : `{1}` manque",
            advice: "désigner le dossier d’une seule diffusion, sous la forme `bundle/<release-id>`",
            explanation: """
                Un paquet contient son manifeste, sa déclaration signée, son reçu et ses divulgations. S’il manque l’un
                d’eux, il n’y a rien à vérifier.
                """
        ),
        Translation(
            .bundleIsSealed,
            "`{0}` est scellé, et son contenu ne peut pas être vérifié de l’extérieur",
            advice:
                "l’ouvrir avec `tidegate open {1} --certificate FILE --key FILE --output DIR`, puis vérifier ce qui en sort",
            explanation: """
                Lorsqu’un accord comporte `sealTo`, le paquet sort sous la forme d’un fichier unique que seul le \
                titulaire du certificat du destinataire peut ouvrir. Le sceau ne dit pas qui a scellé. Une fois \
                ouvert, le paquet est vérifié comme tout autre.
                """
        ),
        Translation(
            .noDocuments,
            "aucun document n’a été trouvé dans `{0}`",
            advice:
                "désigner le dossier qui contient les fichiers YAML d’un ensemble de règles ; leurs noms finissent par `.yaml`",
            explanation: """
                Le dossier ne contient aucun fichier YAML qui renferme un document de cet ensemble. Une réponse vide
                masquerait une erreur de frappe dans le chemin d’accès.
                """
        ),
        Translation(
            .optOutListNotText,
            "cette ligne de la liste des oppositions n’est pas en UTF-8",
            advice: "enregistrer la liste en UTF-8, une valeur par ligne",
            explanation: """
                Une valeur illisible ne peut pas être confrontée à la source, de sorte que la personne concernée ne
                serait pas exclue. La ligne est désignée par son numéro, jamais par son texte.
                """
        ),
        Translation(
            .optOutListNeeded,
            "les personnes peuvent s’opposer au titre du registre {1}, et aucune liste de ce registre n’a été donnée",
            advice: "donner la liste avec `--opt-out FILE`",
            explanation: """
                L’accord prévoit que les lignes des personnes inscrites à un registre des oppositions ne sont jamais
                diffusées. Le programme ne tient pas ce registre ; chaque diffusion en reçoit les valeurs sous la forme
                d’un fichier. Sans lui, nul ne sait quelles lignes doivent rester ; rien n’est donc diffusé.
                """
        ),
        Translation(
            .optOutListUnasked,
            "une liste des oppositions a été donnée, mais l’accord {0} ne désigne aucun registre des oppositions",
            advice: "omettre `--opt-out`, ou modifier l’accord par un avenant",
            explanation: """
                Une liste qui ne retire personne aurait l’apparence d’une protection sans en être une. Lorsque l’accord
                indique par les valeurs d’une colonne qui est exclu, aucune liste n’est nécessaire.
                """
        ),
        Translation(
            .optOutColumnCoarsened,
            "la colonne `{0}` indique qui est exclu ; elle ne peut donc pas être donnée en tranches ni en dates moins précises",
            advice: "garder ou écarter la colonne, ou indiquer les oppositions par une autre",
            explanation: """
                Les valeurs telles que la source les écrit indiquent qui est exclu. Une colonne recodée à la lecture les
                a alors déjà perdues.
                """
        ),
        Translation(
            .optOutColumnMissing,
            "la colonne `{0}` indique qui est exclu, mais le jeu de données `{1}` n’a pas de telle colonne",
            explanation: """
                La clause d’opposition de l’accord désigne une colonne qu’un jeu de données accordé ne possède pas, de
                sorte qu’aucune opposition ne pourrait y être lue.
                """
        ),
        Translation(
            .accessByFileAlone,
            "l’accord donne accès selon le mode {1}, et ce programme remet des fichiers",
            advice: "donner l’accès au lieu que l’accord désigne, ou convenir de `mode: transfer`",
            explanation: """
                Sous `enclave`, le destinataire travaille là où le fournisseur exerce le contrôle ; sous `query`, il
                pose des questions et aucun enregistrement ne sort. Un paquet ne serait ni l’un ni l’autre.
                """
        ),
        Translation(
            .quotaTakenMeanwhile,
            "le quota a été consommé pendant la préparation de cette diffusion ; demandé : {0} ; admis : {1}",
            explanation: """
                Deux exécutions peuvent donner lieu à une décision alors qu’il ne reste qu’une diffusion. Le registre
                compte et prépare la sortie en une seule transaction, de sorte que la seconde est refusée.
                """
        ),
        Translation(
            .sealingCertificateMissing,
            "la partie `{0}` n’a pas de certificat `{1}` valable aujourd’hui",
            advice:
                "enregistrer le document de la partie avec le certificat, ou modifier `access.sealTo` par un avenant",
            explanation: """
                L’accord scelle les paquets au moyen d’un certificat qui figure dans le document de la partie
                destinataire. Sans certificat valable le jour de la diffusion, on ne pourrait empêcher personne d’autre
                que le destinataire de lire le paquet ; rien n’est donc diffusé.
                """
        ),
    ]
}
