/// Where in a document something stands: a file, a line and a column, both counted from 1.
package struct Place: Hashable, Sendable {
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Place: CustomStringConvertible, Comparable {
    package var description: String { "\(file):\(line):\(column)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// What a diagnostic says, apart from its words: `TG` and four digits, stable for ever.
///
/// The hundreds name the stage: 01 reading, 02 the meaning of documents, 03 decision, 04 microdata, 05 disclosure control,
/// 06 ledger, 07 release, 08 register, 09 command line; 13 decision again; 15 the proof over the network; 16 pseudonyms.
package struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// Shorthand for the catalogue.
    package init(_ code: String) { self.rawValue = code }
}

/// Something to tell a person about an input or a run.
///
/// Arguments name columns, rows, keys and files; never a cell's value, a secret, or anything else about a person.
package struct Diagnostic: Hashable, Sendable {
    package let code: DiagnosticCode
    /// What the message's `{0}`, `{1}`, … stand for.
    package let arguments: [String]
    /// Where, if it is about a place in a file.
    package let place: Place?
    /// The name that was probably meant.
    package let suggestion: String?
    /// What to do about this one; `nil` where the message's own advice says it.
    package let advice: Advice?

    package init(
        _ code: DiagnosticCode,
        _ arguments: [String] = [],
        at place: Place? = nil,
        suggestion: String? = nil,
        advice: Advice? = nil
    ) {
        self.code = code
        self.arguments = arguments
        self.place = place
        self.suggestion = suggestion
        self.advice = advice
    }
}

extension Diagnostic: Comparable {
    /// Source order: by place, those without one first; then by code and arguments.
    package static func < (left: Self, right: Self) -> Bool {
        switch (left.place, right.place) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let first?, let second?) where first != second: return first < second
        default: break
        }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        return left.arguments.lexicographicallyPrecedes(right.arguments)
    }
}

/// Why a run ended without its result; each has an exit code of its own.
package enum FailureKind: Hashable, Sendable {
    /// Could not be done: input and output, resources, a bug of ours.
    case failed
    /// The answer is no: a broken bundle or log.
    case refused
    /// A document or data that is not valid.
    case invalid
}

/// An error that knows what to tell a person.
///
/// Every stage's error enum is one.
package protocol DiagnosedError: Error {
    /// What went wrong, at least one, in source order.
    var diagnostics: [Diagnostic] { get }
    /// Which exit code it ends in.
    var kind: FailureKind { get }
}
