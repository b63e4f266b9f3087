package import TideCore

/// Why documents were not read.
package enum AgreementError: DiagnosedError {
    /// Every problem found, in source order.
    case invalid([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let diagnostics): diagnostics
        }
    }

    package var kind: FailureKind { .invalid }
}
