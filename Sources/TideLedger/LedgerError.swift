package import TideCore

/// Why a step of the ledger could not be taken.
package enum LedgerError: DiagnosedError, Hashable {
    /// A key file or trust folder that is not what it should be.
    case invalid([Diagnostic])
    /// Something signed, sealed or logged that is not what it claims to be.
    case refused([Diagnostic])
    /// A file or database that could not be read or written, or that holds what this run did not write.
    case failed([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let list), .refused(let list), .failed(let list): list
        }
    }

    package var kind: FailureKind {
        switch self {
        case .invalid: .invalid
        case .refused: .refused
        case .failed: .failed
        }
    }

    static func invalid(_ code: DiagnosticCode, _ arguments: String..., at place: Place? = nil) -> LedgerError {
        .invalid([Diagnostic(code, arguments, at: place)])
    }

    static func refused(_ code: DiagnosticCode, _ arguments: String...) -> LedgerError {
        .refused([Diagnostic(code, arguments)])
    }

    static func failed(_ code: DiagnosticCode, _ arguments: String...) -> LedgerError {
        .failed([Diagnostic(code, arguments)])
    }

    /// A file that could not be read or written.
    package init(_ error: FileError) {
        self = .failed(.ledgerFile, error.action, error.path, error.reason)
    }
}

/// What a check found: the checked value, or every reason why it is not verified.
package enum Verification<Value: Sendable>: Sendable {
    case verified(Value)
    /// At least one reason, in the order in which they were found.
    case notVerified([Diagnostic])

    /// The checked value, or `nil`.
    package var value: Value? {
        guard case .verified(let value) = self else { return nil }
        return value
    }

    /// Why not; empty if verified.
    package var reasons: [Diagnostic] {
        guard case .notVerified(let reasons) = self else { return [] }
        return reasons
    }
}
