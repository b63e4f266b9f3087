import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata

extension ProtectionPlan {
    /// The source once dates are moved and numbers averaged: what everything is counted, searched and measured on.
    ///
    /// Opt-outs are removed before, so that nobody's number is part of a mean who has no part in the release.
    ///
    /// - Throws: `DisclosureError` for values that neither can be done with.
    func reworked(_ table: Table) throws -> Table {
        var table = table
        if let shift, let unit, let units = table.column(unit.name) {
            let shifts = unit.identifiers(of: units).map { $0.map(shift.days) }
            for plan in spec.columns where plan.shiftedDays != nil {
                guard let column = table.column(plan.name) else { continue }
                table = table.replacing(
                    try DateShift.moved(column, units: units, shifts: shifts, line: table.line)
                )
            }
        } else if spec.columns.contains(where: { $0.shiftedDays != nil }) {
            // WHY: documents whose dataset has no units are refused when they are read, and every release has its agreement.
            preconditionFailure("dates that nobody knows how to shift")
        }
        for averaging in averagings { table = try averaging.applied(to: table) }
        return table
    }

    /// The columns that are averaged, those over the same records together, in the dataset's order.
    private var averagings: [Microaggregation] {
        spec.columns.compactMap { plan in
            guard case .averaged(let k, _, let names)? = plan.reworking, names.first == plan.name else { return nil }
            let columns = spec.columns.compactMap { column -> Microaggregation.Column? in
                guard names.contains(column.name), case .averaged(_, let decimals, _)? = column.reworking else {
                    return nil
                }
                return Microaggregation.Column(name: column.name, decimals: decimals, missing: column.missing)
            }
            return Microaggregation(k: k, columns: columns)
        }
    }

    /// What a statement says of codelists: which column is in the codes of which standard, by which list; `nil` where there are none.
    var codelistsJSON: JSONValue? {
        let lists = spec.columns.compactMap { column -> JSONValue? in
            guard let crosswalk = column.recoding?.crosswalk else { return nil }
            return .object((crosswalk.json.members ?? [:]).merging(["column": .string(column.name)]) { own, _ in own })
        }
        return lists.isEmpty ? nil : .array(lists)
    }
}

extension ColumnPlan {
    /// The most days by which its dates are moved.
    var shiftedDays: Int? { if case .shifted(let days)? = reworking { days } else { nil } }
}

extension Recoding {
    /// The crosswalk that its codes go through.
    var crosswalk: Crosswalk? {
        switch self {
        case .crosswalk(let list): list
        case .then(let first, _): first.crosswalk
        case .date, .band, .decimalBand, .bounded, .ends, .rounded: nil
        }
    }
}

extension Crosswalk {
    /// `id`, `standard`, and the SHA-256 of what it does.
    var json: JSONValue {
        let rows = pairs.map { JSONValue([$0.national, $0.standard]) }
        let rule: JSONValue = .members(["rows": .array(rows), "others": others.map { .string($0) }])
        return ["id": .string(name), "standard": .string(standard), "sha256": .string(ContentDigest(of: rule).hex)]
    }
}
