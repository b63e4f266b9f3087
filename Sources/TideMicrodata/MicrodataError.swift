package import TideCore

/// Why microdata or a hierarchy could not be read or written.
package enum MicrodataError: DiagnosedError {
    /// The bytes are not what was declared: at least one problem, in source order, at most twenty and a count of the rest.
    case invalid([Diagnostic])
    /// The file could not be read or written.
    case file(FileError)

    /// The rows would not fit into memory.
    case memory(Diagnostic)

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let diagnostics): diagnostics
        case .file(let error): [Diagnostic(.tableFileFailed, [error.action, error.path, error.reason])]
        case .memory(let diagnostic): [diagnostic]
        }
    }

    package var kind: FailureKind {
        switch self {
        case .invalid: .invalid
        case .file, .memory: .failed
        }
    }
}
