import TideCore
import TidePseudonym

/// A pseudonymisation as it is written, before it is known whether its parts go together.
struct PseudonymSettings: Hashable, Sendable {
    let scheme: SchemeName
    var encoding: TokenEncoding?
    var length: Int?
    var check: CheckSystem?
    var alphabet: String?
    var stable: PseudonymTerm?

    /// The form, and what does not go together.
    var resolved: (PseudonymForm, [PseudonymSlip]) {
        var slips = foreign.map { key in
            PseudonymSlip(key: key, code: .pseudonymKeyForeign, arguments: [key, scheme.rawValue, allowed])
        }
        var form: PseudonymForm?
        switch scheme {
        case .hmacSHA256: form = token(&slips)
        case .ff1: form = formatPreserving(&slips)
        case .aesSIV:
            form = PseudonymForm.SealedEncoding(rawValue: (encoding ?? .hex).rawValue).map { .sealed($0) }
            if form == nil {
                slips.append(PseudonymSlip(key: "encoding", code: .sealedEncoding, arguments: ["\(encodingName)"]))
            }
        }
        return (slips.isEmpty ? form ?? .token(.hex32) : .token(.hex32), slips)
    }

    private var encodingName: String { (encoding ?? .hex).rawValue }

    /// The keys that are written and that the scheme does not have.
    private var foreign: [String] {
        let written = [
            ("encoding", encoding != nil), ("length", length != nil), ("check", check != nil),
            ("alphabet", alphabet != nil), ("stable", stable != nil),
        ]
        return written.filter { $0.1 && !keys.contains($0.0) }.map(\.0)
    }

    private var keys: [String] {
        switch scheme {
        case .hmacSHA256: ["encoding", "length", "check", "stable"]
        case .ff1: ["alphabet", "check"]
        case .aesSIV: ["encoding"]
        }
    }

    private var allowed: String { keys.map { "`\($0)`" }.joined(separator: ", ") }

    private func token(_ slips: inout [PseudonymSlip]) -> PseudonymForm? {
        let encoding = encoding ?? .hex
        let length = length ?? encoding.usualLength
        if !encoding.lengths.contains(length) {
            let range = encoding.lengths
            let arguments = ["\(length)", encoding.rawValue, "\(range.lowerBound)", "\(range.upperBound)"]
            slips.append(PseudonymSlip(key: "length", code: .tokenLength, arguments: arguments))
        }
        checkReads(encoding.alphabet, encoding.rawValue, &slips)
        return TokenForm(encoding, length: length, check: check).map { .token($0) }
    }

    private func formatPreserving(_ slips: inout [PseudonymSlip]) -> PseudonymForm? {
        guard let text = alphabet else {
            slips.append(PseudonymSlip(key: "", code: .alphabetMissing, arguments: []))
            return nil
        }
        guard let alphabet = AlphabetName.alphabet(text) else {
            slips.append(PseudonymSlip(key: "alphabet", code: .alphabetUnfit, arguments: []))
            return nil
        }
        checkReads(alphabet.characters, text, &slips)
        return .formatPreserving(alphabet, check: check)
    }

    private func checkReads(_ characters: [UInt8], _ name: String, _ slips: inout [PseudonymSlip]) {
        guard let check, !check.reads(characters) else { return }
        let fit = CheckSystem.allCases.filter { $0.reads(characters) }.map { "`\($0.rawValue)`" }
        let arguments = [check.rawValue, name, fit.isEmpty ? "no check" : fit.joined(separator: " or ")]
        slips.append(PseudonymSlip(key: "check", code: .checkUnread, arguments: arguments))
    }
}

/// A part of a pseudonymisation that does not go with the others.
struct PseudonymSlip: Hashable, Sendable {
    /// The key that it stands under; empty for the whole.
    let key: String
    let code: DiagnosticCode
    let arguments: [String]

    /// The message at its place below that of the pseudonymisation.
    func diagnostic(at place: (String) -> Place) -> Diagnostic {
        Diagnostic(code, arguments, at: place(key.isEmpty ? "" : "/\(key)"))
    }
}
