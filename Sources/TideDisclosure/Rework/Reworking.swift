/// What becomes of a column's values before anything is counted, by other records or columns as well.
package enum Reworking: Hashable, Sendable {
    /// Moved by at most so many days, as all dates of their unit.
    case shifted(days: Int)
    /// Means of at least `k` records.
    ///
    /// - `columns`: those that are averaged over the same records, this one among them, in the dataset's order.
    case averaged(k: Int, decimals: Int, columns: [String])

    /// As the reports say it, behind "recoding to".
    package var words: String {
        switch self {
        case .shifted(let days): "dates moved by up to \(days) days, all of one unit by the same number"
        case .averaged(let k, let decimals, let columns):
            "means of at least \(k) records, \(decimals == 0 ? "whole numbers" : "decimals: \(decimals)")"
                + (columns.count > 1 ? ", together with \(columns.joined(separator: ", "))" : "")
        }
    }
}
