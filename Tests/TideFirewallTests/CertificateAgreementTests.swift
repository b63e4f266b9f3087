import Testing
import TideAgreement
import TideCertificate
import TideCore
import TideFirewall
import TideTestSupport

/// What the prover says, the checker says too, though they share no code; and a slow twin writes the same bytes.
struct CertificateAgreementTests {
    private static func claims(_ proof: NetworkProof, holding isHolding: Bool) -> [CertificateClaim] {
        proof.results.compactMap { result in
            guard let invariant = CertificateClaim.Invariant(rawValue: result.invariant.rawValue),
                (result.outcome == .holds) == isHolding
            else { return nil }
            return CertificateClaim(invariant, firewall: result.firewall)
        }.sorted()
    }

    private static func expectAgreement(
        _ policies: PolicySet,
        endings: [AgreementVersion: CalendarDate],
        _ name: String
    ) -> [CertificateClaim] {
        let proof = Network(policies, endings: endings).prove(budget: .standard)
        let (holding, refuted) = (claims(proof, holding: true), claims(proof, holding: false))
        #expect((holding + refuted).sorted() == policies.allClaims, "\(name)")
        let naive = NaiveCertificate(policies, endings: endings)
        let check = CertificateCheck(policies: policies, endings: endings)
        if let certificate = proof.certificate {
            #expect(certificate == naive.bytes(holding), "\(name)")
            #expect(check.check(certificate) == .accepted(holding, digest: ContentDigest(of: certificate)), "\(name)")
        } else {
            #expect(holding.isEmpty, "\(name)")
        }
        for claim in refuted {
            guard case .refused(let refusal) = check.check(naive.bytes([claim])) else {
                Issue.record("\(name): the checker accepts \(claim), which the prover refutes")
                continue
            }
            #expect(refusal.code == .certificateClaimBroken, "\(name)")
        }
        return holding
    }

    @Test func `of random networks the checker accepts exactly what the prover proves`() {
        var (networks, held, all) = (0, 0, 0)
        for seed in 0..<600 as Range<UInt64> {
            guard let policies = NetworkDocuments.random(seed: seed, isHard: true) else { continue }
            networks += 1
            let first = policies.agreements.first.map(\.identity)
            let ended = first.flatMap { first in CalendarDate("2028-06-30").map { [first: $0] } } ?? [:]
            for endings in [[:], ended] {
                held += Self.expectAgreement(policies, endings: endings, "seed \(seed)").count
                all += policies.allClaims.count
            }
        }
        // Both answers come often, so that agreeing means something.
        #expect(networks >= 300 && held > all / 10 && held < all * 9 / 10, "\(networks) networks, \(held) of \(all)")
    }

    @Test func `the certificate of the shipped network is accepted`() throws {
        let policies = try NetworkDocuments.migration()
        #expect(Self.expectAgreement(policies, endings: [:], "migration") == policies.allClaims)
    }
}
