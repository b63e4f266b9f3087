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
}
