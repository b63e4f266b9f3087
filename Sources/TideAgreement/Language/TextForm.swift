package import TideCore

/// What a scalar's text must look like.
package enum TextForm: Hashable, Sendable {
    /// Any text with at least one character that is not white space, and none that misleads the eye.
    case free
    /// Any text, also the empty one: what a cell may hold.
    case cell
    case identifier
    case officer
    case date
    case instant
    case share
    /// ISO 3166-1 alpha-2 or a user-assigned code like it.
    case country
    /// A file below the policy set's folder.
    case path
    /// Between two fields of a CSV line.
    case separator
    case base64
    /// A reason code of the decision.
    case reasonCode
    /// A length of time: `30d`.
    case term
    /// `+HH:MM`.
    case utcOffset
    /// `id@version`.
    case agreementVersion
    /// An exact number of at least 0.
    case decimal
    /// An exact number above 0.
    case positive
    /// A jurisdiction, or a group of them under one law.
    case zone

    package func accepts(_ text: String) -> Bool {
        switch self {
        case .free: !text.allSatisfy(\.isWhitespace) && !text.unicodeScalars.contains(where: ShownText.misleads)
        case .cell: true
        case .identifier: Identifier(text) != nil
        case .officer: OfficerName(text) != nil
        case .date: CalendarDate(text) != nil
        case .instant: Instant(text) != nil
        case .share: Share(text) != nil
        case .country: text.utf8.count == 2 && text.utf8.allSatisfy(Self.isUpper)
        case .path: Self.isPathInside(text)
        case .separator: [",", ";", "\t", "tab"].contains(text)
        case .base64: !text.isEmpty && Base64.decode(text) != nil
        case .reasonCode: !text.isEmpty && text.utf8.allSatisfy { Self.isUpper($0) || $0 == UInt8(ascii: "_") }
        case .term: Term(text) != nil
        case .utcOffset: UTCOffset(text) != nil
        case .agreementVersion: AgreementVersion(text) != nil
        case .decimal: DecimalNumber(text) != nil
        case .positive: DecimalNumber(text).map { $0.millionths > 0 } ?? false
        case .zone:
            (2...16).contains(text.utf8.count) && text.utf8.allSatisfy { Self.isUpper($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// A text as a message shows it: what misleads the eye as its code point, the end of a long one cut off.
    static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(80) {
            if ShownText.misleads(scalar) || scalar == "\n" || scalar == "\t" || scalar == "`" {
                shown += ShownText.codePoint(scalar)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > 80 ? shown + "…" : shown
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// Whether a path stays within its folder: relative, forward slashes, no step up, nothing hidden.
    private static func isPathInside(_ text: String) -> Bool {
        let forbidden = text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || ShownText.misleads($0) }
        let steps = text.split(separator: "/", omittingEmptySubsequences: false)
        return !text.isEmpty && text.utf8.count <= 255 && !forbidden
            && steps.allSatisfy { !$0.isEmpty && $0.first != "." }
    }

    /// In words, after "expected".
    package var expected: String {
        switch self {
        case .free: "a text of visible characters"
        case .cell: "a text"
        case .identifier: "a name of at most 64 lower-case letters, digits, `.`, `-`, `_`"
        case .officer: "an officer, as `party/officer`"
        case .date: "a date, as `2026-01-31`"
        case .instant: "a date or a time in UTC, as `2026-01-31T12:00:00Z`"
        case .share: "a share, as `5%` or `0.05`"
        case .country: "a country code of two capital letters, as `NO`"
        case .path: "a path below the folder, as `keys/dpo.pem`"
        case .separator: "one of `,`, `;`, `tab`"
        case .base64: "base64 with padding, on one line"
        case .reasonCode: "a reason code, as `NO_AGREEMENT`"
        case .term: "a length of time, as `72h`, `30d`, `6m`, `5y`"
        case .utcOffset: "a fixed distance from UTC, as `+01:00`"
        case .agreementVersion: "a version of an agreement, as `mol-nso@2`"
        case .decimal: "a number of at most six decimals, as `2` or `0.25`"
        case .positive: "a number above 0 of at most six decimals, as `2` or `0.25`"
        case .zone: "a zone in capital letters, as `NO` or `EEA`"
        }
    }

    /// The same for a JSON Schema, as nearly as a pattern can say it.
    package var schema: JSONValue {
        switch self {
        case .free, .cell: ["type": ["string", "number", "boolean"]]
        case .identifier: Self.pattern("^[a-z0-9][a-z0-9._-]{0,63}$")
        case .officer: Self.pattern("^[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}$")
        case .date: Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .instant: Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$")
        case .share: ["type": ["string", "number"], "pattern": "^[0-9]{1,3}(\\.[0-9]{1,8})?%?$"]
        case .country: Self.pattern("^[A-Z]{2}$")
        case .path: Self.pattern("^[^./\\\\][^/\\\\]*(/[^./\\\\][^/\\\\]*)*$")
        case .separator: ["enum": [",", ";", "\t", "tab"]]
        case .base64: Self.pattern("^[A-Za-z0-9+/]+={0,2}$")
        case .reasonCode: Self.pattern("^[A-Z_]+$")
        case .term: Self.pattern("^[1-9][0-9]{0,3}[hdmy]$")
        case .utcOffset: Self.pattern("^[+-](0[0-9]|1[0-4]):[0-5][0-9]$")
        case .agreementVersion: Self.pattern("^[a-z0-9][a-z0-9._-]{0,63}@[1-9][0-9]*$")
        case .decimal: ["type": ["string", "number"], "pattern": "^(0|[1-9][0-9]{0,5})(\\.[0-9]{1,6})?$"]
        case .positive:
            ["type": ["string", "number"], "pattern": "^(?!0(\\.0+)?$)(0|[1-9][0-9]{0,5})(\\.[0-9]{1,6})?$"]
        case .zone: Self.pattern("^[A-Z-]{2,16}$")
        }
    }

    private static func pattern(_ pattern: String) -> JSONValue {
        ["type": "string", "pattern": .string(pattern)]
    }
}
