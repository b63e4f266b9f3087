import TideAgreement
package import TideCore

extension NetworkProof {
    /// The proof for programs: data without words but for the sentences, the same bytes for the same documents.
    package var json: JSONValue {
        .members([
            "results": .array(results.map(\.json)),
            "broken": .array(broken.map(\.json)),
            "scope": .object(
                network.scope.merging([
                    "declassifiers": .array(
                        scope.declassifiers.map { item in
                            [
                                "firewall": .string(item.firewall.text), "id": .string(item.id.text),
                                "by": .string(item.by.description), "until": .string(item.until.description),
                            ]
                        }
                    )
                ]) { $1 }
            ),
            "certificate": certificate.map { .string(ContentDigest(of: $0).hex) },
        ])
    }
}

extension Network {
    /// How many versions of agreements are covered, and which of them ended before their last day.
    fileprivate var scope: [String: JSONValue] {
        [
            "agreements": JSONValue(policies.agreements.count),
            "endings": .object(
                Dictionary(uniqueKeysWithValues: endings.map { ("\($0.key)", .string("\($0.value)")) })
            ),
        ]
    }

    /// What anything that is said of the network covers.
    package var scopeJSON: JSONValue { .object(scope) }
}

extension InvariantResult {
    /// `invariant`, `result`, and `firewall` and `counterexample` where there is one.
    package var json: JSONValue {
        let (result, counterexample): (String, JSONValue?) =
            switch outcome {
            case .holds: ("holds", nil)
            case .unknown: ("unknown", nil)
            case .refuted(let counterexample): ("refuted", counterexample.json)
            }
        return .members([
            "firewall": firewall.map { .string($0.text) }, "invariant": .string(invariant.rawValue),
            "result": .string(result), "counterexample": counterexample,
        ])
    }
}

extension Counterexample {
    fileprivate var json: JSONValue {
        .members([
            "code": .string(sentence.code.rawValue),
            "message": .string(sentence.message),
            "paths": .array(paths.map(\.json)),
            "blame": [
                "document": .string(agreement?.description ?? blame.document.text), "path": .string(blame.path),
                "file": .string(blame.place.file), "line": JSONValue(blame.place.line),
            ],
            "edits": .array(
                edits.map { edit in
                    ["restores": .bool(edit.restores), "changes": .array(edit.changes.map(\.json))]
                }
            ),
            "shortest": .bool(isShortest),
            "witness": witness,
        ])
    }
}

extension FlowPath {
    fileprivate var json: JSONValue {
        [
            "dataset": .string(root.text), "owner": .string(owner.text), "hops": .array(hops.map(\.json)),
            "made": JSONValue(made.map(\.text)),
        ]
    }
}

extension FlowHop {
    fileprivate var json: JSONValue {
        .members([
            "agreement": .string(agreement.description),
            "grant": JSONValue(grant),
            "grantName": .string(grantName.text),
            "provider": .string(provider.text),
            "recipient": .string(recipient.text),
            "dataset": .string(dataset.text),
            "made": JSONValue(made.map(\.text)),
            "purposes": JSONValue(purposes.map(\.text)),
            "columns": JSONValue(columns),
            "form": .string(form.rawValue),
            "k": JSONValue(k),
            "zones": JSONValue(zones),
            "first": .string(first.description),
            "last": .string(last.description),
            "heldUntil": heldUntil.map { .string($0.description) },
            "file": .string(clause.place.file),
            "line": JSONValue(clause.place.line),
        ])
    }
}

extension ClauseChange {
    fileprivate var json: JSONValue {
        .members([
            "document": .string(document), "path": .string(path), "was": was.map { .string($0) },
            "becomes": becomes.map { .string($0) },
        ])
    }
}

extension BrokenGrant {
    fileprivate var json: JSONValue {
        [
            "agreement": .string(agreement.description), "grant": JSONValue(grant),
            "breaks": .array(
                breaks.map { broken in
                    .members([
                        "firewall": broken.firewall.map { .string($0.text) },
                        "invariant": .string(broken.invariant.rawValue),
                        "code": .string(broken.sentence.code.rawValue),
                        "message": .string(broken.sentence.message),
                    ])
                }
            ),
        ]
    }
}
