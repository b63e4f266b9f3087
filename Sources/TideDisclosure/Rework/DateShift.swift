import Crypto
package import TideCore
package import TideMicrodata
import TidePseudonym

/// By how many days the dates of each unit are moved.
///
/// The number comes from HMAC-SHA256 of the unit's normalised identifier under a key of the agreement alone: the first eight bytes, big-endian, as a
/// fraction of 2^64, choose among the 2 · days + 1 whole numbers from -days to days, each as likely to within 2^-50. It is the same in every release
/// of an agreement, so that no number of releases averages it out, and has nothing to do with that of another agreement or another limit.
/// `docs/formats/pseudonyms.md` is the specification.
///
/// *Source:* RFC 5869, RFC 2104; Sweeney 1996, "Replacing personally-identifying information in medical records", for
/// moving dates.
package struct DateShift: Sendable {
    /// The most days, earlier or later.
    package let days: Int
    private let key: Redacted<SymmetricKey>

    /// Derives the key.
    ///
    /// - Parameters:
    ///   - master: 32 bytes.
    ///   - scope: what the identifier means something in: `["namespace", NAMESPACE, PROFILE]` or
    ///     `["column", DATASET, COLUMN, PROFILE]`.
    package init(master: Redacted<[UInt8]>, agreement: Identifier, scope: [String], days: Int) {
        precondition(days >= 1, "dates are moved by a day at least")
        self.days = days
        let info = ["tidegate/date-shift/v1", agreement.text, "\(days)"] + scope
        self.key = DerivedKey.derive(from: master, info: JSONValue(info))
    }

    /// The days of a unit, from -``days`` to ``days``.
    package func days(of identifier: String) -> Int {
        let code = HMAC<SHA256>.authenticationCode(for: Array(identifier.utf8), using: key.exposed)
        let number = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(number.multipliedFullWidth(by: UInt64(2 * days + 1)).high) - days
    }

    /// A column of dates, each moved by the days of its record's unit.
    ///
    /// - Parameters:
    ///   - units: the code of each record's unit.
    ///   - shifts: the days of each unit's code; `nil` for what is no unit.
    ///   - line: of a record, for messages.
    /// - Throws: `invalid` for a date that does not read or leaves the calendar, or a dated record without a unit; each once, with its first line.
    /// - Complexity: O(records), and one date for each distinct date and shift.
    package static func moved(
        _ column: EncodedColumn,
        units: EncodedColumn,
        shifts: [Int?],
        line: (Int) -> Int
    ) throws(DisclosureError) -> EncodedColumn {
        let dates = column.values.enumerated().map { code, text in
            UInt32(code) == column.missingCode ? nil : CalendarDate(text)?.daysSince1970
        }
        // 0001-01-01 to 9999-12-31.
        let calendar = -719_162...2_932_896
        var codes: [UInt32] = []
        codes.reserveCapacity(column.codes.count)
        var values: [String] = []
        var known: [Int: UInt32] = [:]
        var missing: UInt32?
        var (withoutUnit, firstWithoutUnit): (Int, Int?) = (0, nil)
        for row in 0..<column.codes.count {
            let code = column.codes[row]
            if code == column.missingCode {
                if missing == nil {
                    missing = UInt32(values.count)
                    values.append(column.values[Int(code)])
                }
                codes.append(missing ?? 0)
                continue
            }
            guard let shift = shifts[Int(units.codes[row])] else {
                withoutUnit += 1
                firstWithoutUnit = firstWithoutUnit ?? row
                continue
            }
            guard let day = dates[Int(code)].map({ $0 + shift }), calendar.contains(day) else {
                throw .invalid([Diagnostic(.shiftBeyondCalendar, [column.name, "\(line(row))"])])
            }
            if let number = known[day] {
                codes.append(number)
            } else {
                let number = UInt32(values.count)
                known[day] = number
                values.append(CalendarDate(daysSince1970: day).description)
                codes.append(number)
            }
        }
        if let first = firstWithoutUnit {
            let arguments = [units.name, "\(withoutUnit)", "\(line(first))"]
            throw .invalid([Diagnostic(.recordsWithoutUnit, arguments)])
        }
        return EncodedColumn(name: column.name, codes: codes, values: values, missingCode: missing)
    }
}
