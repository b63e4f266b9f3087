package import TideAgreement
package import TideCore
import TideDecision
package import TideDisclosure
package import TideMicrodata

/// What is to be done to every column of a source file: the dataset, the agreement's treatments and safeguards, and the
/// hierarchies, put together for an engine.
package struct ProtectionPlan: Sendable {
    package let dataset: Dataset
    /// The columns that leave, in the order asked for, with their treatments.
    package let columns: [GrantColumn]
    package let safeguards: Safeguards
    /// For the engine: every column of the dataset, in the dataset's order.
    package let spec: ProtectionSpec
    /// How the source is read: every column of the dataset, in the dataset's order.
    package let readings: [ColumnReading]
    package let dialect: CSVDialect
    /// The names of the levels of every column that is searched.
    package let levelNames: [String: [String]]
    /// Which rows stay out before anything is counted; all stay in where there is none.
    package let optOut: OptOutFilter?

    /// The quasi-identifiers that leave, in the dataset's order.
    package var quasiIdentifiers: [String] {
        spec.columns.compactMap { column in
            if case .quasi = column.treatment { column.name } else { nil }
        }
    }

    /// Whether a column leaves.
    func releases(_ name: String) -> Bool { columns.contains { $0.name == name } }

    /// SHA-256 of what the plan does: parameters that a replay must repeat, without any key.
    package var digest: ContentDigest { ContentDigest(of: json) }

    /// The plan's parameters as signed by digest.
    package var json: JSONValue {
        let treatments = columns.map { column -> JSONValue in
            ["name": .string(column.name), "treatment": column.treatment.json]
        }
        return .members([
            "version": "tidegate/plan/v1",
            "dataset": .string(dataset.id.text),
            "columns": .array(treatments),
            "readings": .array(spec.columns.filter(\.isReleased).map(\.digestJSON)),
            "k": JSONValue(spec.k),
            "suppression": .string(spec.suppression.description),
            "preserve": JSONValue(safeguards.preserve.map(\.rawValue).sorted()),
            "loss": spec.loss.name == "iyengar" ? nil : .string(spec.loss.name),
            "aggregate": spec.loss.aggregate.map { .string("\($0)") },
            "suppressionWeight": spec.loss.suppressionWeight.map { .string(DecimalText.exact($0)) },
            "optOut": optOut?.json,
        ])
    }
}

extension ColumnPlan {
    fileprivate var isReleased: Bool { if case .drop = treatment { false } else { true } }

    /// Everything about a released column that decides what its cells become: two plans with the same digest do the same
    /// to the same input.
    fileprivate var digestJSON: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "role": .string(role), "missing": JSONValue(missing),
            "unlistedIsMissing": .bool(unlistedIsMissing), "recoding": recoding.map { .string($0.words) } ?? .null,
        ]
        switch treatment {
        case .drop, .attribute: break
        case .quasi(let hierarchy, let lowest, let highest):
            members["levels"] = [JSONValue(lowest), JSONValue(highest)]
            members["hierarchy"] = hierarchy.map { .string($0.digest.hex) } ?? .null
        case .pseudonym(let key):
            members["pseudonym"] = [
                .string(key.domain.text), .string(key.namespace.text), .string(key.normalisation.rawValue),
                .string(key.epoch),
            ]
        }
        return .object(members)
    }
}

extension Hierarchy {
    /// SHA-256 of the whole ladder: every leaf with its value at every level, and the levels' names.
    fileprivate var digest: ContentDigest {
        let rows = (0..<leafCount).map { leaf in
            JSONValue((0..<levelCount).map { values[$0][Int(ancestors[$0][leaf])] })
        }
        return ContentDigest(of: ["levels": JSONValue(levelNames), "rows": .array(rows)])
    }
}
