package import TideAgreement
package import TideCore

extension PseudonymService {
    /// What officers sign so that a domain's pseudonyms are of another epoch.
    package func rotation(of domain: Identifier, reason: String) throws -> Matter {
        try matter(.rotated, of: domain, reason: reason) { earlier in
            let epoch = earlier.last { $0.kind == .rotated }?.epoch ?? "1"
            // WHY: the register takes no rotation but to the next number.
            guard let number = Int(epoch) else { preconditionFailure("an epoch that is no number") }
            return ("\(number + 1)", ["from": .string(epoch)])
        }
    }

    /// Begins the next epoch of a domain.
    package func rotate(
        _ matter: Matter,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let statement = matter.statement
        return try log(
            approve(matter, signatures, at: instant),
            key: ["domain": statement.domain.text, "epoch": statement.epoch],
            count: 0,
            at: instant,
            using: &generator
        )
    }
}

/// A domain of pseudonyms as an office knows it.
package struct DomainListing: Hashable, Sendable {
    package let domain: Identifier
    /// The epoch in force.
    package let epoch: String
    /// When it began; `nil` of the first.
    package let since: Instant?
    package let custodians: [Identifier]
    /// Registered agreements that use it.
    package let agreements: [AgreementVersion]
    /// The earliest day after which one of them lets no key of this age make pseudonyms.
    package let rotateBy: CalendarDate?
    package let isOverdue: Bool
    /// The form of its vault's tokens; `nil` where it has no custody.
    package let tokens: String?
    /// The kinds of identifiers that its vault has tokens of, sorted.
    package let kinds: [VaultRecord.Kind]
    package let acts: [PseudonymAct]

    package var json: JSONValue {
        .members([
            "domain": .string(domain.text), "epoch": .string(epoch), "since": since.map { .string("\($0)") },
            "custodians": JSONValue(custodians.map(\.text)), "agreements": JSONValue(agreements.map(\.description)),
            "rotateBy": rotateBy.map { .string("\($0)") }, "overdue": .bool(isOverdue),
            "tokens": tokens.map(JSONValue.string),
            "kinds": .array(
                kinds.map { ["namespace": .string($0.namespace.text), "profile": .string($0.profile)] }
            ),
            "acts": .array(
                acts.map { act in
                    [
                        "act": .string(act.kind.rawValue), "entry": JSONValue(act.entry), "epoch": .string(act.epoch),
                        "count": JSONValue(act.count), "at": .string("\(act.recordedAt)"),
                    ]
                }
            ),
        ])
    }
}

extension OfficeBooks {
    /// Every domain that a registered agreement names or a step was about, by name.
    package func pseudonymDomains(at instant: Instant) throws -> [DomainListing] {
        let policies = try policies()
        let custodianship = try Custodianship(of: self)
        let named = Dictionary(grouping: policies.agreements.flatMap(\.pseudonymDomains), by: \.domain)
        let uses = Dictionary(grouping: try register.vaultUses(), by: \.domain)
        let acts = Dictionary(grouping: try register.pseudonymActs(), by: \.domain)
        let epochs = try pseudonymEpochs
        return Set(custodianship.agreements.keys).union(acts.keys).sorted().map { domain in
            let rotateBy = named[domain, default: []].compactMap(\.rotateBy).min()
            let own = acts[domain, default: []]
            return DomainListing(
                domain: domain,
                epoch: epochs.epoch(of: domain),
                since: own.last { $0.kind == .rotated }?.recordedAt,
                custodians: custodianship.custodians(of: domain, epoch: epochs.epoch(of: domain), at: instant),
                agreements: custodianship.agreements[domain, default: []],
                rotateBy: rotateBy,
                isOverdue: rotateBy.map { $0 < instant.date } ?? false,
                tokens: own.first { $0.kind == .custody }?.tokens,
                kinds: Set(uses[domain, default: []].compactMap(\.kind)).sorted(),
                acts: own
            )
        }
    }
}
