import Testing
package import TideCore
package import TideRelease

/// What every `Register` keeps to, one rule a case; run on each implementation with a fresh, empty register.
package struct RegisterConformance: Sendable, CustomTestStringConvertible {
    /// The rule, a sentence.
    package let testDescription: String
    /// Tries a register against it.
    package let check: @Sendable (any Register) throws -> Void

    init(_ rule: String, _ check: @escaping @Sendable (any Register) throws -> Void) {
        self.testDescription = rule
        self.check = check
    }

    /// Every rule.
    package static let rules: [RegisterConformance] =
        agreementRules + approvalRules + releaseRules + moveRules + eventRules + partyRules + dutyRules + quotaRules
        + incidentRules + policyRules + firewallRules + pseudonymRules
}

/// Records for tests: equal seeds give equal records, different ones differ in everything that has to be unique.
package enum SampleRecord {
    package static func digest(_ text: String) -> ContentDigest { ContentDigest(of: text) }

    package static func agreement(
        _ id: Identifier = "permits",
        version: Int = 1,
        identity: String? = nil,
        signatures: [String] = ["first", "second"],
        entry: Int? = nil
    ) -> RegisteredAgreement {
        RegisteredAgreement(
            id: id,
            version: version,
            identity: digest(identity ?? "identity of \(id) \(version)"),
            signedForm: digest("form of \(id) \(version)"),
            signatures: signatures.map(digest).sorted(),
            registeredAt: Instant(secondsSince1970: 1_790_000_000),
            entry: entry ?? (version * 10)
        )
    }

    package static func dryRun(_ seed: String, request: String = "request") -> DryRunRecord {
        DryRunRecord(digest: digest(seed), request: digest(request), madeAt: Instant(secondsSince1970: 1_790_000_100))
    }

    package static func approval(
        _ officer: String = "xa.nso/dpo",
        dryRun: String = "dry run",
        request: String = "request",
        envelope: String = "envelope"
    ) throws -> ApprovalRecord {
        ApprovalRecord(
            request: digest(request),
            dryRun: digest(dryRun),
            officer: try #require(OfficerName(officer)),
            envelope: digest(envelope),
            recordedAt: Instant(secondsSince1970: 1_790_000_200)
        )
    }

    package static func releaseID(_ seed: UInt8) throws -> ReleaseIdentifier {
        try #require(ReleaseIdentifier(randomBytes: Array(repeating: seed, count: 16)))
    }

    package static func release(
        _ seed: UInt8 = 1,
        agreement: Identifier = "permits",
        version: Int = 1,
        statement: String? = nil,
        outbox: String = "/srv/outbox",
        stagedAt: Int64 = 1_790_000_300,
        state: ReleaseState = .staged,
        entry: Int? = nil
    ) throws -> ReleaseRecord {
        ReleaseRecord(
            id: try releaseID(seed),
            request: digest("request"),
            agreement: agreement,
            agreementVersion: version,
            recipient: "xa.nso",
            dataset: "work-permits",
            input: digest("input"),
            transformation: digest("transformation"),
            statement: digest(statement ?? "statement \(seed)"),
            outbox: outbox,
            stagedAt: Instant(secondsSince1970: stagedAt),
            state: state,
            entry: entry
        )
    }
}

/// Expects a refusal with a code, and of its arguments the first ones.
func expectRefusal(
    _ code: DiagnosticCode,
    _ arguments: [String]? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("not refused with \(code.rawValue)", sourceLocation: sourceLocation)
    } catch let error as any DiagnosedError {
        let first = error.diagnostics.first
        #expect(first?.code == code, sourceLocation: sourceLocation)
        if let arguments { #expect(first?.arguments == arguments, sourceLocation: sourceLocation) }
    } catch {
        Issue.record("an error without a diagnostic: \(error)", sourceLocation: sourceLocation)
    }
}
