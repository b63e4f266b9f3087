extension QuasiProfile {
    /// The records of each class of the source as it stood, where the profile tells it; `nil` where a hierarchy counts two
    /// values as one.
    ///
    /// - Complexity: O(combinations).
    package var sourceClassSizes: [Int]? {
        guard ladders.allSatisfy({ Set($0.leafOfCode).count == $0.leafOfCode.count }) else { return nil }
        return combinations.sizes.prefix(combinations.count).filter { $0 > 0 }.map { Int($0) }
    }
}
