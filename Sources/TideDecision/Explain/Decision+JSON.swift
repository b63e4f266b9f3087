import TideAgreement
package import TideCore

extension Decision {
    /// The decision for programs and for the log: data without words, the same bytes for the same arguments.
    ///
    /// `docs/formats/decision.md` is its specification.
    package var json: JSONValue { json(with: nil) }

    /// The same with a `trace`: every clause of the best candidate; see ``trace(_:in:facts:at:approvals:)``.
    package func json(with trace: [CheckedClause]?) -> JSONValue {
        .members([
            "verdict": .string(verdict.rawValue),
            "request": .string(request.hex),
            "at": .string(at.description),
            "approvals": .string(approvalMode.rawValue),
            "reasons": .array(reasons.map(\.json)),
            "agreement": agreement?.json,
            "grant": grant.map { .string($0.text) },
            "obligations": obligations?.json,
            "approvedBy": JSONValue(approvedBy.map(\.description)),
            "pendingApprovals": pendingApprovals?.json,
            "pendingSignature": pendingSignature.map { .string($0.description) },
            "candidates": .array(candidates.map(\.json)),
            "nearest": nearest?.json,
            "trace": trace.map { .array($0.map(\.json)) },
        ])
    }
}

extension CheckedClause {
    /// `topic`, `label`, `met`, `asked`, `allowed`, and `code` and `clause` where there is one; `label` is the topic in words.
    var json: JSONValue {
        .members([
            "topic": .string(topic.rawValue), "label": .string(phrase(topic.name)), "met": .bool(isMet),
            "asked": .string(asked),
            "allowed": .string(allowed), "code": code.map { .string($0.rawValue) }, "clause": clause?.json,
        ])
    }
}

extension CandidateReport {
    var json: JSONValue {
        ["agreement": agreement.json, "grant": .string(grant.text), "reasons": .array(reasons.map(\.json))]
    }
}

extension AgreementVersion {
    var json: JSONValue { ["id": .string(id.text), "version": JSONValue(version)] }
}

extension Reason {
    /// `code`, `asked`, `allowed`, and `clause` where there is one.
    package var json: JSONValue {
        .members([
            "code": .string(code.rawValue), "asked": .string(asked), "allowed": .string(allowed),
            "clause": clause?.json,
        ])
    }
}

extension Clause {
    var json: JSONValue {
        [
            "document": .string(document.text), "path": .string(path), "file": .string(place.file),
            "line": JSONValue(place.line),
        ]
    }
}

extension PendingApprovals {
    /// `missing`, `from`, `distinct`, and `named` where officers must approve beside them.
    package var json: JSONValue {
        .members([
            "missing": JSONValue(missing), "from": JSONValue(from.map(\.description)),
            "distinct": .string(distinct.rawValue),
            "named": named.isEmpty ? nil : JSONValue(named.map(\.description)),
        ])
    }
}

extension GrantColumn {
    var json: JSONValue { ["name": .string(name), "treatment": treatment.json] }
}

extension Treatment {
    /// As it stands in an agreement.
    package var json: JSONValue {
        switch self {
        case .keep: "keep"
        case .drop: "drop"
        case .generalise(let level): ["generalise": ["atLeast": .string(level)]]
        case .band(let width): ["band": JSONValue(width)]
        case .code(let ends):
            .members(["bottomCode": ends.bottom?.json(under: "upTo"), "topCode": ends.top?.json(under: "from")])
        case .round(let base): ["round": JSONValue(base)]
        case .shift(let days): ["shift": ["days": JSONValue(days)]]
        case .microaggregate(let how):
            [
                "microaggregate": .members([
                    "k": JSONValue(how.k), "decimals": how.decimals == 0 ? nil : JSONValue(how.decimals),
                    "together": how.together.map { .string($0.text) },
                ])
            ]
        case .pseudonymise(let pseudonymisation): ["pseudonymise": pseudonymisation.json]
        }
    }
}

extension CodedEnd {
    fileprivate func json(under bound: String) -> JSONValue {
        .members([bound: JSONValue(self.bound), "as": statedText.map { .string($0) }])
    }
}

extension Safeguards {
    /// As it stands in an agreement; `suppression` below `kAnonymity` where that is asked for.
    package var json: JSONValue {
        var members = models.members
        let limit = JSONValue.string(suppression.description)
        if let kAnonymity {
            members["kAnonymity"] = .members([
                "k": JSONValue(kAnonymity.k), "unit": kAnonymity.unit.map { .string($0.rawValue) },
                "suppression": limit,
            ])
        } else if !models.isEmpty {
            members["suppression"] = limit
        }
        members["preserve"] = JSONValue(preserve.map(\.rawValue))
        return .object(members)
    }
}

extension ReferencePeriod {
    var json: JSONValue { ["from": .string(from.description), "until": .string(until.description)] }
}
