import TideCore

/// What a slot of a template takes; each is held against the form that the strict reader holds the document's field against.
package enum SlotType: Hashable, Sendable {
    case text
    case name
    /// An office of the party that another slot names.
    case office(of: String)
    case purpose
    case purposes
    case date
    case country
    case zones
    case number(ClosedRange<Int>)
    case share
    case term
    /// A PEM file on the author's machine.
    case keyFile

    /// As tables and programs call it.
    package var word: String {
        switch self {
        case .text: "text"
        case .name: "name"
        case .office: "office"
        case .purpose: "purpose"
        case .purposes: "purposes"
        case .date: "date"
        case .country: "country"
        case .zones: "zones"
        case .number: "number"
        case .share: "share"
        case .term: "term"
        case .keyFile: "key-file"
        }
    }

    /// What the reader takes in the place of the slot.
    package var shape: Shape {
        switch self {
        case .text, .keyFile: .text(.free)
        case .name, .office, .purpose: .text(.identifier)
        case .purposes: .list(.text(.identifier), atLeast: 1, isSet: true)
        case .date: .text(.date)
        case .country: .text(.country)
        case .zones: .list(.text(.zone), atLeast: 1, isSet: true)
        case .number(let range): .integer(range)
        case .share: .text(.share)
        case .term: .text(.term)
        }
    }

    /// Whether several values are taken, parted by commas where they are given as one text.
    package var isList: Bool { self == .purposes || self == .zones }

    /// Whether what is written stands without quotes, as digits and codes do in documents.
    var isPlain: Bool {
        switch self {
        case .text, .name, .office, .purpose, .purposes, .keyFile: false
        case .date, .country, .zones, .number, .share, .term: true
        }
    }

    /// What one value must be, in words, after "takes".
    package var expected: String { (shape.element ?? shape).expected }

    /// What the slot takes, in words.
    package var taken: String {
        self == .keyFile ? "a file with an Ed25519 public key in PEM" : shape.expected
    }

    /// Whether one value is what the reader takes.
    package func accepts(_ text: String) -> Bool {
        switch shape.element ?? shape {
        case .integer(let range): Int(text).map { String($0) == text && range.contains($0) } ?? false
        case .text(let form): form.accepts(text) && text.unicodeScalars.allSatisfy(Self.isWritable)
        default: false
        }
    }

    /// Whether YAML has a way to write a character.
    ///
    /// *Source:* YAML 1.2.2, section 5.1.
    private static func isWritable(_ scalar: Unicode.Scalar) -> Bool { scalar != "\u{fffe}" && scalar != "\u{ffff}" }

    /// The values of an answer that was given as one text.
    package func values(of text: String) -> [String] {
        guard isList else { return [text] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}
