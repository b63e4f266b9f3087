package import TideAgreement
package import TideCore
package import TidePseudonym

/// How records of a list become key filters, as two offices agreed it: read from a small file.
package struct LinkSettings: Sendable {
    package let filters: FilterSettings
    /// The column of each field, in the order of the filter's fields, and how it is written before it meets the key.
    package let columns: [(name: String, normalise: Normalisation)]
    /// The column of an attribute that does not change; `nil` for none.
    package let salt: String?
    /// The column that names a record in what comes out; `nil` for the row's number.
    package let record: String?
    package let separator: String

    /// Reads a file with one mapping.
    ///
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(_ bytes: [UInt8], file: String) throws(AgreementError) -> LinkSettings {
        let root = try ParsedDocument.readOne(bytes, file: file).root
        var check = ShapeCheck()
        check.check(root, .record(LinkFields.shape), named: LinkFields.shape.title)
        guard check.problems.isEmpty else { throw .invalid(check.problems.sorted()) }
        let record = RecordReader(root)
        let fields = record[LinkFields.fields]
        var problems: [Diagnostic] = []
        var names: Set<Identifier> = []
        for (position, field) in fields.enumerated() where !names.insert(field.filter.name).inserted {
            let place = root.nearest(to: "fields/\(position)/name").place
            problems.append(Diagnostic(.repeatedElement, [field.filter.name.text, "fields"], at: place))
        }
        let filters = FilterSettings(
            fields: fields.map(\.filter),
            length: record[LinkFields.length],
            hashing: record[LinkFields.hashing],
            isBalanced: record[LinkFields.balanced]
        )
        if filters == nil {
            let length = "\(record[LinkFields.length])"
            problems.append(Diagnostic(.filterLength, [length], at: root.nearest(to: "length").place))
        }
        guard problems.isEmpty, let filters else { throw .invalid(problems.sorted()) }
        return LinkSettings(
            filters: filters,
            columns: fields.map { ($0.column, $0.normalise) },
            salt: record[LinkFields.salt],
            record: record[LinkFields.record],
            separator: record[LinkFields.separator]
        )
    }

    /// What decides the filters, without names of columns: the same in both offices.
    package var json: JSONValue {
        [
            "length": JSONValue(filters.length), "hashing": .string(filters.hashing.rawValue),
            "balanced": .bool(filters.isBalanced), "salted": .bool(salt != nil),
            "fields": .array(
                zip(filters.fields, columns).map { field, column in
                    [
                        "name": .string(field.name.text), "part": JSONValue(field.partLength),
                        "places": .bool(field.hasPlaces), "bits": JSONValue(field.bits),
                        "normalise": .string(column.normalise.rawValue),
                    ]
                }
            ),
        ]
    }

    /// Tells lists of other settings, another domain or another secret apart, and tells nothing else: the first 8 bytes of a code
    /// under a key of its own, in hexadecimal.
    ///
    /// *Source:* `docs/formats/pseudonyms.md`.
    package func mark(secret: Redacted<[UInt8]>, domain: Identifier) -> String {
        let key = DerivedKey.derive(
            from: secret,
            info: ["tidegate/filter/v1", .string(domain.text), "list"]
        )
        let code = KeyedStates(key.exposed).code(of: CanonicalJSON.encode(json)[...])
        return Hex.encode(code.prefix(8))
    }
}

/// What the file of settings says.
private enum LinkFields {
    struct LinkField: Sendable {
        let filter: FilterField
        let column: String
        let normalise: Normalisation
    }

    static let name = Field.required("name", .identifier, "The field's name, the same in both offices.")
    static let column = Field.required("column", .text, "The column of the file that has it.")
    static let normalise = Field.defaulted(
        "normalise",
        ValueReader<Normalisation>.word,
        Normalisation.name,
        "How it is written before it meets the key; `name-v1` where left out."
    )
    static let part = Field.defaulted("part", .integer(1...8), 2, "Bytes of a part: 2 where left out, for names.")
    static let places = Field.defaulted(
        "places",
        .truth,
        false,
        "Whether a part counts at its place alone, as in dates and numbers."
    )
    static let bits = Field.defaulted("bits", .integer(1...64), 10, "Bits that each part sets, the field's weight.")
    static let field = RecordShape(
        "a field",
        [name.shape, column.shape, normalise.shape, part.shape, places.shape, bits.shape]
    )

    static let fields = Field.required(
        "fields",
        .list(
            ValueReader<LinkField>.record(field) { record in
                LinkField(
                    filter: FilterField(
                        name: record[name],
                        partLength: record[part],
                        hasPlaces: record[places],
                        bits: record[bits]
                    ),
                    column: record[column],
                    normalise: record[normalise]
                )
            },
            atLeast: 1
        ),
        "What of a person goes into the filter."
    )
    static let length = Field.defaulted("length", .integer(64...8_192), 1_024, "Bits of a filter, a power of two.")
    static let hashing = Field.defaulted(
        "hashing",
        ValueReader<FilterSettings.Hashing>.word,
        FilterSettings.Hashing.random,
        "How bits are chosen."
    )
    static let balanced = Field.defaulted(
        "balanced",
        .truth,
        false,
        "Whether all filters have the same number of ones."
    )
    static let salt = Field<String?>.optional("salt", .text, "A column that does not change, as the year of birth.")
    static let record = Field<String?>.optional("record", .text, "The column that names a record in what comes out.")
    static let separator = Field.defaulted("separator", .separator, ",", "Between the fields of the file.")

    static let shape = RecordShape(
        "settings of key filters",
        [
            fields.shape, length.shape, hashing.shape, balanced.shape, salt.shape, record.shape, separator.shape,
        ]
    )
}
