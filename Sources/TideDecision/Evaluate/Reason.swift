package import TideAgreement
package import TideCore

/// One reason of a refusal.
package struct Reason: Hashable, Sendable {
    package var code: ReasonCode { content.code }
    /// The clause that refuses; `nil` where there is no document to point at.
    package var clause: Clause? { content.reference?.clause }
    /// The value asked for: data without words, so that it reads the same in every language; `none` where nothing was.
    package var asked: String { content.asked }
    /// The value that the clause allows, in the same manner.
    package var allowed: String { content.allowed }
    /// The sentence that tells it to people; its arguments are ``asked`` and ``allowed``.
    package var message: DiagnosticCode { content.message }
    private let content: Content

    package init(_ code: ReasonCode, _ message: DiagnosticCode, asked: String, allowed: String, clause: Clause?) {
        self.init(code, message, asked: asked, allowed: allowed, at: clause.map(ClauseReference.known))
    }

    /// A reason whose clause is looked up only when somebody asks.
    init(_ code: ReasonCode, _ message: DiagnosticCode, asked: String, allowed: String, at reference: ClauseReference?)
    {
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

    /// A class because a refusal hands its reasons on: a purpose that a hundred agreements rule out has a hundred.
    private final class Content: Sendable {
        let code: ReasonCode
        let reference: ClauseReference?
        let asked: String
        let allowed: String
        let message: DiagnosticCode

        init(
            code: ReasonCode,
            reference: ClauseReference?,
            asked: String,
            allowed: String,
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

    var clause: Clause {
        switch self {
        case .known(let clause): clause
        case .path(let path, let fields): fields.clause(path)
        }
    }

    static func == (left: Self, right: Self) -> Bool { left.clause == right.clause }

    func hash(into hasher: inout Hasher) { hasher.combine(clause) }
}

extension FieldPlaces {
    /// The clause at a path, looked up when somebody asks.
    func reference(_ path: String) -> ClauseReference { .path(path, in: self) }
}

/// Names as a reason gives them: `a, b`, and `none` for no names.
func list(_ names: [some CustomStringConvertible]) -> String {
    names.isEmpty ? "none" : names.map(\.description).joined(separator: ", ")
}

/// A reason together with what the requester could ask differently.
struct Finding {
    let reason: Reason
    let remedy: Remedy
}

/// What asking differently would do about a reason.
enum Remedy {
    /// Nothing: others must act first.
    case outOfReach
    /// Approvals, and the signature of the officer who asks, follow a request: they are no part of asking.
    case approvals
    /// Any one of these sets of changes.
    case changes([[RequestChange]])
    /// Naming one of the agreement's purposes, or any one of these sets of changes.
    case anotherPurposeOr([[RequestChange]])

    /// One change alone.
    static func change(_ change: RequestChange) -> Remedy { .changes([[change]]) }

    /// Naming one of the agreement's purposes.
    static var anotherPurpose: Remedy { .anotherPurposeOr([]) }
}

extension [Finding] {
    /// By code; findings of one code stay as they were found.
    var inOrderOfCodes: [Finding] {
        // Checks come mostly in the order of codes, and comparing is cheaper than sorting.
        let isInOrder = indices.dropFirst().allSatisfy { self[$0 - 1].reason.code <= self[$0].reason.code }
        guard !isInOrder else { return self }
        return enumerated().sorted { left, right in
            left.element.reason.code == right.element.reason.code
                ? left.offset < right.offset : left.element.reason.code < right.element.reason.code
        }.map(\.element)
    }
}
