import TideCore

/// What the terms of an agreement mean, in words for people who sign them.
///
/// In the language in force; each sentence stands here once, in both languages.
enum Wording {
    static func date(_ date: CalendarDate) -> String {
        let months = worded(
            en: "January February March April May June July August September October November December",
            fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ).split(separator: " ")
        let month = months[date.month - 1]
        return worded(
            en: "\(date.day) \(month) \(date.year)",
            fr: "\(date.day)\(date.day == 1 ? "er" : "")\u{a0}\(month)\u{a0}\(date.year)"
        )
    }

    static func period(_ period: ReferencePeriod) -> String {
        let (from, until) = (date(period.from), date(period.until))
        return worded(en: "from \(from) to \(until), both days included", fr: "du \(from) au \(until) inclus")
    }

    /// A number or a share as its reader writes it.
    static func number(_ number: some CustomStringConvertible) -> String {
        let text = number.description
        return worded(en: text, fr: text.replacing(".", with: ",").replacing("%", with: "\u{a0}%"))
    }

    static func role(_ role: DisclosureRole) -> String {
        switch role {
        case .direct: worded(en: "identifies people directly", fr: "identifie directement une personne")
        case .quasi: worded(en: "could help to recognise people", fr: "peut aider à reconnaître une personne")
        case .sensitive: worded(en: "sensitive", fr: "sensible")
        case .attribute: worded(en: "other information", fr: "autre information")
        case .weight: worded(en: "sampling weight", fr: "pondération d’échantillonnage")
        }
    }

    /// - Parameter codelist: that the column's codes are translated by before they leave.
    static func treatment(_ column: GrantColumn, in dataset: Dataset?, _ codelist: Codelist?) -> String {
        guard let codelist, column.treatment != .drop else { return treatment(column, in: dataset) }
        let (told, name) = (treatment(column, in: dataset), standard(codelist))
        return worded(en: "\(told), in codes of \(name)", fr: "\(told), en codes \(name)")
    }

    /// What a codelist translates to, by the name that people know.
    static func standard(_ codelist: Codelist) -> String {
        switch codelist.standard {
        case .iso3166: "ISO\u{a0}3166"
        case .isco08: worded(en: "ISCO-08", fr: "CITP-08")
        case .isced2011: worded(en: "ISCED 2011", fr: "CITE 2011")
        case .migratoryStatus:
            worded(en: "the UN classes of migratory status", fr: "des classes de statut migratoire de l’ONU")
        case .other: quoted(codelist.title ?? codelist.id.text)
        }
    }

    static func treatment(_ column: GrantColumn, in dataset: Dataset?) -> String {
        let declared = dataset?.column(column.name)
        switch column.treatment {
        case .keep where declared?.role == .quasi && declared?.hasSearchedHierarchy == true:
            return worded(
                en: "leaves as it is, or coarser where the safeguards ask for it",
                fr: "diffusée telle quelle, ou généralisée si les garanties l’exigent"
            )
        case .keep: return worded(en: "leaves as it is", fr: "diffusée telle quelle")
        case .drop: return worded(en: "never leaves", fr: "jamais diffusée")
        case .generalise(let level):
            if case .date? = declared?.hierarchy { return dateLevel(level) }
            let named =
                DateLevel(rawValue: level).map { "au niveau \(frenchLevel($0))" } ?? "au niveau \(quoted(level))"
            return worded(
                en: "leaves at the level \(level), or coarser where the safeguards ask for it",
                fr: "diffusée \(named), ou plus généralisée si les garanties l’exigent"
            )
        case .band(let width):
            return worded(en: "leaves in bands of \(width) units", fr: "diffusée par tranches de \(width)\u{a0}unités")
        case .code(let ends): return codedEnds(ends)
        case .round(let base):
            return worded(
                en: "leaves rounded to the nearest multiple of \(base)",
                fr: "diffusée arrondie au multiple de \(base) le plus proche"
            )
        case .shift(let days):
            return worded(
                en: "leaves moved by up to \(days) days, all dates of one \(unit(dataset)) alike",
                fr: "diffusée décalée d’au plus \(days)\u{a0}jours, toutes les dates \(unit(dataset)) de la même façon"
            )
        case .microaggregate(let how):
            return worded(
                en: "leaves as the mean of at least \(how.k) records that are near each other",
                fr: "diffusée sous la forme de la moyenne d’au moins \(how.k)\u{a0}enregistrements proches"
            )
        case .pseudonymise(let how):
            return worded(
                en: "leaves as \(pseudonymisation(how))",
                fr: "diffusée sous la forme d’\(pseudonymisation(how))"
            )
        }
    }

    private static func frenchLevel(_ level: DateLevel) -> String {
        switch level {
        case .day: "du jour"
        case .week: "de la semaine"
        case .month: "du mois"
        case .quarter: "du trimestre"
        case .year: "de l’année"
        case .decade: "de la décennie"
        }
    }

    private static func unit(_ dataset: Dataset?) -> String {
        switch dataset?.unit {
        case .household?: worded(en: "household", fr: "d’un même ménage")
        case .event?: worded(en: "unit", fr: "d’une même unité")
        case .person?, nil: worded(en: "person", fr: "d’une même personne")
        }
    }

    private static func codedEnds(_ ends: EndCoding) -> String {
        let english = [
            ends.bottom.map { "\($0.bound) or less as \(quoted(ends.bottomText ?? ""))" },
            ends.top.map { "\($0.bound) or more as \(quoted(ends.topText ?? ""))" },
        ].compactMap(\.self).joined(separator: ", ")
        let french = [
            ends.bottom.map { "\($0.bound) ou moins sous la forme \(quoted(ends.bottomText ?? ""))" },
            ends.top.map { "\($0.bound) ou plus sous la forme \(quoted(ends.topText ?? ""))" },
        ].compactMap(\.self).joined(separator: ", ")
        return worded(
            en: "leaves as it is, but \(english); coarser where the safeguards ask for it",
            fr: "diffusée telle quelle, mais \(french)\u{a0}; plus généralisée si les garanties l’exigent"
        )
    }

    private static func dateLevel(_ level: String) -> String {
        let name = DateLevel(rawValue: level).map(frenchLevel) ?? quoted(level)
        return worded(en: "leaves as its \(level)", fr: "diffusée sous la forme \(name) seulement")
    }

    static func form(_ form: Form) -> String {
        switch form {
        case .aggregate:
            worded(
                en: "aggregate: totals only, no records of single people",
                fr: "données agrégées\u{a0}: des totaux seulement, aucun enregistrement individuel"
            )
        case .kAnonymous:
            worded(
                en: "k-anonymous: records without identifiers, each alike with others",
                fr: "données k-anonymes\u{a0}: des enregistrements sans identifiant, chacun semblable à d’autres"
            )
        case .pseudonymised:
            worded(
                en: "pseudonymised: records that carry a keyed pseudonym",
                fr: "données pseudonymisées\u{a0}: des enregistrements qui portent un pseudonyme à clé"
            )
        case .identified:
            worded(
                en: "identified: records that tell who they are about",
                fr: "données identifiées\u{a0}: des enregistrements qui disent sur qui ils portent"
            )
        }
    }

    static func approvals(_ approvals: Approvals?) -> String {
        guard let approvals else {
            return worded(
                en: "A permitted request needs no approval.",
                fr: "Une demande permise ne requiert aucune approbation."
            )
        }
        return worded(
            en: "Each release needs \(quorum(approvals.quorum, "approval", "approvals")), out of:",
            fr: "Chaque diffusion requiert \(quorum(approvals.quorum, "approbation", "approbations")), parmi\u{a0}:"
        )
    }
}

extension DatasetColumn {
    /// Whether the search may make the column coarser: a date is only ever recoded once, before.
    fileprivate var hasSearchedHierarchy: Bool {
        switch hierarchy {
        case .ladder, .document: true
        case .date, nil: false
        }
    }
}
