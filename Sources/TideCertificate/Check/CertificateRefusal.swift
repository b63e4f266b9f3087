package import TideCore

/// Why a certificate is not accepted: the first thing that is wrong with it.
package struct CertificateRefusal: Error, Hashable, Sendable {
    package let code: DiagnosticCode
    /// The claim that does not hold; `nil` where the refusal is about none.
    package let claim: CertificateClaim?
    package let place: CertificatePlace

    init(_ code: DiagnosticCode, _ claim: CertificateClaim? = nil, at place: CertificatePlace = CertificatePlace()) {
        self.code = code
        self.claim = claim
        self.place = place
    }

    /// It in words.
    package var diagnostic: Diagnostic {
        let claimed = claim.map { claim in
            claim.invariant.rawValue + (claim.firewall.map { " of \($0)" } ?? "")
        }
        return Diagnostic(code, [claimed, place.isWhole ? nil : place.description].compactMap(\.self))
    }
}

/// Where in a certificate something is.
package struct CertificatePlace: Hashable, Sendable, CustomStringConvertible {
    /// The dataset whose flow it is.
    package let root: Identifier?
    /// The hop after which it is, as `a1@1/0`; `nil` for what its owner's data reaches.
    package let hop: String?
    package let party: Identifier?
    package let dataset: Identifier?

    init(root: Identifier? = nil, hop: String? = nil, party: Identifier? = nil, dataset: Identifier? = nil) {
        self.root = root
        self.hop = hop
        self.party = party
        self.dataset = dataset
    }

    func at(_ node: Node) -> CertificatePlace {
        CertificatePlace(root: root, hop: hop, party: node.party, dataset: node.dataset)
    }

    var isWhole: Bool { self == CertificatePlace() }

    /// As `work-permits, after a1@1/0, work-permits at xa.nso`.
    package var description: String {
        let node = dataset.flatMap { dataset in party.map { "\(dataset) at \($0)" } }
        return [root?.text, hop.map { "after \($0)" }, node].compactMap(\.self).joined(separator: ", ")
    }
}
