package import TideCore

/// Why disclosure control ended without its result.
///
/// A safeguard that no transformation meets is no error but an answer: see ``SearchOutcome``.
package enum DisclosureError: DiagnosedError, Hashable {
    /// The data or the plan is not valid: every problem found, in the plan's order of columns.
    case invalid([Diagnostic])
    /// What was applied differs from what was searched: nothing may be released.
    case differsFromPlan(Diagnostic)

    package var diagnostics: [Diagnostic] {
        switch self {
        case .invalid(let problems): problems
        case .differsFromPlan(let difference): [difference]
        }
    }

    package var kind: FailureKind {
        switch self {
        case .invalid: .invalid
        case .differsFromPlan: .refused
        }
    }
}
