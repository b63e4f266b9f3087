import TideAgreement
import TideCore

/// A certificate as it is written.
///
/// `{format, policies, endings, claims: [{invariant, firewall?}], flows: [{root, reach, after: [{hop, reach}]}]}`, where a
/// `reach` is `[{party, dataset, labels: [{columns, from, until}]}]`: canonical JSON (RFC 8785), everything sorted, at most
/// 512 MiB. `docs/formats/certificate.md` has the rest.
struct WrittenCertificate {
    let policies: String
    /// Last days by version.
    let endings: [String: String]
    let claims: [CertificateClaim]
    let flows: [Flow]

    /// What can come of one dataset.
    struct Flow {
        let root: Identifier
        /// From its owner.
        let reach: Reach
        /// From what each possible hop makes, by hop.
        let after: [EdgeName: Reach]
    }

    private static let format = "tidegate-certificate/v1"
    private static let mostBytes = 512 << 20

    /// Reads the bytes that ``json`` gives, and no others: what is unknown, doubled or out of order is not written so.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.mostBytes, let value = try? CanonicalJSON.decode(bytes) else { return nil }
        self.init(value)
        guard json == value else { return nil }
    }

    private init?(_ value: JSONValue) {
        guard let policies = value["policies"]?.text, let endings = value["endings"]?.members,
            let claims = value["claims"]?.elements?.each(Self.claim),
            let flows = value["flows"]?.elements?.each(Self.flow)
        else { return nil }
        self.policies = policies
        self.endings = endings.compactMapValues(\.text)
        self.claims = claims
        self.flows = flows
    }

    private static func claim(_ value: JSONValue) -> CertificateClaim? {
        guard let invariant = value["invariant"]?.text.flatMap(CertificateClaim.Invariant.init) else { return nil }
        guard let name = value["firewall"] else { return CertificateClaim(invariant) }
        return name.text.flatMap { Identifier($0) }.map { CertificateClaim(invariant, firewall: $0) }
    }

    private static func flow(_ value: JSONValue) -> Flow? {
        guard let root = value["root"]?.text.flatMap({ Identifier($0) }),
            let reach = value["reach"].flatMap(Self.reach),
            let hops = value["after"]?.elements
        else { return nil }
        var after: [EdgeName: Reach] = [:]
        for item in hops {
            guard let hop = item["hop"]?.text.flatMap({ EdgeName($0) }), let reach = item["reach"].flatMap(Self.reach)
            else {
                return nil
            }
            after[hop] = reach
        }
        return Flow(root: root, reach: reach, after: after)
    }

    private static func reach(_ value: JSONValue) -> Reach? {
        guard let nodes = value.elements else { return nil }
        var reach: Reach = [:]
        for node in nodes {
            guard let party = node["party"]?.text.flatMap({ Identifier($0) }),
                let dataset = node["dataset"]?.text.flatMap({ Identifier($0) }),
                let labels = node["labels"]?.elements?.each(label), !labels.isEmpty
            else { return nil }
            reach[Node(party: party, dataset: dataset)] = Set(labels)
        }
        return reach
    }

    private static func label(_ value: JSONValue) -> Label? {
        guard let columns = value["columns"]?.elements?.each(\.text), let from = day(value["from"], open: .min),
            let until = day(value["until"], open: .max)
        else { return nil }
        return Label(columns: Set(columns), from: from, until: until)
    }

    private static func day(_ value: JSONValue?, open: Day) -> Day? {
        value == .null ? open : value?.text.flatMap { CalendarDate($0) }?.daysSince1970
    }
}

extension WrittenCertificate {
    /// The one way in which it is written.
    private var json: JSONValue {
        [
            "format": .string(Self.format), "policies": .string(policies),
            "endings": .object(endings.mapValues(JSONValue.string)),
            "claims": .array(
                Set(claims).sorted().map { claim in
                    .members([
                        "invariant": .string(claim.invariant.rawValue),
                        "firewall": claim.firewall.map { .string($0.text) },
                    ])
                }
            ),
            "flows": .array(
                flows.sorted { $0.root < $1.root }.map { flow in
                    [
                        "root": .string(flow.root.text), "reach": Self.json(flow.reach),
                        "after": .array(
                            flow.after.sorted { $0.key < $1.key }.map { hop, reach in
                                ["hop": .string(hop.description), "reach": Self.json(reach)]
                            }
                        ),
                    ]
                }
            ),
        ]
    }

    private static func json(_ reach: Reach) -> JSONValue {
        .array(
            reach.sorted { $0.key < $1.key }.map { node, labels in
                [
                    "party": .string(node.party.text), "dataset": .string(node.dataset.text),
                    "labels": .array(sorted(labels).map { json($0, columns: $1) }),
                ]
            }
        )
    }

    private static func sorted(_ labels: Set<Label>) -> [(Label, [String])] {
        labels.map { ($0, $0.columns.sorted()) }.sorted { left, right in
            left.1 == right.1
                ? (left.0.from, left.0.until) < (right.0.from, right.0.until)
                : left.1.lexicographicallyPrecedes(right.1)
        }
    }

    private static func json(_ label: Label, columns: [String]) -> JSONValue {
        [
            "columns": JSONValue(columns), "from": label.from == .min ? .null : .string(day(label.from)),
            "until": label.until == .max ? .null : .string(day(label.until)),
        ]
    }

    private static func day(_ day: Day) -> String { CalendarDate(daysSince1970: day).description }
}

extension Array {
    /// What each element becomes; `nil` where one becomes nothing.
    fileprivate func each<Result>(_ transform: (Element) -> Result?) -> [Result]? {
        let results = compactMap(transform)
        return results.count == count ? results : nil
    }
}
