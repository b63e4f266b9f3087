/// Iyengar's Loss of full-domain generalisation with record suppression, and lower bounds on it.
///
/// For a column with a declared domain of D leaves, a kept record costs `gFactor · leaves / D` where its value covers `leaves`;
/// a suppressed one costs `share + sFactor · (1 − share)`. Their sum is moved and scaled so that the least possible is 0 and
/// the most is 1. With `gFactor = min(1, 2·(1 − gs))` and `sFactor = min(1, 2·gs)`:
///
///     loss = (gFactor·(all − n) + sFactor·S·D − (gFactor + sFactor − 1)·B) / (n·(D − gFactor))
///
/// where `all` is the sum of leaves over all n records, S the number of suppressed ones and B their sum of leaves. Since
/// `gFactor + sFactor ≥ 1`, all of this are whole numbers for a weight of 0, 0.5 and 1, so equal losses are equal figures.
///
/// Bounds rest on two facts that hold for every weight from 0 to 1: a suppressed record costs at least what it would cost
/// if it were kept; and for a fixed set of suppressed records the cost grows with the level. `docs/models/iyengar-loss.md`.
///
/// *Source:* Iyengar 2002, section 3; weights and scaling as ARX has them.
struct IyengarLoss: Sendable {
    private let rowCount: Int
    private let generalisation: Double
    private let suppression: Double

    init(rowCount: Int, suppressionWeight: Double) {
        self.rowCount = rowCount
        self.generalisation = min(1, 2 * (1 - suppressionWeight))
        self.suppression = min(1, 2 * suppressionWeight)
    }

    /// The loss of one column, 0 to 1.
    ///
    /// - Parameters:
    ///   - domainSize: D; `nil` for a column without hierarchy, which loses by suppression alone.
    ///   - leaves: over all records, what their values cover; at least one each.
    ///   - suppressed: S.
    ///   - suppressedLeaves: B. A larger figure than the true one gives a lower bound.
    func column(domainSize: Int?, leaves: Int, suppressed: Int, suppressedLeaves: Int) -> Double {
        guard rowCount > 0, domainSize != 1 else { return 0 }
        guard let domainSize else { return suppression * Double(suppressed) / Double(rowCount) }
        let cost =
            generalisation * Double(leaves - suppressedLeaves - rowCount) + Double(suppressedLeaves)
            + suppression * Double(suppressed * domainSize - suppressedLeaves)
        return max(0, cost / (Double(rowCount) * (Double(domainSize) - generalisation)))
    }

    /// The same of Precision, where a value at a level of a hierarchy's height covers that share of it.
    ///
    /// - Parameters:
    ///   - height: levels above the values themselves; 0 where there are none or no hierarchy.
    func precision(level: Int, height: Int, suppressed: Int) -> Double {
        guard rowCount > 0 else { return 0 }
        guard height > 0 else { return suppression * Double(suppressed) / Double(rowCount) }
        let cost =
            generalisation * Double((rowCount - suppressed) * level) + Double(suppressed * level)
            + suppression * Double(suppressed * (height - level))
        return cost / Double(rowCount * height)
    }
}
