package import TideAgreement
package import TideCore

/// What is found out about documents alone: I0 and I6, with everything that one line of a result has no room for.
package struct DocumentResults: Sendable {
    /// Every clause that is dead, in order.
    package let dead: [DeadClause]
    /// Every version with what it permits beyond the one before it, where it permits more.
    package let amendments: [Amendment]

    /// - Parameters:
    ///   - endings: the last day, inclusive, of versions that were ended or suspended.
    ///   - signatures: known valid ones by version; `nil` where none are known, as of a folder.
    package init(
        of policies: PolicySet,
        endings: [AgreementVersion: CalendarDate],
        signatures: [AgreementVersion: [OfficerName]]?
    ) {
        dead = policies.deadClauses(endings: endings)
        amendments = policies.amendments(signatures: signatures).filter { !$0.widenings.isEmpty }
    }

    /// I0 and I6 of the network.
    package var results: [InvariantResult] {
        let unsigned = amendments.first { !$0.holds }
        return [
            InvariantResult(
                firewall: nil,
                invariant: .noDeadClause,
                outcome: dead.first.map { .refuted(Counterexample($0.sentence, $0.clause, $0.agreement, nil)) }
                    ?? .holds
            ),
            InvariantResult(
                firewall: nil,
                invariant: .amendmentOrder,
                outcome: unsigned.flatMap { amendment in
                    amendment.sentence.map { sentence in
                        let widening = amendment.widenings[0]
                        let witness = widening.witness?.request.canonical
                        return .refuted(Counterexample(sentence, widening.clause, amendment.after, witness))
                    }
                } ?? .holds
            ),
        ]
    }

    /// Lines for people: dead clauses beyond the first, and what each amendment permits anew, with a request that shows it.
    package var lines: [String] {
        dead.dropFirst().map { "I0 \($0.sentence.rendered)" }
            + amendments.flatMap { amendment in
                amendment.widenings.flatMap { widening in
                    ["I6 \(widening.sentence(of: amendment).rendered)"]
                        + (widening.witness.map {
                            ["   \(phrase(.wideningWitness, [CanonicalJSON.text($0.request.canonical)]))"]
                        }
                            ?? [])
                } + (amendment.isAssumed ? ["   \(phrase(.wideningAssumed, ["\(amendment.after)"]))"] : [])
            }
    }

    /// The same for programs.
    package var json: JSONValue {
        [
            "dead": .array(
                dead.map { clause in
                    [
                        "agreement": .string("\(clause.agreement)"), "path": .string(clause.clause.path),
                        "code": .string(clause.sentence.code.rawValue), "message": .string(clause.sentence.message),
                    ]
                }
            ),
            "widenings": .array(
                amendments.flatMap { amendment in
                    amendment.widenings.map { widening in
                        .members([
                            "agreement": .string("\(amendment.after)"), "before": .string("\(amendment.before)"),
                            "kind": .string(widening.kind.rawValue), "path": .string(widening.clause.path),
                            "was": .string(widening.was), "becomes": .string(widening.becomes),
                            "witness": widening.witness?.request.canonical, "assumed": .bool(amendment.isAssumed),
                        ])
                    }
                }
            ),
        ]
    }
}

extension Counterexample {
    /// Of a document alone.
    fileprivate init(_ sentence: Diagnostic, _ clause: Clause, _ agreement: AgreementVersion, _ witness: JSONValue?) {
        self.init(
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
