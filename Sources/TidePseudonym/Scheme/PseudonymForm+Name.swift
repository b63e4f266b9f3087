extension TokenForm {
    /// Reads a ``name``; `nil` for anything else.
    package init?(named name: String) {
        let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let encoding = TokenEncoding(rawValue: parts[0]), let length = Int(parts[1]) else {
            return nil
        }
        var check: CheckSystem?
        if parts.count == 3 {
            guard let named = CheckSystem(rawValue: parts[2]) else { return nil }
            check = named
        }
        self.init(encoding, length: length, check: check)
        guard self.name == name else { return nil }
    }
}

extension PseudonymForm {
    /// As commands and entries call it: a token's own name such as `hex-32`; `ff1-digits` or `ff1-alphanumeric`, with a check behind
    /// a further hyphen; `ff1=` and the characters of any other alphabet; `siv-hex`, `siv-base32`.
    package var name: String {
        switch self {
        case .token(let form): return form.name
        case .formatPreserving(let alphabet, let check):
            let known = Self.alphabets.first { $0.alphabet == alphabet }?.name
            guard let known else { return "ff1=" + String(decoding: alphabet.characters, as: UTF8.self) }
            return (["ff1", known] + (check.map { [$0.rawValue] } ?? [])).joined(separator: "-")
        case .sealed(let encoding): return "siv-\(encoding.rawValue)"
        }
    }

    /// Reads a ``name``; `nil` for anything else.
    package init?(named name: String) {
        if let form = TokenForm(named: name) {
            self = .token(form)
            return
        }
        if name.hasPrefix("ff1=") {
            guard let alphabet = NumeralAlphabet(String(name.dropFirst(4))) else { return nil }
            self = .formatPreserving(alphabet, check: nil)
            return
        }
        let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("siv", 2):
            guard let encoding = SealedEncoding(rawValue: parts[1]) else { return nil }
            self = .sealed(encoding)
        case ("ff1", 2...):
            guard let alphabet = Self.alphabets.first(where: { $0.name == parts[1] })?.alphabet else { return nil }
            var check: CheckSystem?
            if parts.count == 3 {
                guard let named = CheckSystem(rawValue: parts[2]), named.reads(alphabet.characters) else { return nil }
                check = named
            }
            self = .formatPreserving(alphabet, check: check)
        default: return nil
        }
    }

    private static let alphabets: [(name: String, alphabet: NumeralAlphabet)] = [
        ("digits", .decimal), ("alphanumeric", .alphanumeric),
    ]
}
