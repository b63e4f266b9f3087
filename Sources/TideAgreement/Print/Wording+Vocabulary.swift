import TideCore

/// Words that documents are written in: English readers see them as they stand there.
extension Wording {
    /// A name or text of a document where it stands in a sentence.
    static func quoted(_ text: String) -> String { worded(en: text, fr: "«\u{a0}\(text)\u{a0}»") }

    static func role(_ role: Role) -> String {
        let french =
            switch role {
            case .statistics: "statistique"
            case .service: "service aux personnes"
            case .administration: "administration"
            case .enforcement: "services répressifs"
            case .research: "recherche"
            case .humanitarian: "action humanitaire"
            case .public: "public"
            }
        return worded(en: role.rawValue, fr: french)
    }

    static func dimension(_ dimension: Dimension) -> String {
        let french =
            switch dimension {
            case .sex: "sexe"
            case .age: "âge"
            case .migratoryStatus: "statut migratoire"
            case .disability: "handicap"
            case .geography: "géographie"
            case .income: "revenu"
            }
        return worded(en: dimension.rawValue, fr: french)
    }

    static func aggregate(_ aggregate: LossAggregate) -> String {
        let french =
            switch aggregate {
            case .geometricMean: "moyenne géométrique"
            case .arithmeticMean: "moyenne arithmétique"
            case .sum: "somme"
            case .maximum: "maximum"
            case .rank: "rang, de la perte la plus forte à la plus faible"
            }
        return worded(en: aggregate.rawValue, fr: french)
    }

    /// The kind of a legal basis; one that is not of the usual ones as the document has it.
    static func basis(_ kind: String) -> String {
        let french =
            switch kind {
            case "statutory": "disposition légale"
            case "consent": "consentement"
            case "public-task": "mission d’intérêt public"
            default: quoted(kind)
            }
        return worded(en: kind, fr: french)
    }
}
