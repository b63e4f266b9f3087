package import TideAgreement
package import TideCore

/// One reason of a refusal.
package struct Reason: Hashable, Sendable {
    package var code: ReasonCode { content.code }
    /// The clause that refuses; `nil` where there is no document to point at.
    package var clause: Clause? { content.reference?.clause }
    /// The value asked for: data without words, so that it reads the same in every language; `none` where nothing was.
    package var asked: String { content.asked.description }
    /// The value that the clause allows, in the same manner.
    package var allowed: String { content.allowed.description }
    /// The code of the sentence that tells it to people; its arguments are ``asked`` and ``allowed``.
    package var message: DiagnosticCode { content.message }
    /// That sentence.
    package var sentence: Diagnostic { Diagnostic(message, [content.asked.inWords, content.allowed.inWords]) }
    private let content: Content

    package init(_ code: ReasonCode, _ message: DiagnosticCode, asked: String, allowed: String, clause: Clause?) {
        let reference = clause.map(ClauseReference.known)
        self.init(code, message, asked: .text(asked), allowed: .text(allowed), at: reference)
    }

    /// A reason whose clause is looked up only when somebody asks.
    init(_ code: ReasonCode, _ message: DiagnosticCode, asked: String, allowed: String, at reference: ClauseReference?)
    {
        self.init(code, message, asked: .text(asked), allowed: .text(allowed), at: reference)
    }

    /// A reason whose clause and texts are made only when somebody asks.
    init(
        _ code: ReasonCode,
        _ message: DiagnosticCode,
        asked: ReasonText,
        allowed: ReasonText,
        at reference: ClauseReference?
    ) {
        self.content = Content(code: code, reference: reference, asked: asked, allowed: allowed, message: message)
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.content === right.content
            || (left.code, left.clause, left.asked, left.allowed, left.message)
                == (right.code, right.clause, right.asked, right.allowed, right.message)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(clause)
        hasher.combine(asked)
        hasher.combine(allowed)
        hasher.combine(message)
    }

    /// A class because a refusal hands its reasons on, to its decision and to its candidate's report.
    private final class Content: Sendable {
        let code: ReasonCode
        let reference: ClauseReference?
        let asked: ReasonText
        let allowed: ReasonText
        let message: DiagnosticCode

        init(
            code: ReasonCode,
            reference: ClauseReference?,
            asked: ReasonText,
            allowed: ReasonText,
            message: DiagnosticCode
        ) {
            self.code = code
            self.reference = reference
            self.asked = asked
            self.allowed = allowed
            self.message = message
        }
    }
}

/// A clause, or how to find it: looking up places costs more than deciding.
enum ClauseReference: Hashable, Sendable {
    case known(Clause)
    case path(String, in: FieldPlaces)
    /// Of a grant at its own path, a field below it, and of that the column where it is about one.
    case granted(String, column: String?, at: String, in: FieldPlaces)

    var clause: Clause {
        switch self {
        case .known(let clause): clause
        case .path(let path, let fields): fields.clause(path)
        case .granted(let field, let column, let grant, let fields):
            fields.clause("\(grant)/\(field)" + (column.map { "/\($0)" } ?? ""))
        }
    }

    static func == (left: Self, right: Self) -> Bool { left.clause == right.clause }

    func hash(into hasher: inout Hasher) { hasher.combine(clause) }
}

extension FieldPlaces {
    /// The clause at a path, looked up when somebody asks.
    func reference(_ path: String) -> ClauseReference { .path(path, in: self) }
}
