import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideLedger
import TidePseudonym
import TideRelease
import TideTestSupport

/// Releases under agreements that name further forms of pseudonyms.
@Suite struct PseudonymReleaseTests {
    /// An office whose agreement makes pseudonyms as it is told.
    private func withOffice(
        _ how: String,
        domains: String = "",
        normalise: String = "trim-v1",
        _ body: (ReleaseFixture) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let agreement = SmallOffice.agreement(version: 1)
                .replacing("{scheme: hmac-sha256, domain: clinic-study}", with: "{\(how)}")
            files["agreement.yaml"] = Array((agreement + domains).utf8)
            let dataset = String(decoding: try #require(files["dataset.yaml"]), as: UTF8.self)
            files["dataset.yaml"] = Array(dataset.replacing("trim-v1", with: normalise).utf8)
            try fixture.registerParties(files)
            _ = try fixture.register(files)
            try body(fixture)
        }
    }

    private func order(_ fixture: ReleaseFixture) throws -> ReleasePipeline<EmbeddedEngine>.Order {
        try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
    }

    private func people(_ released: ReleaseOutcome.Released) throws -> [String] {
        let data = String(decoding: try DurableFile.read("\(released.bundle)/data/visits.csv"), as: UTF8.self)
        return data.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
    }

    /// The rows without their pseudonyms.
    private func rows(_ released: ReleaseOutcome.Released) throws -> [String] {
        let data = String(decoding: try DurableFile.read("\(released.bundle)/data/visits.csv"), as: UTF8.self)
        return data.split(whereSeparator: \.isNewline).dropFirst().map { String($0.drop { $0 != "," }) }
    }

    /// The pseudonyms of the source's persons under a recipe.
    private func all(_ recipe: PseudonymRecipe) throws -> Set<String> {
        let generator = RecipeGenerator(recipe)
        return Set(
            try (0..<120).map {
                try generator.pseudonym(of: recipe.normalisation.apply(toBytes: Array("P\($0)".utf8)[...]))
            }
        )
    }

    private func recipe(
        _ fixture: ReleaseFixture,
        _ form: PseudonymForm,
        _ stability: PseudonymStability = .domain,
        normalisation: Normalisation = .trim,
        domains: [Identifier] = ["clinic-study"]
    ) throws -> PseudonymRecipe {
        try #require(
            PseudonymRecipe(
                rings: domains.map { .init(domain: $0, epoch: "1") },
                namespace: "patient",
                normalisation: normalisation,
                form: form,
                stability: stability,
                master: fixture.office.master
            )
        )
    }

    private func told(_ fixture: ReleaseFixture, _ released: ReleaseOutcome.Released) throws -> [String: JSONValue] {
        let entry = try #require(try fixture.audited().entries.first { $0.index == released.entry })
        let record = try fixture.office.evidence.record(behind: ContentDigest(of: entry.bytes))
        let texts = try #require(record["disclosures"]?.elements).compactMap(\.text)
        let figures = texts.compactMap { Disclosure($0) }.first { $0.name == "figures" }?.value
        return try #require(figures?["pseudonyms"]?.elements?.first?.members)
    }

    @Test func `tokens of another form leave, are told in the statement, and replay`() throws {
        let how = "scheme: hmac-sha256, domain: clinic-study, encoding: base32, length: 16, check: mod-37-2"
        try withOffice(how, normalise: "document-v1") { fixture in
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let form = PseudonymForm.token(try #require(TokenForm(.base32, length: 16, check: .mod37)))
            let expected = try all(recipe(fixture, form, normalisation: .document))
            let people = try people(released)
            #expect(Set(people).isSubset(of: expected) && Set(people).count == people.count && people.count > 60)
            let told = try told(fixture, released)
            #expect(told["profile"] == "document-v1" && told["epoch"] == "1" && told["stability"] == "domain")
            #expect(
                told["form"]
                    == ["scheme": "hmac-sha256", "encoding": "base32", "length": 16, "check": "mod-37-2"]
            )
            let report = try fixture.replay()
            #expect(report.isEqual && report.measured == 1, "\(report.words)")
        }
    }

    @Test func `the first version's form is told too, and its plan is what it was`() throws {
        try withOffice("scheme: hmac-sha256, domain: clinic-study") { fixture in
            let dry = try #require(try fixture.dryRun(order(fixture)).dryRun)
            let again = try #require(try fixture.dryRun(order(fixture)).dryRun)
            #expect(dry.digest == again.digest && dry.record["output"]?["sha256"] != nil)
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let told = try told(fixture, released)
            #expect(told["form"] == ["scheme": "hmac-sha256", "encoding": "hex", "length": 32])
            #expect(Set(try people(released)).isSubset(of: try all(recipe(fixture, .token(.hex32)))))
            let report = String(decoding: try DurableFile.read("\(dry.report).json"), as: UTF8.self)
            #expect(report.contains(#""collisionBound":"#))
        }
    }

    @Test func `each release has its own pseudonyms, which its number makes again`() throws {
        try withOffice("scheme: hmac-sha256, domain: clinic-study, stable: release") { fixture in
            let dry = try #require(try fixture.dryRun(order(fixture)).dryRun)
            #expect(dry.record["output"]?["sha256"] == nil && dry.record["output"]?["size"] != nil)
            #expect(try fixture.dryRun(order(fixture)).dryRun?.digest == dry.digest)
            try fixture.approve(dry.digest)
            let first = try #require(try fixture.release(order(fixture), seed: 5).released)
            let second = try #require(try fixture.release(order(fixture), seed: 6).released)
            #expect(Set(try people(first)).isDisjoint(with: try people(second)))
            // Nor does the order of the rows say which belong together.
            #expect(try rows(first) != rows(second) && rows(first).sorted() == rows(second).sorted())
            for released in [first, second] {
                let entry = try #require(try fixture.audited().entries.first { $0.index == released.entry })
                let record = try fixture.office.evidence.record(behind: ContentDigest(of: entry.bytes))
                let nonce = try #require(record[EvidenceMember.releaseNonce]?.text.flatMap { Hex.decode($0) })
                let again = try all(recipe(fixture, .token(.hex32), .release(nonce: nonce)))
                #expect(Set(try people(released)).isSubset(of: again))
                #expect(try told(fixture, released)["stability"] == "release")
                for (name, bytes) in try FolderFiles.read(released.bundle) {
                    #expect(!String(decoding: bytes, as: UTF8.self).contains(Hex.encode(nonce)), "\(name)")
                }
            }
            let report = try fixture.replay()
            #expect(report.isEqual && report.measured == 2, "\(report.words)")
        }
    }

    @Test func `nothing links where each record has its own token, and the log replays`() throws {
        try withOffice("scheme: hmac-sha256, domain: clinic-study, encoding: base32, length: 8, stable: record") {
            fixture in
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let people = try people(released)
            #expect(Set(people).count == people.count && people.allSatisfy { $0.utf8.count == 8 })
            let entry = try #require(try fixture.audited().entries.first { $0.index == released.entry })
            let record = try fixture.office.evidence.record(behind: ContentDigest(of: entry.bytes))
            #expect(record[EvidenceMember.releaseNonce] == nil)
            let report = try fixture.replay()
            #expect(report.isEqual && report.measured == 1, "\(report.words)")
        }
    }

    @Test func `a domain within another leads its pseudonyms on`() throws {
        let domains = """
            pseudonymise:
              - {domain: clinic-study, scheme: aes-siv, custodian: xa.clinic, within: clinic, linkable: within}
              - {domain: clinic, scheme: aes-siv, custodian: xa.clinic}

            """
        try withOffice("scheme: aes-siv, domain: clinic-study, encoding: base32", domains: domains) { fixture in
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let inner = try recipe(fixture, .sealed(.base32), domains: ["clinic", "clinic-study"])
            #expect(Set(try people(released)).isSubset(of: try all(inner)))
            // The holder of both keys goes back to the person.
            let schemes = inner.schemes.map { SchemeGenerator($0, master: fixture.office.master) }
            let outer = try schemes[1].reverse(try #require(people(released).first))
            let person = try schemes[0].reverse(String(decoding: outer.exposed, as: UTF8.self))
            #expect(String(decoding: person.exposed, as: UTF8.self).hasPrefix("P"))
            #expect(
                try told(fixture, released)["within"] == [["domain": "clinic", "epoch": "1"]]
            )
        }
    }

    @Test func `an identifier without a pseudonym refuses the release by its line alone`() throws {
        try withOffice("scheme: ff1, domain: clinic-study, alphabet: digits") { fixture in
            let order = try order(fixture)
            let error = #expect(throws: DisclosureError.self) { try fixture.dryRun(order) }
            let problem = try #require(error?.diagnostics.first)
            #expect(problem.code == .identifierTooShort && problem.message.contains("`person`, line "))
            #expect(try fixture.office.register.releases().isEmpty)
        }
    }

    @Test func `an epoch begins other pseudonyms`() {
        let epochs = PseudonymEpochs(["clinic-study": "2"])
        #expect(epochs.epoch(of: "clinic-study") == "2" && epochs.epoch(of: "other") == "1")
        #expect(PseudonymEpochs().epoch(of: "clinic-study") == "1")
    }

    @Test func `pseudonyms of one release are opened as it made them, and no others`() throws {
        func code(_ work: () throws -> Void) -> [DiagnosticCode] {
            do {
                try work()
                return []
            } catch let error as any DiagnosedError {
                return error.diagnostics.map(\.code)
            } catch { return [] }
        }
        func asking(
            _ fixture: ReleaseFixture,
            _ pseudonyms: [String],
            of released: ReleaseOutcome.Released,
            form: String = "hex-32"
        ) throws -> PseudonymService.Reversal {
            let people = (0..<120).map { "P\($0)" }
            let asked = try fixture.write((["p"] + pseudonyms).joined(separator: "\n"), "asked-\(pseudonyms.count).csv")
            let among = try fixture.write((["no"] + people).joined(separator: "\n"), "among.csv")
            let order = PseudonymService.Reversal(
                question: PseudonymQuestion(
                    domain: "clinic-study",
                    namespace: "patient",
                    profile: .trim,
                    form: try #require(PseudonymQuestion.Form(named: form))
                ),
                epoch: nil,
                pseudonyms: try IdentifierFile(asked, column: "p"),
                release: released.bundle.split(separator: "/").last.flatMap { ReleaseIdentifier(String($0)) },
                among: try IdentifierFile(among, column: "no")
            )
            _ = try PseudonymService(office: fixture.office, vault: nil).reversal(order, reason: "order 12")
            return order
        }
        try withOffice("scheme: hmac-sha256, domain: clinic-study, stable: release") { fixture in
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let other = try #require(try fixture.releaseApproved(order(fixture), seed: 6).released)
            let mine = Array(try people(released).prefix(2))
            let stranger = try #require(people(other).first)
            #expect(code { _ = try asking(fixture, mine + [stranger], of: released) } == [.releaseHasNoSuch])
            for form in ["hex-16", "siv-hex", "vault"] {
                #expect(code { _ = try asking(fixture, mine, of: released, form: form) } == [.releaseHasNoSuch])
            }
            let asked = try asking(fixture, mine, of: released)
            let service = PseudonymService(office: fixture.office, vault: nil)
            let recipe = try service.releasedRecipe(#require(asked.release), asked)
            #expect(recipe.stabilityName == "release" && recipe.domain == "clinic-study")
            let all = try all(recipe)
            #expect(try Set(people(released)).isSubset(of: all) && !all.contains(stranger))
            #expect(try fixture.office.releases(with: "clinic-study").map(\.epoch) == ["1", "1"])
        }
        try withOffice("scheme: hmac-sha256, domain: clinic-study, stable: record") { fixture in
            let released = try #require(try fixture.releaseApproved(order(fixture)).released)
            let mine = Array(try people(released).prefix(2))
            #expect(code { _ = try asking(fixture, mine, of: released) } == [.pseudonymOfChance])
        }
    }
}
