package import TideCore
package import TideDisclosure
package import TideMicrodata

/// A released file as anyone reads it: text columns, nothing known of how they came about.
package struct ReleasedFile {
    package let table: Table

    /// Reads a released file's bytes.
    ///
    /// - Parameters:
    ///   - name: what messages call it.
    ///   - header: the names of its columns.
    package init(bytes: [UInt8], name: String, dialect: CSVDialect, header: [String]) throws(MicrodataError) {
        (table, _) = try CSVReader.read(bytes: bytes, file: name, dialect: dialect, columns: Self.readings(header))
    }

    private init(table: Table) { self.table = table }

    /// Reads a released file that comes in pieces, as anyone reads it.
    ///
    /// - Parameters:
    ///   - next: gives the next piece; `nil` at the end.
    ///   - size: bytes of all pieces.
    /// - Returns: the file, and the SHA-256 of its bytes as they were read.
    static func read(
        pieces next: @escaping () throws(FileError) -> [UInt8]?,
        size: Int,
        name: String,
        dialect: CSVDialect,
        header: [String]
    ) throws(MicrodataError) -> (ReleasedFile, ContentDigest) {
        let (table, digest) = try CSVReader.read(
            pieces: next,
            size: size,
            file: name,
            dialect: dialect,
            columns: readings(header)
        )
        return (ReleasedFile(table: table), digest)
    }

    /// Reads a released file from the disk, as the office that knows which texts mean a missing value.
    ///
    /// - Parameters:
    ///   - missing: the text of a missing value by column.
    ///   - passedOver: the columns that are checked as text and not kept, such as pseudonyms.
    /// - Returns: the file, and the SHA-256 of its bytes as they were read.
    package static func read(
        _ path: String,
        dialect: CSVDialect,
        header: [String],
        missing: [String: String],
        passingOver passedOver: [String]
    ) throws(MicrodataError) -> (ReleasedFile, ContentDigest) {
        let readings = Self.readings(header, missing: missing, passingOver: passedOver)
        let (table, digest) = try CSVReader.read(path, dialect: dialect, columns: readings, progress: { _ in })
        return (ReleasedFile(table: table), digest)
    }

    /// Every measure of its records that a spec asks for.
    package func measures(by spec: MeasuringSpec) -> TableMeasures {
        TableMeasures(of: table.columns, records: table.rowCount, by: spec)
    }

    private static func readings(
        _ header: [String],
        missing: [String: String] = [:],
        passingOver passedOver: [String] = []
    ) -> [ColumnReading] {
        header.map { name in
            let isEncoded = !passedOver.contains { $0.utf8.elementsEqual(name.utf8) }
            return ColumnReading(name: name, isEncoded: isEncoded, missing: [missing[name] ?? ""], recoding: nil)
        }
    }
}

/// The figures of a released file, as its statement hides them and the recipient gets them disclosed.
package struct ReleaseFigures: Hashable, Sendable {
    package let records: Int
    package let classes: Int
    /// The smallest class, in records; 0 where there is none.
    package let smallestClass: Int
    package let quasiIdentifiers: [String]
    /// Every safeguard that the file was held to, k among them.
    package let models: [PrivacyModel]
    /// By column, the order that closeness with an ordered distance takes its values in.
    package let orders: [String: ValueOrder]
    package let dialect: CSVDialect

    package init(
        measured: ClassMeasures,
        models: [PrivacyModel],
        orders: [String: ValueOrder] = [:],
        dialect: CSVDialect
    ) {
        self.records = measured.records
        self.classes = measured.classes
        self.smallestClass = measured.smallestClass
        self.quasiIdentifiers = measured.quasiIdentifiers
        self.models = models
        let ordered = models.filter(\.isOrdered).compactMap(\.sensitiveColumn)
        self.orders = orders.filter { ordered.contains($0.key) }
        self.dialect = dialect
    }

    /// Reads the disclosed value; `nil` unless every figure is there.
    package init?(_ value: JSONValue) {
        guard let records = value["records"]?.number, let classes = value["classes"]?.number,
            let smallestClass = value["k"]?.number, let names = value["quasiIdentifiers"]?.elements,
            let models = value["safeguards"]?.elements,
            let separator = value["separator"]?.text?.utf8.first, value["separator"]?.text?.utf8.count == 1
        else { return nil }
        self.records = records
        self.classes = classes
        self.smallestClass = smallestClass
        self.quasiIdentifiers = names.compactMap(\.text)
        self.dialect = CSVDialect(separator: separator)
        var read: [PrivacyModel] = []
        var orders: [String: ValueOrder] = [:]
        for value in models {
            var members = value.members ?? [:]
            let stated = members.removeValue(forKey: "order")
            guard let model = PrivacyModel(.object(members)) else { return nil }
            read.append(model)
            guard let stated else { continue }
            guard model.isOrdered, let column = model.sensitiveColumn, let order = ValueOrder(stated) else {
                return nil
            }
            orders[column] = order
        }
        self.models = read
        self.orders = orders
        guard quasiIdentifiers.count == names.count else { return nil }
    }

    /// The value that is disclosed.
    package var json: JSONValue {
        [
            "records": JSONValue(records), "classes": JSONValue(classes), "k": JSONValue(smallestClass),
            "quasiIdentifiers": JSONValue(quasiIdentifiers), "safeguards": .array(models.map(json)),
            "separator": .string(String(decoding: [dialect.separator], as: UTF8.self)),
        ]
    }

    private func json(_ model: PrivacyModel) -> JSONValue {
        guard model.isOrdered, let order = model.sensitiveColumn.flatMap({ orders[$0] }),
            case .object(var members) = model.json
        else { return model.json }
        members["order"] = order.json
        return .object(members)
    }

    /// The first figure that a measurement does not confirm; `nil` where it confirms all.
    package func difference(from measured: ClassMeasures) -> String? {
        if measured.quasiIdentifiers != quasiIdentifiers { return "quasiIdentifiers" }
        if measured.records != records { return "records" }
        if measured.classes != classes { return "classes" }
        return measured.smallestClass == smallestClass ? nil : "k"
    }
}

extension ReleasedFile {
    /// Measures the file again, and says what differs from the figures or breaks a safeguard that its statement names.
    ///
    /// What the file's records alone do not tell, such as k-map against a population that the reader does not have, is not held against it: it is
    /// ``ModelVerdict/Outcome/notMeasured`` in the measures' verdicts.
    package func check(against figures: ReleaseFigures) -> (measured: TableMeasures, problems: [Diagnostic]) {
        let ordered = figures.orders.sorted { $0.key < $1.key }.map { SensitiveColumn(column: $0.key, order: $0.value) }
        let spec = MeasuringSpec(quasiIdentifiers: figures.quasiIdentifiers, sensitive: ordered).covering(
            figures.models
        )
        let measured = measures(by: spec)
        if let difference = figures.difference(from: measured.classes) {
            return (measured, [Diagnostic(.figuresDiffer, [difference])])
        }
        let broken = measured.verdicts(on: figures.models).filter(\.isBroken)
        return (measured, broken.map { Diagnostic(.safeguardBroken, [$0.model.label]) })
    }
}

extension ValueOrder {
    /// `natural`, or the values from first to last.
    var json: JSONValue {
        switch self {
        case .natural: "natural"
        case .stated(let values): JSONValue(values)
        }
    }

    fileprivate init?(_ value: JSONValue) {
        if value.text == "natural" {
            self = .natural
        } else {
            guard let values = value.elements?.map(\.text), !values.contains(nil) else { return nil }
            self = .stated(values.compactMap(\.self))
        }
    }
}

extension PrivacyModel {
    /// Whether it is closeness with an ordered distance.
    fileprivate var isOrdered: Bool { if case .closeness(_, _, .ordered) = self { true } else { false } }

    /// The safeguard's name with its kind and column, as messages say it.
    var label: String { ([name] + [kind, sensitiveColumn].compactMap { $0 }).joined(separator: " ") }
}
