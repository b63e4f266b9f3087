/// Everything that the recipient's report says: of the released file alone.
///
/// It has no member that could hold a figure of the source, a number of suppressed records or a loss, so that no caller
/// can let one slip.
package struct RecipientReportInput: Sendable {
    package let occasion: ReportOccasion
    /// The smallest class that was asked for, in records.
    package let k: Int
    /// The released file, measured.
    package let measures: ClassMeasures
    /// Every column of the dataset document, in its order.
    package let columns: [ReportedColumn]
    /// The released columns whose values are categories: never pseudonyms, in the file's order.
    package let released: [ReleasedColumn]
    /// The dimensions that the release is asked to keep apart, in the order asked.
    package let dimensions: [String]

    package init(
        occasion: ReportOccasion,
        k: Int,
        measures: ClassMeasures,
        columns: [ReportedColumn],
        released: [ReleasedColumn],
        dimensions: [String]
    ) {
        self.occasion = occasion
        self.k = k
        self.measures = measures
        self.columns = columns
        self.released = released
        self.dimensions = dimensions
    }

    /// Whether the released file, as measured, has classes of at least k.
    package var isMet: Bool { measures.classes == 0 || measures.smallestClass >= k }
}
