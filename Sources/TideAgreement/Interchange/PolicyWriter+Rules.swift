import TideCore

extension PolicyWriter {
    /// A permission for each grant, then one for each clause of passing on.
    mutating func permissions() -> [JSONValue] {
        let count = clauses.value(["grants"])?.elements?.count ?? 0
        var ofAll = constraints(ConstraintTerm.ofAgreement)
        if hasOneGrant, clauses.value(["quota", "per"])?.text == "agreement" {
            _ = take(["quota", "per"])
            ofAll += constraints(ConstraintTerm.ofQuota)
        }
        let consent = approvals()
        let grants = (0..<count).map { place in grant(["grants", String(place)], ofAll, consent) }
        let clauseCount = clauses.value(["onward"])?.elements?.count ?? 0
        return grants + (0..<clauseCount).map { place in onward(["onward", String(place)]) }
    }

    private mutating func grant(_ path: [String], _ ofAll: [JSONValue], _ consent: JSONValue?) -> JSONValue {
        let name = take(path + ["id"])?.text ?? ""
        let dataset = take(path + ["dataset"])?.text ?? ""
        let columns = columns(path + ["columns"])
        let days = constraints(ConstraintTerm.ofTarget, below: path)
        return .members([
            "uid": part("grants/\(name)"), "action": "read", "target": collection(dataset, columns + days),
            "constraint": .array(ofAll + constraints(ConstraintTerm.ofGrant, below: path)),
            "duty": consent.map { [$0] },
        ])
    }

    /// The part of a dataset that refinements leave.
    private func collection(_ dataset: String, _ refinements: [JSONValue]) -> JSONValue {
        [
            "@type": "AssetCollection", "source": .string(names.iri(.dataset, dataset)),
            "refinement": .array(refinements),
        ]
    }

    /// The columns that leave, those that never do, and how coarse some leave; a list of none lets none leave.
    private mutating func columns(_ path: [String]) -> [JSONValue] {
        var (leaving, dropped, coarse): ([JSONValue], [JSONValue], [JSONValue]) = ([], [], [])
        for entry in clauses.value(path)?.entries ?? [] {
            let path = path + [entry.key]
            switch entry.value.text {
            case "keep": leaving.append(.string(entry.key))
            case "drop": dropped.append(.string(entry.key))
            default:
                guard let constraint = treatment(path, of: entry.key) else { continue }
                leaving.append(.string(entry.key))
                coarse.append(constraint)
            }
            _ = take(path)
        }
        let leaves = LinkedData.constraint("tidegate:column", "odrl:isAnyOf", LinkedData.list(leaving))
        let drops = LinkedData.constraint("tidegate:column", "odrl:isNoneOf", LinkedData.list(dropped))
        return [leaves] + (dropped.isEmpty ? [] : [drops]) + coarse
    }

    /// A treatment that is one comparison.
    private func treatment(_ path: [String], of column: String) -> JSONValue? {
        for treatment in ColumnTerm.Treatment.allCases {
            guard let value = clauses.value(path + treatment.path)?.text else { continue }
            let operand: JSONValue =
                treatment == .band ? ["@value": .string(value), "@type": "xsd:integer"] : .string(value)
            return LinkedData.constraint(ColumnTerm(treatment, column).left, treatment.comparison, operand)
        }
        return nil
    }

    /// Approval by all of several officers; by some of them, ODRL has no term for.
    private mutating func approvals() -> JSONValue? {
        guard let from = clauses.value(["approvals", "from"])?.elements, !from.isEmpty,
            clauses.value(["approvals", "count"])?.text == String(from.count),
            clauses.value(["approvals", "ethics"]) == nil
        else { return nil }
        let terms = constraints(ConstraintTerm.ofApproval, below: ["approvals"])
        _ = take(["approvals"])
        return consent(from, terms)
    }

    private func consent(_ officers: [ParsedNode], _ terms: [JSONValue] = []) -> JSONValue {
        let parties = officers.map { JSONValue.string(names.iri(.officer, $0.text ?? "")) }
        return .members([
            "action": "obtainConsent", "consentingParty": .array(parties),
            "constraint": terms.isEmpty ? nil : .array(terms),
        ])
    }

    private mutating func onward(_ path: [String]) -> JSONValue {
        let columns = take(path + ["columns"])?.elements?.compactMap(\.text).map(JSONValue.string)
        let refinements = columns.map {
            [LinkedData.constraint("tidegate:column", "odrl:isAnyOf", LinkedData.list($0))]
        }
        let targets = refinements.map { refinements in
            JSONValue.array(datasets.map { collection($0.text, refinements) })
        }
        let approval = take(path + ["approval"])
        return .members([
            "action": "distribute", "target": targets ?? everyDataset,
            "constraint": .array(constraints(ConstraintTerm.ofOnward, below: path)),
            "duty": approval.map { [consent([$0])] },
        ])
    }

    /// What is forbidden whatever else permits it.
    mutating func prohibitions() -> [JSONValue] {
        var rules: [JSONValue] = []
        let never = constraints(ConstraintTerm.ofNever)
        if !never.isEmpty {
            rules.append(["action": "use", "target": everyDataset, "constraint": .array(never)])
        }
        if clauses.value(["linkage"])?.text == "none" {
            _ = take(["linkage"])
            rules.append(["action": "tidegate:link", "target": everyDataset])
        }
        for place in (clauses.value(["duties"])?.elements ?? []).indices {
            let path = ["duties", String(place), "noReidentification"]
            guard let report = take(path + ["report"])?.text else { continue }
            let remedy: JSONValue = [
                "action": "inform", "informedParty": .string(names.iri(.party, report)),
                "constraint": .array(constraints(ConstraintTerm.ofDelay, below: path)),
            ]
            rules.append([
                "uid": part("duties/\(place)"), "action": "tidegate:reidentify", "target": everyDataset,
                "remedy": [remedy],
            ])
        }
        return rules
    }

    /// What is owed.
    mutating func obligations() -> [JSONValue] {
        let places = (clauses.value(["duties"])?.elements ?? []).indices
        var rules = places.compactMap { obligation(at: $0) }
        let review = constraints(ConstraintTerm.ofReview)
        if !review.isEmpty { rules.append(["action": "reviewPolicy", "constraint": .array(review)]) }
        if let auditors = take(["audit", "by"])?.elements {
            let terms = constraints(ConstraintTerm.ofAudit, below: ["audit"])
            rules.append(
                .members([
                    "action": "acceptTracking",
                    "trackingParty": .array(auditors.map { .string(names.iri(.party, $0.text ?? "")) }),
                    "constraint": terms.isEmpty ? nil : .array(terms),
                ])
            )
        }
        return rules
    }

    private mutating func obligation(at place: Int) -> JSONValue? {
        let path = ["duties", String(place)]
        let uid = part("duties/\(place)")
        if clauses.value(path + ["destroy"]) != nil {
            let after = clauses.value(path + ["destroy", "after"]) != nil
            let terms = constraints(ConstraintTerm.ofDestruction, below: path + ["destroy"])
            return [
                "uid": uid, "action": "delete", "target": everyDataset,
                "constraint": .array((after ? [Self.event("release")] : []) + terms),
            ]
        }
        if let party = take(path + ["notifyBreach", "to"])?.text {
            let terms = constraints(ConstraintTerm.ofDelay, below: path + ["notifyBreach"])
            return [
                "uid": uid, "action": "inform", "informedParty": .string(names.iri(.party, party)),
                "constraint": .array([Self.event("breach")] + terms),
            ]
        }
        guard clauses.value(path + ["corrections"]) != nil else { return nil }
        let terms = constraints(ConstraintTerm.ofDelay, below: path + ["corrections"])
        return [
            "uid": uid, "action": "tidegate:replace", "target": everyDataset,
            "constraint": .array([Self.event("supersession")] + terms),
        ]
    }

    /// What is counted from: after an event.
    private static func event(_ name: String) -> JSONValue {
        LinkedData.constraint("odrl:event", "odrl:gt", LinkedData.reference("tidegate:\(name)"))
    }
}
