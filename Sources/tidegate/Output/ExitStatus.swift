import ArgumentParser
import TideCore

/// The exit codes that scripts rely on.
enum ExitStatus {
    /// Could not be done.
    static let failed = ExitCode(1)
    /// The answer is no.
    static let refused = ExitCode(2)
    /// The input is invalid.
    static let invalid = ExitCode(3)

    /// The code for why a run ended without its result.
    static func code(for kind: FailureKind) -> ExitCode {
        switch kind {
        case .failed: failed
        case .refused: refused
        case .invalid: invalid
        }
    }
}
