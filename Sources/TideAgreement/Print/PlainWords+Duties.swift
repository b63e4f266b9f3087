import TideCore

extension PlainWordsPage {
    /// What the recipient owes.
    var duties: String {
        let duties = agreement.duties
        var items = destruction
        items += duties.breachNotices.map { Wording.breachNotice(to: name($0.to), within: $0.within) }
        if let ban = duties.noReidentification {
            items.append(Wording.noReidentification(report: name(ban.report), within: ban.within))
        }
        if let corrections = duties.corrections { items.append(Wording.corrections(corrections)) }
        if let review = agreement.valid.reviewBy {
            items.append("reviews the agreement by \(Wording.date(review)), that day included")
        }
        var body =
            items.isEmpty
            ? HTMLText.paragraph("Neither the agreement nor its datasets lay duties on the recipient.")
            : HTMLText.paragraph("The recipient:") + HTMLText.list(items)
        body += HTMLText.paragraph(
            "Where a request names \(destruction.isEmpty ? "a" : "an earlier") last day of holding the data, the "
                + "recipient destroys it by that day\(certification)."
        )
        body += HTMLText.paragraph(
            agreement.overdue == .refuse
                ? "While a duty is overdue, nothing is released." : "An overdue duty does not stop further releases."
        )
        return HTMLText.section("duties", "Duties", body)
    }

    /// By when the data is destroyed: the agreement's day, and an owner's where it can come first.
    private var destruction: [String] {
        var items: [String] = []
        let destroy = agreement.duties.destroy
        if let destroy { items.append(Wording.destruction(destroy)) }
        var seen: Set<Identifier> = []
        for id in agreement.grants.map(\.dataset) where seen.insert(id).inserted {
            guard let last = policies.datasets[id]?.retain else { continue }
            if case .by(let day)? = destroy?.deadline, day <= last { continue }
            let start = destroy == nil ? "destroys" : "in any case destroys"
            items.append(
                "\(start) the data of \(dataset(id)) by \(Wording.date(last)), that day included\(certification): its owner "
                    + "lets nobody hold it longer"
            )
        }
        return items
    }

    /// The certificate that the agreement's duty asks for, whichever day ends the holding.
    private var certification: String { agreement.duties.destroy.map(Wording.certification) ?? "" }

    /// Who may look whether it is kept.
    var audit: String {
        guard let audit = agreement.audit else {
            let words = "The agreement gives nobody a right to audit."
            return HTMLText.section("audit", "Audit", HTMLText.paragraph(words))
        }
        var body = HTMLText.paragraph("These may audit whether the agreement is kept:")
        body += HTMLText.list(audit.by.map(name))
        if let notice = audit.notice {
            body += HTMLText.paragraph("An audit is announced \(Wording.term(notice)) before.")
        }
        if let records = audit.records { body += HTMLText.paragraph("Records are kept for \(Wording.term(records)).") }
        return HTMLText.section("audit", "Audit", body)
    }

    /// What the public register shows.
    var publish: String {
        let body =
            agreement.publish.isEmpty
            ? HTMLText.paragraph("The public register shows nothing of this agreement.")
            : HTMLText.paragraph("The public register shows:")
                + HTMLText.list(agreement.publish.map(Wording.published))
        return HTMLText.section("register", "Public register", body)
    }

    /// What no program decides.
    var terms: String {
        guard let terms = agreement.terms else {
            let words = "The agreement says nothing about law, disputes, precedence, cost, property and liability."
            return HTMLText.section("terms", "Terms", HTMLText.paragraph(words))
        }
        let rows: [[String]] = [
            ["Law", terms.law], ["Disputes", terms.dispute], ["Precedence", terms.precedence],
            ["Cost", terms.cost ?? "—"], ["Intellectual property", terms.intellectualProperty ?? "—"],
            ["Liability", terms.liability ?? "—"],
        ]
        return HTMLText.section("terms", "Terms", HTMLText.table("What no program decides", ["About", "Says"], rows))
    }

    /// How it ends before its last day.
    var termination: String {
        let termination = agreement.termination
        var body = HTMLText.paragraph("Any signatory may suspend or terminate the agreement.")
        if let others = termination?.by, !others.isEmpty {
            body += HTMLText.paragraph("So may:") + HTMLText.list(others.map(name))
        }
        let notice =
            termination?.notice.map { "at the earliest \(Wording.term($0)) after it was declared" } ?? "at once"
        body += HTMLText.paragraph("A termination takes effect \(notice); a suspension at once.")
        return HTMLText.section("termination", "Suspension and termination", body)
    }
}
