package import TideCore

extension Agreement {
    /// The agreement in plain words, as one page that needs nothing beside it and prints.
    ///
    /// - Parameters:
    ///   - policies: the policy set that it belongs to.
    ///   - signedBy: officers whose signature over its signed form is known.
    ///   - digest: of its signed form, the agreement's identity.
    ///   - registered: the day on which its signatures were put on record; `nil` where that is not known, and in a page that is
    ///     kept.
    ///   - notice: what has become of it, said before everything else; `nil` where there is nothing to say.
    ///   - language: of the reader, but for the notice; a page that is kept, as in a bundle, is in English.
    package func plainWordsHTML(
        in policies: PolicySet,
        signedBy: [OfficerName],
        digest: ContentDigest,
        registered: CalendarDate? = nil,
        notice: String? = nil,
        language: Language = .english
    ) -> String {
        Language.$current.withValue(language) {
            let page = PlainWordsPage(
                agreement: self,
                policies: policies,
                signedBy: Set(signedBy),
                registered: registered
            )
            return page.html(digest, notice)
        }
    }
}

/// The parts of the page, in the language in force.
///
/// Every clause has its words here, also one that an agreement leaves out: a reader sees what holds then.
struct PlainWordsPage {
    let agreement: Agreement
    let policies: PolicySet
    let signedBy: Set<OfficerName>
    /// When the signatures were put on record, where that is known.
    let registered: CalendarDate?

    fileprivate func html(_ digest: ContentDigest, _ notice: String?) -> String {
        let style = Self.style + (notice == nil ? "" : "\n" + Self.noticeStyle)
        // What the register says has become of it is in English, which a French page must say to who has it read aloud.
        let spoken = worded(en: "", fr: " lang=\"en\"")
        let banner = notice.map { "<p class=\"notice\" role=\"alert\"\(spoken)>\(HTMLText.escaped($0))</p>\n" } ?? ""
        let title = HTMLText.escaped(agreement.title)
        let kind = worded(en: "Data-sharing agreement", fr: "Accord de partage de données")
        let identity = worded(en: "SHA-256 of the signed form:", fr: "Empreinte SHA-256 de la forme signée\u{a0}:")
        let explained = worded(
            en: """
                This page explains the agreement. What was signed is the document itself, with the digests of everything \
                that it depends on.
                """,
            fr: """
                Cette page explique l’accord. Ce qui est signé est le document lui-même, avec les empreintes de tout ce dont \
                il dépend.
                """
        )
        return """
            <!DOCTYPE html>
            <html lang="\(Language.current.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title), version \(agreement.version)</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(banner)<header>
            <p>\(kind) <code>\(agreement.id)</code>, version \(agreement.version)</p>
            <h1>\(title)</h1>
            \(standing)</header>
            <main>
            \(sections)</main>
            <footer>
            <p>\(identity) <code>\(digest.hex)</code></p>
            <p>\(explained)</p>
            </footer>
            </body>
            </html>

            """
    }

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
        @page { size: A4; margin: 2cm; }
        @media screen and (max-width: 40rem) { table { display: block; overflow-x: auto; } th, td { padding: .25rem .4rem; } }
        @media print { body { margin: 0; max-width: none; font-size: 10pt; } tr, li { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; } }
        """

    static let noticeStyle =
        ".notice { padding: .8rem 1rem; border: .2rem solid #8b0000; background: #fff4f4; font-weight: 700; }"

    /// Whether everybody signed, said first.
    private var standing: String {
        let needed = agreement.signatories.count + agreement.signatoryQuorums.reduce(0) { $0 + $1.count }
        let indexed = policies.index.agreement(agreement.identity)
        let missing = indexed?.missingSignatures(given: signedBy.sorted()) ?? needed
        guard !signedBy.isEmpty || registered != nil else {
            let draft = worded(
                en: "A draft: no signature is with it, and \(needed) are needed.",
                fr: "Un projet : aucune signature ne l’accompagne, et il en faut \(needed)."
            )
            return "<p class=\"standing\" role=\"status\">\(draft)</p>\n"
        }
        let words =
            missing == 0
            ? worded(en: "Signed by everyone who must sign.", fr: "Signé par tous ceux qui doivent signer.")
            : worded(
                en: "Not in force: \(missing) of \(needed) signatures are missing.",
                fr: "Pas en vigueur\u{a0}: il manque \(missing)\u{a0}signature\(missing == 1 ? "" : "s") sur \(needed)."
            )
        return "<p class=\"standing\" role=\"status\">\(words)</p>\n"
    }

    private var sections: String {
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
}
