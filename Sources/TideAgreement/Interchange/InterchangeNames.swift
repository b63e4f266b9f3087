import TideCore

/// What an IRI of a policy names, and with it the list of names that it is looked up in.
package enum NameKind: String, Hashable, Sendable, CaseIterable {
    /// `id@version`.
    case agreement
    case party
    /// `party/officer`.
    case officer
    case dataset
    case purpose
    case accreditation
    case zone
    case role
    case form
    case access
    case dimension
    case counted
    case distinct
}

/// Which IRI stands for which name of a document, in both directions.
///
/// Every name has one of the program's own, `urn:tidegate:KIND:NAME`; others can be given for those who know them by
/// something else, as a purpose by its term in a public vocabulary.
package struct InterchangeNames: Hashable, Sendable {
    /// `kind/name` by IRI.
    private let names: [String: String]
    /// IRI by `kind/name`.
    private let iris: [String: String]

    /// No names beside the program's own.
    package static let own = InterchangeNames(unchecked: [:])

    private init(unchecked names: [String: String]) {
        self.names = names
        self.iris = Dictionary(names.map { ($1, $0) }) { first, _ in first }
    }

    /// Reads pairs as they are typed: `IRI=KIND/NAME`.
    ///
    /// - Returns: `nil` where one is no such pair, or an IRI or a name stands in two: then it could not be told back.
    package init?(_ pairs: [String]) {
        var names: [String: String] = [:]
        for pair in pairs {
            guard let equals = pair.lastIndex(of: "=") else { return nil }
            let (iri, name) = (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
            let parts = name.split(separator: "/", maxSplits: 1)
            guard Self.isIRI(iri), !iri.hasPrefix(Self.prefix), parts.count == 2,
                NameKind(rawValue: String(parts[0])) != nil, names.updateValue(name, forKey: iri) == nil
            else { return nil }
        }
        guard Set(names.values).count == names.count else { return nil }
        self.init(unchecked: names)
    }

    private static let prefix = "urn:tidegate:"

    /// Whether a text is an absolute IRI, as far as it matters here: a scheme, a colon, and no white space or brackets.
    ///
    /// *Source:* RFC 3986 section 3.1, RFC 3987 section 2.2.
    static func isIRI(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text.first.map({ $0.isASCII && $0.isLetter }) ?? false else {
            return false
        }
        let scheme = text[..<colon].utf8.allSatisfy { byte in
            Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
        }
        let unfit = text.unicodeScalars.contains { scalar in
            scalar.value <= 0x20 || "<>\"{}|\\^`".unicodeScalars.contains(scalar) || ShownText.misleads(scalar)
        }
        return scheme && !unfit && text.index(after: colon) < text.endIndex
    }

    /// The IRI of a name.
    func iri(_ kind: NameKind, _ name: String) -> String {
        iris["\(kind.rawValue)/\(name)"] ?? "\(Self.prefix)\(kind.rawValue):\(name)"
    }

    /// The name that an IRI stands for; `nil` where it stands for none of the kind.
    func name(_ kind: NameKind, of iri: String) -> String? {
        if let name = names[iri] {
            return name.hasPrefix("\(kind.rawValue)/") ? String(name.dropFirst(kind.rawValue.count + 1)) : nil
        }
        let own = "\(Self.prefix)\(kind.rawValue):"
        return iri.hasPrefix(own) && iri.count > own.count ? String(iri.dropFirst(own.count)) : nil
    }
}
