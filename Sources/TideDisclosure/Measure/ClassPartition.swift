package import TideMicrodata

/// The records of a table, class by class.
package struct ClassPartition: Sendable {
    /// The number of records.
    package let records: Int
    /// `starts[class]..<starts[class + 1]` is where ``recordsByClass`` has a class's records.
    ///
    /// Classes are numbered in the order of their first records.
    package let starts: [Int]
    /// Every record once, those of a class next to each other in the table's order.
    package let recordsByClass: [UInt32]

    /// Groups records that agree in every one of some columns; without columns all are one class.
    ///
    /// - Complexity: O(records · columns).
    package init(of columns: [EncodedColumn], records: Int) {
        let (classOfRecord, sizes) = RowGrouping.classes(of: columns, rows: records)
        var starts = [0]
        starts.reserveCapacity(sizes.count + 1)
        for size in sizes { starts.append(starts[starts.count - 1] + size) }
        var next = starts
        var order = [UInt32](repeating: 0, count: records)
        for (record, number) in classOfRecord.enumerated() {
            order[next[Int(number)]] = UInt32(record)
            next[Int(number)] += 1
        }
        self.records = records
        self.starts = starts
        self.recordsByClass = order
    }

    package var count: Int { starts.count - 1 }

    /// The records of a class.
    package func size(_ number: Int) -> Int { starts[number + 1] - starts[number] }

    package var sizes: [Int] { (0..<count).map(size) }

    /// What each record's code in a column stands for, class by class.
    func gathered(_ codes: Codes, as meaning: [UInt32]? = nil) -> [UInt32] {
        precondition(codes.count == records, "a column of another table")
        return codes.gathered(recordsByClass, as: meaning)
    }
}

/// The values of a column in each class of a partition, with the records that have each.
struct ClassHistograms {
    /// The number of each record's value, class by class.
    private let numbers: [UInt32]
    /// How many records of the class have each value; all 0 between two classes.
    private var tally: [UInt32]
    /// The values of the class last read, ascending.
    private(set) var values: [UInt32] = []
    /// The records that have each, in the same order.
    private(set) var counts: [UInt32] = []

    /// - Parameters:
    ///   - numberOfCode: the number of each of the column's values.
    ///   - count: above every number.
    init(_ partition: ClassPartition, _ codes: Codes, numberOfCode: [UInt32], below count: Int) {
        self.numbers = partition.gathered(codes, as: numberOfCode)
        self.tally = [UInt32](repeating: 0, count: count)
    }

    /// Counts the values of the class at some positions.
    mutating func read(_ positions: Range<Int>) {
        values.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        if positions.count == 1 {
            values.append(numbers[positions.lowerBound])
            counts.append(1)
            return
        }
        for position in positions {
            let number = numbers[position]
            if tally[Int(number)] == 0 { values.append(number) }
            tally[Int(number)] += 1
        }
        if values.count > 1 { Self.sort(&values) }
        for value in values {
            counts.append(tally[Int(value)])
            tally[Int(value)] = 0
        }
    }

    private static func sort(_ values: inout [UInt32]) {
        guard values.count <= 24 else { return values.sort() }
        for position in 1..<values.count {
            let value = values[position]
            var hole = position
            while hole > 0, values[hole - 1] > value {
                values[hole] = values[hole - 1]
                hole -= 1
            }
            values[hole] = value
        }
    }
}
