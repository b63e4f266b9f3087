import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct ClauseReadingTests {
    private func complete() throws -> PolicySet { try Sample.read(Sample.bytes(Sample.complete)) }

    private func agreement(_ id: Identifier) throws -> Agreement {
        try #require(try complete().agreements.first { $0.id == id })
    }

    private func term(_ text: String) throws -> Term { try #require(Term(text)) }

    private func officer(_ text: String) throws -> OfficerName { try #require(OfficerName(text)) }

    @Test func `signatures, approvals and ends read as written`() throws {
        let agreement = try agreement("health-stats")
        #expect(agreement.supersedes == AgreementVersion("health-old@2"))
        #expect(agreement.sharingClass == .sensitive)
        #expect(agreement.signatories.map(\.description) == ["xb.health/guardian", "xb.stats/chief"])
        let quorum = try #require(agreement.signatoryQuorums.first)
        #expect(quorum.count == 2 && quorum.distinct == .units)
        #expect(quorum.from.map(\.officer) == ["director", "deputy", "board"])
        #expect(agreement.approvals?.count == 2)
        #expect(agreement.approvals?.distinct == .parties)
        #expect(agreement.approvals?.ethics == OfficerName("xb.stats/ethics"))
        #expect(agreement.termination?.notice == Term("4m"))
        #expect(try agreement.termination?.by == [officer("xb.stats/board")])
        #expect(agreement.valid.utcOffset.minutes == 330)
    }

    @Test func `access, linkage and passing on read as written`() throws {
        let agreement = try agreement("health-stats")
        #expect(agreement.access.mode == .transfer)
        #expect(agreement.access.zones == ["XB", "EEA"])
        #expect(agreement.access.sealTo == "data-room")
        let domain = try #require(agreement.pseudonymDomains.first)
        #expect(domain.domain == "stats-health" && domain.custodian == "xb.health")
        #expect(domain.rotateBy == CalendarDate("2027-12-31"))
        #expect(agreement.linkages.map(\.with) == [["work-permits"]])
        let onward = try #require(agreement.onward.first)
        #expect(onward.roles == [.research, .public] && onward.maxForm == .kAnonymous && onward.minK == 17)
        #expect(onward.zones == ["XB"] && onward.columns == ["sex", "postcode"] && onward.path == "onward/0")
        #expect(try onward.approval == officer("xb.stats/board"))
    }

    @Test func `outputs, quota, opt-outs and duties read as written`() throws {
        let agreement = try agreement("health-stats")
        let outputs = try #require(agreement.outputs)
        #expect(outputs.publication == .reviewed && outputs.minCell == 11)
        #expect(try outputs.within == term("14d"))
        #expect(outputs.embargo == CalendarDate("2026-12-31"))
        #expect(agreement.quota?.releases == 8 && agreement.quota?.per == .quarter)
        #expect(try agreement.quota?.apart == term("6d"))
        #expect(agreement.optOut?.rule == .keep(["yes", "given"]))
        #expect(try self.agreement("health-old").optOut?.rule == .register("objections"))
        let duties = agreement.duties
        #expect(duties.destroy?.path == "duties/0/destroy")
        let day = try #require(CalendarDate("2026-01-31"))
        #expect(duties.destroy?.lastDay(ofReleaseOn: day) == CalendarDate("2029-06-30"))
        #expect(
            try self.agreement("health-old").duties.destroy?.lastDay(ofReleaseOn: day) == CalendarDate("2027-01-31")
        )
        #expect(duties.breachNotices.map(\.to) == ["xb.health"])
        #expect(duties.noReidentification?.report == "xb.health")
        #expect(try duties.corrections?.within == term("5m"))
        #expect(agreement.overdue == .permit)
        #expect(agreement.audit?.by == ["xb.audit"])
        #expect(
            agreement.publish == PublishedField.allCases.filter { ![.never, .onward, .duties, .notice].contains($0) }
        )
        #expect(agreement.terms?.liability == "As the law has it")
    }

    @Test func `what a grant leaves open its agreement's class says`() throws {
        let grants = try agreement("health-stats").grants
        #expect(grants[0].safeguards.kAnonymity == KAnonymity(k: 12))
        #expect(grants[0].safeguards.suppression == Share("3%"))
        #expect(grants[1].safeguards.kAnonymity == KAnonymity(k: 10))
        #expect(grants[1].safeguards.suppression == .none)
        #expect(grants[0].necessity?.map(\.purpose) == ["official-statistics", "survey-frame"])
        let number = try #require(DecimalNumber("1.5"))
        let models = grants[0].safeguards.models
        #expect(models.contains(.lDiversity(LDiversity(of: "diagnosis", measure: .recursive(c: number, l: 4)))))
        #expect(models.contains(.tCloseness(TCloseness(of: "diagnosis", t: Share("0.2") ?? .none))))
    }

    @Test func `an agreement that leaves every new clause out has their defaults`() throws {
        let agreement = try agreement("mol-nso-2026-01")
        #expect(agreement.access == .open && agreement.duties.isEmpty && agreement.overdue == .refuse)
        #expect(agreement.linkages == [] && agreement.onward == [] && agreement.valid.utcOffset == .zero)
        #expect(agreement.quota == nil && agreement.outputs == nil && agreement.optOut == nil)
        #expect(agreement.signatoryQuorums == [] && agreement.sharingClass == nil && agreement.supersedes == nil)
    }

    @Test func `persons, units, zones, certificates and revocations read as written`() throws {
        let parties = try complete().parties
        let stats = try #require(parties["xb.stats"])
        let chief = try #require(stats.officers.first { $0.name.officer == "chief" })
        #expect(chief.person == "chi-z" && chief.unit == "methods")
        let certificate = try #require(chief.keys.first?.certificate)
        #expect(certificate.pem == Array(Sample.pem("CERTIFICATE", ["chief"]).utf8))
        #expect(certificate.issuers == Array(Sample.pem("CERTIFICATE", ["first", "second"]).utf8))
        #expect(certificate.revocations == Array(Sample.pem("X509 CRL", ["list"]).utf8))
        #expect(chief.keys[0].files == ["certs/chief.pem", "certs/chain.pem", "certs/list.pem"])
        #expect(chief.keys[0].keyID == ContentDigest(of: "chief").hex)
        #expect(chief.keys[0].publicKey == [])
        let days = try ["2025-06-29", "2025-06-30"].map { try #require(CalendarDate($0)) }
        #expect(days.map { chief.keys[1].maySign(on: $0) } == [true, false])
        #expect(stats.zones == ["XB", "EEA"])
        #expect(parties["xb.health"]?.zones == ["XB"])
        #expect(stats.certificates.map(\.name) == ["data-room", "old-room"])
        #expect(stats.certificates.first?.pem == Array(Sample.pem("CERTIFICATE", ["room"]).utf8))
        let health = try #require(parties["xb.health"])
        let two = Quorum(count: 2, from: health.officers.map(\.name), distinct: .persons)
        #expect(Set(health.officers.map { $0.countedOnce(in: two) }) == ["amina-x", "bo-y"])
    }

    @Test func `a firewall and codelists read as written`() throws {
        let set = try complete()
        let firewall = try #require(set.firewalls.first)
        #expect(firewall.protects.collectedFor == ["administration"] && firewall.owners == ["xa.mol", "xb.health"])
        #expect(firewall.forbids.roles == [.enforcement] && firewall.floor?.form == .aggregate)
        #expect(firewall.recombinationQuasi == 3 && firewall.changeCount == 2)
        #expect(firewall.coalitions == [["xa.mol", "xb.audit"]])
        #expect(firewall.linkages.map(\.datasets) == [["visits", "work-permits"]])
        #expect(firewall.declassifiers.map(\.path) == ["declassifiers/0"])
        #expect(firewall.declassifiers.first?.maxForm == .kAnonymous)
        let nations = try #require(set.codelists["nations"])
        #expect(nations.standard == .iso3166 && nations.from.version == "2025" && nations.unmatched == .map("XX"))
        guard case .rows(let rows) = nations.source else { return #expect(Bool(false)) }
        #expect(rows.map(\.national) == ["578", "na"] && rows.map(\.standard) == ["NO", "NA"])
        #expect(set.codelists["jobs"]?.source == .file(path: "isco.csv", separator: ";"))
        #expect(set.codelists["jobs"]?.unmatched == .refuse)
    }

    @Test
    func `everything that decides is bound; firewalls, idle codelists and lists of revoked certificates are not`()
        throws
    {
        let set = try complete()
        let agreement = try #require(set.agreements.first { $0.id == "health-stats" })
        #expect(
            set.binds(of: agreement).keys.sorted() == [
                "dataset/visits", "dataset/visits-2025", "file/certs/chain.pem", "file/certs/chief.pem",
                "file/certs/room.pem", "party/xb.health", "party/xb.stats", "purposes/office",
            ]
        )
    }

    /// What makes a linkage of two agreements and what does not.
    @Test(arguments: [
        ("recipient: xb.stats", "", true), ("recipient: xb.other", "", false),
        ("recipient: xb.other", "coalition: [xb.stats]", true),
        ("recipient: xb.stats", "linkage: [{with: [visits], domain: stats-health, purposes: [survey-frame]}]", false),
        (
            "recipient: xb.stats", "linkage: [{with: [visits-2025], domain: stats-health, purposes: [survey-frame]}]",
            true
        ),
        ("recipient: xb.stats", "dataset: visits", false),
    ])
    func `pseudonyms of one domain for one reader need a linkage clause`(
        recipient: String,
        change: String,
        isRefused: Bool
    ) throws {
        var files = Sample.bytes(Sample.complete)
        let clause = change.hasPrefix("linkage") ? change + "\n" : ""
        let dataset = change == "dataset: visits" ? "visits" : "beds"
        files["health/beds.yaml"] = Array(
            """
            tidegate: v1
            kind: party
            id: xb.other
            name: Another office
            jurisdiction: XB
            roles: [statistics]
            officers: {chief: {title: Chief}}
            \(change.hasPrefix("coalition") ? change : "coalition: []")
            ---
            tidegate: v1
            kind: dataset
            id: beds
            owner: xb.health
            collectedFor: administration
            derivedFrom: none
            columns: {health_id: {role: direct, identifier: {namespace: health}}}
            ---
            tidegate: v1
            kind: agreement
            id: z-beds
            version: 1
            title: Beds
            provider: xb.health
            \(recipient)
            signatories: [xb.health/guardian, \(recipient.dropFirst("recipient: ".count))/chief]
            legalBasis: [{act: A, kind: consent}]
            purposes: [survey-frame]
            valid: {from: 2026-01-01, until: 2026-12-31}
            \(clause)grants:
              - id: g
                dataset: \(dataset)
                form: pseudonymised
                columns: {health_id: {pseudonymise: {scheme: hmac-sha256, domain: stats-health}}}
            """.utf8
        )
        let codes = Sample.messages(files).compactMap { $0.split(separator: " ").first { $0.hasPrefix("TG") } }
        #expect(codes == (isRefused ? ["TG0258:"] : []))
    }

    @Test(arguments: [("survey-frame", true), ("other-frame", false)])
    func `an onward clause leaves no room for what never rules out`(onward: String, isRefused: Bool) {
        var files = Sample.replacing(
            "never: [enforcement]",
            with: "never: [tracing-frame]",
            in: "health/agreement.yaml"
        )
        files["purposes.yaml"] =
            Sample.replacing(
                "survey-frame: official-statistics",
                with: "survey-frame: official-statistics\n  tracing-frame: survey-frame\n  other-frame: survey-frame",
                in: "purposes.yaml"
            )["purposes.yaml"]
        let text = String(decoding: files["health/agreement.yaml"] ?? [], as: UTF8.self)
        files["health/agreement.yaml"] = Array(
            text.replacing("purposes: [survey-frame]\n    maxForm", with: "purposes: [\(onward)]\n    maxForm").utf8
        )
        let codes = Sample.messages(files).compactMap { $0.split(separator: " ").first { $0.hasPrefix("TG") } }
        #expect(codes == (isRefused ? ["TG0193:"] : []))
    }
}
