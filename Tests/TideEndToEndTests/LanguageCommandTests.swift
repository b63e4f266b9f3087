import Foundation
import Testing
import TideCore
import TideTestSupport

/// The built program in French, as an office that works in it meets it.
struct LanguageCommandTests {
    private static let policies = repositoryRoot.appending(path: "policies/missing-migrants").path
    private static let agreement = "gmdac-university-2026-01"

    private static func run(_ arguments: [String], in environment: [String: String] = [:]) throws -> BuiltProgram.Run {
        try BuiltProgram(environment: environment).run(arguments)
    }

    /// A request that is refused, decided as of a day.
    private static func decision(_ more: [String], in environment: [String: String] = [:]) throws -> BuiltProgram.Run {
        let request = repositoryRoot.appending(path: "examples/01-missing-migrants/requests/enforcement.yaml").path
        return try run(
            ["decide", "--policies", policies, "--request", request, "--at", "2026-06-01", "--explain"] + more,
            in: environment
        )
    }

    @Test func `a refused request is explained in French, and refused all the same`() throws {
        let english = try Self.decision([])
        let french = try Self.decision(["--language", "fr"])
        #expect(english.status == 2 && french.status == 2)
        #expect(english.output.hasPrefix("refused; reasons: ") && french.output.hasPrefix("demande refusée"))
        // Reason codes, places and names are the same; of the sentences none is.
        let codes = { (text: String) in text.matches(of: /[A-Z_]{4,}(?=\u{a0}?: )/).map { String($0.output) } }
        #expect(!codes(english.output).isEmpty && codes(english.output) == codes(french.output))
        let lines = Set(english.output.split(separator: "\n"))
        #expect(french.output.split(separator: "\n").filter(lines.contains) == [])
    }

    @Test(arguments: [
        (["LANG": "fr_NE.UTF-8"], true), (["LC_ALL": "fr_NE.UTF-8", "LANG": "en_GB.UTF-8"], true),
        (["LC_MESSAGES": "fr_FR"], true), (["LC_ALL": "C", "LANG": "fr_NE.UTF-8"], false),
        (["LANG": "C.UTF-8"], false), (["LANG": "de_DE.UTF-8"], false), ([:], false),
    ])
    func `the locale decides where no option does`(environment: [String: String], isFrench: Bool) throws {
        let asked = try Self.decision(["--language", isFrench ? "fr" : "en"])
        #expect(try Self.decision([], in: environment).output == asked.output)
        let other = try Self.decision(["--language", isFrench ? "en" : "fr"], in: environment)
        #expect(other.output != asked.output)
    }

    @Test func `in JSON words follow the language, and what programs read does not`() throws {
        func reading(_ run: BuiltProgram.Run) throws -> JSONValue {
            try CanonicalJSON.decode(Array(run.output.utf8.dropLast()))
        }
        /// Without what is in words.
        func bare(_ value: JSONValue) -> JSONValue {
            if let elements = value.elements { return .array(elements.map(bare)) }
            guard let members = value.members else { return value }
            return .object(members.filter { !["message", "hint", "rule", "label"].contains($0.key) }.mapValues(bare))
        }
        let english = try reading(Self.decision(["--format", "json", "--language", "en"]))
        let french = try reading(Self.decision(["--format", "json", "--language", "fr"]))
        #expect(english != french && bare(english) == bare(french))
    }

    @Test(arguments: ["de", "", "fr_NE.UTF-8", "french"])
    func `a language that is not spoken is a matter of usage that names those that are`(language: String) throws {
        let run = try Self.run(["check", Self.policies, "--language", language])
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.messages.contains("en") && run.messages.contains("fr") && run.messages.contains("--language"))
    }

    @Test func `an agreement is shown as a French page, of the same digest and with the same JSON`() throws {
        let shown = ["agreement", "show", Self.agreement, "--policies", Self.policies]
        let french = try Self.run(shown + ["--html", "--language", "fr"])
        let english = try Self.run(shown + ["--html", "--language", "en"])
        #expect(french.status == 0 && french.output.contains("<html lang=\"fr\">"))
        #expect(english.output.contains("<html lang=\"en\">"))
        let digest = { (page: String) in page.firstMatch(of: /<code>([0-9a-f]{64})<\/code>/).map { String($0.output.1) }
        }
        #expect(digest(french.output) != nil && digest(french.output) == digest(english.output))
        #expect(try Self.run(shown + ["--language", "fr"]).output == Self.run(shown).output)
    }

    @Test func `what is wrong with documents is said in French, at the same places under the same codes`() throws {
        try withTemporaryFolder { folder in
            try write(SmallOffice().files, to: folder)
            let broken = SmallOffice.agreement(version: 1)
                .replacing("purposes: [research]", with: "purposes: [reserach]")
            try Data(broken.utf8).write(to: folder.appending(path: "agreement.yaml"))
            let french = try Self.run(["check", folder.path, "--language", "fr"])
            let english = try Self.run(["check", folder.path])
            #expect(french.status == 3 && english.status == 3)
            #expect(french.messages.contains("conseil\u{a0}: vouliez-vous dire `research`\u{a0}?"))
            let heads = { (text: String) in
                text.matches(of: /[a-z.]+:[0-9]+:[0-9]+: TG[0-9]{4}/).map { String($0.output) }
            }
            #expect(!heads(english.messages).isEmpty && heads(french.messages) == heads(english.messages))
        }
    }

    @Test func `what an office that works in French signs, logs and hands out is in English`() throws {
        try PreparedWorkshop.withCopy { shop in
            var shop = shop
            shop.program.environment["LANG"] = "fr_NE.UTF-8"
            let released = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            let bundle = try #require(released.json["bundle"] as? String)
            try shop.write(SmallOffice.request(purpose: "enforcement", columns: ["name", "age"], k: 2), "bad.yaml")
            let refused = try shop.program.run(shop.releasing(request: shop.path("bad.yaml")))
            #expect(refused.status == 2 && refused.output.hasPrefix("demande refusée"))
            // Everything that the log hides is data of an office whose documents are in ASCII, and English.
            let revealed = try shop.expectSuccess(["log", "show", "--reveal", "--format", "json"] + shop.opening)
            #expect(revealed.output.utf8.allSatisfy { $0 < 0x80 })
            let page = try String(contentsOfFile: "\(bundle)/agreement.html", encoding: .utf8)
            #expect(page.contains("<html lang=\"en\">") && page.contains("Data-sharing agreement"))
            let read = try shop.expectSuccess(
                ["agreement", "show", "clinic-study-1", "--html"] + shop.opening
            )
            #expect(read.output.contains("<html lang=\"fr\">") && read.output.contains("Signé par tous"))
            // Decided again by somebody who reads French, the decisions are the same to the byte.
            let audited = try shop.program.run(
                ["audit", shop.log, "--trust", shop.trust, "--evidence", shop.workspace, "--passphrase-file"]
                    + [shop.passphrase]
            )
            #expect(audited.status == 0 && audited.output.contains("rejoué\u{a0}: "), "\(audited.messages)")
            let verified = try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            #expect(verified.output.hasPrefix("vérifié\u{a0}: diffusion "))
        }
    }

    @Test func `what a command that writes could not do is told in its reader's language`() throws {
        try PreparedWorkshop.withCopy { shop in
            let opening = ["--workspace", shop.workspace, "--passphrase-file", shop.path("visits.csv")]
            let suspend =
                ["agreement", "suspend", "nobody-knows-it", "--reason", "x"] + shop.signed(by: SmallOffice.approver)
            let english = try shop.program.run(suspend + opening)
            let french = try shop.program.run(suspend + opening + ["--language", "fr"])
            #expect(english.status == french.status && english.status != 0 && english.messages != french.messages)
            let codes = { (text: String) in text.matches(of: /TG[0-9]{4}/).map { String($0.output) } }
            #expect(!codes(english.messages).isEmpty && codes(english.messages) == codes(french.messages))
        }
    }
}
