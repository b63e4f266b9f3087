import TideCore

/// Where an agreement stands, as everybody may know it.
package enum PublicStanding: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    /// Its first day is to come.
    case coming
    case suspended
    /// Something that it depends on has changed: nothing is released until it is signed anew.
    case unsigned
    /// By its last day, by termination, or by another that took its place.
    case ended
    /// From documents alone, of which nobody says here that anybody signed them.
    case unregistered
}

extension PublicStanding {
    /// In words, in the language in force.
    var words: String {
        switch self {
        case .inForce: worded(en: "in force", fr: "en vigueur")
        case .coming: worded(en: "signed, not yet in force", fr: "signé, pas encore en vigueur")
        case .suspended: worded(en: "suspended", fr: "suspendu")
        case .unsigned: worded(en: "awaits new signatures", fr: "attend de nouvelles signatures")
        case .ended: worded(en: "ended", fr: "terminé")
        case .unregistered: worded(en: "not registered", fr: "pas enregistré")
        }
    }

    /// What follows from it, one sentence.
    var meaning: String {
        switch self {
        case .inForce:
            worded(
                en: "Data may be released under it.",
                fr: "Des données peuvent être diffusées en vertu de cet accord."
            )
        case .coming:
            worded(en: "Nothing is released before its first day.", fr: "Rien n’est diffusé avant son premier jour.")
        case .suspended:
            worded(
                en: "Nothing is released until both sides resume it.",
                fr: "Rien n’est diffusé tant que les deux parties ne l’ont pas repris."
            )
        case .unsigned:
            worded(
                en: "Something that it depends on has changed; nothing is released until it is signed anew.",
                fr: "Ce dont il dépend a changé\u{a0}; rien n’est diffusé tant qu’il n’est pas signé à nouveau."
            )
        case .ended:
            worded(en: "Nothing is released under it any more.", fr: "Plus rien n’est diffusé en vertu de cet accord.")
        case .unregistered:
            worded(
                en: "A preview of the document: nothing here says that anybody signed it.",
                fr: "Un aperçu du document\u{a0}: rien ici ne dit que quelqu’un l’ait signé."
            )
        }
    }
}
