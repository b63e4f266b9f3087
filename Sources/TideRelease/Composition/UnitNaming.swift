import TideAgreement
package import TideCore
package import TideDisclosure
import TideMicrodata

/// How the units of a source get the numbers that their classes are filed under: from their identifier, see ``UnitKey``, or
/// from the line that the row begins on.
package struct UnitNaming: Sendable {
    /// The column that names the unit, and its key; `nil` where rows are the units.
    private let identifier: (column: UnitColumn, key: UnitKey)?

    /// - Parameters:
    ///   - column: the dataset's unit identifier; `nil` where it names none.
    ///   - master: 32 bytes, from which the key comes.
    package init(_ column: UnitColumn?, master: Redacted<[UInt8]>) {
        identifier = column.map { column in
            let key = UnitKey(master: master, namespace: column.namespace, normalisation: column.normalisation)
            return (column, key)
        }
    }

    /// The basis and the number of each row's unit, in the table's order.
    ///
    /// A row without an identifier can be nobody known, so the rows of such a file are units by their line alone.
    ///
    /// - Complexity: O(rows), and one keyed digest per distinct identifier.
    func units(of table: Table, from file: ContentDigest) -> (basis: UnitBasis, units: [UInt64]) {
        if let identifier, let numbers = numbers(identifier.column, identifier.key, in: table) {
            let column = identifier.column
            return (.identifier(namespace: column.namespace, normalisation: column.normalisation), numbers)
        }
        return (.row(of: file), (0..<table.rowCount).map { UInt64(table.line(ofRow: $0)) })
    }

    /// `nil` where a row has no identifier.
    private func numbers(_ unit: UnitColumn, _ key: UnitKey, in table: Table) -> [UInt64]? {
        guard let column = table.column(unit.name) else {
            // WHY: the plan has the column read; without it every release would fall back to lines, and say nothing.
            preconditionFailure("the unit's column was not read")
        }
        if let missing = column.missingCode, column.codes.contains(missing) { return nil }
        var numbers: [UInt64] = []
        numbers.reserveCapacity(column.values.count)
        for (code, value) in column.values.enumerated() {
            let identifier = key.normalised(value)
            // The missing value may have a code that no row has.
            guard UInt32(code) != column.missingCode else {
                numbers.append(0)
                continue
            }
            let isMissing = unit.missing.contains { $0.utf8.elementsEqual(identifier.utf8) }
            guard !identifier.isEmpty, !isMissing else { return nil }
            numbers.append(key.number(of: identifier))
        }
        var units: [UInt64] = []
        units.reserveCapacity(column.codes.count)
        column.codes.forEachBlock { _, codes, count in
            for position in 0..<count { units.append(numbers[Int(codes[position])]) }
        }
        return units
    }
}

/// The column of a dataset that names the unit of a row.
package struct UnitColumn: Hashable, Sendable {
    package let name: String
    package let namespace: Identifier
    package let normalisation: Normalisation
    /// The texts that mean a missing identifier.
    package let missing: [String]

    package init(name: String, namespace: Identifier, normalisation: Normalisation, missing: [String]) {
        self.name = name
        self.namespace = namespace
        self.normalisation = normalisation
        self.missing = missing
    }
}

extension Dataset {
    /// The column that names the unit of a row, where it can be found again in other files.
    ///
    /// `nil` where the dataset names none, or one without a namespace or with a normalisation that is not known here: then
    /// rows are units by their line.
    var unitColumn: UnitColumn? {
        guard let column = unitIdentifier.flatMap(column), let identifier = column.identifier,
            let normalisation = Normalisation(rawValue: identifier.normalise.text)
        else { return nil }
        return UnitColumn(
            name: column.name,
            namespace: identifier.namespace,
            normalisation: normalisation,
            missing: column.missing
        )
    }
}
