package import TideCore
package import TideMicrodata

/// How well the records of a table hide behind each other: the classes of records alike in every quasi-identifier,
/// and the risk of being picked out that follows.
///
/// Measured on encoded columns alone, so that the same code measures a source and a released file, and knows nothing of
/// how either came about. Three attackers are told apart. The *prosecutor* knows that a person is in the file; the
/// *journalist* only that the person is in the population; the *marketer* wants as many as possible right on average.
/// Without a population table nothing better is known than that file and population are the same, so the journalist's
/// risk is given as the prosecutor's, its upper bound.
///
/// *Source:* El Emam and Dankar, "Protecting privacy using k-anonymity", JAMIA 15(5), 2008; Dankar and El Emam,
/// "A method for evaluating marketer re-identification risk", PAIS 2010.
package struct ClassMeasures: Hashable, Sendable {
    /// The names of the columns that the classes are of, in the order given.
    package let quasiIdentifiers: [String]
    package let records: Int
    /// The classes; 0 for a table without records.
    package let classes: Int
    /// The smallest class, in records: the k of k-anonymity; 0 for a table without records.
    package let smallestClass: Int
    /// The largest class, in records; 0 for a table without records.
    package let largestClass: Int
    /// The records alone in their class.
    package let uniqueRecords: Int
    /// A record is at high risk if its prosecutor risk is above this.
    package let threshold: Share
    /// The records whose prosecutor risk, one divided by the size of their class, is above the threshold.
    package let recordsOverThreshold: Int
    /// Every band of ``SizeBand/all``, empty ones too.
    package let histogram: [SizeBandCount]

    /// The threshold at which a class of 5 is no longer at high risk.
    package static let usualThreshold: Share = {
        // WHY: a literal of ours, never an input.
        guard let share = Share("20%") else { preconditionFailure("20% is a share") }
        return share
    }()

    /// Measures the classes of some columns.
    ///
    /// - Parameters:
    ///   - columns: the quasi-identifiers, each with one code per record.
    ///   - records: the number of records in the table.
    /// - Complexity: O(records · columns).
    package init(of columns: [EncodedColumn], records: Int, threshold: Share = usualThreshold) {
        self.init(
            classSizes: RowGrouping.classSizes(of: columns, rows: records),
            quasiIdentifiers: columns.map(\.name),
            threshold: threshold
        )
    }

    /// Measures classes that were counted before.
    ///
    /// - Parameter classSizes: the records of each class, each at least 1, in any order.
    package init(classSizes: some Sequence<Int>, quasiIdentifiers: [String], threshold: Share = usualThreshold) {
        var (records, classes, smallest, largest, uniques, over) = (0, 0, Int.max, 0, 0, 0)
        var bandClasses = SizeBand.all.map { _ in 0 }
        var bandRecords = bandClasses
        for size in classSizes {
            precondition(size > 0, "a class without records")
            records += size
            classes += 1
            smallest = min(smallest, size)
            largest = max(largest, size)
            if size == 1 { uniques += 1 }
            // 1/size > threshold, without rounding: threshold · size < 1.
            if threshold.floor(of: size) == 0 { over += size }
            let band = SizeBand.all.lastIndex { $0.from <= size } ?? 0
            bandClasses[band] += 1
            bandRecords[band] += size
        }
        self.quasiIdentifiers = quasiIdentifiers
        self.records = records
        self.classes = classes
        self.smallestClass = classes == 0 ? 0 : smallest
        self.largestClass = largest
        self.uniqueRecords = uniques
        self.threshold = threshold
        self.recordsOverThreshold = over
        self.histogram = SizeBand.all.indices.map {
            SizeBandCount(band: SizeBand.all[$0], classes: bandClasses[$0], records: bandRecords[$0])
        }
    }
}

extension ClassMeasures {
    /// The average class, in records.
    package var averageClass: Ratio { Ratio(records, of: classes) }

    /// The share of records alone in their class.
    package var uniqueShare: Ratio { Ratio(uniqueRecords, of: records) }

    /// The prosecutor's risk of the record most at risk: one divided by the smallest class.
    package var highestRisk: Ratio { Ratio(1, of: smallestClass) }

    /// The share of records that a marketer gets right on average: the classes divided by the records.
    ///
    /// It is the prosecutor's risk averaged over the records, too.
    package var averageRisk: Ratio { Ratio(classes, of: records) }

    /// The share of records over the threshold.
    package var shareOverThreshold: Ratio { Ratio(recordsOverThreshold, of: records) }
}
