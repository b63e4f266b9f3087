import Foundation
import Testing
import TideAgreement
import TideCore
import TideLedger
import TidePseudonym
import TideRelease
import TideTestSupport

/// Steps about pseudonym keys: who may take them, and what they give.
@Suite struct PseudonymServiceTests {
    private static let both = ["xa.clinic/dpo", "xa.clinic/steward"]
    private static let domain: Identifier = "clinic-study"

    /// An office whose officers are persons; of the clinic the two that are named.
    private func withService(
        dpo: String = "ada",
        steward: String = "bob",
        custodian: String? = nil,
        quota: ServiceQuota = .reversals,
        _ work: (ReleaseFixture, PseudonymService) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let parties = String(decoding: files["parties.yaml"] ?? [], as: UTF8.self)
                .replacing("Invented officer dpo,", with: "Invented officer dpo, person: \(dpo),")
                .replacing("Invented officer steward,", with: "Invented officer steward, person: \(steward),")
                .replacing("Invented officer head,", with: "Invented officer head, person: eve,")
                .replacing("Invented officer lead,", with: "Invented officer lead, person: fay,")
            files["parties.yaml"] = Array(parties.utf8)
            if let custodian {
                let list =
                    "pseudonymise: [{domain: clinic-study, scheme: hmac-sha256, custodian: \(custodian), "
                    + "rotateBy: 2026-10-01}]\n"
                files["agreement.yaml"] = Array((SmallOffice.agreement(version: 1) + list).utf8)
            }
            try fixture.registerParties(files)
            _ = try fixture.register(files)
            let office = Office(
                paths: fixture.office.paths,
                configuration: WorkspaceConfiguration(
                    office: "xa.clinic",
                    origin: fixture.office.configuration.origin,
                    reversals: quota
                ),
                register: fixture.office.register,
                ledger: fixture.office.ledger,
                evidence: fixture.office.evidence,
                releaseKey: fixture.office.releaseKey,
                master: fixture.office.master
            )
            try work(fixture, PseudonymService(office: office, vault: nil))
        }
    }

    private func signatures(
        _ fixture: ReleaseFixture,
        _ matter: PseudonymService.Matter,
        by officers: [String]
    ) throws -> [String: [UInt8]] {
        var signatures: [String: [UInt8]] = [:]
        for name in officers {
            let key = try #require(fixture.small.keys[name])
            signatures[name] =
                Envelope(signing: matter.statement.encoded, type: PayloadType.pseudonym, keys: [key]).encoded
        }
        return signatures
    }

    @discardableResult
    private func rotate(
        _ fixture: ReleaseFixture,
        _ service: PseudonymService,
        by officers: [String] = both
    ) throws -> PseudonymService.Recorded {
        let matter = try service.rotation(of: Self.domain, reason: "yearly")
        var generator = SeededGenerator(seed: 31)
        return try service.rotate(
            matter,
            signatures: signatures(fixture, matter, by: officers),
            at: fixture.now,
            using: &generator
        )
    }

    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics.map(\.code)
        }
    }

    @Test func `two officers of the custodian begin an epoch, different persons`() throws {
        try withService { fixture, service in
            for few in [
                [], ["xa.clinic/dpo"], ["xa.clinic/dpo", "xa.study/head"], ["xa.study/head", "xa.study/lead"],
            ] {
                #expect(try codes { try rotate(fixture, service, by: few) } == [.pseudonymUnsigned])
            }
            #expect(try service.epochs(of: Self.domain) == ["1"])
            let recorded = try rotate(fixture, service)
            #expect(recorded.signers.map(\.description) == Self.both && !recorded.isResumed)
            #expect(try service.epochs(of: Self.domain) == ["1", "2"])
            #expect(try fixture.office.pseudonymEpochs.epoch(of: Self.domain) == "2")
            #expect(try fixture.office.pseudonymEpochs.epoch(of: "other") == "1")
            try rotate(fixture, service)
            #expect(try fixture.office.pseudonymEpochs.epoch(of: Self.domain) == "3")
        }
        try withService(dpo: "ada", steward: "ada") { fixture, service throws in
            #expect(try codes { try rotate(fixture, service) } == [.pseudonymUnsigned])
        }
    }

    @Test func `a release after a rotation is of the new epoch`() throws {
        try withService { fixture, service in
            func people(seed: UInt64) throws -> [String] {
                let source = try fixture.write(SmallOffice.source(rows: 120))
                let released = try #require(
                    try fixture.releaseApproved(fixture.order(SmallOffice.request(), source), seed: seed).released
                )
                let data = String(decoding: try DurableFile.read("\(released.bundle)/data/visits.csv"), as: UTF8.self)
                return data.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
            }
            let before = try people(seed: 5)
            try rotate(fixture, service)
            let after = try people(seed: 50)
            #expect(before.count == after.count && before.count > 60)
            #expect(Set(before).isDisjoint(with: after))
            func all(_ epoch: String) throws -> Set<String> {
                Set(try (0..<120).map { try pseudonym(fixture, "hex-32", epoch, "P\($0)") })
            }
            let (old, new) = (try all("1"), try all("2"))
            #expect(Set(before).isSubset(of: old) && Set(after).isSubset(of: new))
            let report = try fixture.replay()
            #expect(report.isEqual && report.measured == 2, "\(report.words)")
        }
    }

    @Test func `where an agreement names a custodian, its officers sign and nobody else's`() throws {
        try withService(custodian: "xa.study") { fixture, service in
            #expect(try codes { try rotate(fixture, service) } == [.pseudonymUnsigned])
            try rotate(fixture, service, by: ["xa.study/head", "xa.study/lead"])
            let listed = try #require(try fixture.office.pseudonymDomains(at: fixture.now).first)
            #expect(listed.custodians == ["xa.study"] && listed.epoch == "2" && listed.isOverdue)
            #expect(listed.rotateBy == CalendarDate("2026-10-01") && listed.acts.count == 1)
            #expect(listed.agreements.map(\.description) == ["clinic-study-1@1"])
        }
    }

    @Test func `a signature counts once, for the step and the reason that it names`() throws {
        try withService { fixture, service in
            let matter = try service.rotation(of: Self.domain, reason: "yearly")
            let signed = try signatures(fixture, matter, by: Self.both)
            var generator = SeededGenerator(seed: 32)
            let first = try service.rotate(matter, signatures: signed, at: fixture.now, using: &generator)
            // Who comes again behind a crash finds it done.
            let again = try service.rotate(
                service.rotation(of: Self.domain, reason: "yearly"),
                signatures: signed,
                at: fixture.now,
                using: &generator
            )
            #expect(again.isResumed && again.entry == first.entry)
            // One of the signatures alone is none, also over a step that is done.
            let one = signed.filter { $0.key == Self.both[0] }
            let few = try codes {
                _ = try service.rotate(
                    service.rotation(of: Self.domain, reason: "yearly"),
                    signatures: one,
                    at: fixture.now,
                    using: &generator
                )
            }
            #expect(few == [.pseudonymSignatureNotValid])
            let size = try fixture.office.store.entryCount()
            for reason in ["yearly ", "another"] {
                let other = try service.rotation(of: Self.domain, reason: reason)
                let code = try codes {
                    _ = try service.rotate(other, signatures: signed, at: fixture.now, using: &generator)
                }
                #expect(code == [.pseudonymSignatureNotValid, .pseudonymSignatureNotValid])
            }
            #expect(try fixture.office.store.entryCount() == size)
            #expect(try fixture.office.pseudonymEpochs.epoch(of: Self.domain) == "2")
            #expect(try codes { _ = try service.rotation(of: Self.domain, reason: "two\nlines") } == [.reasonNotGiven])
        }
    }

    private func file(
        _ fixture: ReleaseFixture,
        _ column: String,
        _ lines: [String],
        _ name: String
    ) throws -> IdentifierFile {
        let path = try fixture.write(([column + ",other"] + lines.map { "\($0),x" }).joined(separator: "\n"), name)
        return try IdentifierFile(path, column: column)
    }

    private func question(_ form: String) throws -> PseudonymQuestion {
        PseudonymQuestion(
            domain: Self.domain,
            namespace: "patient",
            profile: .trim,
            form: try #require(PseudonymQuestion.Form(named: form))
        )
    }

    /// What a scheme gives, made apart from the service.
    private func pseudonym(_ fixture: ReleaseFixture, _ form: String, _ epoch: String, _ text: String) throws -> String
    {
        let named = try #require(PseudonymForm(named: form))
        let scheme = TidePseudonym.PseudonymScheme(
            domain: Self.domain,
            namespace: "patient",
            normalisation: .trim,
            epoch: epoch,
            form: named
        )
        return try SchemeGenerator(#require(scheme), master: fixture.office.master).pseudonym(of: Array(text.utf8)[...])
    }

    @Test(arguments: ["hex-32", "base32-26-mod-37-2", "ff1-digits", "siv-base32"])
    func `a table leads the pseudonyms of one epoch to those of another`(form: String) throws {
        try withService { fixture, service in
            try rotate(fixture, service)
            let order = PseudonymService.Rekeying(
                question: try question(form),
                from: "1",
                to: "2",
                file: try file(fixture, "no", ["1234567", " 1234567", "7654321", "", "0000001"], "ids.csv")
            )
            let matter = try service.rekeying(order, reason: "rotation")
            var generator = SeededGenerator(seed: 33)
            let signed = try signatures(fixture, matter, by: Self.both)
            #expect(
                try codes {
                    _ = try service.rekey(order, matter, signatures: [:], at: fixture.now, using: &generator)
                } == [.pseudonymUnsigned]
            )
            let table = try service.rekey(order, matter, signatures: signed, at: fixture.now, using: &generator)
            #expect(table.asked == 3 && table.found == 3)
            let expected = try ["1234567", "7654321", "0000001"].map { text in
                try pseudonym(fixture, form, "1", text) + "," + pseudonym(fixture, form, "2", text)
            }
            #expect(
                String(decoding: table.file, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
                    == ["old,new"] + expected.sorted()
            )
            let fields = try HiddenFields(ofEntry: table.recorded.entry, in: fixture.office)
            let text = fields.disclosures.map { CanonicalJSON.text($0.value) }.joined()
            #expect(fields.statement.state == "rekeyed" && !text.contains("1234567"))
            #expect(try !text.contains(pseudonym(fixture, form, "1", "1234567")))
            for (from, to, code) in [
                ("1", "1", DiagnosticCode.sameEpoch), ("1", "3", .epochUnknown), ("0", "1", .epochUnknown),
            ] {
                let wrong = PseudonymService.Rekeying(question: order.question, from: from, to: to, file: order.file)
                #expect(try codes { _ = try service.rekeying(wrong, reason: "r") } == [code])
            }
        }
    }

    @Test(arguments: ["hex-32", "ff1-digits", "siv-hex"])
    func `identifiers come back on two signatures, and the log says how many were asked for`(form: String) throws {
        try withService(quota: ServiceQuota(each: 3, month: 4)) { fixture, service in
            let known = try ["1234567", "7654321"].map { try pseudonym(fixture, form, "1", $0) }
            func order(_ asked: [String], _ name: String) throws -> PseudonymService.Reversal {
                PseudonymService.Reversal(
                    question: try question(form),
                    epoch: nil,
                    pseudonyms: try file(fixture, "p", asked, name),
                    release: nil,
                    among: form == "hex-32"
                        ? try file(fixture, "no", ["7654321", "1111111", "1234567"], "among.csv") : nil
                )
            }
            func reverse(_ order: PseudonymService.Reversal) throws -> PseudonymService.Table {
                let matter = try service.reversal(order, reason: "order 12")
                var generator = SeededGenerator(seed: 34)
                return try service.reverse(
                    order,
                    matter,
                    signatures: signatures(fixture, matter, by: Self.both),
                    shares: [],
                    at: fixture.now,
                    using: &generator
                )
            }
            let table = try reverse(order(known + ["zzz"], "asked.csv"))
            #expect(table.asked == 3 && table.found == 2)
            #expect(
                String(decoding: table.file, as: UTF8.self)
                    == (["pseudonym,identifier,found"]
                    + (zip(known, ["1234567", "7654321"]).map { "\($0),\($1),yes" } + ["zzz,,no"]).sorted())
                    .map { $0 + "\r\n" }.joined()
            )
            // Counted is what was asked for; nothing found is an entry too.
            let four = try order(["a", "b", "c", "d"], "four.csv")
            #expect(try codes { _ = try reverse(four) } == [.askedTooMany])
            let nothing = try reverse(order(["zz"], "nothing.csv"))
            #expect(nothing.found == 0)
            #expect(try service.reversed(inMonthOf: fixture.now) == 4)
            #expect(try codes { _ = try reverse(order(["y"], "one.csv")) } == [.askedTooManyInMonth])
            let acts = try fixture.office.register.pseudonymActs()
            #expect(acts.map(\.kind) == [.reversed, .reversed] && acts.map(\.count) == [3, 1])
            let fields = try HiddenFields(ofEntry: nothing.recorded.entry, in: fixture.office)
            let named = Dictionary(uniqueKeysWithValues: fields.disclosures.map { ($0.name, $0.value) })
            #expect(named["counts"] == ["asked": 1, "found": 0, "identifiers": 0] && named["reason"] == "order 12")
            #expect(named["key"]?["form"] == .string(form))
        }
    }

    @Test func `a keyed code has no way back without a list`() throws {
        try withService { fixture, service in
            let order = PseudonymService.Reversal(
                question: try question("hex-32"),
                epoch: nil,
                pseudonyms: try file(fixture, "p", ["a"], "asked.csv"),
                release: nil,
                among: nil
            )
            #expect(try codes { _ = try service.reversal(order, reason: "r") } == [.reversalNeedsList])
        }
    }

    @Test func `an identifier that a scheme refuses is told by its line, never by its text`() throws {
        try withService { fixture, service in
            try rotate(fixture, service)
            let order = PseudonymService.Rekeying(
                question: try question("ff1-digits"),
                from: "1",
                to: "2",
                file: try file(fixture, "no", ["1234567", "SECRET"], "ids.csv")
            )
            let matter = try service.rekeying(order, reason: "rotation")
            var generator = SeededGenerator(seed: 35)
            do {
                _ = try service.rekey(
                    order,
                    matter,
                    signatures: signatures(fixture, matter, by: Self.both),
                    at: fixture.now,
                    using: &generator
                )
                Issue.record("not refused")
            } catch let error as ReleaseError {
                let text = error.diagnostics.map(\.rendered).joined()
                #expect(text.contains("line 3") && !text.contains("SECRET"))
            }
            #expect(try fixture.office.register.pseudonymActs().count == 1)
        }
    }

    private static let terms =
        "pseudonymise: [{domain: clinic-study, scheme: hmac-sha256, custodian: xa.study, rotateBy: 2026-10-01}]\n"

    /// Registers a further agreement that names the study as custodian.
    private func giveAway(_ fixture: ReleaseFixture) throws {
        let second = SmallOffice.agreement(version: 2) + Self.terms
        _ = try fixture.register(["agreement-2.yaml": Array(second.utf8)])
    }

    @Test func `whoever was custodian while an epoch was in force answers for it for good`() throws {
        try withService { fixture, service in
            let study = ["xa.study/head", "xa.study/lead"]
            try rotate(fixture, service)
            try giveAway(fixture)
            // The office had the epoch before: an agreement that one of its officers signed takes nothing from it.
            #expect(try codes { try rotate(fixture, service, by: study) } == [.pseudonymUnsigned])
            #expect(try codes { try rotate(fixture, service) } == [.pseudonymUnsigned])
            let listed = try fixture.office.pseudonymDomains(at: fixture.now)
            #expect(listed.first?.custodians == ["xa.clinic", "xa.study"])
            var generator = SeededGenerator(seed: 41)
            let matter = try service.rotation(of: Self.domain, reason: "handed over")
            _ = try service.rotate(
                matter,
                signatures: signatures(fixture, matter, by: Self.both + study),
                at: fixture.now,
                using: &generator
            )
            // From then on it is the study's, and what was of epoch 1 and 2 stays the office's too.
            let custodianship = try Custodianship(of: service.office)
            let later = Instant(secondsSince1970: fixture.now.secondsSince1970 + 60)
            #expect(custodianship.custodians(of: Self.domain, epoch: "3", at: later) == ["xa.study"])
            #expect(custodianship.custodians(of: Self.domain, epoch: "2", at: later) == ["xa.clinic", "xa.study"])
            #expect(custodianship.custodians(of: Self.domain, epoch: "1", at: later) == ["xa.clinic"])
            // Once the agreement is over, the office answers beside it.
            let end = Instant(secondsSince1970: fixture.now.secondsSince1970 + 2_000 * 86_400)
            #expect(custodianship.custodians(of: Self.domain, epoch: "3", at: end) == ["xa.clinic", "xa.study"])
            #expect(try fixture.replay().isEqual)
        }
    }

    @Test func `a domain that nobody named is taken for a slip`() throws {
        try withService { fixture, service in
            let wrong = try codes { _ = try service.rotation(of: "clinic-studi", reason: "r") }
            #expect(wrong == [.domainUnknown])
            let order = PseudonymService.CustodyOrder(shares: 2, needed: 2, tokens: .hex32)
            #expect(try codes { _ = try service.custody(of: "tokens", order, reason: "r") } == [.domainUnknown])
            _ = try service.custody(of: "tokens", order, isNew: true, reason: "r")
            _ = fixture
        }
    }

    @Test func `a file of identifiers is named by a digest that nobody without the key can test a guess against`()
        throws
    {
        try withService { fixture, service in
            try rotate(fixture, service)
            let file = try file(fixture, "no", ["1234567"], "ids.csv")
            let seal = ContentDigest(of: "certificate")
            let order = PseudonymService.Rekeying(
                question: try question("hex-32"),
                from: "1",
                to: "2",
                file: file,
                sealedTo: seal
            )
            let matter = try service.rekeying(order, reason: "r")
            let signed = String(decoding: matter.statement.encoded, as: UTF8.self)
            #expect(!signed.contains(file.digest.hex) && signed.contains(seal.hex))
            var generator = SeededGenerator(seed: 42)
            let signatures = try signatures(fixture, matter, by: Self.both)
            let made = try service.rekey(order, matter, signatures: signatures, at: fixture.now, using: &generator)
            let fields = try HiddenFields(ofEntry: made.recorded.entry, in: fixture.office)
            let digests = fields.disclosures.first { $0.name == "digests" }?.value
            #expect(digests?["input"] == matter.statement.subject["input"] && digests?["sealTo"] == .string(seal.hex))
            // To another certificate, or to none, is another statement.
            let open = PseudonymService.Rekeying(question: order.question, from: "1", to: "2", file: file)
            let other = try codes {
                let matter = try service.rekeying(open, reason: "r")
                _ = try service.rekey(open, matter, signatures: signatures, at: fixture.now, using: &generator)
            }
            #expect(other == [.pseudonymSignatureNotValid, .pseudonymSignatureNotValid])
            // The same again is handed out, and the log says so.
            let again = try service.rekey(
                order,
                service.rekeying(order, reason: "r"),
                signatures: signatures,
                at: fixture.now,
                using: &generator
            )
            #expect(again.file == made.file && again.recorded.entry == made.recorded.entry)
            let repetition = try #require(again.recorded.repetition)
            let said = try HiddenFields(ofEntry: repetition, in: fixture.office)
            let previous = said.disclosures.first { $0.name == "previous" }?.value
            #expect(said.statement.state == "repeated" && previous == JSONValue(made.recorded.entry))
            #expect(try fixture.replay().isEqual)
        }
    }

    @Test func `nothing of an entry about pseudonyms goes without officers, and of it the reason alone`() throws {
        try withService { fixture, service in
            let entry = try rotate(fixture, service).entry
            var generator = SeededGenerator(seed: 43)
            for fields in [["reason"], ["signatories"], ["key", "reason"]] {
                let refused = try codes {
                    _ = try FieldErasure(office: fixture.office).erase(
                        fields,
                        ofEntry: entry,
                        reason: "r",
                        at: fixture.now,
                        using: &generator
                    )
                }
                #expect(refused == [.fieldOfPseudonyms])
            }
            func erasure(of domain: Identifier, _ fields: [String]) throws -> PseudonymService.Matter {
                let order = PseudonymService.Erasure(
                    domain: domain,
                    namespace: "patient",
                    profile: .trim,
                    file: nil,
                    fields: [entry: fields]
                )
                return try service.erasure(order, reason: "letter")
            }
            #expect(try codes { _ = try erasure(of: Self.domain, ["signatories"]) } == [.fieldNeeded])
            #expect(try codes { _ = try erasure(of: "other", ["reason"]) } == [.fieldOfAnotherDomain])
            let matter = try erasure(of: Self.domain, ["reason"])
            let signed = try signatures(fixture, matter, by: Self.both)
            _ = try service.erase(matter, signatures: signed, at: fixture.now, using: &generator)
            let report = try fixture.replay()
            #expect(report.isEqual && report.limits[.erased] == 1, "\(report.words)")
        }
    }

    @Test func `a short pseudonym that stands for several gives them all`() throws {
        try withService { fixture, service in
            let form = "hex-8"
            // Two of so many have the same eight digits, or the seed is another.
            let numbers = (0..<120_000).map { "\($0)" }
            let made = try Dictionary(grouping: numbers) { try pseudonym(fixture, form, "1", $0) }
            let (token, persons) = try #require(made.first { $0.value.count > 1 })
            let order = PseudonymService.Reversal(
                question: try question(form),
                epoch: nil,
                pseudonyms: try file(fixture, "p", [token.uppercased(), "00000000"], "asked.csv"),
                release: nil,
                among: try file(fixture, "no", numbers, "among.csv")
            )
            let matter = try service.reversal(order, reason: "order 12")
            var generator = SeededGenerator(seed: 44)
            let table = try service.reverse(
                order,
                matter,
                signatures: signatures(fixture, matter, by: Self.both),
                shares: [],
                at: fixture.now,
                using: &generator
            )
            let lines = String(decoding: table.file, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            #expect(Array(lines[2...]) == persons.sorted().map { "\(token.uppercased()),\($0),yes" })
            #expect(lines[1] == "00000000,,no" && table.found == 1 && table.asked == 2)
        }
    }
}
