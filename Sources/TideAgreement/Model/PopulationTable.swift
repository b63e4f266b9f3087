/// A table of the population that a dataset's records are drawn from, in a file with a header line.
package struct PopulationTable: Hashable, Sendable {
    /// Relative to the policy set's folder, as in ``PolicySet/files``.
    package let path: String
    package let separator: String
    /// Which of its columns stand for which of the dataset's, in the document's order.
    package let columns: [PopulationColumn]
    /// The column that tells how many members a row stands for; one each where there is none.
    package let count: String?

    package init(path: String, separator: String, columns: [PopulationColumn], count: String?) {
        self.path = path
        self.separator = separator
        self.columns = columns
        self.count = count
    }

    /// The column of the table that stands for one of the dataset's.
    package func column(for name: String) -> String? { columns.first { $0.name == name }?.column }
}

/// A column of the dataset, and the one of the population table that holds the same.
package struct PopulationColumn: Hashable, Sendable {
    /// The dataset's.
    package let name: String
    /// The population table's, by its header.
    package let column: String

    package init(name: String, column: String) {
        self.name = name
        self.column = column
    }
}

/// Sampling weights in a file of their own, with a header line: how many members of the population a record stands for.
package struct WeightTable: Hashable, Sendable {
    /// Relative to the policy set's folder, as in ``PolicySet/files``.
    package let path: String
    package let separator: String
    /// Columns of the dataset, under the same names in the file, that tell which row of it a record has.
    package let by: [String]
    /// The column of the file that holds the weight.
    package let weight: String

    package init(path: String, separator: String, by columns: [String], weight: String) {
        self.path = path
        self.separator = separator
        self.by = columns
        self.weight = weight
    }
}
