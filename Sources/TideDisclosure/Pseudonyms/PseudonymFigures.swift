import TidePseudonym

/// How likely it was that two identifiers of a column share a pseudonym.
package struct PseudonymFigures: Hashable, Sendable {
    package let column: String
    /// Different identifiers that met the key, or if not ``isExact`` a number that they do not exceed.
    package let identifiers: Int
    package let isExact: Bool
    /// The most that the probability of a collision can be, 0 to 1; 0 where pseudonyms cannot collide.
    package let collisionBound: Double

    /// The most that ``collisionBound`` may be.
    package static let mostLikely = 1e-6

    package init(column: String, identifiers: Int, isExact: Bool, collisionBound: Double) {
        self.column = column
        self.identifiers = identifiers
        self.isExact = isExact
        self.collisionBound = collisionBound
    }

    init(_ column: String, _ recipe: PseudonymRecipe, identifiers: Int, isExact: Bool) {
        // What goes back, and tokens that are never given twice, cannot meet.
        var bound = 0.0
        if recipe.stability != .record, case .token(let form) = recipe.form {
            // Each domain on the way to the column's own is one more chance to meet.
            bound = min(1, form.collisionBound(ids: identifiers) * Double(recipe.rings.count))
        }
        self.init(column: column, identifiers: identifiers, isExact: isExact, collisionBound: bound)
    }
}
