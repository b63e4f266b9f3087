import TideAgreement
import TideCore
import TideDecision

extension AccessChange {
    /// A line of what is wider, and what shows it.
    func wider(_ sides: (old: String, new: String)) -> [String] {
        let line =
            limits.isEmpty
            ? changed
            : worded(
                en: "\(subject): no longer refused by \(limiting) (\(clause.place))",
                fr: "\(subject)\u{a0}: n’est plus refusé par \(limiting) (\(clause.place))"
            )
        return [line] + asked(sides)
    }

    /// A line of what is narrower, and what shows it.
    func narrower(_ sides: (old: String, new: String)) -> [String] {
        let line =
            limits.isEmpty
            ? changed
            : worded(
                en: "\(subject): refused by \(limiting) (\(clause.place))",
                fr: "\(subject)\u{a0}: refusé par \(limiting) (\(clause.place))"
            )
        return [line] + asked(sides)
    }

    /// A line of what the newer version would permit, and what stands against it.
    var heldLines: [String] {
        [
            changed,
            "  "
                + worded(
                    en: "not permitted today: \(limiting) refuses it; permitted once that is weakened",
                    fr: "pas permis aujourd’hui\u{a0}: \(limiting) s’y oppose\u{a0}; permis dès que c’est affaibli"
                ),
        ]
    }

    private var changed: String { phrase(.differenceChange, [subject, becomes, was, "\(clause.place)"]) }

    private var subject: String {
        guard let grant else { return kind.words }
        if kind == .grants { return worded(en: "grant `\(grant)`", fr: "droit `\(grant)`") }
        return worded(en: "\(kind.words) of grant `\(grant)`", fr: "\(kind.words) du droit `\(grant)`")
    }

    /// The documents that refuse: firewalls as such, others by their ids.
    private var limiting: String {
        var seen: Set<String> = []
        let names = limits.compactMap { reason -> String? in
            guard let document = reason.clause?.document else { return nil }
            return reason.code == .firewall
                ? worded(en: "firewall `\(document)`", fr: "la cloison `\(document)`") : "`\(document)`"
        }
        return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    private func asked(_ sides: (old: String, new: String)) -> [String] {
        guard let shown else { return [] }
        let places = [(DiagnosticCode.differenceOld, sides.old, shown.old), (.differenceNew, sides.new, shown.new)]
        return ["  " + shown.sentence]
            + places.map { code, side, decision in
                "  " + phrase(code, [side, decision.inShort(askedOn: shown.day)])
            }
    }
}

extension AccessChange.Shown {
    /// The day on which it is told to be asked: that of the version that permits.
    fileprivate var day: CalendarDate { (old.isPermitted ? old : new).at.date }

    /// The request in plain words, with what was supposed.
    fileprivate var sentence: String {
        let names = request.columns.map { "`\($0)`" }.joined(separator: ", ")
        let columns = worded(
            en: names,
            fr: request.columns.count == 1 ? "la colonne \(names)" : "les colonnes \(names)"
        )
        let rest = request.terms.joined() + worded(en: ", on ", fr: ", le ") + PlainDate.words(day) + supposed.words
        return phrase(
            .differenceAsked,
            ["\(request.requester)", "\(request.holder)", columns, "\(request.dataset)", "\(request.purpose)", rest]
        )
    }
}

extension Request {
    /// What it asks for beside columns and purpose, in words.
    fileprivate var terms: [String] {
        var parts: [String] = []
        func add(_ english: String, _ french: String) { parts.append(", " + worded(en: english, fr: french)) }
        if let officer { add("asked by `\(officer)`", "demandé par `\(officer)`") }
        if let form { add("as `\(form.rawValue)`", "sous la forme `\(form.rawValue)`") }
        if let k = safeguards.k { add("with k \(k)", "avec k \(k)") }
        if let unit = safeguards.unit { add("k counting `\(unit.rawValue)`", "k comptant des `\(unit.rawValue)`") }
        if let share = safeguards.suppression {
            add("suppressing up to `\(share)`", "en supprimant jusqu’à `\(share)`")
        }
        if !safeguards.models.isEmpty {
            let models = CanonicalJSON.text(canonical["safeguards"] ?? .null)
            add("under `\(models)`", "sous `\(models)`")
        }
        for (column, made) in pseudonymise.sorted(by: { $0.key < $1.key }) {
            add("`\(column)` as a pseudonym, `\(made.summary)`", "`\(column)` en pseudonyme, `\(made.summary)`")
        }
        if let access { add("by `\(access.rawValue)`", "par `\(access.rawValue)`") }
        if let zone { add("in zone `\(zone)`", "dans la zone `\(zone)`") }
        if let outputs, outputs.publish {
            let day = outputs.on.map { worded(en: " on ", fr: " le ") + PlainDate.words($0) } ?? ""
            add("to publish from it\(day)", "pour en publier\(day)")
        }
        if let retain {
            let day = PlainDate.words(retain)
            add("to hold it until \(day)", "à conserver jusqu’au \(day)")
        }
        return parts
    }
}

extension Decision {
    /// The answer with its reasons, and the day where it is another one.
    fileprivate func inShort(askedOn day: CalendarDate) -> String {
        let other = at.date == day ? "" : worded(en: ", on ", fr: ", le ") + PlainDate.words(at.date)
        guard !isPermitted else { return worded(en: "permitted", fr: "permise") + other }
        let codes = reasons.map(\.code.rawValue)
        let named = codes.enumerated().filter { !codes[..<$0.offset].contains($0.element) }.map(\.element)
        let refused = worded(en: "refused", fr: "refusée") + " (\(named.joined(separator: ", ")))" + other
        return refused + worded(en: ": ", fr: "\u{a0}: ") + reasons.inWords
    }
}

extension Widening.Kind {
    /// What is wider, in the language in force.
    package var words: String { worded(en: rawValue, fr: French.kinds[rawValue] ?? rawValue) }
}
