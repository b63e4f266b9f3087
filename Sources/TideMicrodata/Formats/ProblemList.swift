import TideCore

/// The first twenty problems of a file, and how many more there are.
struct ProblemList {
    /// How many are listed at most.
    static let limit = 20

    private var first: [Diagnostic] = []
    private var count = 0

    var isEmpty: Bool { count == 0 }
    /// Whether a further problem would only be counted, so that its words need not be made.
    var isFull: Bool { first.count == Self.limit }

    mutating func add(_ problem: Diagnostic) {
        count += 1
        if !isFull { first.append(problem) }
    }

    /// Counts problems that are not listed.
    mutating func add(unlisted problems: Int) { count += problems }

    /// Takes in another list of the same file; the first by place stay listed.
    mutating func merge(_ other: ProblemList) {
        count += other.count
        first = Array((first + other.first).sorted().prefix(Self.limit))
    }

    /// In source order, with a last line that counts what is left out.
    var listed: [Diagnostic] {
        let more = count - first.count
        return first.sorted() + (more > 0 ? [Diagnostic(.moreProblems, ["\(more)"])] : [])
    }
}
