package import TideAgreement
package import TideCore

/// What was proved and what was refuted about a network of agreements.
package struct NetworkProof: Sendable {
    /// Of the network first, then of each firewall by id; for each by invariant.
    package let results: [InvariantResult]
    /// Every grant that is the last hop of a path which breaks something, in the order of agreements.
    package let broken: [BrokenGrant]
    package let scope: ProofScope
    package let network: Network
    let state: ProofState

    /// What it covers and what it takes for granted.
    package struct ProofScope: Hashable, Sendable {
        /// How many versions of agreements there are.
        package let agreements: Int
        /// The last days of those that the register ended, by agreement.
        package let endings: [Ending]
        /// Declassifiers that let something pass, by firewall; they count as signed.
        package let declassifiers: [AssumedDeclassifier]
    }

    /// A version that the register ended.
    package struct Ending: Hashable, Sendable {
        package let agreement: AgreementVersion
        /// The last day, inclusive.
        package let last: CalendarDate
    }

    /// A declassifier that counts as signed.
    package struct AssumedDeclassifier: Hashable, Sendable {
        package let firewall: Identifier
        package let id: Identifier
        package let by: OfficerName
        package let until: CalendarDate
    }

    init(network: Network, state: ProofState, results: [InvariantResult]) {
        self.network = network
        self.state = state
        self.results = results.sorted { left, right in
            (left.firewall?.text ?? "", left.invariant) < (right.firewall?.text ?? "", right.invariant)
        }
        self.broken = network.brokenGrants(state)
        self.scope = network.scope(state)
    }

    /// The same with what was found out about documents alone: I0 and I6.
    package func adding(_ others: [InvariantResult]) -> NetworkProof {
        NetworkProof(network: network, state: state, results: results + others)
    }

    /// Whether every result holds.
    package var holds: Bool { results.allSatisfy { $0.outcome == .holds } }
}

/// A grant that is the last hop of paths which break something.
package struct BrokenGrant: Hashable, Sendable {
    package let agreement: AgreementVersion
    /// Its position in the agreement.
    package let grant: Int
    /// By invariant, then firewall.
    package let breaks: [Break]

    /// What its shortest such path breaks.
    package struct Break: Hashable, Sendable {
        /// `nil` for the network.
        package let firewall: Identifier?
        package let invariant: Invariant
        package let sentence: Diagnostic
    }
}

extension Network {
    /// Proves or refutes I1 to I5, each refutation with the shortest path.
    ///
    /// - Parameter before: a proof of another network; the flows of datasets that rest on the same documents are taken over.
    package func prove(budget: ProofBudget, after before: NetworkProof? = nil) -> NetworkProof {
        let state = ProofState(self, budget: budget, after: before.map { ($0.network, $0.state) })
        let results = statements.map { statement in
            InvariantResult(
                firewall: statement.firewall.flatMap { firewalls[$0].firewall?.id },
                invariant: statement.invariant,
                outcome: outcome(statement, state)
            )
        }
        return NetworkProof(network: self, state: state, results: results)
    }

    private func outcome(_ statement: ProofState.Statement, _ state: ProofState) -> InvariantResult.Outcome {
        guard let violation = state.violations[statement]?.first else { return state.isComplete ? .holds : .unknown }
        return .refuted(counterexample(violation, edits: [], isShortest: state.isComplete))
    }

    fileprivate func brokenGrants(_ state: ProofState) -> [BrokenGrant] {
        var byEdge: [Int: [BrokenGrant.Break]] = [:]
        for statement in statements.sorted(by: { ($0.invariant, $0.firewall ?? -1) < ($1.invariant, $1.firewall ?? -1) }
        ) {
            var isKnown = Bits()
            for violation in state.violations[statement] ?? [] {
                for edge in violation.edges where !isKnown.contains(edge) {
                    isKnown.insert(edge)
                    let broken = BrokenGrant.Break(
                        firewall: statement.firewall.flatMap { firewalls[$0].firewall?.id },
                        invariant: statement.invariant,
                        sentence: sentence(violation)
                    )
                    byEdge[edge, default: []].append(broken)
                }
            }
        }
        return byEdge.sorted { $0.key < $1.key }.map { number, breaks in
            BrokenGrant(agreement: edges[number].version, grant: edges[number].grant, breaks: breaks)
        }
    }

    fileprivate func scope(_ state: ProofState) -> NetworkProof.ProofScope {
        let used = state.roots.reduce(into: Set<DeclassifierNumber>()) { $0.formUnion($1.used) }
        return NetworkProof.ProofScope(
            agreements: policies.agreements.count,
            endings: endings.sorted { $0.key < $1.key }.map { NetworkProof.Ending(agreement: $0, last: $1) },
            declassifiers: used.sorted().compactMap { number in
                let firewall = firewalls[number.firewall]
                let item = firewall.declassifiers[number.position].item
                return firewall.firewall.map {
                    NetworkProof.AssumedDeclassifier(firewall: $0.id, id: item.id, by: item.by, until: item.until)
                }
            }
        )
    }
}
