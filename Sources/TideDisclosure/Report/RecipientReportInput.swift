import TideCore

/// Everything that the recipient's report says: of the released file alone.
///
/// It has no member that could hold a figure of the source, a number of suppressed records or a loss, so that no caller
/// can let one slip.
package struct RecipientReportInput: Sendable {
    package let occasion: ReportOccasion
    /// The smallest class that was asked for, in records.
    package let k: Int
    /// Every safeguard that the office held the file to, k among them.
    package let models: [PrivacyModel]
    /// Every measure of the released file that its records alone give.
    package let released: TableMeasures
    /// Every column of the dataset document, in its order.
    package let columns: [ReportedColumn]
    /// The released columns whose values are categories: never pseudonyms, in the file's order.
    package let distributions: [ReleasedColumn]
    /// The dimensions that the release is asked to keep apart, in the order asked.
    package let dimensions: [String]
    /// The dimensions of which the dataset has no column.
    package var dimensionsWithoutColumn: [String] = []

    package init(
        occasion: ReportOccasion,
        k: Int,
        models: [PrivacyModel] = [],
        released: TableMeasures,
        columns: [ReportedColumn],
        distributions: [ReleasedColumn],
        dimensions: [String]
    ) {
        self.occasion = occasion
        self.k = k
        self.models = models
        self.released = released.ofTheTableAlone
        self.columns = columns
        self.distributions = distributions
        self.dimensions = dimensions
    }

    package var measures: ClassMeasures { released.classes }

    /// Every safeguard held against the file; what its records alone do not tell is not measured.
    package var verdicts: [ModelVerdict] { released.verdicts(on: models) }

    /// Whether the released file, as measured, has classes of at least k.
    package var meetsK: Bool { measures.classes == 0 || released.k >= k }

    /// Whether every safeguard that the file's records tell of is met.
    package var isMet: Bool { meetsK && !verdicts.contains(where: \.isBroken) }
}
