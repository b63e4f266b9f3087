package import TideCore

/// How a value is described and how it is read, in one.
package struct ValueReader<Value: Sendable>: Sendable {
    package let shape: Shape
    /// The value of a node that meets ``shape``.
    let convert: @Sendable (ParsedNode) -> Value?

    package init(shape: Shape, convert: @escaping @Sendable (ParsedNode) -> Value?) {
        self.shape = shape
        self.convert = convert
    }

    private static func scalar(_ form: TextForm, _ read: @escaping @Sendable (String) -> Value?) -> Self {
        Self(shape: .text(form)) { node in node.text.flatMap(read) }
    }

    /// Several of them.
    package static func list<Element>(
        _ element: ValueReader<Element>,
        atLeast: Int = 0,
        isSet: Bool = false
    ) -> Self where Value == [Element] {
        Self(shape: .list(element.shape, atLeast: atLeast, isSet: isSet)) { node in
            node.elements?.compactMap(element.convert)
        }
    }

    /// A mapping from the author's names, in the order written.
    package static func table<Element>(
        keys: TextForm,
        _ values: ValueReader<Element>,
        atLeast: Int = 0
    ) -> Self where Value == [(String, Element)] {
        Self(shape: .table(keys: keys, values: values.shape, atLeast: atLeast)) { node in
            node.entries?.compactMap { entry in values.convert(entry.value).map { (entry.key, $0) } }
        }
    }

    /// A mapping with fixed keys.
    package static func record(_ shape: RecordShape, _ read: @escaping @Sendable (RecordReader) -> Value?) -> Self {
        Self(shape: .record(shape)) { node in read(RecordReader(node)) }
    }

    /// One of several, told apart by being a scalar, a list or a mapping; the first that reads is taken.
    package static func either(_ readers: [Self]) -> Self {
        Self(shape: .either(readers.map(\.shape))) { node in
            readers.lazy.filter { $0.shape.fits(node) }.compactMap { $0.convert(node) }.first
        }
    }

    /// The same, read as another type.
    package func map<Other>(_ read: @escaping @Sendable (Value) -> Other?) -> ValueReader<Other> {
        ValueReader<Other>(shape: shape) { node in convert(node).flatMap(read) }
    }

    /// A word that has a meaning of its own.
    package static func word(_ word: String, meaning value: Value) -> Self {
        Self(shape: .word([word], later: [])) { node in node.text == word ? value : nil }
    }
}

extension ValueReader where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of an enumeration's words.
    package static var word: Self { .word(later: []) }

    /// One of an enumeration's words, with those that a later version will have.
    package static func word(later: [String]) -> Self {
        Self(shape: .word(Value.allCases.map(\.rawValue), later: later)) { node in
            node.text.flatMap(Value.init(rawValue:))
        }
    }
}

extension ValueReader<String> {
    /// Any text that is not blank.
    package static var text: Self { .text(.free) }

    /// A text of a form.
    package static func text(_ form: TextForm) -> Self { Self(shape: .text(form)) { $0.text } }

    /// The character between two fields of a CSV line; `tab` stands for itself.
    package static var separator: Self {
        Self(shape: .text(.separator)) { node in node.text == "tab" ? "\t" : node.text }
    }
}

extension ValueReader<Int> {
    /// A whole number.
    package static func integer(_ range: ClosedRange<Int>) -> Self {
        Self(shape: .integer(range)) { node in node.plainText.flatMap { Int($0) } }
    }
}

extension ValueReader<Bool> {
    /// `true` or `false`.
    package static var truth: Self { Self(shape: .truth) { node in node.plainText.map { $0 == "true" } } }
}

extension ValueReader<Identifier> {
    /// A name.
    package static var identifier: ValueReader<Identifier> { scalar(.identifier) { Identifier($0) } }
}

extension ValueReader<OfficerName> {
    /// `party/officer`.
    package static var officer: ValueReader<OfficerName> { scalar(.officer) { OfficerName($0) } }
}

extension ValueReader<CalendarDate> {
    /// A day.
    package static var date: ValueReader<CalendarDate> { scalar(.date) { CalendarDate($0) } }
}

extension ValueReader<Instant> {
    /// A moment.
    package static var instant: ValueReader<Instant> { scalar(.instant) { Instant($0) } }
}

extension ValueReader<Share> {
    /// A share of a whole.
    package static var share: ValueReader<Share> { scalar(.share) { Share($0) } }
}

extension ValueReader<Term> {
    /// A length of time.
    package static var term: ValueReader<Term> { scalar(.term) { Term($0) } }
}

extension ValueReader<UTCOffset> {
    /// A fixed distance from UTC.
    package static var utcOffset: ValueReader<UTCOffset> { scalar(.utcOffset) { UTCOffset($0) } }
}

extension ValueReader<AgreementVersion> {
    /// `id@version`.
    package static var agreementVersion: ValueReader<AgreementVersion> {
        scalar(.agreementVersion) { AgreementVersion($0) }
    }
}

extension ValueReader<DecimalNumber> {
    /// An exact number.
    package static var decimal: ValueReader<DecimalNumber> { scalar(.decimal) { DecimalNumber($0) } }

    /// An exact number above 0.
    package static var positive: ValueReader<DecimalNumber> { scalar(.positive) { DecimalNumber($0) } }
}

extension ValueReader<[UInt8]> {
    /// Bytes in base64.
    package static var base64: Self { scalar(.base64) { Base64.decode($0) } }
}

extension ValueReader<ParsedNode> {
    /// A mapping whose form another stage owns.
    package static var foreign: Self { Self(shape: .foreign) { $0 } }
}
