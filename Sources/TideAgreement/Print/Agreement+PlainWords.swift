package import TideCore

extension Agreement {
    /// The agreement in plain words, as one page that needs nothing beside it and prints.
    ///
    /// - Parameters:
    ///   - policies: the policy set that it belongs to.
    ///   - signedBy: officers whose signature over its signed form is known.
    ///   - digest: of its signed form, the agreement's identity.
    ///   - notice: what has become of it, said before everything else; `nil` where there is nothing to say.
    package func plainWordsHTML(
        in policies: PolicySet,
        signedBy: [OfficerName],
        digest: ContentDigest,
        notice: String? = nil
    ) -> String {
        let style = PlainWordsPage.style + (notice == nil ? "" : "\n" + PlainWordsPage.noticeStyle)
        let banner = notice.map { "<p class=\"notice\" role=\"alert\">\(HTMLText.escaped($0))</p>\n" } ?? ""
        let page = PlainWordsPage(agreement: self, policies: policies, signedBy: Set(signedBy))
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTMLText.escaped(title)), version \(version)</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(banner)<header>
            <p>Data-sharing agreement <code>\(id)</code>, version \(version)</p>
            <h1>\(HTMLText.escaped(title))</h1>
            \(page.standing)</header>
            <main>
            \(page.sections)</main>
            <footer>
            <p>SHA-256 of the signed form: <code>\(digest.hex)</code></p>
            <p>This page explains the agreement. What was signed is the document itself, with the digests of everything \
            that it depends on.</p>
            </footer>
            </body>
            </html>

            """
    }
}

/// The parts of the page.
///
/// Every clause has its words here, also one that an agreement leaves out: a reader sees what holds then.
struct PlainWordsPage {
    let agreement: Agreement
    let policies: PolicySet
    let signedBy: Set<OfficerName>

    static let style = """
        :root { color-scheme: light; }
        body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 52rem;
          margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #767676; }
        h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #767676; }
        thead th { background: #eee; }
        tbody th { font-weight: 600; overflow-wrap: break-word; }
        code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        .standing { padding: .6rem 1rem; border-left: .4rem solid #1a1a1a; background: #f4f4f4; }
        footer { margin-top: 3rem; border-top: 1px solid #767676; font-size: .9rem; }
        @media print { body { margin: 0; max-width: none; font-size: 10pt; } section, tr { break-inside: avoid; } }
        """

    static let noticeStyle =
        ".notice { padding: .8rem 1rem; border: .2rem solid #8b0000; background: #fff4f4; font-weight: 700; }"

    /// Whether everybody signed, said first.
    var standing: String {
        let needed = agreement.signatories.count + agreement.signatoryQuorums.reduce(0) { $0 + $1.count }
        let indexed = policies.index.agreement(agreement.identity)
        let missing = indexed?.missingSignatures(given: signedBy.sorted()) ?? needed
        let words =
            missing == 0
            ? "Signed by everyone who must sign."
            : "Not in force: \(missing) of \(needed) signatures are missing."
        return "<p class=\"standing\" role=\"status\">\(words)</p>\n"
    }

    var sections: String {
        [
            parties, purposes, law, validity, grants, linkage, place, onward, outputs, quota, optOut, approvals, duties,
            audit, publish, terms, termination, signatures,
        ].joined()
    }

    func name(_ party: Identifier) -> String {
        policies.parties[party].map { "\($0.name) (\(party))" } ?? party.text
    }

    func name(_ officer: OfficerName) -> String {
        let title = policies.parties[officer.party]?.officers.first { $0.name == officer }?.title
        return title.map { "\($0) (\(officer))" } ?? officer.description
    }

    private var parties: String {
        let rows = [("Provider", agreement.provider), ("Recipient", agreement.recipient)].map { side, id in
            let party = policies.parties[id]
            let roles = party?.roles.map(\.rawValue).joined(separator: ", ") ?? ""
            return [side, name(id), party?.jurisdiction ?? "", roles]
        }
        var body = HTMLText.table("Who gives and who gets", ["Side", "Party", "Country", "Roles"], rows)
        if agreement.recipients.isEmpty {
            body += HTMLText.paragraph("Any officer of the recipient may ask for a release.")
        } else {
            body += HTMLText.paragraph("Only these officers of the recipient may ask for a release:")
            body += HTMLText.list(agreement.recipients.map(name))
        }
        if !agreement.accreditation.isEmpty {
            body += HTMLText.paragraph("The recipient must be accredited under:")
            body += HTMLText.list(agreement.accreditation.map(\.text))
        }
        if !agreement.recipientRoles.isEmpty {
            body += HTMLText.paragraph("The recipient must have one of these roles:")
            body += HTMLText.list(agreement.recipientRoles.map(\.rawValue))
        }
        return HTMLText.section("parties", "Parties", body)
    }

    private var purposes: String {
        var body = HTMLText.paragraph("The data may serve these purposes and those that narrow them, and no other:")
        body += HTMLText.list(agreement.purposes.map(\.text))
        if !agreement.never.isEmpty {
            body += HTMLText.paragraph("It may never serve, whatever else permits it:")
            body += HTMLText.list(agreement.never.map(\.text))
        }
        return HTMLText.section("purposes", "Purposes", body)
    }

    private var law: String {
        let bases = agreement.legalBasis.map { basis in
            "\(basis.act)" + (basis.section.map { ", section \($0)" } ?? "") + " (\(basis.kind))"
        }
        var body = HTMLText.list(bases)
        if let notice = agreement.notice {
            body += HTMLText.paragraph("What the people were told:") + HTMLText.paragraph(notice)
        }
        return HTMLText.section("law", "Legal basis", body)
    }

    private var validity: String {
        let valid = agreement.valid
        let period = ReferencePeriod(from: valid.from, until: valid.until)
        let clocks = valid.utcOffset == .zero ? "UTC" : "by clocks that are \(valid.utcOffset) from UTC"
        var body = HTMLText.paragraph("In force \(Wording.period(period)), \(clocks).")
        if let review = valid.reviewBy { body += HTMLText.paragraph("To be reviewed by \(Wording.date(review)).") }
        if let earlier = agreement.supersedes {
            body += HTMLText.paragraph("When it comes into force, it ends the agreement \(earlier).")
        }
        if let sharingClass = agreement.sharingClass {
            body += HTMLText.paragraph(Wording.sharingClass(sharingClass))
        }
        return HTMLText.section("validity", "Validity", body)
    }

    private var grants: String {
        let parts = agreement.grants.map { grant -> String in
            let dataset = policies.datasets[grant.dataset]
            let title = dataset?.title.map { "\($0) (\(grant.dataset))" } ?? grant.dataset.text
            var body = "<h3>\(HTMLText.escaped("\(grant.id): \(title)"))</h3>\n"
            body += HTMLText.paragraph("The most that a release may tell — \(Wording.form(grant.form)).")
            if let period = grant.reference {
                body += HTMLText.paragraph("Only data about the days \(Wording.period(period)).")
            }
            let rows = grant.columns.map { column in
                let role = dataset?.column(column.name).map { Wording.role($0.role) } ?? ""
                return [column.name, role, Wording.treatment(column, in: dataset)]
            }
            let columns = HTMLText.table(
                "Columns; what is not listed never leaves",
                ["Column", "What it tells", "How it leaves"],
                rows
            )
            return body + columns + necessity(of: grant) + HTMLText.paragraph("Safeguards:")
                + HTMLText.list(Wording.safeguards(grant.safeguards))
                + HTMLText.paragraph(Wording.search(grant.search))
        }
        return HTMLText.section("data", "Data", parts.joined())
    }

    private func necessity(of grant: Grant) -> String {
        guard let necessity = grant.necessity else { return "" }
        let rows = necessity.map { [$0.purpose.text, $0.columns.joined(separator: ", ")] }
        return HTMLText.table("What each purpose needs", ["Purpose", "Columns"], rows)
    }

    private var approvals: String {
        var body = HTMLText.paragraph(Wording.approvals(agreement.approvals))
        if let approvals = agreement.approvals {
            body += HTMLText.list(approvals.from.map(name))
            if let ethics = approvals.ethics {
                body += HTMLText.paragraph("Beside them, \(name(ethics)) must approve it for ethics.")
            }
        }
        return HTMLText.section("approvals", "Approvals", body)
    }

    private var signatures: String {
        let rows = agreement.signatories.map { officer in
            [name(officer), name(officer.party), signedBy.contains(officer) ? "signed" : "not signed"]
        }
        let quorums = agreement.signatoryQuorums.map { quorum in
            HTMLText.paragraph("And \(Wording.quorum(quorum, "signature", "signatures")), out of:")
                + HTMLText.table(
                    "Who may sign",
                    ["Officer", "For", "State"],
                    quorum.from.map { officer in
                        [name(officer), name(officer.party), signedBy.contains(officer) ? "signed" : "not signed"]
                    }
                )
        }
        return HTMLText.section(
            "signatures",
            "Signatures",
            HTMLText.table("Who must sign", ["Officer", "For", "State"], rows) + quorums.joined()
        )
    }
}
