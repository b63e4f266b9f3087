/// A key of a record together with the type that its value is read as.
package struct Field<Value: Sendable>: Sendable {
    package let shape: FieldShape
    let convert: @Sendable (ParsedNode) -> Value?
    /// What leaving it out means; `nil` where it may not be left out.
    let absent: Value?

    /// A field that may not be left out.
    package static func required(_ name: String, _ value: ValueReader<Value>, _ summary: String) -> Self {
        Self(
            shape: FieldShape(name: name, shape: value.shape, isRequired: true, summary: summary),
            convert: value.convert,
            absent: nil
        )
    }

    /// A field whose absence means a value.
    package static func defaulted(
        _ name: String,
        _ value: ValueReader<Value>,
        _ absent: Value,
        _ summary: String
    ) -> Self {
        Self(
            shape: FieldShape(name: name, shape: value.shape, isRequired: false, summary: summary),
            convert: value.convert,
            absent: absent
        )
    }

    /// A field that may be left out.
    package static func optional<Wrapped>(_ name: String, _ value: ValueReader<Wrapped>, _ summary: String) -> Self
    where Value == Wrapped? {
        Self(
            shape: FieldShape(name: name, shape: value.shape, isRequired: false, summary: summary),
            convert: { node in value.convert(node).map(Optional.some) },
            absent: .some(nil)
        )
    }
}

/// A mapping that was checked against its shape, read by field.
package struct RecordReader: Sendable {
    package let node: ParsedNode

    package init(_ node: ParsedNode) { self.node = node }

    /// The value of a field.
    ///
    /// - Precondition: the mapping was checked against a record that has the field, and no problem was found.
    package subscript<Value>(field: Field<Value>) -> Value {
        let value = node[field.shape.name].map(field.convert) ?? field.absent
        // WHY: the check and the readers follow from the same table, so a gap between them is a bug of ours.
        guard let value else { preconditionFailure("field \(field.shape.name) was checked and does not read") }
        return value
    }

    /// Whether a field was written.
    package func has<Value>(_ field: Field<Value>) -> Bool { node[field.shape.name] != nil }
}
