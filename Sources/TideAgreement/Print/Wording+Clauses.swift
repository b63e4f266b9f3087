import TideCore
import TidePseudonym

extension Wording {
    /// Names one after the other: `a, b and c`.
    static func list(_ names: [String], or isChoice: Bool = false) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "—" }
        return names.dropLast().joined(separator: ", ") + (isChoice ? " or " : " and ") + last
    }

    static func list(_ names: [Identifier], or isChoice: Bool = false) -> String {
        list(names.map(\.text), or: isChoice)
    }

    static func term(_ term: Term) -> String {
        let unit =
            switch term.unit {
            case .hours: "hour"
            case .days: "day"
            case .months: "month"
            case .years: "year"
            }
        return "\(term.count) \(unit)\(term.count == 1 ? "" : "s")"
    }

    static func sharingClass(_ sharingClass: SharingClass) -> String {
        let k = sharingClass.defaultK
        let rest = "where a grant states no number of alike records, it is \(k)"
        return switch sharingClass {
        case .urgent: "The sharing is urgent: \(rest)."
        case .sensitive: "The sharing is sensitive: \(rest)."
        case .public: "The data is for everybody: no file tells more than a k-anonymous one; \(rest)."
        }
    }

    static func scheme(_ scheme: SchemeName) -> String {
        switch scheme {
        case .hmacSHA256: "HMAC-SHA256"
        case .ff1: "FF1; the holder of the key gets the identifier back"
        case .aesSIV: "AES-SIV; the holder of the key gets the identifier back"
        }
    }

    /// How a column's pseudonyms look and with what they link, as the end of a sentence.
    static func pseudonymisation(_ how: Pseudonymisation) -> String {
        var form = scheme(how.scheme)
        switch how.form {
        case .token(let token) where token == .hex32: break
        case .token(let token): form += ", \(token.length) characters of \(token.encoding.rawValue)"
        case .formatPreserving(let alphabet, _): form += "; of \(alphabet.radix) characters"
        case .sealed(let encoding): form += "; in \(encoding.rawValue)"
        }
        if let check = how.json["check"]?.text { form += ", with the check \(check)" }
        return switch how.stability {
        case .domain: "a keyed pseudonym (\(form)) that links only within the domain \(how.domain)"
        case .release: "a keyed pseudonym (\(form)) that is another in each release"
        case .record: "a token of chance (\(form)) that is another in each record, so that nothing links by it"
        }
    }

    static func linkability(_ domain: PseudonymDomain) -> String? {
        switch domain.linkable {
        case nil: nil
        case .none?: "nothing links by it"
        case .within?: "releases under this agreement link, and no others"
        case .declared?: "links as linkage clauses say"
        }
    }

    static func mode(_ mode: AccessMode) -> String {
        switch mode {
        case .transfer: "Data is handed over as a file."
        case .enclave: "The recipient works on the data where the provider has control; no file leaves."
        case .query: "Questions are answered; no records leave."
        }
    }

    static func publication(_ publication: Outputs.Publication) -> String {
        switch publication {
        case .none: "Nothing that is made from the data is published."
        case .reviewed: "What is made from the data is published after a review."
        case .free: "What is made from the data may be published."
        }
    }

    static func quota(_ quota: Quota) -> String {
        let period =
            switch quota.per {
            case .day: "a day"
            case .month: "a calendar month"
            case .quarter: "a calendar quarter"
            case .year: "a calendar year"
            case .agreement: "over the whole life of the agreement, all versions together"
            }
        let count = quota.releases == 1 ? "1 release" : "\(quota.releases) releases"
        let apart = quota.apart.map { "; between two of them lie at least \(term($0))" } ?? ""
        return "At most \(count) \(period)\(apart)."
    }

    static func published(_ field: PublishedField) -> String {
        switch field {
        case .title: "the title"
        case .parties: "the parties"
        case .legalBasis: "the legal basis"
        case .purposes: "the purposes"
        case .datasets: "the datasets"
        case .columns: "the columns"
        case .valid: "how long it is in force"
        case .contact: "whom to ask"
        }
    }

    /// So many signatures or approvals by different officers.
    static func quorum(_ quorum: Quorum, _ one: String, _ many: String) -> String {
        let distinct =
            switch quorum.distinct {
            case .persons: "different persons"
            case .units: "persons of different units"
            case .parties: "persons of different parties"
            }
        return quorum.count == 1 ? "1 \(one)" : "\(quorum.count) \(many) by \(distinct)"
    }
}
