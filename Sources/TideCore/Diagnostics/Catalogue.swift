/// A message's words, apart from its code, so that an office can read them in its own language.
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

/// Every message of the program, in English.
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
            replay,
            standing,
            certificate,
            amendments,
            authoring,
            difference,
            lint,
            firewall,
            commandLine,
        ]
        .joined().sorted { $0.code.rawValue < $1.code.rawValue }

    private static let byCode = Dictionary(uniqueKeysWithValues: messages.map { ($0.code, $0) })

    /// The words for a code.
    ///
    /// - Precondition: the code is in the catalogue; a test holds every declared code against it.
    package static func message(_ code: DiagnosticCode) -> Message {
        // WHY: a code without words is a bug of ours, never an input.
        guard let message = byCode[code] else { preconditionFailure("no message for \(code.rawValue)") }
        return message
    }

    /// Puts the arguments into a template; one that has no argument stays as it stands.
    package static func fill(_ template: String, _ arguments: [String]) -> String {
        var filled = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let position = Int(rest[rest.index(after: open)..<close]), arguments.indices.contains(position)
            else {
                filled += "{"
                rest = rest.dropFirst()
                continue
            }
            filled += arguments[position]
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}

extension Diagnostic {
    /// The message in words, without place and hint.
    package var message: String { Catalogue.fill(Catalogue.message(code).text, arguments.map(ShownText.line)) }

    /// What to do, if anything is known to help.
    package var hint: String? {
        if let suggestion { return "did you mean `\(ShownText.line(suggestion))`?" }
        return Catalogue.message(code).advice.map { Catalogue.fill($0, arguments.map(ShownText.line)) }
    }

    /// As printed for people: `file:line:column: TG0123: message`, then the hint on a line of its own.
    package var rendered: String {
        let head = (place.map { ShownText.line("\($0): ") } ?? "") + "\(code.rawValue): \(message)"
        return hint.map { "\(head)\n  hint: \($0)" } ?? head
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
