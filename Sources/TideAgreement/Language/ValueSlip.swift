import TideCore

/// What was probably meant by a value that does not fit: a suggestion, or what to do.
///
/// A value in another spelling is told as it is written here; it is never taken for it, since what is signed says what it says.
struct ValueSlip {
    private(set) var suggestion: String?
    private(set) var advice: Advice?

    /// - Parameter shape: what the value does not fit.
    init(_ node: ParsedNode, _ shape: Shape) {
        guard case .scalar(let text, let isPlain) = node.content, text.count <= 80 else { return }
        let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        for shape in shape.alternatives where suggestion == nil && advice == nil {
            switch shape {
            case .truth: suggestion = Self.truths[word]
            case .integer(let range): suggestInteger(text, isPlain: isPlain, range)
            case .text(let form): suggest(text, word, form)
            case .word(let words, _): suggestion = words.first { $0.lowercased() == word && $0 != text }
            case .list(let element, _, _): suggestList(node, element, text)
            default: break
            }
        }
    }

    private static let truths = [
        "yes": "true", "y": "true", "on": "true", "true": "true", "oui": "true", "vrai": "true", "no": "false",
        "n": "false", "off": "false", "false": "false", "non": "false", "faux": "false",
    ]

    private mutating func suggestInteger(_ text: String, isPlain: Bool, _ range: ClosedRange<Int>) {
        guard let number = Int(text), range.contains(number), !isPlain || String(number) != text else { return }
        advice = Advice(en: "write it without quotes: `\(number)`", fr: "l’écrire sans guillemets\u{a0}: `\(number)`")
        if isPlain { (advice, suggestion) = (nil, String(number)) }
    }

    private mutating func suggest(_ text: String, _ word: String, _ form: TextForm) {
        switch form {
        case .date, .instant: suggestDay(text)
        case .country, .zone: suggestion = text.uppercased()
        case .term: suggestion = Self.term(word)
        case .identifier, .officer: suggestion = word.replacing(" ", with: "-")
        default: return
        }
        if let meant = suggestion, meant == text || !form.accepts(meant) { suggestion = nil }
    }

    /// `2026-1-1` is near; of `01/02/2026` nobody knows which is the month.
    private mutating func suggestDay(_ text: String) {
        if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil {
            advice = Advice(en: "there is no such day", fr: "ce jour n’existe pas")
        } else if let parts = text.wholeMatch(of: /([0-9]{4})[-\/.]([0-9]{1,2})[-\/.]([0-9]{1,2})/) {
            func two(_ digits: Substring) -> String { digits.count == 1 ? "0\(digits)" : String(digits) }
            suggestion = "\(parts.output.1)-\(two(parts.output.2))-\(two(parts.output.3))"
        } else if text.contains(where: \.isNumber), !text.contains("T") {
            advice = Advice(
                en: "a day is written year-month-day, as `2026-01-31`",
                fr: "un jour s’écrit année-mois-jour, comme `2026-01-31`"
            )
        }
    }

    /// A length of time in words, as `3 days`.
    private static func term(_ word: String) -> String? {
        guard let parts = word.wholeMatch(of: /([0-9]{1,4}) ?([a-z]+)/) else { return nil }
        let units = [
            "h": ["hour", "hours", "heure", "heures"], "d": ["day", "days", "j", "jour", "jours"],
            "m": ["month", "months", "mois"], "y": ["year", "years", "a", "an", "ans", "année", "années"],
        ]
        let unit = units.first { $0.value.contains(String(parts.output.2)) || $0.key == parts.output.2 }
        return unit.map { "\(parts.output.1)\($0.key)" }
    }

    /// One item where a list is due.
    private mutating func suggestList(_ node: ParsedNode, _ element: Shape, _ text: String) {
        guard case .text(let form) = element else {
            if case .word(let words, _) = element, words.contains(text) { suggestion = "[\(text)]" }
            return
        }
        if form.accepts(text), form != .free { suggestion = "[\(text)]" }
    }
}

extension Shape {
    /// What a value may be, one after another.
    fileprivate var alternatives: [Shape] {
        if case .either(let shapes) = self { shapes.flatMap(\.alternatives) } else { [self] }
    }
}
