/// How long each stage of a run took, by a clock that the caller brings.
package struct StageTimer {
    /// One stage.
    package struct Stage: Sendable {
        package let name: String
        package let nanoseconds: UInt64
    }

    private let clock: () -> UInt64
    /// In the order in which they ended.
    package private(set) var stages: [Stage] = []

    /// - Parameter clock: nanoseconds that never go back.
    package init(clock: @escaping () -> UInt64) { self.clock = clock }

    /// Does a stage's work and notes how long it took.
    package mutating func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
        let start = clock()
        defer { stages.append(Stage(name: name, nanoseconds: clock() - start)) }
        return try work()
    }
}
