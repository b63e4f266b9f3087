import TideCore

/// What the terms of an agreement mean, in words for people who sign them.
enum Wording {
    static func date(_ date: CalendarDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }

    static func period(_ period: ReferencePeriod) -> String {
        "from \(date(period.from)) to \(date(period.until)), both days included"
    }

    static func role(_ role: DisclosureRole) -> String {
        switch role {
        case .direct: "identifies people directly"
        case .quasi: "could help to recognise people"
        case .sensitive: "sensitive"
        case .attribute: "other information"
        case .weight: "sampling weight"
        }
    }

    static func treatment(_ column: GrantColumn, in dataset: Dataset?) -> String {
        let declared = dataset?.column(column.name)
        switch column.treatment {
        case .keep where declared?.role == .quasi && declared?.hasSearchedHierarchy == true:
            return "leaves as it is, or coarser where the safeguards ask for it"
        case .keep: return "leaves as it is"
        case .drop: return "never leaves"
        case .generalise(let level):
            if case .date? = declared?.hierarchy { return "leaves as its \(level)" }
            return "leaves at the level \(level), or coarser where the safeguards ask for it"
        case .band(let width): return "leaves in bands of \(width) units"
        case .pseudonymise(let how):
            return "leaves as \(pseudonymisation(how))"
        }
    }

    static func form(_ form: Form) -> String {
        switch form {
        case .aggregate: "aggregate: totals only, no records of single people"
        case .kAnonymous: "k-anonymous: records without identifiers, each alike with others"
        case .pseudonymised: "pseudonymised: records that carry a keyed pseudonym"
        case .identified: "identified: records that tell who they are about"
        }
    }

    static func approvals(_ approvals: Approvals?) -> String {
        guard let approvals else { return "A permitted request needs no approval." }
        return "Each release needs \(quorum(approvals.quorum, "approval", "approvals")), out of:"
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
