package import TideMicrodata

/// A sensitive column whose distances need more than its values.
package struct SensitiveColumn: Hashable, Sendable {
    package let column: String
    /// For the hierarchical distance.
    package let hierarchy: Hierarchy?
    /// For the ordered distance; `nil` where nothing says that the values have an order, which then only numbers have.
    package let order: ValueOrder?

    package init(column: String, hierarchy: Hierarchy? = nil, order: ValueOrder? = nil) {
        self.column = column
        self.hierarchy = hierarchy
        self.order = order
    }
}

/// How the values of a column follow each other.
package enum ValueOrder: Hashable, Sendable {
    /// Numbers, bands of numbers and dates, as ``Recoding`` writes them.
    case natural
    /// From first to last; the table may lack some.
    case stated([String])
}

/// The people whom the records were drawn from or may be matched with.
package struct PopulationTable: Sendable {
    /// One row a member, or for as many as ``counts`` says.
    package let table: Table
    /// By row, how many members it stands for, each at least 1; `nil` where each is one.
    package let counts: [UInt32]?
    /// All members.
    package let members: Int
    /// For each quasi-identifier that the population has under another name, that name.
    private let names: [String: String]

    /// - Parameter names: by quasi-identifier, what the population table calls it; the same name where it is left out.
    /// - Precondition: all members together are fewer than 2^32.
    package init(_ table: Table, counts: [UInt32]? = nil, names: [String: String] = [:]) {
        precondition(counts.map { $0.count == table.rowCount } ?? true, "as many counts as rows")
        self.table = table
        self.counts = counts
        self.members = counts.map { $0.reduce(0) { $0 + Int($1) } } ?? table.rowCount
        precondition(members <= UInt32.max, "more members than can be counted")
        self.names = names
    }

    /// The population's column that stands for a quasi-identifier; `nil` if it has none, so that every member may have any value.
    package func column(for quasi: String) -> EncodedColumn? { table.column(names[quasi] ?? quasi) }
}

/// A release that readers of the next one hold already, or several that they hold together, as classes of the table's rows.
///
/// Two rows with the same code look the same in what has left before. Joined with the classes of the next release, each
/// combination holds at least `k` rows, or units, or none.
package struct EarlierRelease: Hashable, Sendable {
    /// One a row of the table, in its order: the class that the row has in what left before.
    ///
    /// Being suppressed or absent there are classes too.
    package let codes: [UInt32]
    /// At least 1.
    package let k: Int
    /// Whether the rows that the next release suppresses make joint classes as well: readers who hold the earlier file can see
    /// who is missing in the next.
    package let seesSuppressed: Bool
    /// The codes below this one are of rows that nothing which left before shows: of those that the next release suppresses
    /// too, nobody sees anything, so they may be few.
    package let unseen: UInt32

    package init(codes: [UInt32], k: Int, seesSuppressed: Bool = true, unseen: UInt32 = 0) {
        precondition(k >= 1, "k counts rows, so it is at least 1")
        self.codes = codes
        self.k = k
        self.seesSuppressed = seesSuppressed
        self.unseen = unseen
    }
}

/// How much a search may do.
package struct SearchEffort: Sendable {
    /// At least 1; the result is the same for any number.
    package var threads: Int
    /// The most transformations to evaluate; more never gives a worse result.
    ///
    /// `nil`: as many as it takes.
    package var nodes: Int?
    /// Asked now and then, from any thread, whether the time is up; `nil`: it never is.
    ///
    /// Then the search ends with the best found so far, which depends on the machine.
    package var isOver: (@Sendable () -> Bool)?

    package init(threads: Int = 1, nodes: Int? = nil, isOver: (@Sendable () -> Bool)? = nil) {
        precondition(threads >= 1, "a search without threads")
        precondition(nodes ?? 0 >= 0, "a negative budget")
        self.threads = threads
        self.nodes = nodes
        self.isOver = isOver
    }

    /// One thread, for as long as it takes.
    package static let exhaustive = SearchEffort()
}
