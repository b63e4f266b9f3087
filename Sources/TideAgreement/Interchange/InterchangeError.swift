package import TideCore

/// Why an agreement or a policy was not carried over.
package enum InterchangeError: DiagnosedError {
    /// What was read is no policy in JSON-LD, or no valid agreement came of it.
    case invalid([Diagnostic])
    /// What stands in it and has no counterpart, everything at once.
    case refused([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let diagnostics), .refused(let diagnostics): diagnostics
        }
    }

    package var kind: FailureKind {
        switch self {
        case .invalid: .invalid
        case .refused: .refused
        }
    }
}
