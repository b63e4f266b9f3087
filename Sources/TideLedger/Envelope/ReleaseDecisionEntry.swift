package import TideCore

/// What decided and made a release.
package struct EngineIdentity: Hashable, Sendable {
    package let version: String
    /// Of the program's bytes.
    package let build: ContentDigest

    package init(version: String, build: ContentDigest) {
        self.version = version
        self.build = build
    }
}

/// A request was decided: released, refused, or withheld because the protected file did not hold what was asked.
///
/// In clear stand the verdict and the engine. What names a party, an agreement, a dataset, a column or a figure is hidden.
/// Numbers in figures are integers; all others are decimal strings.
package struct ReleaseDecisionEntry: Sendable {
    /// Every verdict is said, never left out.
    package enum Verdict: String, Hashable, Sendable {
        /// The manifest is the entry's subject, see ``HiddenEntry/covering(manifest:)``.
        case released
        case refused
        case withheld
    }

    package let verdict: Verdict
    package let engine: EngineIdentity
    /// In canonical form; the subject of a refusal commits to it.
    package let request: JSONValue
    /// The officer who signed the request, or the party where none did.
    package let requester: String

    package init(verdict: Verdict, engine: EngineIdentity, request: JSONValue, requester: String) {
        self.verdict = verdict
        self.engine = engine
        self.request = request
        self.requester = requester
    }

    /// For the recipient: the release's name.
    package var release: ReleaseIdentifier?
    /// For the recipient: the recalled releases whose place it takes.
    package var supersedes: [ReleaseIdentifier]?
    /// For the recipient: the agreement that permits it.
    package var agreement: AgreementReference?
    /// For the recipient: the grant of the agreement.
    package var grant: Identifier?
    /// For the recipient: who holds the data.
    package var provider: Identifier?
    /// For the recipient: who receives them.
    package var recipient: Identifier?
    /// For the recipient.
    package var dataset: Identifier?
    /// For the recipient: as `k-anonymous`.
    package var form: String?
    /// For the recipient: the released columns in their order.
    package var columns: [String]?
    /// For the recipient: measured on the released file alone.
    package var figures: JSONValue?
    /// For the auditor: what was measured on the way, of the input too.
    package var process: JSONValue?
    /// For the auditor: the digest of all parameters.
    package var parameters: ContentDigest?
    /// For the auditor: the digest of the input file.
    package var input: ContentDigest?
    /// For the auditor: the digest of the policies that decided.
    package var policies: ContentDigest?
    /// For the auditor: who approved.
    package var approvals: [OfficerName]?
    /// For the auditor: the decision's reasons.
    package var reasons: [JSONValue]?

    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let commitment = Commitment(to: request, using: &generator)
        let request = Statement.Subject(name: "request", digest: commitment.digest)
        return EntryDraft(
            type: .releaseDecision,
            subjects: verdict == .released ? [] : [request],
            state: verdict.rawValue,
            clear: ["engine": ["build": .string(engine.build.hex), "version": .string(engine.version)]],
            hidden: hidden.merging(["commitment": commitment.opening]) { first, _ in first }
        )
    }

    private var hidden: [String: JSONValue?] {
        [
            "agreement": agreement?.json,
            "approvals": approvals.map { JSONValue($0.sorted().map { "\($0)" }) },
            "columns": columns.map { JSONValue($0) },
            "dataset": dataset.map { .string($0.text) },
            "figures": figures,
            "form": form.map(JSONValue.string),
            "grant": grant.map { .string($0.text) },
            "input": input.map { .string($0.hex) },
            "parameters": parameters.map { .string($0.hex) },
            "policies": policies.map { .string($0.hex) },
            "process": process,
            "provider": provider.map { .string($0.text) },
            "reasons": reasons.map(JSONValue.array),
            "recipient": recipient.map { .string($0.text) },
            "release": release.map { .string($0.text) },
            "request": request,
            "requester": .string(requester),
            "supersedes": supersedes.map { JSONValue($0.map(\.text).sorted()) },
        ]
    }
}
