/// Terms of an agreement as a difference of two versions tells them, which are data and so English: `2 persons of a, b`.
///
/// Only the words between names are told in French; names and words of documents stay.
extension French {
    /// A term in French; `nil` where it is none of those known here.
    static func difference(_ words: String) -> String? {
        if let fixed = terms[words] { return fixed }
        let listed = words.split(separator: ", ").map { kinds[String($0)] }
        if listed.count > 1, !listed.contains(nil) { return listed.compactMap(\.self).joined(separator: ", ") }
        if let late = words.wholeMatch(of: /(.+) within (\S+)/) {
            return "\(duty(String(late.output.1))) sous \(late.output.2)"
        }
        if let none = words.wholeMatch(of: /no (notifyBreach.*|noReidentification.*|corrections|destroy.*)/) {
            return "pas de \(duty(String(none.output.1)))"
        }
        if let part = words.wholeMatch(
            of: /(grant|column|purpose|prohibition|clause|firewall) (`[^`]+`)( of grant (`[^`]+`))?/
        ) {
            let article = exercised[String(part.output.1)] ?? ""
            return "\(article) \(part.output.2)" + (part.output.4.map { " du droit \($0)" } ?? "")
        }
        if let quorum = words.wholeMatch(of: /([0-9]+)( persons| units| parties)? of ([^`]+?)( and (\S+))?/) {
            let kind = quorum.output.2.flatMap { distinct[String($0)] } ?? ""
            return "\(quorum.output.1)\(kind) parmi \(quorum.output.3)" + (quorum.output.5.map { " et \($0)" } ?? "")
        }
        if let quota = words.wholeMatch(of: /([0-9]+) per (\w+)(, (\S+) apart)?/) {
            let period = periods[String(quota.output.2)] ?? String(quota.output.2)
            return "\(quota.output.1) par \(period)" + (quota.output.4.map { ", à \($0) d’intervalle" } ?? "")
        }
        if let flow = words.wholeMatch(of: /([^ `]+) from ([^ `]+) to ([^ `]+)/) {
            return "\(flow.output.1) de \(flow.output.2) à \(flow.output.3)"
        }
        if let day = words.wholeMatch(of: /(from|until) ([0-9-]{10})/) {
            return "\(day.output.1 == "from" ? "à partir du" : "jusqu’au") \(day.output.2)"
        }
        if let treatment = words.wholeMatch(
            of: /(\S+): (generalise to|band of|ends coded,|rounded to|dates moved by|means of|pseudonym,) (.+)/
        ) {
            let how = treatmentTerms[String(treatment.output.2)] ?? String(treatment.output.2)
            return "\(treatment.output.1)\u{a0}: \(how) \(treatment.output.3)"
        }
        if let way = words.wholeMatch(of: /(.+) for (.+), at most (\S+?)((?:, .*)?)/) {
            let rest = way.output.4.replacing(", in ", with: ", en zone ").replacing(", columns ", with: ", colonnes ")
                .replacing(", approved by ", with: ", avec l’approbation de ")
            return "\(way.output.1) pour \(way.output.2), au plus \(way.output.3)\(rest)"
        }
        if let review = words.wholeMatch(of: /(\S+), overdue: (\w+)/) {
            return "\(argument(String(review.output.1))), overdue\u{a0}: \(review.output.2)"
        }
        return nil
    }

    /// What an amendment may widen, by the names that data has for it.
    package static let kinds: [String: String] = [
        "grants": "droits", "purposes": "finalités", "columns": "colonnes", "treatment": "traitement",
        "form": "forme", "k": "k", "safeguards": "garanties", "reference": "période de référence", "zones": "zones",
        "days": "jours", "hold": "conservation", "review": "revue", "onward": "transmission",
        "approvals": "approbations", "signatories": "signataires", "recipients": "destinataires", "access": "accès",
        "outputs": "résultats", "pseudonyms": "pseudonymes", "linkage": "appariement", "quota": "quota",
        "optOut": "opposition", "duties": "obligations", "overdue": "retards",
    ]

    /// A duty by its field, which is never translated.
    private static func duty(_ words: String) -> String {
        words.replacing(", report to ", with: ", avis à ").replacing(" to ", with: " à ")
            .replacing(", certified", with: ", attestée")
    }

    private static let distinct = [" persons": " personnes", " units": " unités", " parties": " parties"]
    private static let periods = [
        "day": "jour", "month": "mois", "quarter": "trimestre", "year": "an", "agreement": "accord",
    ]
    private static let treatmentTerms = [
        "generalise to": "généralisée au niveau", "band of": "par tranches de", "pseudonym,": "pseudonyme,",
        "ends coded,": "extrêmes codés,", "rounded to": "arrondie à", "dates moved by": "dates décalées de",
        "means of": "moyennes de",
    ]
    /// Parts of an agreement that cases come upon.
    private static let exercised = [
        "grant": "le droit", "column": "la colonne", "purpose": "la finalité", "prohibition": "l’interdiction",
        "clause": "la clause", "firewall": "la cloison",
    ]
    private static let terms = [
        "unlimited": "illimité", "any": "sans restriction", "not passed on": "non transmis", "none": "aucun",
    ]
}
