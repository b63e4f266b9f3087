package import TideCore
package import TidePseudonym

/// How an identifier becomes a pseudonym.
///
/// What a document leaves out means what it meant in the first version: two that say the same in other words are equal.
package struct Pseudonymisation: Hashable, Sendable {
    package let scheme: SchemeName
    /// Pseudonyms of one domain link with each other and with nothing else.
    package let domain: Identifier
    /// What takes the place of an identifier; the form of the first version where ``slips`` has something.
    package let form: PseudonymForm
    package let stability: PseudonymTerm
    /// What does not go together as it was written; empty in all that was read without a problem.
    let slips: [PseudonymSlip]

    package init(scheme: SchemeName, domain: Identifier) {
        self.init(PseudonymSettings(scheme: scheme), domain: domain)
    }

    init(_ settings: PseudonymSettings, domain: Identifier) {
        scheme = settings.scheme
        self.domain = domain
        (form, slips) = settings.resolved
        stability = settings.stable ?? .domain
    }

    /// Whether two files can be joined by it.
    package var links: Bool { stability == .domain }

    /// As it stands in a document: what has its meaning by being left out stays out.
    package var json: JSONValue {
        var members = further
        members["scheme"] = .string(scheme.rawValue)
        members["domain"] = .string(domain.text)
        return .object(members)
    }

    /// The same as data without words, as `hmac-sha256 nso-mol` or `hmac-sha256 nso-mol length 24`.
    package var summary: String {
        let more = further.sorted { $0.key < $1.key }.map { name, value in
            "\(name) \(value.text ?? value.number.map(String.init) ?? "")"
        }
        return (["\(scheme.rawValue) \(domain)"] + more).joined(separator: " ")
    }

    /// The settings that differ from what leaving them out means.
    private var further: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        switch form {
        case .token(let token):
            if token.encoding != .hex { members["encoding"] = .string(token.encoding.rawValue) }
            if token.length != token.encoding.usualLength { members["length"] = JSONValue(token.length) }
            members["check"] = token.check.map { .string($0.rawValue) }
        case .formatPreserving(let alphabet, let check):
            members["alphabet"] = .string(AlphabetName.text(of: alphabet))
            members["check"] = check.map { .string($0.rawValue) }
        case .sealed(let encoding): if encoding != .hex { members["encoding"] = .string(encoding.rawValue) }
        }
        if stability != .domain { members["stable"] = .string(stability.rawValue) }
        return members
    }
}

/// The schemes of this version: all of them have a key.
package enum SchemeName: String, Hashable, Sendable, CaseIterable {
    /// Tokens that nobody takes back.
    case hmacSHA256 = "hmac-sha256"
    /// The identifier's own format; the key's holder gets it back.
    case ff1
    /// The identifier, sealed; the key's holder gets it back.
    case aesSIV = "aes-siv"

    /// Whether a word names a way to make codes that has no key, or none at all.
    ///
    /// Such a code is undone by trying all identifiers, which is why it is told by a message of its own.
    static func isUnkeyed(_ word: String) -> Bool {
        let bare = word.lowercased().filter { $0 != "-" && $0 != "_" }
        return ["none", "plain", "hash", "clear"].contains(bare)
            || ["md5", "sha", "blake", "ripemd", "crc", "xxh", "murmur"].contains { bare.hasPrefix($0) }
    }
}

/// How long a pseudonym stays the same.
package enum PseudonymTerm: String, Hashable, Sendable, CaseIterable {
    /// Within the domain: releases link.
    case domain
    /// Within one release.
    case release
    /// Within one record: nothing links, not even in one file.
    case record
}

/// The names of alphabets, which stand for their characters.
enum AlphabetName: String, CaseIterable {
    case digits
    case letters
    case alphanumeric

    private var characters: String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return switch self {
        case .digits: "0123456789"
        case .letters: letters
        case .alphanumeric: "0123456789" + letters
        }
    }

    /// The alphabet of a name, or of the characters themselves; `nil` for what is none.
    static func alphabet(_ text: String) -> NumeralAlphabet? {
        NumeralAlphabet(AlphabetName(rawValue: text)?.characters ?? text)
    }

    /// What a document writes for an alphabet.
    static func text(of alphabet: NumeralAlphabet) -> String {
        let characters = String(decoding: alphabet.characters, as: UTF8.self)
        return allCases.first { $0.characters == characters }?.rawValue ?? characters
    }
}

extension TokenEncoding {
    /// The length that leaving it out means: as few tokens meet as of the first version's, but for decimal ones, which stay below 2^127.
    var usualLength: Int {
        switch self {
        case .hex: 32
        case .base32: 26
        case .digits: 38
        }
    }
}
