package import TideCore

/// Why the release stage could not do what it was asked to; refusals are results, not errors.
package enum ReleaseError: DiagnosedError, Hashable {
    /// A document, data or argument that is not valid.
    case invalid([Diagnostic])
    /// The answer is no: a step that an agreement or a party may not take now.
    case refused([Diagnostic])
    /// Could not be done: input and output, a workspace that is in use or damaged.
    case failed([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let diagnostics), .refused(let diagnostics), .failed(let diagnostics): diagnostics
        }
    }

    package var kind: FailureKind {
        switch self {
        case .invalid: .invalid
        case .refused: .refused
        case .failed: .failed
        }
    }

    static func invalid(_ code: DiagnosticCode, _ arguments: String...) -> ReleaseError {
        .invalid([Diagnostic(code, arguments)])
    }

    static func refused(_ code: DiagnosticCode, _ arguments: String...) -> ReleaseError {
        .refused([Diagnostic(code, arguments)])
    }

    static func failed(_ code: DiagnosticCode, _ arguments: String...) -> ReleaseError {
        .failed([Diagnostic(code, arguments)])
    }
}
