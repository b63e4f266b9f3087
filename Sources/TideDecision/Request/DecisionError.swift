package import TideCore

/// Why a request could not be decided at all.
///
/// A refusal is no error: see ``Decision``.
package enum DecisionError: DiagnosedError {
    /// A state that is not valid, with every problem in source order.
    case invalidState([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalidState(let diagnostics): diagnostics
        }
    }

    package var kind: FailureKind { .invalid }
}
