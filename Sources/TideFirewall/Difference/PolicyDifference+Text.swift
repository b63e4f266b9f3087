import TideAgreement
package import TideCore
import TideDecision

extension PolicyDifference {
    /// The difference for people, in lines; a final newline, unless nothing changed.
    package var text: String {
        let lines =
            agreements.flatMap(\.lines) + documents.map { phrase(.differenceDocument, [$0.name, $0.how.rawValue]) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// For each agreement that permits more what it takes to bring it into force.
    package var reasons: [Diagnostic] {
        agreements.filter { !$0.wider.isEmpty }.compactMap { agreement in
            guard let version = agreement.version, let clause = agreement.wider.first?.clause else { return nil }
            return Diagnostic(
                .differenceWider,
                ["\(version)", agreement.before.map { "\($0)" } ?? "nothing"],
                at: clause.place
            )
        }
    }
}

extension AgreementDifference {
    fileprivate var lines: [String] {
        var lines = [title]
        func section(_ heading: DiagnosticCode, _ items: [[String]]) {
            guard !items.isEmpty else { return }
            lines.append("  " + phrase(heading))
            lines += items.flatMap { $0 }.map { "    " + $0 }
        }
        section(.differencePermitted, wider.filter { $0.shown != nil }.map(\.lines))
        section(.differenceLooser, wider.filter { $0.shown == nil }.map(\.lines))
        section(.differenceRefused, narrower.filter { $0.shown != nil }.map(\.lines))
        section(.differenceStricter, narrower.filter { $0.shown == nil }.map(\.lines))
        section(.differenceOtherwise, otherwise.map { [$0.line] })
        section(.differenceWording, wording.map { [$0.line] })
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
}

extension AccessChange {
    fileprivate var lines: [String] {
        let subject = kind.rawValue + (grant.map { " of grant `\($0)`" } ?? "")
        let line = phrase(.differenceChange, [subject, becomes, was, "\(clause.place)"])
        guard let shown else { return [line] }
        return [
            line,
            "  " + phrase(.differenceAsked, [CanonicalJSON.text(shown.request.canonical)]),
            "  " + phrase(.differenceOld, [shown.old.inShort]), "  " + phrase(.differenceNew, [shown.new.inShort]),
        ]
    }
}

extension Decision {
    fileprivate var inShort: String {
        let codes = reasons.map(\.code.rawValue).joined(separator: ", ")
        return "\(verdict.rawValue)\(codes.isEmpty ? "" : ": \(codes)"), \(at)"
    }
}

extension TermChange {
    fileprivate var line: String {
        func written(_ value: JSONValue?) -> String { value.map(CanonicalJSON.text) ?? "nothing" }
        return phrase(.differenceTerm, [path, written(was), written(becomes)])
    }
}
