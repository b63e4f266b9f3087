import TideAgreement
package import TideCore
import TideDecision

extension PolicyDifference {
    /// The difference for people, in lines; a final newline, unless nothing changed.
    package var text: String {
        let lines =
            agreements.flatMap(\.lines) + documents.map { phrase(.differenceDocument, [$0.name, $0.how.words]) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// For each agreement that permits more what it takes to bring it into force.
    package var reasons: [Diagnostic] {
        agreements.compactMap { agreement in
            agreement.beyond.first.map { Diagnostic(.differenceWider, [agreement.widerSentence], at: $0.clause.place) }
        }
    }
}

extension PolicyDifference.DocumentChange.How {
    fileprivate var words: String {
        switch self {
        case .added: worded(en: "added", fr: "ajouté")
        case .removed: worded(en: "removed", fr: "supprimé")
        case .changed: worded(en: "changed", fr: "modifié")
        }
    }
}

extension AgreementDifference {
    /// What is wider than what, as the message about it begins.
    fileprivate var widerSentence: String {
        let name = version.map { "`\($0)`" } ?? ""
        guard let before else { return worded(en: "\(name) is new", fr: "\(name) est nouveau") }
        let than = before == after ? worded(en: "before", fr: "avant") : "`\(before)`"
        return worded(
            en: "\(name) permits more, or asks less, than \(than)",
            fr: "\(name) permet plus, ou demande moins, que\(before == after ? "" : " la version") \(than)"
        )
    }

    fileprivate var lines: [String] {
        var lines = [title]
        if isSameNumber {
            lines.append(
                "  "
                    + worded(
                        en: "the text changed under the same version: raise the version number",
                        fr: "le texte a changé sous la même version\u{a0}: augmenter le numéro de version"
                    )
            )
        }
        func section(_ heading: String, _ items: [[String]]) {
            guard !items.isEmpty else { return }
            lines.append("  " + heading)
            lines += items.flatMap { $0 }.map { "    " + $0 }
        }
        let names = sides
        section(phrase(.differencePermitted), wider.filter { $0.shown != nil }.map { $0.wider(names) })
        section(phrase(.differenceLooser), wider.filter { $0.shown == nil }.map { $0.wider(names) })
        section(
            worded(
                en: "permitted once another document is weakened",
                fr: "permis dès qu’un autre document est affaibli"
            ),
            held.map(\.heldLines)
        )
        section(phrase(.differenceRefused), narrower.filter { $0.shown != nil }.map { $0.narrower(names) })
        section(phrase(.differenceStricter), narrower.filter { $0.shown == nil }.map { $0.narrower(names) })
        section(phrase(.differenceOtherwise), otherwise.map { [$0.line] })
        section(phrase(.differenceWording), wording.map { [$0.line] })
        if lines.count == 1 { lines.append("  " + phrase(.differenceNone)) }
        return lines
    }

    private var title: String {
        switch (before, after) {
        case (let before?, let after?): "\(before) -> \(after)"
        case (nil, let after?): phrase(.differenceAdded, ["\(after)"])
        case (let before?, nil): phrase(.differenceRemoved, ["\(before)"])
        case (nil, nil): ""
        }
    }

    /// What the two sides are called where their answers are told.
    private var sides: (old: String, new: String) {
        guard let before, let after, before.version != after.version else {
            return (worded(en: "before", fr: "avant"), worded(en: "now", fr: "maintenant"))
        }
        return ("version \(before.version)", "version \(after.version)")
    }
}

extension TermChange {
    fileprivate var line: String {
        func written(_ value: JSONValue?) -> String {
            value.map(CanonicalJSON.text) ?? worded(en: "nothing", fr: "rien")
        }
        return phrase(.differenceTerm, [path, written(was), written(becomes)])
    }
}
