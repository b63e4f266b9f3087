/// What kinds of entry a log of this version holds.
package enum PredicateType: String, Hashable, Sendable, CaseIterable {
    /// What became of an agreement: proposed, signed, registered, suspended, resumed, terminated.
    case agreement = "urn:tidegate:predicate:agreement:v1"
    /// The office's clock went back or jumped, and somebody confirmed that it is right now.
    case clockEvent = "urn:tidegate:predicate:clock-event:v1"
    /// The salts and values of hidden fields are gone for ever.
    case disclosureErasure = "urn:tidegate:predicate:disclosure-erasure:v1"
    /// What became of a firewall, or what was refused because it would break one.
    case firewall = "urn:tidegate:predicate:firewall:v1"
    /// What became of a key: another took its place, it counts no more, a further one came.
    case keyEvent = "urn:tidegate:predicate:key-event:v1"
    /// What the log says about itself; the first entry is its genesis.
    case logEvent = "urn:tidegate:predicate:log-event:v1"
    /// The registrar let parties in, or changed what is registered of them.
    case party = "urn:tidegate:predicate:party:v1"
    /// A pseudonym key or the vault of tokens was used, changed, or asked to give identifiers back.
    case pseudonym = "urn:tidegate:predicate:pseudonym:v1"
    /// A request was decided.
    case releaseDecision = "urn:tidegate:predicate:release-decision:v1"
    /// What became of a release that was decided.
    case releaseDelivery = "urn:tidegate:predicate:release-delivery:v1"
    /// Something that a party owes began to run, or was done.
    case duty = "urn:tidegate:predicate:duty:v1"
    /// A release was wrong.
    case releaseIncident = "urn:tidegate:predicate:release-incident:v1"

    /// The name inside the URN, as `release-decision`.
    package var name: String { rawValue.split(separator: ":").dropLast().last.map(String.init) ?? rawValue }

    /// The field whose value says what happened; a verifier must understand it.
    package var stateField: String {
        switch self {
        case .agreement, .clockEvent, .disclosureErasure, .firewall, .keyEvent, .logEvent, .party, .duty, .pseudonym,
            .releaseIncident:
            "event"
        case .releaseDecision: "verdict"
        case .releaseDelivery: "outcome"
        }
    }

    /// Every value of ``stateField``.
    package var states: [String] {
        switch self {
        case .agreement: ["proposed", "signed", "registered", "suspended", "resumed", "terminated"]
        case .clockEvent: ["confirmed"]
        case .disclosureErasure: ["erased"]
        case .firewall: ["declared", "changed", "removed", "refused"]
        case .keyEvent: ["enrolled", "revoked", "rotated"]
        case .logEvent: ["frozen", "genesis", "policy", "recovered", "schemas"]
        case .party: ["registered", "revocations"]
        case .pseudonym: ["assigned", "custody", "erased", "rekeyed", "repeated", "restored", "reversed", "rotated"]
        case .releaseDecision: ["released", "refused", "withheld"]
        case .releaseDelivery: ["confirmed", "aborted"]
        case .duty: ["created", "discharged"]
        case .releaseIncident: ["recalled", "superseded"]
        }
    }

    /// Fields in clear, beside the common ones: kind, verdict, positions, keys and schema versions, nothing else.
    private var ownFields: [PredicateField] {
        switch self {
        case .agreement, .firewall, .party, .duty, .pseudonym: []
        case .clockEvent: [PredicateField("after", .instant), PredicateField("before", .instant)]
        case .disclosureErasure: [PredicateField("digests", .digests), PredicateField("entry", .count)]
        case .keyEvent:
            [
                PredicateField("invalidFrom", .object, in: ["revoked"]),
                PredicateField("key", .text),
                PredicateField("overlapUntil", .instant, in: ["rotated"]),
                PredicateField("previous", .text, in: ["rotated"]),
                PredicateField("role", .choice(["log", "registrar", "release", "root"])),
            ]
        case .logEvent:
            [
                PredicateField("hashes", .object, in: ["genesis"]),
                PredicateField("logKey", .text, in: ["genesis"]),
                PredicateField("origin", .text, in: ["genesis"]),
                PredicateField("policy", .digest, in: ["genesis", "policy"]),
                PredicateField("predecessor", .object, isRequired: false),
                PredicateField("quorum", .choice(["deferred", "required"]), in: ["policy"]),
                PredicateField("registrarKey", .text, in: ["genesis"]),
                PredicateField("releaseKeys", .texts, in: ["genesis"]),
                PredicateField("rootKeys", .texts, in: ["genesis"]),
                PredicateField("schemas", .object, in: ["genesis", "schemas"]),
            ]
        case .releaseDecision: [PredicateField("engine", .object)]
        case .releaseDelivery, .releaseIncident: [PredicateField("decision", .count)]
        }
    }

    /// All fields in clear, ascending by name.
    var fields: [PredicateField] { Self.fields[self] ?? [] }

    private static let fields = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.allFields) })

    private var allFields: [PredicateField] {
        let common = [
            PredicateField("_sd", .digests),
            PredicateField("_sd_alg", .choice(["sha-256"])),
            self == .logEvent
                ? PredicateField("anchor", .anchor, in: states.filter { $0 != "genesis" })
                : PredicateField("anchor", .anchor),
            PredicateField("crit", .texts),
            PredicateField("loggedAt", .instant),
            PredicateField("pad", .text),
            PredicateField(stateField, .choice(states)),
        ]
        return (common + ownFields).sorted { $0.name < $1.name }
    }

    /// Names of the fields that are hidden by digest, with who is given them; ascending.
    package var hiddenFields: [HiddenField] {
        func fields(_ audience: Audience, _ names: String...) -> [HiddenField] {
            names.map { HiddenField(name: $0, audience: audience) }
        }
        let all: [HiddenField] =
            switch self {
            case .agreement:
                fields(
                    .auditor,
                    "agreement",
                    "certificate",
                    "commitment",
                    "datasets",
                    "effective",
                    "evidence",
                    "previous",
                    "provider",
                    "reason",
                    "recipient",
                    "signatories"
                )
            case .firewall:
                fields(
                    .auditor,
                    "agreement",
                    "certificate",
                    "commitment",
                    "evidence",
                    "finding",
                    "firewall",
                    "previous",
                    "signatories"
                )
            case .party: fields(.auditor, "commitment", "evidence", "parties", "registrar")
            case .pseudonym:
                fields(
                    .auditor,
                    "commitment",
                    "counts",
                    "digests",
                    "evidence",
                    "key",
                    "previous",
                    "reason",
                    "signatories",
                    "statement"
                )
            case .clockEvent, .disclosureErasure: fields(.auditor, "commitment", "evidence", "officer", "reason")
            case .keyEvent, .logEvent: fields(.auditor, "commitment", "evidence", "reason")
            case .releaseDecision:
                fields(
                    .recipient,
                    "agreement",
                    "columns",
                    "dataset",
                    "figures",
                    "form",
                    "grant",
                    "provider",
                    "recipient",
                    "release",
                    "request",
                    "requester",
                    "supersedes"
                )
                    + fields(
                        .auditor,
                        "approvals",
                        "commitment",
                        "evidence",
                        "input",
                        "parameters",
                        "policies",
                        "process",
                        "reasons"
                    )
            case .releaseDelivery: fields(.recipient, "release") + fields(.auditor, "evidence", "reason")
            case .duty: fields(.auditor, "commitment", "duties", "envelope", "evidence", "key", "officer")
            case .releaseIncident:
                fields(
                    .auditor,
                    "duties",
                    "envelope",
                    "evidence",
                    "holders",
                    "input",
                    "key",
                    "officer",
                    "release",
                    "replacement"
                )
            }
        return all.sorted { $0.name < $1.name }
    }

    /// How many digests `_sd` has at least, decoys filled in, so that the number tells nothing.
    var digestCount: Int {
        switch self {
        case .releaseDecision: 24
        case .agreement, .firewall, .pseudonym: 12
        case .clockEvent, .disclosureErasure, .keyEvent, .logEvent, .party, .releaseDelivery, .duty, .releaseIncident: 8
        }
    }
}

/// Who is handed a hidden field.
package enum Audience: Hashable, Sendable {
    /// The recipient, in the bundle; and the auditor.
    case recipient
    /// The auditor alone, with the evidence.
    case auditor
}

/// A field that an entry holds by digest.
package struct HiddenField: Hashable, Sendable {
    package let name: String
    package let audience: Audience
}
