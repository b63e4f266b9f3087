package import TideAgreement
package import TideCore

extension PolicySet {
    /// I0 and I6 as results beside those of the network: each with the first thing that refutes it.
    ///
    /// - Parameters:
    ///   - endings: the last day, inclusive, of versions that were ended or suspended.
    ///   - signatures: known valid ones by version; `nil` where none are known.
    package func documentResults(
        endings: [AgreementVersion: CalendarDate],
        signatures: [AgreementVersion: [OfficerName]]? = nil
    ) -> [InvariantResult] {
        let dead = deadClauses(endings: endings).first.map { dead in
            Self.counterexample(dead.sentence, dead.clause, dead.agreement)
        }
        let unsigned = amendments(signatures: signatures).first { !$0.holds }
        let wider = unsigned.flatMap { amendment -> Counterexample? in
            guard let sentence = amendment.sentence, let widening = amendment.widenings.first else { return nil }
            let witness = amendment.widenings.compactMap(\.witness).first
            return Self.counterexample(sentence, widening.clause, amendment.after, witness?.request.canonical)
        }
        return [(Invariant.noDeadClause, dead), (.amendmentOrder, wider)].map { invariant, found in
            InvariantResult(firewall: nil, invariant: invariant, outcome: found.map { .refuted($0) } ?? .holds)
        }
    }

    private static func counterexample(
        _ sentence: Diagnostic,
        _ clause: Clause,
        _ agreement: AgreementVersion,
        _ witness: JSONValue? = nil
    ) -> Counterexample {
        Counterexample(
            paths: [],
            blame: clause,
            agreement: agreement,
            sentence: sentence,
            edits: [],
            isShortest: true,
            witness: witness
        )
    }
}
