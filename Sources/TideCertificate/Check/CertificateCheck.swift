package import TideAgreement
package import TideCore

/// Checks certificates of a policy set: whether what they say is reached is all that can be reached, and breaks no invariant.
///
/// It is small so that it can be read in one sitting, and shares nothing with the program that proves. From the documents it
/// takes the edges; from the certificate what every party can have. It follows each edge from each label: whatever comes
/// must be covered by a label that is listed, and every label that is listed must come. At every hop that is then possible
/// it holds the claims against the edge. There is one certificate, to the byte, of given documents, endings and claims.
package struct CertificateCheck {
    private let network: CheckedNetwork
    private let digest: ContentDigest
    private let endings: [String: String]

    /// - Parameter endings: the last day, inclusive, of versions that were ended or suspended, as far as known.
    package init(policies: PolicySet, endings: [AgreementVersion: CalendarDate]) {
        self.network = CheckedNetwork(policies, endings: endings)
        self.digest = Self.digest(of: policies)
        self.endings = Dictionary(uniqueKeysWithValues: endings.map { ($0.key.description, $0.value.description) })
    }

    /// What came of a check.
    package enum Outcome: Hashable, Sendable {
        /// With what is certified, sorted, and the SHA-256 of the certificate.
        case accepted([CertificateClaim], digest: ContentDigest)
        case refused(CertificateRefusal)
    }

    /// Checks the bytes of a certificate.
    package func check(_ bytes: [UInt8]) -> Outcome {
        do {
            return .accepted(try claims(of: bytes), digest: ContentDigest(of: bytes))
        } catch {
            return .refused(error)
        }
    }

    /// SHA-256 of the canonical object of the documents' digests, by name: parties, purposes, datasets, agreements, firewalls.
    package static func digest(of policies: PolicySet) -> ContentDigest {
        let kinds: Set<Substring> = ["party", "purposes", "dataset", "agreement", "firewall"]
        let documents = policies.canonical.filter { name, _ in kinds.contains(name.prefix { $0 != "/" }) }
        return ContentDigest(of: .object(documents.mapValues { .string(ContentDigest(of: $0).hex) }))
    }

    private func claims(of bytes: [UInt8]) throws(CertificateRefusal) -> [CertificateClaim] {
        guard let written = WrittenCertificate(bytes) else { throw CertificateRefusal(.notANetworkCertificate) }
        guard written.policies == digest.hex else { throw CertificateRefusal(.certificateOfOtherPolicies) }
        guard written.endings == endings else { throw CertificateRefusal(.certificateOfOtherEndings) }
        var claims = try ClaimCheck(written.claims, network)
        let datasets = network.policies.datasets.values.sorted { $0.id < $1.id }
        let roots = written.flows.map(\.root)
        if let open = zip(datasets.map(\.id) + [nil], roots + [nil]).first(where: { $0 != $1 }) {
            throw CertificateRefusal(.certificateRootsDiffer, at: CertificatePlace(root: open.0 ?? open.1))
        }
        for (dataset, flow) in zip(datasets, written.flows) { try check(flow, of: dataset, &claims) }
        try claims.checkRecombination()
        return written.claims
    }

    private func check(
        _ flow: WrittenCertificate.Flow,
        of root: Dataset,
        _ claims: inout ClaimCheck
    ) throws(CertificateRefusal) {
        let place = CertificatePlace(root: root.id)
        // A dataset of a policy set has an owner; one without could not be followed.
        guard let owner = root.owner else { throw CertificateRefusal(.certificateRootsDiffer, at: place) }
        let all = Label(
            columns: Set(root.columns.map(\.name)),
            from: .min,
            until: root.retain?.daysSince1970 ?? .max
        )
        let start = (Node(party: owner, dataset: root.id), all)
        let walked = try walk([start], listed: flow.reach, owner: owner, at: place)
        for hop in walked.hops { try claims.check(hop, of: root.id) }
        for derivation in walked.derivations { try claims.check(derivation, of: root.id) }
        let possible = Dictionary(grouping: walked.hops, by: \.edge.name)
        for hop in Set(possible.keys).union(flow.after.keys).sorted() {
            let place = CertificatePlace(root: root.id, hop: hop.description)
            guard let hops = possible[hop], let listed = flow.after[hop] else {
                throw CertificateRefusal(.certificateHopsDiffer, at: place)
            }
            let edge = hops[0].edge
            let made = hops.compactMap { hop in hop.made.map { (edge.target, $0) } }
            let later = try walk(made, listed: listed, owner: owner, sender: edge.provider, at: place)
            for hop in later.hops { try claims.check(hop, after: edge, of: root.id) }
        }
    }

    /// Everything that can be done from listed labels.
    private struct Walk {
        var hops: [Hop] = []
        var derivations: [Derivation] = []
    }

    /// Follows every edge and derivation from some labels on.
    ///
    /// - Parameters:
    ///   - owner: to whom nothing is followed: it had everything.
    ///   - sender: to whom hops are possible, and bring nothing that it had not sent itself.
    /// - Throws: where a label comes that none listed covers, or a listed one never comes or is covered by another.
    private func walk(
        _ starts: [(Node, Label)],
        listed: Reach,
        owner: Identifier,
        sender: Identifier? = nil,
        at place: CertificatePlace
    ) throws(CertificateRefusal) -> Walk {
        var walked = Walk()
        var seen: Reach = [:]
        var open = starts
        while let (node, label) = open.popLast() {
            let there = listed[node] ?? []
            guard there.contains(label) else {
                guard there.contains(where: { $0.covers(label) }) else {
                    throw CertificateRefusal(.certificateLabelMissing, at: place.at(node))
                }
                continue
            }
            guard seen[node, default: []].insert(label).inserted else { continue }
            for edge in network.edges[node] ?? [] where edge.recipient != owner {
                guard let hop = Hop(edge, from: label) else { continue }
                walked.hops.append(hop)
                if edge.recipient != sender, let made = hop.made { open.append((edge.target, made)) }
            }
            for dataset in network.derived[node.dataset] ?? [] where dataset.owner == node.party {
                let derivation = Derivation(dataset: dataset, label: label)
                walked.derivations.append(derivation)
                if let made = derivation.made { open.append((Node(party: node.party, dataset: dataset.id), made)) }
            }
        }
        for (node, labels) in listed.sorted(by: { $0.key < $1.key }) {
            guard seen[node] == labels else { throw CertificateRefusal(.certificateLabelIdle, at: place.at(node)) }
            for label in labels where labels.contains(where: { $0 != label && $0.covers(label) }) {
                throw CertificateRefusal(.certificateLabelCovered, at: place.at(node))
            }
        }
        return walked
    }
}

/// A dataset that an owner makes from what it has.
struct Derivation {
    let dataset: Dataset
    /// What it is made from.
    let label: Label
    var until: Day { dataset.retain?.daysSince1970 ?? .max }

    /// What its owner then has; `nil` where it must be gone before it can be.
    var made: Label? {
        guard label.from <= until else { return nil }
        return Label(columns: Set(dataset.columns.map(\.name)), from: label.from, until: until)
    }
}
