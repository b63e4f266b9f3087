import TideCore
import TideDisclosure
import TideMicrodata

extension ProtectionPlan {
    /// The columns of a source with what leaves of them, for finding those that tell of others; pseudonyms tell nothing, and identifiers that are
    /// dropped were never read.
    func disclosedColumns(of table: Table, told: [String: ToldLevel]) -> [DisclosedColumn] {
        spec.columns.compactMap { plan in
            guard let column = table.column(plan.name) else { return nil }
            let isSensitive = plan.role == "sensitive"
            let isQuasi = plan.role == "quasi"
            let source = ToldCodes(column.codes, below: column.values.count)
            var released: ToldCodes?
            var isCounted = false
            switch plan.treatment {
            case .drop: break
            case .pseudonym: return nil
            case .attribute: released = source
            case .quasi:
                isCounted = true
                released = told[plan.name].map { Self.told(column, at: $0) } ?? source
            }
            return DisclosedColumn(
                name: plan.name,
                source: source,
                released: released,
                isRecoded: (plan.recoding != nil || plan.reworking != nil) && released != nil,
                isQuasiIdentifier: isCounted,
                isProtected: isSensitive || isQuasi,
                couldBeQuasiIdentifier: isQuasi,
                covered: plan.tells
            )
        }
    }

    /// The released value of each record, before suppression.
    private static func told(_ column: EncodedColumn, at told: ToldLevel) -> ToldCodes {
        let ancestors = told.hierarchy.ancestors[told.level]
        // What is missing or not listed is one value beside those of the level; only values that occur are numbered.
        var numbers: [UInt32?: UInt32] = [:]
        let meaning = column.values.map { text -> UInt32 in
            let value = told.hierarchy.leaf(text).map { ancestors[Int($0)] }
            let number = numbers[value] ?? UInt32(numbers.count)
            numbers[value] = number
            return number
        }
        return ToldCodes(column.codes, as: meaning, below: numbers.count)
    }
}

extension [ColumnLeak] {
    /// Why nothing leaves; `nil` where every finding does no harm.
    var diagnostic: Diagnostic? {
        let harmful = filter { $0.cover == nil }
        guard !harmful.isEmpty else { return nil }
        return Diagnostic(.columnsTell, [harmful.map(\.words).joined(separator: "; ")])
    }

    /// The harmful ones, for programs.
    var json: JSONValue { .array(filter { $0.cover == nil }.map(\.json)) }
}

extension ColumnLeak {
    fileprivate var words: String {
        switch relation {
        case .determines: "`\(telling)` tells `\(told)`"
        case .coarserForm: "`\(telling)` is a coarser form of `\(told)`"
        case .finerForm: "`\(telling)` is a finer form of what leaves of `\(told)`"
        }
    }
}
