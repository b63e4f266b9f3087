import TideCore

extension PlainWordsPage {
    /// Pseudonyms and what may be joined by them.
    var linkage: String {
        var body = ""
        if !agreement.pseudonymDomains.isEmpty {
            let rows = agreement.pseudonymDomains.map { item in
                let rotation = item.rotateBy.map { "the key serves until \(Wording.date($0))" } ?? "no end is set"
                let parts = [
                    item.domain.text, item.parent.map { "within \($0)" }, Wording.linkability(item),
                ]
                let domain = parts.compactMap(\.self).joined(separator: "; ")
                return [domain, Wording.scheme(item.scheme), name(item.custodian), rotation]
            }
            body += HTMLText.table("Pseudonym domains", ["Domain", "Scheme", "Who holds the key", "How long"], rows)
        }
        if agreement.linkages.isEmpty {
            body += HTMLText.paragraph("The recipient may not join the data with other data by pseudonyms.")
        } else {
            let rows = agreement.linkages.map { item in
                [
                    item.with.map(dataset).joined(separator: ", "),
                    item.domain.text + (item.way == .filters ? ", by key filters" : ""), Wording.list(item.purposes),
                ]
            }
            body += HTMLText.table("What may be joined by pseudonyms", ["With", "In the domain", "For"], rows)
        }
        return HTMLText.section("linkage", "Pseudonyms and linkage", body)
    }

    func dataset(_ id: Identifier) -> String {
        policies.datasets[id]?.title.map { "\($0) (\(id))" } ?? id.text
    }

    /// How and where the recipient gets at the data.
    var place: String {
        let access = agreement.access
        var body = HTMLText.paragraph(Wording.mode(access.mode))
        if let zones = access.zones {
            body += HTMLText.paragraph("The recipient processes the data in these zones alone: \(Wording.list(zones)).")
        } else {
            let own = policies.parties[agreement.recipient].map { ": \(Wording.list($0.zones))" } ?? ""
            body += HTMLText.paragraph(
                "The agreement names no zones of its own; the recipient processes the data in the zones of its party "
                    + "document alone\(own)."
            )
        }
        if let certificate = access.sealTo {
            body += HTMLText.paragraph("What is handed over is sealed to the recipient's certificate \(certificate).")
        } else {
            body += HTMLText.paragraph("What is handed over is not sealed.")
        }
        return HTMLText.section("access", "Access and place", body)
    }

    /// What may be passed on.
    var onward: String {
        guard !agreement.onward.isEmpty else {
            return HTMLText.section(
                "onward",
                "Passing on",
                HTMLText.paragraph("The recipient may not pass the data on.")
            )
        }
        let items = agreement.onward.map { clause -> String in
            var words = [
                "to a party whose role is \(Wording.list(clause.roles.map(\.rawValue), or: true))",
                "for \(Wording.list(clause.purposes, or: true)) and what narrows it",
                "at most \(Wording.form(clause.maxForm))",
            ]
            if let k = clause.minK { words.append("each combination shared by at least \(k) records") }
            if let columns = clause.columns { words.append("only the columns \(Wording.list(columns))") }
            if let zones = clause.zones { words.append("processed in \(Wording.list(zones)) alone") }
            if let officer = clause.approval { words.append("each time with the approval of \(name(officer))") }
            return words.joined(separator: "; ")
        }
        let body = HTMLText.paragraph("The recipient may pass the data on, and in no other way:")
        return HTMLText.section("onward", "Passing on", body + HTMLText.list(items))
    }

    /// What the recipient may publish.
    var outputs: String {
        guard let outputs = agreement.outputs else {
            let words = "The agreement says nothing about what the recipient may publish."
            return HTMLText.section("outputs", "Outputs and publication", HTMLText.paragraph(words))
        }
        var body = HTMLText.paragraph(Wording.publication(outputs.publication))
        var items: [String] = []
        if let reviewer = outputs.reviewer { items.append("reviewed by \(name(reviewer))") }
        if let term = outputs.within { items.append("the reviewer answers within \(Wording.term(term))") }
        if let day = outputs.embargo { items.append("nothing is published before \(Wording.date(day))") }
        if let count = outputs.minCell { items.append("no cell of a published table counts fewer than \(count)") }
        if let citation = outputs.citation { items.append("the source is named: \(citation)") }
        if !items.isEmpty { body += HTMLText.list(items) }
        return HTMLText.section("outputs", "Outputs and publication", body)
    }

    /// How many releases there may be.
    var quota: String {
        let words = agreement.quota.map(Wording.quota) ?? "The number of releases is not limited."
        return HTMLText.section("quota", "Number of releases", HTMLText.paragraph(words))
    }

    /// Whose rows never leave.
    var optOut: String {
        let words =
            switch agreement.optOut?.rule {
            case nil: "Nobody's rows are left out for having objected."
            case .keep(let values):
                "Only rows whose \(agreement.optOut?.column ?? "") is \(Wording.list(values, or: true)) leave."
            case .register(let name):
                "Rows whose \(agreement.optOut?.column ?? "") stands in the list \(name) never leave; without that list "
                    + "nothing is released."
            }
        return HTMLText.section("opt-out", "Opt-outs", HTMLText.paragraph(words))
    }
}
