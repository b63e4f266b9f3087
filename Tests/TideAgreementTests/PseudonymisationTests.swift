import Testing
import TideAgreement
import TideCore
import TidePseudonym
import TideTestSupport

/// What documents say about how pseudonyms are made, and what it means.
struct PseudonymisationTests {
    /// The first pseudonymisation of the sample's agreement, written as told.
    private func read(_ written: String) throws -> Pseudonymisation {
        let files = Sample.replacing(
            "{scheme: hmac-sha256, domain: nso-mol}",
            with: "{\(written)}",
            in: "agreement.yaml"
        )
        let grant = try #require(try Sample.read(files).agreements.first?.grants.first)
        let made = grant.columns.compactMap { column -> Pseudonymisation? in
            if case .pseudonymise(let how) = column.treatment { how } else { nil }
        }
        return try #require(made.first)
    }

    private func token(_ encoding: TokenEncoding, _ length: Int, _ check: CheckSystem? = nil) throws -> PseudonymForm {
        .token(try #require(TokenForm(encoding, length: length, check: check)))
    }

    @Test func `what is left out means what it meant in the first version`() throws {
        let first = try read("scheme: hmac-sha256, domain: nso-mol")
        #expect(first == Pseudonymisation(scheme: .hmacSHA256, domain: "nso-mol"))
        #expect(first.form == .token(.hex32) && first.stability == .domain && first.links)
        #expect(first.json == ["scheme": "hmac-sha256", "domain": "nso-mol"])
        #expect(first.summary == "hmac-sha256 nso-mol")
        let whole = try read("scheme: hmac-sha256, domain: nso-mol, encoding: hex, length: 32, stable: domain")
        #expect(whole == first && whole.json == first.json)
    }

    @Test func `every form of the stage can be written`() throws {
        #expect(try read("scheme: hmac-sha256, domain: d, encoding: base32").form == token(.base32, 26))
        #expect(try read("scheme: hmac-sha256, domain: d, encoding: decimal").form == token(.digits, 38))
        #expect(
            try read("scheme: hmac-sha256, domain: d, encoding: decimal, length: 20, check: damm").form
                == token(.digits, 20, .damm)
        )
        #expect(
            try read("scheme: hmac-sha256, domain: d, length: 24, check: mod-1271-36").form == token(.hex, 24, .mod1271)
        )
        let letters = try #require(NumeralAlphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        for (word, alphabet) in [
            ("digits", NumeralAlphabet.decimal), ("alphanumeric", .alphanumeric), ("letters", letters),
            ("\"0123456789\"", .decimal),
        ] {
            #expect(
                try read("scheme: ff1, domain: d, alphabet: \(word)").form == .formatPreserving(alphabet, check: nil)
            )
        }
        #expect(
            try read("scheme: ff1, domain: d, alphabet: digits, check: mod-97-10").form
                == .formatPreserving(.decimal, check: .mod97)
        )
        #expect(try read("scheme: aes-siv, domain: d").form == .sealed(.hex))
        #expect(try read("scheme: aes-siv, domain: d, encoding: base32").form == .sealed(.base32))
    }

    @Test func `the form that is printed reads as the same again`() throws {
        for written in [
            "scheme: hmac-sha256, domain: d, encoding: base32, length: 12, check: mod-37-2, stable: release",
            "scheme: hmac-sha256, domain: d, stable: record", "scheme: hmac-sha256, domain: d, encoding: decimal",
            "scheme: ff1, domain: d, alphabet: letters, check: mod-661-26", "scheme: ff1, domain: d, alphabet: xyz",
            "scheme: aes-siv, domain: d, encoding: base32",
        ] {
            let how = try read(written)
            let again = (how.json.members ?? [:]).sorted { $0.key < $1.key }.map { name, value in
                "\(name): \(CanonicalJSON.text(value))"
            }
            #expect(try read(again.joined(separator: ", ")) == how, "\(written)")
        }
    }

    @Test func `only what stays the same within the domain links`() throws {
        #expect(try !read("scheme: hmac-sha256, domain: d, stable: release").links)
        #expect(try !read("scheme: hmac-sha256, domain: d, stable: record").links)
        #expect(try read("scheme: ff1, domain: d, alphabet: digits").links)
    }

    @Test(arguments: ["sha256", "SHA-512", "sha3-256", "md5", "none", "plain", "blake2b", "ripemd160", "crc32"])
    func `what has no key is refused with the reason`(word: String) {
        let files = Sample.replacing("scheme: hmac-sha256", with: "scheme: \(word)", in: "agreement.yaml")
        let messages = Sample.messages(files)
        #expect(messages.contains { $0.contains("TG0126: `\(word)` has no key") }, "\(messages)")
    }

    @Test func `a domain leads to the domains around it`() throws {
        let listed = "{domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}"
        let files = Sample.replacing(
            "- \(listed)",
            with: """
                - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, within: mid, linkable: declared}
                  - {domain: top, scheme: hmac-sha256, custodian: xb.health}
                  - {domain: mid, scheme: hmac-sha256, custodian: xb.health, within: top}
                """,
            in: "health/agreement.yaml"
        )
        let set = try Sample.read(files)
        let agreement = try #require(set.agreements.first { $0.id == "health-stats" })
        #expect(agreement.pseudonymDomains.parents(of: "stats-health") == ["mid", "top"])
        #expect(agreement.pseudonymDomains.parents(of: "top") == [])
        #expect(agreement.pseudonymDomains.first?.linkable == .declared)
    }

    @Test(arguments: Normalisation.allCases)
    func `every profile can be named`(profile: Normalisation) throws {
        let text = try #require(Sample.texts.first { $0.value.contains("namespace: passport") })
        let old = try #require(text.value.firstRange(of: /namespace: passport[^}]*}/))
        let files = Sample.replacing(
            String(text.value[old]),
            with: "namespace: passport, normalise: \(profile.rawValue)}",
            in: text.key
        )
        let column = try Sample.read(files).datasets["work-permits"]?.column("passport_no")
        #expect(column?.identifier?.normalise.text == profile.rawValue)
    }
}
