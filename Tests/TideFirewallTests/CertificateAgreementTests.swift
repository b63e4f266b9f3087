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
            let outcome = check.check(certificate)
            #expect(outcome == .accepted(holding, digest: ContentDigest(of: certificate)), "\(name)")
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

    @Test func `of random networks the checker accepts exactly what the prover proves`() throws {
        var (held, all) = (0, 0)
        for seed in 0..<400 as Range<UInt64> {
            let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 4))
            held += Self.expectAgreement(policies, endings: drawn.endingDays, "seed \(seed)").count
            all += policies.allClaims.count
        }
        // Both answers come often, so that agreeing means something.
        #expect(held > all / 4 && held < all * 9 / 10, "\(held) of \(all)")
    }

    @Test(arguments: ["M1-firewall", "M2-purpose", "M3-weaken", "M4-recombine", "M5-outlive"])
    func `of a mutant of the oracle both refute the same`(mutant: String) throws {
        let policies = try OracleNetwork.policies(mutant: mutant)
        #expect(Self.expectAgreement(policies, endings: [:], mutant).count == policies.allClaims.count - 1)
    }

    @Test func `the certificate of the shipped network is accepted`() throws {
        let policies = try NetworkDocuments.migration()
        #expect(Self.expectAgreement(policies, endings: [:], "migration") == policies.allClaims)
    }
}
