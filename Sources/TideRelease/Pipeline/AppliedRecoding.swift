package import TideAgreement
import TideCore
package import TideDisclosure

/// What was done to the quasi-identifiers of a table: each told at one level, or each class of records at levels of its own.
package enum AppliedRecoding: Sendable {
    case levels(Transformation)
    /// Recoded locally, or by the suppression of cells.
    case classes(LocalRecoding, RecodingMethod)

    /// Records that were removed.
    package var suppressed: Int {
        switch self {
        case .levels(let transformation): transformation.suppressed
        case .classes(let recoding, _): recoding.suppressed
        }
    }

    /// By the plan's measure.
    package var loss: Double {
        switch self {
        case .levels(let transformation): transformation.loss
        case .classes(let recoding, _): recoding.loss
        }
    }

    /// From 0 to 1, by quasi-identifier in the plan's order.
    package var lossByColumn: [Double] {
        switch self {
        case .levels(let transformation): transformation.lossByColumn
        case .classes(let recoding, _): recoding.lossByColumn
        }
    }

    /// Whether nothing else within the safeguards loses less: never claimed of local recoding.
    package var isOptimal: Bool {
        if case .levels(let transformation) = self { transformation.isOptimal } else { false }
    }

    /// Transformations, or choices of levels, that were looked at.
    package var checked: Int {
        switch self {
        case .levels(let transformation): transformation.checked
        case .classes(let recoding, _): recoding.checked
        }
    }

    /// The level of a quasi-identifier in the whole table; `nil` where classes have levels of their own.
    package func level(of column: String) -> Int? {
        if case .levels(let transformation) = self { transformation.level(of: column) } else { nil }
    }

    /// What tells it from any other of the same plan and input: the levels, or the method with a digest of what each class is told at.
    var record: [String: JSONValue] {
        switch self {
        case .levels(let transformation): ["levels": transformation.levelsJSON]
        case .classes(let recoding, let method):
            ["recoding": .string(method.rawValue), "classes": .string(recoding.digest.hex)]
        }
    }

    /// Of the way: what the office knows of how good it is.
    var process: [String: JSONValue] {
        switch self {
        case .levels(let transformation) where transformation.isOptimal: ["optimal": true]
        case .levels(let transformation):
            ["optimal": false, "leastLoss": .string(DecimalText.rounded(transformation.leastLoss, decimals: 12))]
        case .classes(let recoding, _):
            JSONValue.members([
                "optimal": false, "cellsSuppressed": JSONValue(recoding.cellsSuppressed),
                "fullDomainLoss": recoding.fullDomainLoss.map {
                    .string(DecimalText.rounded($0, decimals: 12))
                },
            ]).members ?? [:]
        }
    }
}
