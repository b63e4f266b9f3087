import TideCore
import TidePseudonym

extension Wording {
    /// Names one after the other: `a, b and c`.
    static func list(_ names: [String], or isChoice: Bool = false) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "—" }
        let joint = isChoice ? worded(en: " or ", fr: " ou ") : worded(en: " and ", fr: " et ")
        return names.dropLast().joined(separator: ", ") + joint + last
    }

    static func list(_ names: [Identifier], or isChoice: Bool = false) -> String {
        list(names.map(\.text), or: isChoice)
    }

    static func term(_ term: Term) -> String {
        let (english, french) =
            switch term.unit {
            case .hours: ("hour", "heure")
            case .days: ("day", "jour")
            case .months: ("month", "mois")
            case .years: ("year", "an")
            }
        let isOne = term.count == 1
        return worded(
            en: "\(term.count) \(english)\(isOne ? "" : "s")",
            fr: "\(term.count)\u{a0}\(french)\(isOne || term.unit == .months ? "" : "s")"
        )
    }

    static func sharingClass(_ sharingClass: SharingClass) -> String {
        let k = sharingClass.defaultK
        let rest = worded(
            en: "where a grant states no number of alike records, it is \(k)",
            fr: "lorsqu’un droit ne fixe aucun nombre d’enregistrements semblables, ce nombre est \(k)"
        )
        return switch sharingClass {
        case .urgent: worded(en: "The sharing is urgent: \(rest).", fr: "Le partage est urgent\u{a0}: \(rest).")
        case .sensitive:
            worded(
                en: "The sharing is sensitive: \(rest).",
                fr: "Le partage porte sur des données sensibles\u{a0}: \(rest)."
            )
        case .public:
            worded(
                en: "The data is for everybody: no file tells more than a k-anonymous one; \(rest).",
                fr: """
                    Les données sont destinées à tous\u{a0}: aucun fichier n’en dit plus qu’un fichier k-anonyme\u{a0}; \
                    \(rest).
                    """
            )
        }
    }

    static func scheme(_ scheme: SchemeName) -> String {
        let isReversible = worded(
            en: "; the holder of the key gets the identifier back",
            fr: "\u{a0}; le détenteur de la clé peut retrouver l’identifiant"
        )
        return switch scheme {
        case .hmacSHA256: "HMAC-SHA256"
        case .ff1: "FF1\(isReversible)"
        case .aesSIV: "AES-SIV\(isReversible)"
        }
    }

    /// How a column's pseudonyms look and with what they link, as the end of a sentence.
    static func pseudonymisation(_ how: Pseudonymisation) -> String {
        var form = scheme(how.scheme)
        switch how.form {
        case .token(let token) where token == .hex32: break
        case .token(let token):
            let (length, encoding) = (token.length, token.encoding.rawValue)
            form += worded(en: ", \(length) characters of \(encoding)", fr: ", \(length)\u{a0}caractères (\(encoding))")
        case .formatPreserving(let alphabet, _):
            form += worded(
                en: "; of \(alphabet.radix) characters",
                fr: "\u{a0}; sur un alphabet de \(alphabet.radix)\u{a0}caractères"
            )
        case .sealed(let encoding):
            form += worded(en: "; in \(encoding.rawValue)", fr: "\u{a0}; en \(encoding.rawValue)")
        }
        if let check = how.json["check"]?.text {
            form += worded(en: ", with the check \(check)", fr: ", avec le contrôle \(check)")
        }
        return switch how.stability {
        case .domain:
            worded(
                en: "a keyed pseudonym (\(form)) that links only within the domain \(how.domain)",
                fr: "un pseudonyme à clé (\(form)) qui ne permet l’appariement qu’au sein du domaine \(how.domain)"
            )
        case .release:
            worded(
                en: "a keyed pseudonym (\(form)) that is another in each release",
                fr: "un pseudonyme à clé (\(form)) différent à chaque diffusion"
            )
        case .record:
            worded(
                en: "a token of chance (\(form)) that is another in each record, so that nothing links by it",
                fr: "un jeton aléatoire (\(form)) différent pour chaque enregistrement, qui ne permet aucun appariement"
            )
        }
    }

    static func linkability(_ domain: PseudonymDomain) -> String? {
        switch domain.linkable {
        case nil: nil
        case .none?: worded(en: "nothing links by it", fr: "ne permet aucun appariement")
        case .within?:
            worded(
                en: "releases under this agreement link, and no others",
                fr: "permet d’apparier les diffusions faites au titre du présent accord, et aucune autre"
            )
        case .declared?:
            worded(
                en: "links as linkage clauses say",
                fr: "permet les appariements prévus par les clauses d’appariement"
            )
        }
    }

    static func mode(_ mode: AccessMode) -> String {
        switch mode {
        case .transfer:
            worded(en: "Data is handed over as a file.", fr: "Les données sont remises sous la forme d’un fichier.")
        case .enclave:
            worded(
                en: "The recipient works on the data where the provider has control; no file leaves.",
                fr:
                    "Le destinataire travaille sur les données là où le fournisseur en a la maîtrise\u{a0}; aucun fichier n’en sort."
            )
        case .query:
            worded(
                en: "Questions are answered; no records leave.",
                fr: "Le destinataire obtient des réponses à ses questions\u{a0}; aucun enregistrement ne sort."
            )
        }
    }

    static func publication(_ publication: Outputs.Publication) -> String {
        switch publication {
        case .none:
            worded(
                en: "Nothing that is made from the data is published.",
                fr: "Rien de ce qui est tiré des données n’est publié."
            )
        case .reviewed:
            worded(
                en: "What is made from the data is published after a review.",
                fr: "Ce qui est tiré des données est publié après examen."
            )
        case .free:
            worded(
                en: "What is made from the data may be published.",
                fr: "Ce qui est tiré des données peut être publié."
            )
        }
    }

    static func quota(_ quota: Quota) -> String {
        let period =
            switch quota.per {
            case .day: worded(en: "a day", fr: "par jour")
            case .month: worded(en: "a calendar month", fr: "par mois civil")
            case .quarter: worded(en: "a calendar quarter", fr: "par trimestre civil")
            case .year: worded(en: "a calendar year", fr: "par année civile")
            case .agreement:
                worded(
                    en: "over the whole life of the agreement, all versions together",
                    fr: "pendant toute la durée de l’accord, toutes versions confondues"
                )
            }
        let isOne = quota.releases == 1
        let count = worded(
            en: isOne ? "1 release" : "\(quota.releases) releases",
            fr: "\(quota.releases)\u{a0}diffusion\(isOne ? "" : "s")"
        )
        let apart =
            quota.apart.map(term).map { length in
                worded(
                    en: "; between two of them lie at least \(length)",
                    fr: "\u{a0}; deux diffusions sont espacées d’au moins \(length)"
                )
            } ?? ""
        return worded(en: "At most \(count) \(period)\(apart).", fr: "Au plus \(count) \(period)\(apart).")
    }

    static func published(_ field: PublishedField) -> String {
        switch field {
        case .title: worded(en: "the title", fr: "le titre")
        case .parties: worded(en: "the parties", fr: "les parties")
        case .legalBasis: worded(en: "the legal basis", fr: "la base légale")
        case .purposes: worded(en: "the purposes", fr: "les finalités")
        case .datasets: worded(en: "the datasets", fr: "les jeux de données")
        case .columns: worded(en: "the columns", fr: "les colonnes")
        case .valid: worded(en: "how long it is in force", fr: "la période de validité")
        case .notice: worded(en: "what people were told", fr: "ce dont les personnes ont été informées")
        case .contact: worded(en: "whom to ask", fr: "la personne à contacter")
        }
    }

    /// So many signatures or approvals by different officers.
    static func quorum(_ quorum: Quorum, _ one: String, _ many: String) -> String {
        let distinct =
            switch quorum.distinct {
            case .persons: worded(en: "different persons", fr: "personnes différentes")
            case .units: worded(en: "persons of different units", fr: "personnes d’unités différentes")
            case .parties: worded(en: "persons of different parties", fr: "personnes de parties différentes")
            }
        guard quorum.count > 1 else { return worded(en: "1 \(one)", fr: "1\u{a0}\(one)") }
        return worded(en: "\(quorum.count) \(many) by \(distinct)", fr: "\(quorum.count)\u{a0}\(many) de \(distinct)")
    }
}
