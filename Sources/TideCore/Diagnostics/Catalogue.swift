/// A message's words, apart from its code, so that an office can read them in its own language: see ``Translation``.
package struct Message: Hashable, Sendable {
    package let code: DiagnosticCode
    /// One line, lower case, no full stop; `{0}` is the first argument.
    ///
    /// User input stands in backticks.
    package let text: String
    /// What to do, one line in the same manner, printed after `hint:`.
    package let advice: String?
    /// The reason code that a decision gives for the same, if there is one.
    package let reason: String?
    /// For the page in `docs/errors`: when this is said and why the rule exists.
    ///
    /// One paragraph of plain sentences.
    package let explanation: String

    package init(
        _ code: DiagnosticCode,
        _ text: String,
        advice: String? = nil,
        reason: String? = nil,
        explanation: String
    ) {
        self.code = code
        self.text = text
        self.advice = advice
        self.reason = reason
        self.explanation = explanation
    }
}

/// Every message of the program, in English; ``French`` has them in French.
package enum Catalogue {
    /// All messages by code, ascending.
    ///
    /// Each stage's messages stand in a file of their own beside this one.
    package static let messages: [Message] =
        [
            reading,
            meaning,
            clauses,
            contradictions,
            derivations,
            safeguards,
            decision,
            microdata,
            memory,
            disclosure,
            pseudonymLanguage,
            pseudonyms,
            linkage,
            pseudonymService,
            search,
            local,
            treatments,
            measuring,
            ledger,
            release,
            duties,
            incidents,
            composition,
            office,
            firewalls,
            register,
            ledgerMark,
            witnesses,
            stamps,
            operations,
            ledgerKeyChanges,
            ledgerAudit,
            replay,
            standing,
            certificate,
            amendments,
            authoring,
            templates,
            difference,
            interchange,
            lint,
            firewall,
            commandLine,
        ]
        .joined().sorted { $0.code.rawValue < $1.code.rawValue }

    private static let english = Dictionary(uniqueKeysWithValues: messages.map { ($0.code, $0) })

    private static let french = Dictionary(
        French.messages.compactMap { translation in
            english[translation.code].map { ($0.code, $0.translated(translation)) }
        },
        uniquingKeysWith: { first, _ in first }
    )

    /// The words for a code, in the language in force; in English where they are not translated yet.
    ///
    /// - Precondition: the code is in the catalogue; a test holds every declared code against it.
    package static func message(_ code: DiagnosticCode) -> Message {
        if Language.current == .french, let message = french[code] { return message }
        // WHY: a code without words is a bug of ours, never an input.
        guard let message = english[code] else { preconditionFailure("no message for \(code.rawValue)") }
        return message
    }

    /// Puts the arguments into a template; one that has no argument stays as it stands.
    ///
    /// - Parameter told: what stands outside backticks and quotation marks goes through it: words of the program's own.
    package static func fill(_ template: String, _ arguments: [String], told: ((String) -> String)? = nil) -> String {
        var filled = ""
        var rest = Substring(template)
        var isQuoted = false
        while let open = rest.firstIndex(of: "{") {
            for character in rest[..<open] where "`«»".contains(character) {
                isQuoted = character == "«" || character == "`" && !isQuoted
            }
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let position = Int(rest[rest.index(after: open)..<close]), arguments.indices.contains(position)
            else {
                filled += "{"
                rest = rest.dropFirst()
                continue
            }
            let argument = arguments[position]
            filled += isQuoted ? argument : told?(argument) ?? argument
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}

extension Diagnostic {
    /// The message in words, without place and hint.
    package var message: String { filled(Catalogue.message(code).text) }

    /// What to do, if anything is known to help.
    package var hint: String? {
        if let name = suggestion.map(ShownText.line) {
            return worded(en: "did you mean `\(name)`?", fr: "vouliez-vous dire `\(name)`\u{a0}?")
        }
        return advice.map { ShownText.line($0.words) } ?? Catalogue.message(code).advice.map(filled)
    }

    private func filled(_ template: String) -> String {
        let told: ((String) -> String)? = Language.current == .french ? { French.argument($0) } : nil
        return Catalogue.fill(template, arguments.map(ShownText.line), told: told)
    }

    /// As printed for people: `file:line:column: TG0123: message`, then the hint on a line of its own.
    package var rendered: String { rendered { text, _ in text } }

    /// The same, with what a terminal may set off.
    ///
    /// - Parameter marked: gives the text of a part as it is shown.
    package func rendered(_ marked: (_ text: String, _ part: MarkedPart) -> String) -> String {
        let head = (place.map { ShownText.line("\($0): ") } ?? "") + "\(marked(code.rawValue + ":", .code)) \(message)"
        guard let hint else { return head }
        return "\(head)\n  \(marked(worded(en: "hint:", fr: "conseil\u{a0}:"), .hint)) \(hint)"
    }

    /// A part of a message that a terminal may set off.
    package enum MarkedPart: Sendable {
        case code
        case hint
    }

    /// As printed for programs: `code`, `message`, and `reason`, `hint`, `file`, `line`, `column` where there is one.
    package var json: JSONValue {
        .members([
            "code": .string(code.rawValue),
            "message": .string(message),
            "reason": Catalogue.message(code).reason.map(JSONValue.string),
            "hint": hint.map(JSONValue.string),
            "file": place.map { .string($0.file) },
            "line": place.map { JSONValue($0.line) },
            "column": place.map { JSONValue($0.column) },
        ])
    }
}
