import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct EnvelopeTests {
    @Test func `the pre-authentication encoding is that of the specification`() {
        let message = Envelope.preAuthenticationEncoding(
            type: "http://example.com/HelloWorld",
            payload: Array("hello world".utf8)
        )
        #expect(String(decoding: message, as: UTF8.self) == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
    }

    @Test func `an entry is one line of exact bytes and whole KiB`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 5)
        for entry in fixture.entries {
            let envelope = try Envelope(entry.bytes, file: "e")
            #expect(envelope.encoded == entry.bytes)
            #expect(envelope.payload.count == 4096)
            #expect(try Statement(envelope.payload, file: "e") == entry.statement)
            let text = String(decoding: entry.bytes, as: UTF8.self)
            #expect(text.hasPrefix(#"{"payload":""#) && !text.contains("\n"))
            #expect(text.contains(#""payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":""#))
        }
        // A refusal is as large as a release.
        #expect(Set(fixture.entries.map(\.bytes.count)).count == 1)
    }

    @Test func `nothing that names a party, agreement, dataset, column or figure stands in clear`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 5)
        let secrets = [
            "gmdac", "university", "director", "researcher", "mm-2026", "incidents", "region", "month", "0.25",
            "\"g1\"",
            "k-anonymous", "000102030405060708090a0b0c0d0e0f", "scientific-research",
            ContentDigest(of: "signed form").hex, ContentDigest(of: "input").hex,
            ContentDigest(of: ["dataset": "incidents", "purpose": "scientific-research"] as JSONValue).hex,
        ]
        for entry in fixture.entries {
            let text = String(decoding: entry.statement.payload, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(entry.statement.type)") }
        }
    }

    @Test(arguments: [
        (#" {"payload""#, #"{"payload""#), (#"{"payload""#, #"{ "payload""#),
        (#""signatures":["#, #""extra":1,"signatures":["#),
        (#""keyid":""#, #""keyid":"A"#), ("application/vnd.in-toto+json", "application\\/vnd.in-toto+json"),
        ("}]}", "}]}\n"),
        (#""signatures":["#, #""signatures":[{},"#), ("}]}", "}],\"signatures\":[]}"),
    ]) func `another spelling of an envelope is refused`(replaced: String, by other: String) throws {
        let fixture = try LedgerFixture()
        let text = String(decoding: try #require(fixture.entries.first).bytes, as: UTF8.self)
        let mangled = replaced.hasPrefix(" ") ? " " + text : text.replacingOccurrences(of: replaced, with: other)
        #expect(mangled != text)
        #expect(codes { _ = try Envelope(Array(mangled.utf8), file: "e") } == ["TG0618"])
    }

    @Test func `several officers may sign one payload`() throws {
        var generator = SeededGenerator(seed: 5)
        let keys = (0..<3).map { _ in SigningKey(using: &generator) }
        let envelope = Envelope(signing: [1, 2], type: PayloadType.agreement, keys: Array(keys.prefix(2)))
        #expect(envelope.validSigners(among: keys.map(\.verifyingKey)) == keys.prefix(2).map(\.verifyingKey).sorted())
        #expect(envelope.validSigners(among: [keys[2].verifyingKey]).isEmpty)
        #expect(envelope.closedSigners(among: [keys[0].verifyingKey]) == nil)
        #expect(envelope.closedSigners(among: keys.map(\.verifyingKey))?.count == 2)
        // The same signature under another payload type does not hold.
        let text = String(decoding: envelope.encoded, as: UTF8.self)
            .replacingOccurrences(of: PayloadType.agreement, with: PayloadType.approval)
        let swapped = try Envelope(Array(text.utf8), file: "e")
        #expect(swapped.validSigners(among: keys.map(\.verifyingKey)).isEmpty)
    }

    @Test func `an entry beyond the limit is refused`() throws {
        var fixture = try LedgerFixture()
        let keys = (0..<400).map { _ in SigningKey(using: &fixture.generator).verifyingKey }
        let log = try VerifierKey(name: LedgerFixture.origin, kind: .ed25519, key: fixture.logKey.verifyingKey)
        let genesis = GenesisEntry(
            log: log,
            registrarKey: fixture.registrarKey.verifyingKey,
            rootKeys: keys,
            releaseKeys: keys,
            policy: ContentDigest(of: "p")
        )
        let hidden = genesis.draft(using: &fixture.generator).hide(using: &fixture.generator)
        let at = Instant(secondsSince1970: 0)
        #expect(codes { _ = try hidden.sign(loggedAt: at, anchor: nil, keys: [fixture.releaseKey]) } == ["TG0626"])
    }

    // MARK: - Statements

    private func payload(_ change: (inout [String: JSONValue]) -> Void) throws -> [UInt8] {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 3)
        let value = try CanonicalJSON.decode(try #require(fixture.entries.last).statement.payload)
        var members = try #require(value.members)
        change(&members)
        // Padded anew, so that the length is not what is refused.
        var predicate = members["predicate"]?.members ?? [:]
        if predicate["pad"] != nil {
            predicate["pad"] = ""
            members["predicate"] = .object(predicate)
            let bare = CanonicalJSON.encode(.object(members)).count
            predicate["pad"] = .string(String(repeating: "0", count: (8192 - bare) % 1024))
            members["predicate"] = .object(predicate)
        }
        return CanonicalJSON.encode(.object(members))
    }

    private func setting(_ name: String, _ value: JSONValue?) throws -> [UInt8] {
        try payload { members in
            var predicate = members["predicate"]?.members ?? [:]
            predicate[name] = value
            members["predicate"] = .object(predicate)
        }
    }

    @Test func `an unchanged statement is read, with a field that is not critical too`() throws {
        #expect(codes { _ = try Statement(try payload { _ in }, file: "s") } == [])
        #expect(codes { _ = try Statement(try setting("later", "x"), file: "s") } == [])
    }

    @Test(
        arguments: [
            ("verdict", nil), ("verdict", "granted"), ("verdict", "released"), ("verdict", true),
            ("_sd_alg", "sha-512"), ("_sd", []),
            ("_sd", ["b"]), ("crit", []), ("crit", ["later", "verdict"]), ("crit", nil), ("loggedAt", "2026-11-22"),
            ("loggedAt", nil), ("anchor", nil), ("anchor", ["origin": "o"]), ("engine", "x"), ("pad", nil),
        ] as [(String, JSONValue?)]
    )
    func `a predicate with a missing, wrong or unknown critical field is refused`(
        name: String,
        value: JSONValue?
    ) throws {
        let isRead = name == "_sd" && value == []
        #expect(codes { _ = try Statement(try setting(name, value), file: "s") } == (isRead ? [] : ["TG0619"]))
    }

    @Test func `a statement about nothing, of an unknown kind or unpadded is refused`() throws {
        let changes: [(inout [String: JSONValue]) -> Void] = [
            { $0["subject"] = [] }, { $0["subject"] = nil }, { $0["_type"] = "https://in-toto.io/Statement/v0.1" },
            { $0["predicateType"] = "urn:tidegate:predicate:release-decision:v2" }, { $0["more"] = 1 },
            { $0["subject"] = [["digest": ["sha1": "00"], "name": "request"]] }, { $0["predicate"] = [] },
        ]
        for change in changes {
            #expect(codes { _ = try Statement(try payload(change), file: "s") } == ["TG0619"])
        }
        var bytes = try payload { _ in }
        bytes.insert(UInt8(ascii: " "), at: 1)
        #expect(codes { _ = try Statement(bytes, file: "s") } == ["TG0619"])
    }

    @Test func `the published schemas name every field in clear`() {
        for type in PredicateType.allCases {
            let names = type.schema["properties"]?.members?.keys.sorted() ?? []
            #expect(names.contains(type.stateField) && names.contains("_sd") && names.contains("crit"))
            #expect(PredicateType.schemaDigests[type.rawValue]?.text == ContentDigest(of: type.schema).hex)
        }
    }

    @Test func `the table in the format's page is that of the program`() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/ledger.md"), encoding: .utf8)
        for type in PredicateType.allCases {
            let clear = (type.schema["properties"]?.members?.keys.sorted() ?? []).map { "`\($0)`" }
            let hidden = type.hiddenFields.map { "`\($0.name)`" + ($0.audience == .auditor ? "*" : "") }
            let row =
                "| `\(type.rawValue.split(separator: ":")[3])` | \(clear.joined(separator: ", ")) | \(hidden.joined(separator: ", ")) |"
            #expect(page.contains(row), "\(row)")
        }
    }

    @Test func `the example entry in the format's page is read`() throws {
        let fixture = try LedgerFixture()
        let page = repositoryRoot.appending(path: "docs/formats/ledger.md")
        let shown = try example("entry", in: "ledger.md")
        let genesis = String(decoding: fixture.entries[0].bytes, as: UTF8.self)
        let text = try String(contentsOf: page, encoding: .utf8)
        try expect(text.replacing(shown, with: "\(genesis)\n"), inFile: page)
        let bytes = Array(try example("entry", in: "ledger.md").utf8.dropLast())
        let envelope = try Envelope(bytes, file: "e")
        #expect(try Statement(envelope.payload, file: "e").state == "genesis")
        #expect(envelope.closedSigners(among: [fixture.releaseKey.verifyingKey]) != nil)
    }

    // MARK: - Disclosures

    @Test func `a disclosure's digest is that of RFC 9901`() {
        let text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
        #expect(Disclosure.digest(of: text) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
    }

    @Test func `a recipient is given the recipient's fields and an auditor all`() throws {
        var fixture = try LedgerFixture()
        let hidden = fixture.decision(.released).draft(using: &fixture.generator).hide(using: &fixture.generator)
        let entry = try fixture.append(hidden, covering: ContentDigest(of: "m"))
        let recipient = hidden.disclosures(for: .recipient)
        let revealed = try entry.statement.revealed(by: recipient, file: "d")
        #expect(revealed["recipient"] == "university" && revealed["figures"]?["k"] == 5)
        #expect(revealed["input"] == nil && revealed["process"] == nil && revealed["commitment"] == nil)
        let all = try entry.statement.revealed(by: hidden.disclosures(for: .auditor), file: "d")
        #expect(all["input"]?.text == ContentDigest(of: "input").hex)
        #expect(all.count > revealed.count && entry.statement.hiddenDigests.count == 24)
    }

    @Test func `a refusal's subject opens to the request`() throws {
        var fixture = try LedgerFixture()
        let hidden = fixture.decision(.refused).draft(using: &fixture.generator).hide(using: &fixture.generator)
        let entry = try fixture.append(hidden)
        let opening = try #require(hidden.disclosures.first { $0.name == "commitment" }?.value)
        let commitment = try #require(Commitment(opening: opening))
        #expect(commitment.digest == entry.statement.subjects.first?.digest)
        #expect(commitment.value["dataset"] == "incidents")
        #expect(Commitment(opening: ["value": 1]) == nil)
    }

    @Test func `a list of disclosures is read from its one spelling`() throws {
        var fixture = try LedgerFixture()
        let hidden = fixture.decision(.refused).draft(using: &fixture.generator).hide(using: &fixture.generator)
        let entry = try fixture.append(hidden)
        let list = hidden.disclosures(for: .recipient)
        let bytes = Disclosure.encodeList(list)
        #expect(try Disclosure.decodeList(bytes, file: "d") == list)
        let text = String(decoding: bytes, as: UTF8.self)
        let swapped = Disclosure.encodeList(list).elementsEqual(bytes) ? list.reversed().map(\.text) : []
        for other in [text + "\n", "{}", "[1]", #"["WyJhIl0"]"#, CanonicalJSON.text(JSONValue(Array(swapped)))] {
            #expect(codes { _ = try Disclosure.decodeList(Array(other.utf8), file: "d") } == ["TG0620"])
        }
        var generator = SeededGenerator(seed: 99)
        let strange = Disclosure(name: "recipient", value: "ministry-of-truth", using: &generator)
        #expect(codes { _ = try entry.statement.revealed(by: [strange], file: "d") } == ["TG0621"])
        #expect(codes { _ = try entry.statement.revealed(by: [list[0], list[0]], file: "d") } == ["TG0621"])
    }

    // MARK: - Manifest

    @Test func `a manifest is read from its one spelling`() throws {
        var generator = SeededGenerator(seed: 6)
        let files = (["data/b.csv"] + BundleFile.listed.reversed()).map {
            ReleaseManifest.File(name: $0, digest: ContentDigest(of: $0), size: $0.utf8.count)
        }
        let manifest = ReleaseManifest(files: files, using: &generator)
        let bytes = manifest.encoded
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix(#"{"files":[{"name":"README.txt","sha256":""#) && text.hasSuffix(#"","version":"v1"}"#))
        #expect(try ReleaseManifest(bytes, file: "m") == manifest)
        #expect(manifest.dataset == "b")
        for (part, other) in [
            ("\"v1\"", "\"v2\""), ("\"size\":10", "\"size\":-1"),
            ("\"size\":10", "\"size\":10,\"x\":0"), ("\"nonce\":\"", "\"nonce\":\"00"), ("}]", "} ]"),
        ] {
            let mangled = text.replacingOccurrences(of: part, with: other)
            #expect(mangled != text)
            #expect(codes { _ = try ReleaseManifest(Array(mangled.utf8), file: "m") } == ["TG0622"], "\(other)")
        }
    }

    @Test func `a manifest lists the files of a bundle and one data file, nothing else`() throws {
        func read(_ names: [String]) -> [String] {
            let list = names.map { name in
                #"{"name":\#(CanonicalJSON.text(.string(name))),"sha256":"\#(ContentDigest(of: "").hex)","size":0}"#
            }
            let nonce = String(repeating: "0", count: 64)
            let text = #"{"files":[\#(list.joined(separator: ","))],"nonce":"\#(nonce)","version":"v1"}"#
            return codes { _ = try ReleaseManifest(Array(text.utf8), file: "m") }
        }
        func ascending(_ names: [String]) -> [String] { names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        let names = BundleFile.listed
        for data in ["data/a.csv", "data/visits-2026_v1.0.csv", "data/0.csv", "data/a.csv.csv"] {
            #expect(read(ascending(names + [data])) == [], "\(data)")
            #expect(read(names + [data]) == ["TG0622"], "not ascending")
            for name in names {
                #expect(read(ascending(names + [data]).filter { $0 != name }) == ["TG0622"], "\(name)")
            }
        }
        #expect(read(names) == ["TG0622"] && read([]) == ["TG0622"] && read(["data/a.csv"]) == ["TG0622"])
        for data in [
            "data/.csv", "data/A.csv", "data/.a.csv", "data/a", "data/a.csv\n", "data/a.CSV", "data/a b.csv",
            "data/ä.csv",
            "data/x/a.csv", "data/../a.csv", "data//a.csv", "/data/a.csv", "./data/a.csv", "Data/a.csv", "a.csv",
            "data",
            "data/\(String(repeating: "a", count: 65)).csv",
        ] {
            #expect(read(ascending(names + [data])) == ["TG0622"], "\(data)")
        }
        for extra in [
            "data/b.csv", "extra.txt", "release.dsse.json", "release-manifest.json", "", "..", "../README.txt", "A\\B",
            "README.txt", "README.txt\n", "/dev/zero",
        ] {
            #expect(read(ascending(names + ["data/a.csv", extra])) == ["TG0622"], "\(extra)")
        }
    }

    @Test func `missing, changed and extra files are named`() throws {
        var generator = SeededGenerator(seed: 6)
        func file(_ name: String, _ size: Int = 1) -> ReleaseManifest.File {
            ReleaseManifest.File(name: name, digest: ContentDigest(of: "x"), size: size)
        }
        let listed = (BundleFile.listed + ["data/a.csv"]).map { file($0) }
        let manifest = ReleaseManifest(files: listed, using: &generator)
        let signing = BundleFile.unlisted.map { file($0) }
        #expect(manifest.differences(from: signing + listed).isEmpty)
        let rest = listed.filter { !["README.txt", "report.html"].contains($0.name) }
        let found = manifest.differences(from: signing + rest + [file("README.txt", 2), file("x")])
        #expect(
            found.map { [$0.code.rawValue] + $0.arguments } == [
                ["TG0623", "README.txt"], ["TG0624", "report.html"], ["TG0625", "x"],
            ]
        )
    }
}
