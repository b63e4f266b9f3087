package import TideCore
package import TideDecision

/// How a release, or a dry run of one, ended.
package enum ReleaseOutcome: Sendable {
    /// The answer is no; the refusal is an entry of the ledger unless it was a dry run.
    case refused(Refusal)
    /// Permitted, but no transformation meets the safeguards.
    case withheld(Withheld)
    /// What would leave, for officers to approve.
    case dryRun(DryRunResult)
    /// The bundle lies in the outbox.
    case released(Released)

    /// A refusal.
    package struct Refusal: Sendable {
        package let decision: Decision
        /// Index of its entry.
        package let entry: Int?
    }

    /// A permit that could not be met.
    package struct Withheld: Sendable {
        package let decision: Decision
        /// Why, one line a person can act on.
        package let reason: Diagnostic
        /// The best that could be attained: the officer's to know.
        package let attainable: JSONValue
        package let entry: Int?
    }

    /// A dry run.
    package struct DryRunResult: Sendable {
        package let digest: ContentDigest
        package let record: JSONValue
        package let decision: Decision
        /// Where the officer's report was written, without extension.
        package let report: String
        /// The recalled releases whose place it takes, oldest first.
        package let superseded: [ReleaseIdentifier]
        /// What opting out came to; `nil` where nobody has a say.
        package let optOut: OptOutCount?
    }

    /// A release.
    package struct Released: Sendable {
        package let id: ReleaseIdentifier
        package let bundle: String
        /// Index of the decision's entry.
        package let entry: Int
        package let records: Int
        package let smallestClass: Int
        /// Whether it is sealed to the recipient's certificate.
        package let isSealed: Bool
        /// The recalled releases whose place it takes, oldest first.
        package let superseded: [ReleaseIdentifier]
        /// What opting out came to; `nil` where nobody has a say.
        package let optOut: OptOutCount?
        /// What the release makes somebody owe by a date.
        package let duties: [NewDuty]
        package let decision: Decision
    }
}
