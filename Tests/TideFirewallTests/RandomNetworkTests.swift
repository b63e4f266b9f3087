import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// Networks drawn from seeds, against every walk that there is.
struct RandomNetworkTests {
    private static func name(_ result: InvariantResult) -> String {
        "\(result.firewall?.text ?? "") \(result.invariant.rawValue)"
    }

    /// For each statement the length of its shortest path; `nil` where it holds.
    private static func verdicts(_ proof: NetworkProof) -> [String: Int?] {
        Dictionary(
            uniqueKeysWithValues: proof.results.map { result in
                guard case .refuted(let counterexample) = result.outcome else { return (name(result), nil) }
                return (name(result), counterexample.paths.reduce(0) { $0 + $1.hops.count })
            }
        )
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `every statement and the length of its shortest path are as all walks say`(seed: UInt64) throws {
        let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 4))
        let proof = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
        #expect(Self.verdicts(proof) == BruteForce(policies, endings: drawn.endingDays).verdicts())
    }

    @Test func `among the networks each invariant holds often and breaks often, by paths of several lengths`() throws {
        var (holds, breaks): ([String: Int], [String: Int]) = ([:], [:])
        var lengths: [String: Set<Int>] = [:]
        for seed in 0..<400 as Range<UInt64> {
            let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 4))
            for result in Network(policies, endings: drawn.endingDays).prove(budget: .standard).results {
                guard case .refuted(let counterexample) = result.outcome else {
                    holds[result.invariant.rawValue, default: 0] += 1
                    continue
                }
                breaks[result.invariant.rawValue, default: 0] += 1
                let length = counterexample.paths.reduce(0) { $0 + $1.hops.count }
                lengths[result.invariant.rawValue, default: []].insert(length)
            }
        }
        for invariant in ["I1", "I2", "I3", "I4", "I5"] {
            #expect(holds[invariant, default: 0] > 40)
            #expect(breaks[invariant, default: 0] > 40)
            #expect(lengths[invariant, default: []].count > 1)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `the same documents give the same proof and the same certificate`(seed: UInt64) throws {
        let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 2))
        let again = try drawn.policies()
        let first = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
        let second = Network(again, endings: drawn.endingDays).prove(budget: .standard)
        #expect(first.results == second.results)
        #expect(first.broken == second.broken)
        #expect(first.certificate == second.certificate)
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `without an agreement that replaces nothing and rules nothing out, what held still holds`(seed: UInt64) throws
    {
        let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 2))
        let proof = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
        for position in drawn.agreements.indices {
            let agreement = drawn.agreements[position]
            let others = drawn.agreements.filter { $0.id == agreement.id }
            guard others.count == 1, agreement.supersedes == nil, agreement.never.isEmpty else { continue }
            var fewer = drawn
            fewer.agreements.remove(at: position)
            // Whoever passed on what it no longer receives is not read.
            guard let left = try? fewer.policies() else { continue }
            let after = Network(left, endings: fewer.endingDays).prove(budget: .standard)
            for (before, now) in zip(proof.results, after.results) where before.outcome == .holds {
                #expect(now.outcome == .holds, "\(Self.name(now)) without \(agreement.id)")
            }
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `a proof that goes on from another one is the whole proof`(seed: UInt64) throws {
        var (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 2))
        var draw = Draw(seed: seed)
        let last = drawn.agreements.remove(at: draw.number(below: drawn.agreements.count))
        guard let fewer = try? drawn.policies() else { return }
        let before = Network(fewer, endings: drawn.endingDays)
        let proved = before.prove(budget: .standard)
        drawn.agreements.append(last)
        policies = try drawn.policies()
        let network = Network(policies, endings: drawn.endingDays, after: before)
        let onward = network.prove(budget: .standard, after: proved)
        let whole = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
        #expect(onward.results == whole.results)
        #expect(onward.broken == whole.broken)
        #expect(onward.certificate == whole.certificate)
    }

    @Test func `a declassifier that nobody signed opens nothing, and of what is derived each source needs its own`()
        throws
    {
        var (opened, closed) = (0, 0)
        for seed in 0..<400 as Range<UInt64> {
            let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 4))
            let proof = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
            let unsigned = Network(policies, endings: drawn.endingDays, signed: [:]).prove(budget: .standard)
            #expect(unsigned.scope.declassifiers.isEmpty)
            var without = drawn
            without.firewalls = drawn.firewalls.map {
                $0.split(separator: "\ndeclassifiers").first.map(String.init) ?? $0
            }
            let none = Network(try without.policies(), endings: drawn.endingDays).prove(budget: .standard)
            #expect(Self.verdicts(unsigned) == Self.verdicts(none))
            let isOpen = !proof.scope.declassifiers.isEmpty
            opened += isOpen ? 1 : 0
            closed += isOpen && unsigned.broken != proof.broken ? 1 : 0
        }
        #expect(opened > 10)
        #expect(closed > 5)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `past the budget nothing holds, and what is refuted is refuted`(seed: UInt64) throws {
        let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 2))
        let network = Network(policies, endings: drawn.endingDays)
        let whole = network.prove(budget: .standard)
        for steps in [0, 1, 2, 5, 10, 20] {
            let cut = network.prove(budget: ProofBudget(steps: steps, certificateBytes: 1_000_000))
            for (result, truth) in zip(cut.results, whole.results) {
                switch result.outcome {
                case .holds: #expect(cut.certificate == whole.certificate)
                case .unknown: #expect(cut.certificate == nil)
                case .refuted: #expect(truth.outcome != .holds)
                }
            }
        }
    }
}
