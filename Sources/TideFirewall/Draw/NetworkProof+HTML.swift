import TideAgreement
import TideCore

extension NetworkProof {
    /// The proof for people: one HTML file that needs nothing beside itself.
    ///
    /// The same proof gives the same bytes.
    package var html: String {
        let refuted = results.compactMap { result -> (InvariantResult, Counterexample)? in
            if case .refuted(let counterexample) = result.outcome { (result, counterexample) } else { nil }
        }
        let title = "Proof of the network of agreements"
        let body: [Markup] = [
            .block("header", [.element("p", ["class": "kind"], "Firewall"), .element("h1", title), verdict]),
            .block(
                "main",
                [resultSection] + refuted.enumerated().map { section($0 + 1, $1.0, $1.1) } + [
                    networkSection, scopeSection,
                ]
            ),
            .block("footer", [.paragraph("Made by Tidegate. It covers the registered agreements alone.")]),
        ]
        return Markup.document(title, body)
    }

    private var verdict: Markup {
        let open = results.count { $0.outcome != .holds }
        let refuted = results.count { if case .refuted = $0.outcome { true } else { false } }
        let text =
            open == 0
            ? "Every invariant holds, along every chain of registered agreements."
            : "\(refuted) of \(results.count) invariants are refuted\(open > refuted ? ", \(open - refuted) are not known" : "")."
        return .element(
            "p",
            ["class": open == 0 ? "verdict met" : "verdict unmet"],
            [.element("strong", open == 0 ? "\u{2713} " : "\u{2717} "), .text(text)]
        )
    }

    private func table(_ caption: String, _ heads: [String], _ rows: [[String]]) -> Markup {
        .block(
            "table",
            ["class": "flows"],
            [
                .element("caption", caption),
                .element(
                    "thead",
                    [.element("tr", heads.map { .element("th", ["scope": "col", "class": "words"], $0) })]
                ),
                .block(
                    "tbody",
                    rows.map { row in
                        .element(
                            "tr",
                            row.enumerated().map { position, cell in
                                position == 0
                                    ? .element("th", ["scope": "row", "class": "words"], Markup.prose(cell))
                                    : .element("td", ["class": "words"], Markup.prose(cell))
                            }
                        )
                    }
                ),
            ]
        )
    }

    private var resultSection: Markup {
        let rows = results.map { result -> [String] in
            let outcome =
                switch result.outcome {
                case .holds: "\u{2713} holds"
                case .refuted(let counterexample): "\u{2717} refuted: \(counterexample.sentence.message)"
                case .unknown: "? not known: the budget ended first"
                }
            return [result.firewall.map { "firewall \($0)" } ?? "the network", result.invariant.title, outcome]
        }
        return .section("results", "Results", [table("Each invariant", ["Of", "Invariant", "Result"], rows)])
    }

    private func section(_ number: Int, _ result: InvariantResult, _ counterexample: Counterexample) -> Markup {
        let whose = result.firewall.map { " of firewall \($0)" } ?? ""
        let clause = counterexample.blame
        let document = counterexample.agreement?.description ?? clause.document.text
        let hops = numberedHops(of: counterexample).map { number, hop -> [String] in
            [
                "\(number). \(hop.provider) to \(hop.recipient)",
                "\(hop.dataset) under \(hop.agreement), grant \(hop.grantName), \(hop.clause.place)",
                hop.columns.joined(separator: ", "), "\(hop.form.rawValue), k \(hop.k)",
                hop.purposes.map(\.text).joined(separator: ", "),
                "\(hop.first) to \(hop.last), held \(hop.heldUntil.map { "until \($0)" } ?? "whenever: no day is set")",
            ]
        }
        var parts: [Markup] = [
            .element("p", Markup.prose(counterexample.sentence.message)),
            .element("p", Markup.prose("To blame: `\(clause.path)` of `\(document)`, \(clause.place).")),
        ]
        if !hops.isEmpty {
            parts.append(
                picture(of: counterexample).markup(
                    id: "path-\(number)",
                    title: "\(result.invariant.rawValue)\(whose) is broken along this path",
                    description: description(of: counterexample)
                )
            )
            let heads = ["Hop", "What", "Columns", "Form", "Purposes", "When"]
            parts.append(
                table(
                    counterexample.isShortest ? "The shortest path that breaks it" : "A path that breaks it",
                    heads,
                    hops
                )
            )
        }
        if !counterexample.edits.isEmpty {
            parts.append(.paragraph("What would restore it, each proved:"))
            parts.append(.list(counterexample.edits.map(\.inWords)))
        }
        return .section("broken-\(number)", "\(result.invariant.title)\(whose): refuted", parts)
    }

    private var networkSection: Markup {
        let ids = network.parties.map(\.id.text)
        let rows = network.edges.map { edge in
            [
                "\(edge.version)", "\(ids[edge.provider]) to \(ids[edge.recipient])",
                network.datasetNames.names[edge.dataset].text, "\(edge.form.rawValue), k \(edge.k)",
            ]
        }
        return .section(
            "network",
            "The network",
            [
                picture().markup(id: "all", title: "The whole network", description: description(of: nil)),
                table("Every flow of the picture", ["Agreement", "From, to", "Dataset", "Form"], rows),
            ]
        )
    }

    private var scopeSection: Markup {
        let ended = scope.endings.map { "\($0.agreement) ended on \($0.last)." }
        let assumed = scope.declassifiers.map {
            "Declassifier \($0.id) of firewall \($0.firewall) counts as signed by \($0.by), until \($0.until)."
        }
        let digest =
            certificate.map { "Certificate: SHA-256 \(ContentDigest(of: $0).hex)." } ?? "There is no certificate."
        let covered =
            "Versions of agreements that are covered: \(scope.agreements). Leaks, flows that nobody registered, and data from outside are not."
        return .section("scope", "What it covers", [.list([covered] + ended + assumed + [digest])])
    }
}

extension Invariant {
    /// Its number and what it says, as a heading.
    fileprivate var title: String { "\(rawValue), \(phrase(name))" }
}

extension ProvedEdit {
    /// What to write where.
    fileprivate var inWords: String {
        changes.map(\.sentence).joined(separator: "; and ")
            + (restores ? "." : "; this path is mended, others are left.")
    }
}
