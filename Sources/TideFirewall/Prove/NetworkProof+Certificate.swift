import TideAgreement
import TideCore

extension NetworkProof {
    /// The certificate of everything that holds of I1 to I5, in canonical JSON; `nil` where nothing does or the budget ended
    /// first.
    ///
    /// `docs/formats/certificate.md` is its specification.
    ///
    /// - Complexity: O(bytes); they are put together at each call.
    package var certificate: [UInt8]? {
        let claims = network.statements.filter(state.holds).map { statement in
            (firewall: statement.firewall.flatMap { network.firewalls[$0].firewall?.id.text } ?? "", statement)
        }
        guard !claims.isEmpty else { return nil }
        let sorted = claims.sorted { ($0.firewall, $0.1.invariant) < ($1.firewall, $1.1.invariant) }
        let claimed = JSONValue.array(
            sorted.map { firewall, statement in
                .members([
                    "firewall": firewall.isEmpty ? nil : .string(firewall),
                    "invariant": .string(statement.invariant.rawValue),
                ])
            }
        )
        let endings = scope.endings.map { ("\($0.agreement)", JSONValue.string($0.last.description)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(state.roots.reduce(4096) { $0 + $1.certificate.count + 1 })
        bytes += "{\"claims\":".utf8
        bytes += CanonicalJSON.encode(claimed)
        bytes += ",\"endings\":".utf8
        bytes += CanonicalJSON.encode(.object(Dictionary(uniqueKeysWithValues: endings)))
        bytes += ",\"flows\":[".utf8
        for (position, root) in state.roots.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += root.certificate
        }
        bytes += "],\"format\":\"tidegate-certificate/v1\",\"policies\":\"\(network.digests.whole.hex)\"}".utf8
        return bytes
    }
}
