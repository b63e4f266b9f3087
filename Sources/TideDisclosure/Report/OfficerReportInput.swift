package import TideCore

/// Everything that the officer's report says: before, after, and the difference.
///
/// Sealed evidence: what the suppressed records were is the difference between before and after.
package struct OfficerReportInput: Sendable {
    package let occasion: ReportOccasion
    /// One line, such as `permitted by agreement x, version 2`.
    package let verdict: String
    /// The smallest class that was asked for, in records.
    package let k: Int
    /// Every safeguard that the released file is held to, k among them.
    package let models: [PrivacyModel]
    /// Every measure of the source, after fixed recodings.
    package let source: TableMeasures
    /// Every measure of the released file, read again.
    package let released: TableMeasures
    /// Every column of the dataset document, in its order.
    package let columns: [ReportedColumn]
    /// The released columns whose values are categories: never pseudonyms, in the file's order.
    package let comparisons: [ColumnComparison]
    /// The dimensions that the release is asked to keep apart, in the order asked.
    package let dimensions: [String]
    package let loss: Loss
    package let suppression: Suppression
    /// Values that a hierarchy does not have and that count as missing: records by column, columns without any left out.
    package let unlisted: [ColumnRecords]
    package let search: Search
    /// The records that stayed out before anything was counted; `nil` where nobody has a say.
    package let optOuts: OptOuts?
    /// How likely identifiers were to meet, for each column of pseudonyms.
    package var pseudonyms: [PseudonymFigures] = []
    /// What it says together with earlier releases; `nil` where none can be known.
    package var composition: Composition?
    /// Who disappears, by each column that tells a dimension and was read; empty where that was not counted.
    package var subgroups: [SubgroupSuppression] = []
    /// What goes with what; `nil` where that was not measured.
    package var associations: AssociationComparison?
    /// What was chosen and what else the search looked at, ascending by loss; their levels in the order of the loss by column.
    package var tried: [TriedTransformation] = []
    /// The dimensions of which the dataset has no column.
    package var dimensionsWithoutColumn: [String] = []

    package init(
        occasion: ReportOccasion,
        verdict: String,
        k: Int,
        models: [PrivacyModel] = [],
        source: TableMeasures,
        released: TableMeasures,
        columns: [ReportedColumn],
        comparisons: [ColumnComparison],
        dimensions: [String],
        loss: Loss,
        suppression: Suppression,
        unlisted: [ColumnRecords],
        search: Search,
        optOuts: OptOuts? = nil
    ) {
        self.occasion = occasion
        self.verdict = verdict
        self.k = k
        self.models = models
        self.source = source
        self.released = released
        self.columns = columns
        self.comparisons = comparisons
        self.dimensions = dimensions
        self.loss = loss
        self.suppression = suppression
        self.unlisted = unlisted
        self.search = search
        self.optOuts = optOuts
    }

    /// The records that stayed out because the people in them have a say.
    package struct OptOuts: Hashable, Sendable {
        /// The column that tells.
        package let column: String
        /// How many different values the list has that was given; `nil` where the column tells alone.
        package let listed: Int?
        /// Records of people who want to stay out.
        package let removed: Int
        /// Records without a value in ``column``: removed too.
        package let undecided: Int

        package init(column: String, listed: Int?, removed: Int, undecided: Int) {
            self.column = column
            self.listed = listed
            self.removed = removed
            self.undecided = undecided
        }
    }

    /// The information that generalisation and suppression cost.
    package struct Loss: Hashable, Sendable {
        package let total: Double
        /// How the columns' losses are put together, as `geometric-mean`; or the measure, where it has none by column, as `height`.
        package let aggregate: String
        /// Whether the total is a share, from 0 (nothing lost) to 1 (all); else it is in the measure's own unit.
        package let isShare: Bool
        /// In the order of the quasi-identifiers.
        package let columns: [ColumnLoss]

        package init(total: Double, aggregate: String, isShare: Bool = true, columns: [ColumnLoss]) {
            self.total = total
            self.aggregate = aggregate
            self.isShare = isShare
            self.columns = columns
        }
    }

    /// One column's loss.
    package struct ColumnLoss: Hashable, Sendable {
        package let column: String
        package let loss: Double

        package init(column: String, loss: Double) {
            self.column = column
            self.loss = loss
        }
    }

    /// The records that do not leave because their class is smaller than k.
    package struct Suppression: Hashable, Sendable {
        package let records: Int
        /// The largest share of the source's records that may be suppressed.
        package let limit: Share

        package init(records: Int, limit: Share) {
            self.records = records
            self.limit = limit
        }
    }

    /// A number of records of one column.
    package struct ColumnRecords: Hashable, Sendable {
        package let column: String
        package let records: Int

        package init(column: String, records: Int) {
            self.column = column
            self.records = records
        }
    }

    /// How the transformation was found.
    package struct Search: Hashable, Sendable {
        /// Whether no other full-domain transformation that meets the safeguards loses less.
        package let isOptimal: Bool
        /// The transformations that were evaluated.
        package let checked: Int
        /// What local recoding, or the suppression of cells, came to; `nil` where every column is told at one level.
        package let byClass: ByClass?

        package init(isOptimal: Bool, checked: Int, byClass: ByClass? = nil) {
            self.isOptimal = isOptimal
            self.checked = checked
            self.byClass = byClass
        }

        /// Classes that are told at levels of their own.
        package struct ByClass: Hashable, Sendable {
            /// As an agreement calls it: `local` or `cells`.
            package let method: String
            /// Of kept records, the cells that tell nothing and told something.
            package let cellsSuppressed: Int
            /// What the best levels of the whole table lose; `nil` where that is not known.
            package let fullDomainLoss: Double?

            package init(method: String, cellsSuppressed: Int, fullDomainLoss: Double?) {
                self.method = method
                self.cellsSuppressed = cellsSuppressed
                self.fullDomainLoss = fullDomainLoss
            }
        }
    }
}

extension OfficerReportInput {
    /// The records that may be suppressed at most.
    package var suppressionLimit: Int { suppression.limit.floor(of: before.records) }

    /// The suppressed share of the source's records.
    package var suppressedShare: Ratio { Ratio(suppression.records, of: before.records) }

    package var before: ClassMeasures { source.classes }

    package var after: ClassMeasures { released.classes }

    /// Whether the released file, as measured, has classes of at least k.
    ///
    /// A file without records has no class that is too small.
    package var meetsK: Bool { after.classes == 0 || released.k >= k }

    /// Every safeguard held against the released file.
    package var verdicts: [ModelVerdict] { released.verdicts(on: models) }

    /// Whether no more was suppressed than allowed.
    package var meetsLimit: Bool { suppression.records <= suppressionLimit }

    /// Whether every source record is either released or suppressed.
    package var addsUp: Bool { after.records + suppression.records == before.records }

    /// Whether what was asked was measured.
    ///
    /// What the file alone does not tell, such as population uniqueness by weights that do not leave, the search was held to.
    package var isMet: Bool { meetsK && meetsLimit && addsUp && !verdicts.contains(where: \.isBroken) }
}
