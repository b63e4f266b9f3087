import TideAgreement
package import TideCore
import TideMicrodata
package import TidePseudonym

/// How the units of a source get the numbers that their classes are filed under: from their identifier, see ``UnitKey``, or
/// from the line that the row begins on.
package struct UnitNaming: Sendable {
    /// The dataset's unit identifier; `nil` where rows are the units.
    private let column: UnitColumn?
    private let master: Redacted<[UInt8]>

    /// The numbers of units that are known by an identifier within one file begin here; below are lines.
    static let firstNamedWithin: UInt64 = 1 << 63

    /// - Parameters:
    ///   - column: the dataset's unit identifier; `nil` where it names none.
    ///   - master: 32 bytes, from which the key comes.
    package init(_ column: UnitColumn?, master: Redacted<[UInt8]>) {
        self.column = column
        self.master = master
    }

    /// The basis and the number of each row's unit, in the table's order.
    ///
    /// A row without an identifier can be nobody known, so the units of a file that has one are found again in that file
    /// alone; so are those of an identifier without a namespace. There such rows keep their line, to tell which of them a
    /// class has, and count as one unit together: as k counts them.
    ///
    /// - Complexity: O(rows), and one keyed digest per distinct identifier.
    func units(of table: Table, from file: ContentDigest) -> (basis: UnitBasis, units: [UInt64]) {
        guard let unit = column else {
            return (.row(of: file), (0..<table.rowCount).map { UInt64(table.line(ofRow: $0)) })
        }
        guard let column = table.column(unit.name) else {
            // WHY: the plan has the column read; without it every release would fall back to lines, and say nothing.
            preconditionFailure("the unit's column was not read")
        }
        let (name, normalisation) = (unit.name, unit.normalisation)
        if let namespace = unit.namespace {
            let key = UnitKey(master: master, namespace: namespace, normalisation: normalisation)
            if let units = Self.everywhere(unit, key, column) {
                return (.identifier(namespace: namespace, normalisation: normalisation, column: name), units)
            }
        }
        let key = UnitKey(master: master, within: file, column: name, normalisation: normalisation)
        let basis = UnitBasis.identifierWithin(file, normalisation: normalisation, column: name)
        return (basis, Self.within(unit, key, column, lineOfRow: table.line))
    }

    /// The number of each row's unit; `nil` where a row has no identifier.
    private static func everywhere(_ unit: UnitColumn, _ key: UnitKey, _ column: EncodedColumn) -> [UInt64]? {
        if let missing = column.missingCode, column.codes.contains(missing) { return nil }
        var numbers: [UInt64] = []
        numbers.reserveCapacity(column.values.count)
        for (code, number) in numbersOfValues(unit, key, column).enumerated() {
            // The missing value may have a code that no row has.
            guard number != nil || UInt32(code) == column.missingCode else { return nil }
            numbers.append(number ?? 0)
        }
        return unitsOfRows(column) { code, _ in numbers[code] }
    }

    /// The number of each row's unit: of its identifier, or of its line where it has none.
    private static func within(
        _ unit: UnitColumn,
        _ key: UnitKey,
        _ column: EncodedColumn,
        lineOfRow: (Int) -> Int
    ) -> [UInt64] {
        let numbers = numbersOfValues(unit, key, column).map { $0.map { firstNamedWithin | $0 >> 1 } }
        return unitsOfRows(column) { code, row in numbers[code] ?? UInt64(lineOfRow(row)) }
    }

    /// The number of each value of the column, by code; `nil` for those that are no identifier.
    private static func numbersOfValues(_ unit: UnitColumn, _ key: UnitKey, _ column: EncodedColumn) -> [UInt64?] {
        unit.identifiers(of: column).map { $0.map(key.number) }
    }

    private static func unitsOfRows(_ column: EncodedColumn, _ unit: (_ code: Int, _ row: Int) -> UInt64) -> [UInt64] {
        var units: [UInt64] = []
        units.reserveCapacity(column.codes.count)
        column.codes.forEachBlock { _, codes, count in
            for position in 0..<count { units.append(unit(Int(codes[position]), units.count)) }
        }
        return units
    }
}

/// The column of a dataset that names the unit of a row.
package struct UnitColumn: Hashable, Sendable {
    package let name: String
    /// Where an identifier means the same in other files; `nil` where it means something in its own alone.
    package let namespace: Identifier?
    package let normalisation: Normalisation
    /// The texts that mean a missing identifier.
    package let missing: [String]

    package init(name: String, namespace: Identifier?, normalisation: Normalisation, missing: [String]) {
        self.name = name
        self.namespace = namespace
        self.normalisation = normalisation
        self.missing = missing
    }

    /// The normalised identifier of each value of the column, by code; `nil` for those that are none.
    func identifiers(of column: EncodedColumn) -> [String?] {
        column.values.enumerated().map { code, value in
            guard UInt32(code) != column.missingCode else { return nil }
            let identifier = normalisation.applyWhereRuled(to: value)
            let isMissing = missing.contains { $0.utf8.elementsEqual(identifier.utf8) }
            return identifier.isEmpty || isMissing ? nil : identifier
        }
    }
}

extension Dataset {
    /// The column that names the unit of a row; `nil` where the dataset names none: then rows are units by their line.
    ///
    /// One without a namespace, or with a normalisation that is not known here, tells units apart within a file as it stands.
    var unitColumn: UnitColumn? {
        guard let column = unitIdentifier.flatMap(column) else { return nil }
        let identifier = column.identifier
        let normalisation = identifier.flatMap { Normalisation(rawValue: $0.normalise.text) }
        return UnitColumn(
            name: column.name,
            namespace: normalisation == nil ? nil : identifier?.namespace,
            normalisation: normalisation ?? .none,
            missing: column.missing
        )
    }
}
