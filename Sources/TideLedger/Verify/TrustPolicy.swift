package import TideCore

/// Which logs a verifier trusts, and which witnesses must have seen their tree heads.
///
/// Lines `log <vkey> [url]`, `witness <name> <vkey> [url]`, `group <name> all|any|<k> <member>…`, `quorum <name>|none`;
/// `#` begins a comment line; a name stands above its use and in one group at most. There is one `quorum` line and at
/// least one `log` line.
///
/// *Source:* C2SP tlog-policy (draft at 5ba5ee8).
package struct TrustPolicy: Hashable, Sendable {
    /// A rule over witnesses.
    enum Quorum: Hashable, Sendable {
        case none
        case witness(VerifierKey)
        /// At least `count` of the members.
        indirect case group(count: Int, of: [Quorum])
    }

    package let logs: [VerifierKey]
    package let witnesses: [VerifierKey]
    /// Where a witness takes tree heads: the prefix before `/add-checkpoint`, for those of which the policy says it.
    package let addresses: [VerifierKey: String]
    let quorum: Quorum
    /// Of the policy file's bytes, as the genesis entry has it.
    package let digest: ContentDigest

    /// Whether the policy asks for no witness at all.
    package var needsNoWitness: Bool { quorum == .none }

    /// The bytes of a policy for one log without witnesses.
    package static func text(log: VerifierKey) -> [UInt8] { Array("log \(log.text)\nquorum none\n".utf8) }

    /// Whether enough witnesses have signed.
    func isMet(by signers: Set<VerifierKey>) -> Bool { Self.isMet(quorum, signers) }

    private static func isMet(_ quorum: Quorum, _ signers: Set<VerifierKey>) -> Bool {
        switch quorum {
        case .none: true
        case .witness(let key): signers.contains(key)
        case .group(let count, let members): members.count { isMet($0, signers) } >= count
        }
    }
}

extension TrustPolicy {
    /// Reads a policy file.
    ///
    /// - Throws: `.invalid`, with the line.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard let text = NoteLines.text(bytes, tabs: true) else {
            throw .invalid(.notAPolicy, "its text", at: Place(file: file, line: 1, column: 1))
        }
        var reader = PolicyReader(file: file)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (position, line) in lines.enumerated() { try reader.read(line, number: position + 1) }
        guard let quorum = reader.quorum, !reader.logs.isEmpty else {
            throw .invalid(.notAPolicy, "no log or no quorum", at: Place(file: file, line: lines.count, column: 1))
        }
        self.init(
            logs: reader.logs,
            witnesses: reader.witnesses,
            addresses: reader.addresses,
            quorum: quorum,
            digest: ContentDigest(of: bytes)
        )
    }
}

/// Reads a policy line by line.
private struct PolicyReader {
    let file: String
    var logs: [VerifierKey] = []
    var witnesses: [VerifierKey] = []
    var addresses: [VerifierKey: String] = [:]
    var quorum: TrustPolicy.Quorum?
    private var named: [String: TrustPolicy.Quorum] = [:]
    private var members: Set<String> = []

    init(file: String) { self.file = file }

    mutating func read(_ line: Substring, number: Int) throws(LedgerError) {
        let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard let keyword = words.first, !keyword.hasPrefix("#") else { return }
        func refusal(_ what: String) -> LedgerError {
            .invalid(.notAPolicy, what, at: Place(file: file, line: number, column: 1))
        }
        switch (keyword, words.count) {
        case ("log", 2...3):
            let key = try key(words[1], kind: .ed25519, refusal("its log key"))
            guard isNew(key) else { throw refusal("a key twice") }
            logs.append(key)
        case ("witness", 3...4):
            let key = try key(words[2], kind: .cosignature, refusal("its witness key"))
            guard isNew(key) else { throw refusal("a key twice") }
            witnesses.append(key)
            if words.count == 4 { addresses[key] = words[3] }
            guard define(words[1], .witness(key)) else { throw refusal("a name twice") }
        case ("group", 4...):
            let names = words[3...]
            guard names.allSatisfy({ members.insert($0).inserted }) else { throw refusal("a member twice") }
            let parts = names.compactMap { named[$0] }
            guard parts.count == names.count else { throw refusal("an unknown name") }
            let needed: Int? =
                switch words[2] {
                case "all": parts.count
                case "any": 1
                default: NoteLines.number(words[2])
                }
            guard let count = needed, (1...parts.count).contains(count) else { throw refusal("its count") }
            guard define(words[1], .group(count: count, of: parts)) else { throw refusal("a name twice") }
        case ("quorum", 2):
            guard quorum == nil else { throw refusal("a second quorum") }
            guard let rule = words[1] == "none" ? .some(.none) : named[words[1]] else {
                throw refusal("an unknown name")
            }
            quorum = rule
        default: throw refusal("an unknown line")
        }
    }

    /// Whether no line above has the key, and none has its name and key id: a key signs one thing, and a signature line is of one key.
    private func isNew(_ key: VerifierKey) -> Bool {
        !(logs + witnesses).contains { $0.key == key.key || ($0.name == key.name && $0.keyID == key.keyID) }
    }

    private func key(
        _ text: String,
        kind: NoteKeyKind,
        _ refusal: @autoclosure () -> LedgerError
    ) throws(LedgerError) -> VerifierKey {
        let key: VerifierKey
        do {
            key = try VerifierKey(text)
        } catch {
            throw refusal()
        }
        guard key.kind == kind else { throw refusal() }
        return key
    }

    private mutating func define(_ name: String, _ rule: TrustPolicy.Quorum) -> Bool {
        guard name != "none", named[name] == nil else { return false }
        named[name] = rule
        return true
    }
}
