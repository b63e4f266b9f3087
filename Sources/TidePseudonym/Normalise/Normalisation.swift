/// How an identifier is written before it meets a key, so that two offices that write it differently link alike.
///
/// A profile never changes once it is released; a new rule is a new profile. Those after ``trim`` are of Unicode 15.0 and refuse
/// what it does not assign. `docs/formats/pseudonyms.md` is the specification.
package enum Normalisation: String, Hashable, Sendable, CaseIterable {
    /// The text as it is.
    case none = "none-v1"
    /// Without white space at both ends.
    case trim = "trim-v1"
    /// Normal form C.
    case composed = "nfc-v1"
    /// A person's name: case, diacritics, hyphens and apostrophes make no difference.
    case name = "name-v1"
    /// The number of a document: letters and digits alone, in upper case.
    case document = "document-v1"
    /// As in the machine-readable zone of a travel document: A to Z, digits, `<`.
    case travelDocument = "icao-v1"

    /// The normalised text.
    ///
    /// - Throws: ``IdentifierRefusal/unassigned`` and ``IdentifierRefusal/withoutRule(block:)``; never under `none-v1` and `trim-v1`.
    package func apply(to text: String) throws(IdentifierRefusal) -> String {
        if let fast = asciiProfile {
            let bytes = Array(text.utf8)[...]
            if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: fast(bytes), as: UTF8.self) }
        }
        switch self {
        case .none: return text
        case .trim: return WhiteSpace.trimmed(text)
        case .composed, .name, .document, .travelDocument:
            let points = text.unicodeScalars.map(\.value)
            guard points.allSatisfy(Unicode15.isAssigned) else { throw .unassigned }
            return Self.text(try normalised(points))
        }
    }

    /// The same, and the text as it is where the profile refuses it: it then meets only what is written the same.
    package func applyWhereRuled(to text: String) -> String { (try? apply(to: text)) ?? text }

    /// The same of an identifier's UTF-8.
    package func apply(toBytes text: ArraySlice<UInt8>) throws(IdentifierRefusal) -> ArraySlice<UInt8> {
        if leaves(text) { return text }
        if let fast = asciiProfile, text.allSatisfy({ $0 < 0x80 }) { return fast(text)[...] }
        guard self == .trim || String(validating: text, as: UTF8.self) != nil else { throw .notText }
        return Array(try apply(to: String(decoding: text, as: UTF8.self)).utf8)[...]
    }

    /// Whether a text surely stays as it is, told by its first and last byte alone.
    private func leaves(_ text: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .none: return true
        case .trim:
            guard let first = text.first, let last = text.last else { return true }
            // Visible ASCII is no white space; what begins beyond ASCII needs a closer look.
            return (0x21...0x7e).contains(first) && (0x21...0x7e).contains(last)
        case .composed, .name, .document, .travelDocument: return false
        }
    }

    /// Whether nothing was left of an identifier, such as of `---`, so that it is missing; the first two profiles leave that to the column.
    package func leavesNothing(_ normalised: some Collection<UInt8>) -> Bool {
        normalised.isEmpty && self != .none && self != .trim
    }

    /// What the profile makes of ASCII, where it has no need of tables.
    private var asciiProfile: ((ArraySlice<UInt8>) -> [UInt8])? {
        switch self {
        case .none, .trim: nil
        case .composed: { Array($0) }
        case .name: NameProfile.ascii
        case .document: DocumentProfile.ascii
        case .travelDocument: TravelDocumentProfile.ascii
        }
    }

    private func normalised(_ points: [UInt32]) throws(IdentifierRefusal) -> [UInt32] {
        // Every profile begins with form C, so that none tells apart what Unicode calls the same.
        let composed = Unicode15.composed(Unicode15.decomposed(points, compatible: false))
        return switch self {
        case .none, .trim: points
        case .composed: composed
        case .name: NameProfile.normalised(composed)
        case .document: DocumentProfile.normalised(composed)
        case .travelDocument: try TravelDocumentProfile.normalised(composed)
        }
    }

    private static func text(_ points: [UInt32]) -> String {
        var text = String.UnicodeScalarView()
        for point in points {
            // WHY: assigned code points have no surrogates, and no mapping makes one.
            guard let scalar = Unicode.Scalar(point) else { preconditionFailure("a surrogate") }
            text.append(scalar)
        }
        return String(text)
    }
}
