/// How one column of a file is read.
package struct ColumnReading: Hashable, Sendable {
    /// As in the header, byte for byte.
    package let name: String
    /// What is kept of it.
    package let kept: Kept
    /// The texts that mean a missing value, compared byte for byte before any recoding; nothing else is missing.
    ///
    /// The first of them stands for all.
    package let missing: [String]
    /// What happens to every value that is not missing.
    package let recoding: Recoding?

    /// What is kept of a column's values.
    package enum Kept: Hashable, Sendable {
        /// Nothing: the column is checked (quotes, UTF-8) and passed over.
        case nothing
        /// A code for each row, and each distinct value once.
        case codes
        /// Each row's text as it is, missing ones too: for columns of which nearly every row has a value of its own.
        case texts
    }

    /// - Precondition: texts are kept as they are, without a recoding.
    package init(name: String, kept: Kept, missing: [String], recoding: Recoding?) {
        precondition(kept != .texts || recoding == nil, "texts are kept as they are")
        self.name = name
        self.kept = kept
        self.missing = missing
        self.recoding = recoding
    }

    /// A column that is kept as codes, or not at all.
    package init(name: String, isEncoded: Bool, missing: [String], recoding: Recoding?) {
        self.init(name: name, kept: isEncoded ? .codes : .nothing, missing: missing, recoding: recoding)
    }
}

/// How a CSV file is written: RFC 4180 in UTF-8, with a header line, fields parted by one separator.
///
/// Read: lines end in CRLF or LF, a byte order mark is passed over, the last line may lack its end. Written: CRLF, no mark.
package struct CSVDialect: Hashable, Sendable {
    /// The byte between fields: `,`, `;` or tab.
    package let separator: UInt8

    /// A dialect with a separator.
    ///
    /// - Precondition: a printable ASCII character or tab, and no quote; documents offer `,`, `;` and tab alone.
    package init(separator: UInt8) {
        precondition(
            separator == 0x09 || (0x20...0x7e).contains(separator) && separator != 0x22,
            "a byte that cannot separate fields"
        )
        self.separator = separator
    }

    /// Fields parted by commas.
    package static let comma = CSVDialect(separator: 0x2c)
    /// Fields parted by semicolons.
    package static let semicolon = CSVDialect(separator: 0x3b)
    /// Fields parted by tabs.
    package static let tab = CSVDialect(separator: 0x09)

    /// The dialect of a separator as documents write it; `nil` unless it is `,`, `;` or a tab.
    package init?(named separator: String) {
        switch separator {
        case ",": self = .comma
        case ";": self = .semicolon
        case "\t": self = .tab
        default: return nil
        }
    }
}
