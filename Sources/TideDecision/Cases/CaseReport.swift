package import TideAgreement
package import TideCore

/// What came of one case of a policy set.
package struct CaseReport: Hashable, Sendable {
    /// The document of kind `cases` that has it.
    package let set: Identifier
    /// The case's name, a sentence about the rule that it shows.
    package let name: String
    /// Where the case stands.
    package let clause: Clause
    package let expected: Outcome
    package let decision: Decision

    /// A verdict with its full set of reason codes.
    package struct Outcome: Hashable, Sendable {
        package let verdict: Decision.Verdict
        /// Sorted by name, each once; empty for a permit.
        package let reasons: [String]
    }

    /// What the decision says, to be held against ``expected``.
    package var actual: Outcome {
        let codes = Set(decision.reasons.map(\.code.rawValue))
        return Outcome(verdict: decision.verdict, reasons: codes.sorted())
    }

    /// Whether the policy set answers as the case says.
    package var isMet: Bool { actual == expected }
}

extension PolicySet {
    /// Decides every case of the set with approvals required, in the order in which they are written.
    ///
    /// - Parameter facts: what a decision knows by a case's state, at its moment.
    /// - Throws: ``DecisionError/invalidState(_:)`` with every problem of the states and expectations, in source order.
    package func runCases(
        knowing facts: (State, Instant) -> any DecisionFacts = { state, _ in state }
    ) throws(DecisionError) -> [CaseReport] {
        var problems: [Diagnostic] = []
        var reports: [CaseReport] = []
        for set in cases {
            for item in set.cases {
                problems += item.unknownReasons
                do {
                    let state = try State.read(item.state, at: item.clause.place)
                    problems += state.unknownVersions(in: self, at: item.clause.place)
                    reports.append(report(on: item, of: set, facts: facts(state, item.at)))
                } catch {
                    problems += error.diagnostics
                }
            }
        }
        guard problems.isEmpty else { throw .invalidState(problems.sorted()) }
        return reports
    }

    private func report(on item: PolicyCase, of set: CaseSet, facts: any DecisionFacts) -> CaseReport {
        CaseReport(
            set: set.id,
            name: item.name,
            clause: item.clause,
            expected: CaseReport.Outcome(
                verdict: item.isPermitted ? .permit : .refuse,
                reasons: Set(item.reasons).sorted()
            ),
            decision: evaluate(item.request, in: self, facts: facts, at: item.at, approvals: .required)
        )
    }
}

extension PolicyCase {
    /// Expected reasons that no decision ever gives.
    fileprivate var unknownReasons: [Diagnostic] {
        let known = ReasonCode.allCases.map(\.rawValue)
        return reasons.filter { !known.contains($0) }.enumerated().map { position, reason in
            // A near name helps with a slip, not with hundreds.
            let nearest = position < 100 ? Suggestion.nearest(to: reason, among: known) : nil
            return Diagnostic(.unknownReasonCode, [reason], at: clause.place, suggestion: nearest)
        }
    }
}

extension State {
    /// Versions of agreements that the state speaks of and the policy set does not have, each once.
    ///
    /// - Parameter place: where the state stands.
    package func unknownVersions(in policies: PolicySet, at place: Place?) -> [Diagnostic] {
        let known = Set(policies.agreements.map(\.identity))
        let spoken = Set(signatures.keys).union(changed.keys).union(standing.keys).union(reviewed.keys)
            .union(duties.map(\.duty.agreement))
        let versions = spoken.subtracting(known).sorted().map(\.description)
        let names = Set(used.keys).subtracting(known.map(\.id)).sorted().map(\.text)
        let (knownVersions, knownNames) = (known.map(\.description), known.map(\.id.text))
        return versions.enumerated().map { position, version in
            let nearest = position < 100 ? Suggestion.nearest(to: version, among: knownVersions) : nil
            return Diagnostic(.unknownAgreementVersion, [version], at: place, suggestion: nearest)
        }
            + names.enumerated().map { position, name in
                let nearest = position < 100 ? Suggestion.nearest(to: name, among: knownNames) : nil
                return Diagnostic(.unknownAgreementVersion, [name], at: place, suggestion: nearest)
            }
    }
}

extension CaseReport {
    /// The report for people: whether the case is met, and where not, what was expected, what came, and why.
    ///
    /// No final newline.
    package var text: String {
        guard !isMet else { return phrase(.caseMet, [name]) }
        let difference = phrase(.caseMissed, [name, "\(clause.place)", expected.summary, actual.summary])
        return ([difference] + decision.reasons.flatMap(\.lines)).joined(separator: "\n")
    }

    /// `set`, `name`, `file`, `line`, `met`, `expected`, `actual`, and the whole `decision`.
    package var json: JSONValue {
        [
            "set": .string(set.text), "name": .string(name), "file": .string(clause.place.file),
            "line": JSONValue(clause.place.line), "met": .bool(isMet), "expected": expected.json,
            "actual": actual.json, "decision": decision.json,
        ]
    }
}

extension CaseReport.Outcome {
    fileprivate var summary: String {
        verdict == .permit ? verdict.rawValue : "\(verdict.rawValue) \(list(reasons))"
    }

    fileprivate var json: JSONValue {
        ["verdict": .string(verdict.rawValue), "reasons": JSONValue(reasons)]
    }
}
