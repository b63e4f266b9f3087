import TideCore

/// A treatment of a column that is one comparison: of the level or the bands that the column leaves in.
///
/// Its left operand names the column, so that each column of a dataset has one of its own: `tidegate:level:birth_date`.
struct ColumnTerm: Hashable, Sendable {
    let column: String
    let treatment: Treatment

    /// Which treatments those are.
    enum Treatment: String, Hashable, Sendable, CaseIterable {
        /// At least at a level of the column's hierarchy.
        case level
        /// In bands of so many units.
        case band

        var comparison: String { self == .level ? "odrl:gteq" : "odrl:eq" }
    }

    init(_ treatment: Treatment, _ column: String) {
        self.treatment = treatment
        self.column = column
    }

    /// Reads a left operand; `nil` for one that is about no column, or names it in another spelling.
    init?(left: String) {
        for treatment in Treatment.allCases where left.hasPrefix("tidegate:\(treatment.rawValue):") {
            let encoded = left.dropFirst("tidegate:\(treatment.rawValue):".count)
            guard let column = Self.decoded(encoded), !column.isEmpty, Self.encoded(column) == encoded else {
                return nil
            }
            self.init(treatment, column)
            return
        }
        return nil
    }

    var left: String { "tidegate:\(treatment.rawValue):\(Self.encoded(column))" }

    /// A name with everything but unreserved characters as percent signs and upper-case digits.
    ///
    /// *Source:* RFC 3986 sections 2.1 and 2.3.
    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte in
            let isPlain =
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
                default: "-._~".utf8.contains(byte)
                }
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.encode([byte]).uppercased()
        }.joined()
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
            guard rest.count >= 2, let decoded = Hex.decode(digits) else { return nil }
            bytes += decoded
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension ColumnTerm.Treatment {
    /// Where the value stands below the column.
    var path: [String] { self == .level ? ["generalise", "atLeast"] : ["band"] }
}
