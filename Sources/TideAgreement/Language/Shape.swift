/// What a value of a document may be.
///
/// The language is described once, in these terms; strict reading, canonical form and JSON Schema follow from it.
package indirect enum Shape: Sendable {
    case text(TextForm)
    /// A whole number written plainly, without leading zeros.
    case integer(ClosedRange<Int>)
    /// `true` or `false`, written plainly.
    case truth
    /// One of a few words; those of a later version are refused by name.
    case word([String], later: [String])
    /// - Parameter isSet: whether an element may stand only once.
    case list(Shape, atLeast: Int, isSet: Bool)
    /// A mapping whose keys are the author's names, in the order written.
    case table(keys: TextForm, values: Shape, atLeast: Int)
    case record(RecordShape)
    /// One of several, told apart by being a scalar, a list or a mapping.
    case either([Shape])
    /// No value: nothing written, `null` or `~`.
    case nothing
    /// A mapping whose form another stage owns.
    case foreign
}

/// A mapping with fixed keys.
package struct RecordShape: Sendable {
    /// What it is, in words: `an agreement`, `a grant`.
    package let title: String
    package let fields: [FieldShape]
    /// Keys that the language has and this version does not implement.
    package let later: [String]
    /// Whether exactly one of ``fields`` is written.
    package let isChoice: Bool
    /// Of a choice, names of fields that may also be written together.
    package let joined: [String]
    /// Names of fields of which exactly one is written, beside the others.
    package let oneOf: [String]

    package init(
        _ title: String,
        _ fields: [FieldShape],
        later: [String] = [],
        isChoice: Bool = false,
        joined: [String] = [],
        oneOf: [String] = []
    ) {
        self.title = title
        self.fields = fields
        self.later = later
        self.isChoice = isChoice
        self.joined = joined
        self.oneOf = oneOf
    }

    /// This record with further fields before its own.
    package func preceded(by others: [FieldShape]) -> RecordShape {
        RecordShape(title, others + fields, later: later, isChoice: isChoice, joined: joined, oneOf: oneOf)
    }
}

/// A key of a record.
package struct FieldShape: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    /// What it says, one sentence: shown by editors.
    package let summary: String

    package init(name: String, shape: Shape, isRequired: Bool, summary: String) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        self.summary = summary
    }
}
