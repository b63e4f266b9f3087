/// Words of the program's own that messages are given as arguments: what a part of a document is called, what was expected
/// in it.
///
/// They stand outside backticks, where user input never does; so they can be told in French when the message is.
extension French {
    /// An argument in French; as it is where it is none of the program's words.
    package static func argument(_ words: String) -> String {
        if let french = arguments[words] { return french }
        // An `or` within backticks is somebody's text.
        let joints = words.ranges(of: ", or ").filter { words[..<$0.lowerBound].count { $0 == "`" }.isMultiple(of: 2) }
        if let joint = joints.first {
            return "\(argument(String(words[..<joint.lowerBound]))), ou \(argument(String(words[joint.upperBound...])))"
        }
        if let range = words.wholeMatch(of: /a whole number from (-?[0-9]+) to (-?[0-9]+)/) {
            return "un nombre entier de \(range.output.1) à \(range.output.2)"
        }
        if let hidden = words.wholeMatch(of: /(.*), where (`.*`) is (U\+[0-9A-F]+)/) {
            return "\(argument(String(hidden.output.1))), où \(hidden.output.2) est \(hidden.output.3)"
        }
        if let told = difference(words) { return told }
        for (english, french) in beginnings where words.hasPrefix(english) {
            return french + words.dropFirst(english.count)
        }
        return words
    }

    private static let beginnings: [(String, String)] = [
        ("a whole number of at least ", "un nombre entier d’au moins "),
        ("a mapping with one of ", "un groupe de clés avec l’une de\u{a0}: "),
        ("one of ", "l’un de ces mots\u{a0}: "),
        ("a text with ", "un texte qui contient "),
        ("the text ", "le texte "), ("a value of type ", "une valeur du type "),
    ]

    private static let arguments: [String: String] = parts.merging(values) { first, _ in first }
        .merging(yaml) { first, _ in first }

    /// Common mistakes in YAML, in the program's own words.
    private static let yaml: [String: String] = [
        "a tab stands where only spaces indent": "une tabulation là où seules des espaces indentent",
        "a no-break space (U+00A0) stands where a plain one belongs":
            "une espace insécable (U+00A0) là où il faut une espace ordinaire",
        "a list item begins with `- `": "un élément de liste commence par `- `",
        "after the colon of a key stands a space, as in `title: Gateway`":
            "après les deux-points d’une clé vient une espace, comme dans `title: Gateway`",
        "a text with `: ` in it stands in quotes, as in `title: \"Gateway: taxes\"`":
            "un texte qui contient `: ` se met entre guillemets droits, comme dans `title: \"Gateway: taxes\"`",
        "a quote is opened and not closed, or text follows behind it":
            "un guillemet est ouvert et pas fermé, ou du texte le suit",
        "a bracket is opened and not closed, or a comma is missing":
            "un crochet est ouvert et pas fermé, ou une virgule manque",
        "this line is not indented as those above it": "cette ligne n’est pas indentée comme celles qui précèdent",
    ]

    /// What parts of documents are called.
    private static let parts: [String: String] = [
        "a document": "un document", "a request": "une demande", "a purpose tree": "un arbre des finalités",
        "a set of cases": "un ensemble de cas", "a codelist": "une nomenclature", "a hierarchy": "une hiérarchie",
        "a spec": "une spécification", "an agreement": "un accord", "a firewall": "une cloison étanche",
        "a party": "une partie", "a dataset": "un jeu de données", "a case": "un cas", "a column": "une colonne",
        "a declassifier": "une levée de cloison", "a destruction": "une destruction", "a duty": "une obligation",
        "a grant": "un droit accordé", "a key": "une clé", "a mask ladder": "une échelle par masque",
        "a pseudonym domain": "un domaine de pseudonymes", "a pseudonymisation": "une pseudonymisation",
        "a treatment": "un traitement",
        "bottom coding": "un codage du bas", "top coding": "un codage du haut",
        "a shift of dates": "un décalage de dates", "a microaggregation": "une micro-agrégation",
        "an onward clause": "une clause de transmission",
        "an opt-out": "une opposition",
        "beta-likeness": "la bêta-ressemblance", "l-diversity": "la l-diversité", "outputs": "les résultats",
        "requested safeguards": "les garanties demandées", "safeguards": "les garanties",
        "search settings": "les réglages de la recherche", "terms": "les stipulations générales",
        "a ban on re-identification": "une interdiction de réidentifier",
        "a breach notice": "une notification de violation", "a certificate": "un certificat",
        "a date ladder": "une échelle de dates", "a default": "une valeur par défaut", "a floor": "un plancher",
        "a generalisation": "une généralisation", "a legal basis": "une base légale", "a linkage": "un appariement",
        "a national list": "une liste nationale", "a period": "une période",
        "a permitted join": "une jointure permise", "a population table": "une table de la population",
        "a prohibition": "une interdiction", "a protection": "une protection", "a quorum": "un quorum",
        "a quota": "un quota", "a recombination": "une recombinaison", "a refusal": "un refus",
        "a rule of change": "une règle de modification", "a termination": "une fin d’accord",
        "a validity": "une durée de validité", "an access": "un accès", "an accreditation": "un agrément",
        "an identifier": "un identifiant", "an interval ladder": "une échelle d’intervalles",
        "an officer": "un responsable habilité", "an ordered ladder": "une échelle ordonnée",
        "approvals": "les approbations", "audit rights": "les droits de contrôle", "corrections": "les corrections",
        "delta-disclosure privacy": "la delta-divulgation", "k-anonymity": "le k-anonymat", "k-map": "le k-map",
        "limits of risk": "les limites de risque", "population uniqueness": "l’unicité dans la population",
        "recursive diversity": "la diversité récursive", "requested outputs": "les résultats demandés",
        "sampling weights": "les pondérations", "t-closeness": "la t-proximité",
        // What something is named as.
        "purpose": "la finalité", "officer": "le responsable habilité", "agreement": "l’accord", "party": "la partie",
        "dataset": "le jeu de données", "hierarchy": "la hiérarchie", "codelist": "la nomenclature",
        "firewall": "la cloison étanche", "purposes": "les finalités", "purpose tree": "l’arbre des finalités",
        "cases": "les cas", "spec": "la spécification", "request": "la demande",
    ]

    /// What a field expects, and what stands in one.
    private static let values: [String: String] = [
        "a column of type date": "une colonne de type date",
        "a column of type decimal": "une colonne de type decimal",
        "`true` or `false`": "`true` ou `false`", "a list": "une liste",
        "a mapping": "un groupe de clés", "nothing": "rien", "an empty text": "un texte vide",
        "another text": "un autre texte", "no text": "pas de texte", "a text": "un texte",
        "a kind of document": "un type de document",
        "a byte order mark inside the text": "une marque d’ordre des octets à l’intérieur du texte",
        "a text of visible characters": "un texte de caractères visibles",
        "a name of at most 64 lower-case letters, digits, `.`, `-`, `_`":
            "un nom d’au plus 64 lettres minuscules, chiffres, `.`, `-`, `_`",
        "an officer, as `party/officer`": "un responsable habilité, comme `party/officer`",
        "a date, as `2026-01-31`": "une date, comme `2026-01-31`",
        "a date or a time in UTC, as `2026-01-31T12:00:00Z`":
            "une date ou un instant en UTC, comme `2026-01-31T12:00:00Z`",
        "a share, as `5%` or `0.05`": "une proportion, comme `5%` ou `0.05`",
        "a country code of two capital letters, as `NO`": "un code de pays de deux lettres majuscules, comme `NO`",
        "a path below the folder, as `keys/dpo.pem`": "un chemin dans le dossier, comme `keys/dpo.pem`",
        "base64 with padding, on one line": "du base64 avec remplissage, sur une seule ligne",
        "a reason code, as `NO_AGREEMENT`": "un code de motif, comme `NO_AGREEMENT`",
        "a length of time, as `72h`, `30d`, `6m`, `5y`": "une durée, comme `72h`, `30d`, `6m`, `5y`",
        "a fixed distance from UTC, as `+01:00`": "un décalage fixe par rapport à UTC, comme `+01:00`",
        "a version of an agreement, as `mol-nso@2`": "une version d’un accord, comme `mol-nso@2`",
        "a number of at most six decimals, as `2` or `0.25`":
            "un nombre d’au plus six décimales, comme `2` ou `0.25`",
        "a number above 0 of at most six decimals, as `2` or `0.25`":
            "un nombre supérieur à 0, d’au plus six décimales, comme `2` ou `0.25`",
        "a zone in capital letters, as `NO` or `EEA`": "une zone en lettres majuscules, comme `NO` ou `EEA`",
        // What a policy should have had.
        "an object": "un objet", "an IRI": "un IRI", "one value": "une seule valeur",
        "at least one value": "au moins une valeur", "a comparison": "une comparaison",
        "the address of a context, or prefixes": "l’adresse d’un contexte, ou des préfixes",
        "a length of time in one unit, as `PT72H`, `P30D`, `P6M`, `P5Y`":
            "une durée en une seule unité, comme `PT72H`, `P30D`, `P6M`, `P5Y`",
        "a day, or the moment at which one begins or ends": "un jour, ou l’instant où il commence ou finit",
        // What could not be done with a file.
        "read": "lecture", "write": "écriture", "open": "ouverture", "create": "création", "remove": "suppression",
        "no such file": "fichier introuvable", "there is no such folder": "dossier introuvable",
        "No such file or directory": "fichier ou dossier introuvable", "Permission denied": "accès refusé",
    ]
}
