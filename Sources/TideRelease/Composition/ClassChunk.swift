/// The bytes of some pairs of unit and class.
///
///     pair…      each: difference class
///     difference the unit's number less that of the pair before; of the first pair the number itself
///     class      0 for removed records, otherwise the class's number
///
/// Both are numbers of seven bits a byte, the lowest first, the upper bit set on all bytes but the last (LEB128), and as
/// short as can be. Among ten million units a difference takes five or six bytes and a class one to four; lines of one
/// file take two to five bytes a pair.
///
/// *Source:* docs/formats/unit-classes.md.
package enum ClassChunk {
    /// At most so many pairs a chunk, so that what is open in memory stays small.
    package static let mostPairs = 1 << 20

    package static func encode(_ classes: UnitClasses, _ pairs: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * pairs.count)
        var before: UInt64 = 0
        for pair in pairs {
            append(classes.units[pair] - before, to: &bytes)
            append(UInt64(classes.classes[pair]), to: &bytes)
            before = classes.units[pair]
        }
        return bytes
    }

    /// The pairs of a chunk; `nil` unless it is exactly so many, in ascending order, none twice, as ``encode(_:_:)`` writes them.
    package static func decode(_ bytes: [UInt8], pairs: Int) -> (units: [UInt64], classes: [UInt32])? {
        guard pairs > 0, pairs <= mostPairs else { return nil }
        var units: [UInt64] = []
        var classes: [UInt32] = []
        units.reserveCapacity(pairs)
        classes.reserveCapacity(pairs)
        let bytes = bytes.span
        var position = 0
        var before: UInt64 = 0
        for pair in 0..<pairs {
            guard let difference = number(bytes, &position), let value = number(bytes, &position),
                value < UInt64(UnitClasses.absent)
            else { return nil }
            let (unit, isTooLarge) = before.addingReportingOverflow(difference)
            if isTooLarge || (pair > 0 && difference == 0 && UInt32(value) <= classes[pair - 1]) { return nil }
            units.append(unit)
            classes.append(UInt32(value))
            before = unit
        }
        return position == bytes.count ? (units, classes) : nil
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func number(_ bytes: Span<UInt8>, _ position: inout Int) -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            // The tenth byte holds the last bit alone, and no number ends in a byte that adds nothing.
            if shift == 63 && byte > 1 { return nil }
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 ? nil : number }
        }
        return nil
    }
}
