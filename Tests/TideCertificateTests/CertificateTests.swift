import Foundation
import Testing
import TideAgreement
import TideCertificate
import TideCore
import TideTestSupport

/// The right certificate is accepted; whatever differs from it is not.
struct CertificateTests {
    private static func accepted(_ outcome: CertificateCheck.Outcome) -> [CertificateClaim]? {
        if case .accepted(let claims, _) = outcome { claims } else { nil }
    }

    private static func refusal(_ outcome: CertificateCheck.Outcome) -> CertificateRefusal? {
        if case .refused(let refusal) = outcome { refusal } else { nil }
    }

    @Test func `the certificate of the shipped network is accepted with all its claims`() throws {
        let policies = try NetworkDocuments.migration()
        let bytes = NaiveCertificate(policies).bytes(policies.allClaims)
        let outcome = CertificateCheck(policies: policies, endings: [:]).check(bytes)
        #expect(outcome == .accepted(policies.allClaims, digest: ContentDigest(of: bytes)))
        #expect(policies.allClaims.count == 5)
    }

    @Test func `of a few claims it certifies these alone`() throws {
        let policies = try NetworkDocuments.migration()
        for claim in policies.allClaims {
            let outcome = CertificateCheck(policies: policies, endings: [:]).check(
                NaiveCertificate(policies).bytes([claim])
            )
            #expect(Self.accepted(outcome) == [claim])
        }
    }

    @Test func `certificates of random networks are what the slow twin writes`() {
        var count = 0
        for seed in 0..<400 as Range<UInt64> {
            guard let policies = NetworkDocuments.random(seed: seed) else { continue }
            count += 1
            let first = policies.agreements.first.map(\.identity)
            let ended = first.flatMap { first in CalendarDate("2028-06-30").map { [first: $0] } } ?? [:]
            for endings in [[:], ended] {
                let bytes = NaiveCertificate(policies, endings: endings).bytes([])
                let outcome = CertificateCheck(policies: policies, endings: endings).check(bytes)
                #expect(Self.accepted(outcome) == [], "seed \(seed): \(outcome)")
            }
        }
        #expect(count >= 200)
    }

    /// Everything that differs by one member, element or text.
    private static func changes(of value: JSONValue, isClaims: Bool = false) -> [JSONValue] {
        switch value {
        case .null: return ["2027-03-01", "", 0]
        case .bool, .integer: return []
        case .string(let text):
            guard let date = CalendarDate(text) else {
                return [.string(text + "x"), .string(String(text.dropLast())), .null]
            }
            return [-1, 1, 400].map { .string(CalendarDate(daysSince1970: date.daysSince1970 + $0).description) } + [
                .null
            ]
        case .array(let elements):
            var changed: [JSONValue] = []
            for position in elements.indices {
                func with(_ replacement: [JSONValue]) -> JSONValue {
                    .array(elements[..<position] + replacement + elements[(position + 1)...])
                }
                // One claim less is a certificate of the others.
                if !isClaims { changed.append(with([])) }
                changed.append(with([elements[position], elements[position]]))
                if position > 0 {
                    var swapped = elements
                    swapped.swapAt(position - 1, position)
                    changed.append(.array(swapped))
                }
                changed += changes(of: elements[position]).map { with([$0]) }
            }
            return changed + [.array(elements + ["a"])]
        case .object(let members):
            var changed: [JSONValue] = [.object(members.merging(["more": "a"]) { $1 })]
            for (name, member) in members {
                changed.append(.object(members.filter { $0.key != name }))
                changed += changes(of: member, isClaims: name == "claims").map { replacement in
                    .object(members.merging([name: replacement]) { $1 })
                }
            }
            return changed
        }
    }

    @Test func `a certificate that differs in any member, label, day, column, hop or order is refused`() throws {
        let policies = try NetworkDocuments.read(NetworkDocuments.small)
        let end = try #require(CalendarDate("2028-06-30"))
        let version = AgreementVersion(id: "a5", version: 1)
        let check = CertificateCheck(policies: policies, endings: [version: end])
        let right = NaiveCertificate(policies, endings: [version: end]).json([])
        #expect(Self.accepted(check.check(CanonicalJSON.encode(right))) == [])
        let changed = Self.changes(of: right)
        #expect(changed.count > 1000)
        var codes: Set<String> = []
        for change in changed {
            let refusal = Self.refusal(check.check(CanonicalJSON.encode(change)))
            #expect(refusal != nil, "\(CanonicalJSON.text(change))")
            codes.insert(refusal?.code.rawValue ?? "")
        }
        #expect(codes == ["TG1540", "TG1541", "TG1542", "TG1543", "TG1544", "TG1545", "TG1547"])
    }

    @Test func `a label that comes but is covered by another is refused`() throws {
        let policies = try NetworkDocuments.read(NetworkDocuments.small)
        let right = String(decoding: NaiveCertificate(policies).bytes([]), as: UTF8.self)
        // What the second version of `a1` hands over is less than what the first did.
        let label = #"{"columns":["a","b","w"],"from":"2026-01-01","until":"2029-06-30"}"#
        let covered = #"{"columns":["a","b"],"from":"2026-07-01","until":"2029-06-30"},"#
        let written = right.replacing(label, with: covered + label)
        #expect(written != right)
        let refusal = Self.refusal(CertificateCheck(policies: policies, endings: [:]).check(Array(written.utf8)))
        #expect(refusal?.code == .certificateLabelCovered)
    }

    @Test func `any claim that is altered is refused`() throws {
        let policies = try NetworkDocuments.migration()
        let naive = NaiveCertificate(policies)
        let check = CertificateCheck(policies: policies, endings: [:])
        let claims = policies.allClaims.map(\.written)
        for changed in Self.changes(of: .array(claims), isClaims: true) {
            let bytes = CanonicalJSON.encode(naive.json(changed.elements ?? []))
            #expect(Self.refusal(check.check(bytes)) != nil, "\(changed)")
        }
        for claim: CertificateClaim in [
            .init(.nonInterference), .init(.nonInterference, firewall: "other"), .init(.noRecombination),
            .init(.closureInTime, firewall: "migrants"),
        ] {
            #expect(Self.refusal(check.check(naive.bytes([claim])))?.code == .certificateClaimUnknown)
        }
    }

    @Test func `labels that only hold each other up are refused`() throws {
        let text = NetworkDocuments.small
        let policies = try NetworkDocuments.read(text)
        let right = NaiveCertificate(policies).json([])
        // Two researchers pass a file to each other; an ending of the way to the first of them takes it from both.
        let end = ["a2@1": try #require(CalendarDate("2026-01-01")), "a3@1": try #require(CalendarDate("2026-01-01"))]
            .named
        var forged = NaiveCertificate(policies, endings: end).json([]).members ?? [:]
        let check = CertificateCheck(policies: policies, endings: end)
        #expect(Self.accepted(check.check(CanonicalJSON.encode(.object(forged)))) == [])
        let flows = try #require(forged["flows"]?.elements)
        let position = try #require(flows.firstIndex { $0["root"] == "permits" })
        let nodes = try #require(flows[position]["reach"]?.elements)
        let idle = (right["flows"]?.elements?[position]["reach"]?.elements ?? []).compactMap { node -> JSONValue? in
            guard node["dataset"] == "permits", node["party"] == "uni" || node["party"] == "lab" else { return nil }
            let labels = (node["labels"]?.elements ?? []).filter { $0["columns"] == ["a", "w"] }
            return .object((node.members ?? [:]).merging(["labels": .array(labels)]) { $1 })
        }
        #expect(idle.count == 2)
        let sorted = (idle + nodes).sorted { ($0["party"]?.text ?? "") < ($1["party"]?.text ?? "") }
        var flow = flows[position].members ?? [:]
        flow["reach"] = .array(sorted)
        forged["flows"] = .array(flows[..<position] + [.object(flow)] + flows[(position + 1)...])
        let refusal = Self.refusal(check.check(CanonicalJSON.encode(.object(forged))))
        #expect(refusal?.code == .certificateLabelIdle)
        #expect(refusal?.place.description == "permits, permits at lab")
    }

    @Test func `a certificate cut short or written otherwise is refused`() throws {
        let policies = try NetworkDocuments.read(NetworkDocuments.small)
        let check = CertificateCheck(policies: policies, endings: [:])
        let bytes = NaiveCertificate(policies).bytes([.init(.noPurposeLaundering)])
        #expect(Self.accepted(check.check(bytes)) != nil)
        for length in bytes.indices {
            #expect(Self.refusal(check.check(Array(bytes[..<length])))?.code == .notANetworkCertificate)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let spellings = [
            text + "\n", " " + text, text.replacing(",", with: ", ", maxReplacements: 1),
            text.replacing("flows", with: "flow\\u0073", maxReplacements: 1), text + text,
            text.replacing("{\"claims\"", with: "{\"claims\":[],\"claims\"", maxReplacements: 1),
        ]
        for other in spellings {
            #expect(
                Self.refusal(check.check(Array(other.utf8)))?.code == .notANetworkCertificate,
                "\(other.prefix(60))"
            )
        }
    }

    @Test(arguments: [
        NetworkDocuments.Change("parties", "Ministry of Labour of", "Ministry of Work of"),
        .init("purposes", "return: immigration", "returns: immigration"),
        .init("datasets", "Counts at border", "Count at border"),
        .init("agreements", "for research on wages", "for research on pay"),
        .init("firewall", "Firewall between", "A firewall between"),
    ])
    func `one word of one document makes it another policy set`(_ change: NetworkDocuments.Change) throws {
        let policies = try NetworkDocuments.migration()
        let other = try NetworkDocuments.migration([change])
        let bytes = NaiveCertificate(policies).bytes(policies.allClaims)
        let outcome = CertificateCheck(policies: other, endings: [:]).check(bytes)
        #expect(Self.refusal(outcome)?.code == .certificateOfOtherPolicies)
    }

    @Test func `other endings than those known refuse it`() throws {
        let policies = try NetworkDocuments.migration()
        let end = try #require(CalendarDate("2026-06-30"))
        let bytes = NaiveCertificate(policies, endings: ["a4@1": end].named).bytes([])
        func code(_ endings: [String: CalendarDate]) -> DiagnosticCode? {
            Self.refusal(CertificateCheck(policies: policies, endings: endings.named).check(bytes))?.code
        }
        #expect(code(["a4@1": end]) == nil)
        let others: [[String: CalendarDate]] = [[:], ["a5@1": end], ["a4@1": end, "a5@1": end], ["a4@1": .last]]
        for other in others { #expect(code(other) == .certificateOfOtherEndings) }
    }

    @Test func `a refusal says in words what is wrong and where`() throws {
        let policies = try NetworkDocuments.migration([.init("agreements", "k: 10", "k: 3")])
        let outcome = CertificateCheck(policies: policies, endings: [:]).check(
            NaiveCertificate(policies).bytes(policies.allClaims)
        )
        let refusal = try #require(Self.refusal(outcome))
        #expect(
            refusal.diagnostic.message
                == "the certificate claims `I3`, which does not hold: work-permits, after a1@1/0, a4@1/0"
        )
    }
}

extension [String: CalendarDate] {
    /// By version.
    var named: [AgreementVersion: CalendarDate] {
        reduce(into: [:]) { named, ending in
            if let version = AgreementVersion(ending.key) { named[version] = ending.value }
        }
    }
}

/// The page of the format is right.
struct CertificatePageTests {
    /// `RECORD_GOLDEN=1` writes the certificate into the page.
    @Test func `the example of the page is accepted`() throws {
        let file = repositoryRoot.appending(path: "docs/formats/certificate.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let documents = try #require(page.firstMatch(of: #/```yaml\n((?:.|\n)*?)```/#)).output.1
        let written = try #require(page.firstMatch(of: #/```json\n((?:.|\n)*?)```/#)).output.1
        let policies = try NetworkDocuments.read(String(documents))
        let bytes = NaiveCertificate(policies).bytes(policies.allClaims)
        try expect(page.replacing(written, with: CanonicalJSON.readable(try CanonicalJSON.decode(bytes))), inFile: file)
        let outcome = CertificateCheck(policies: policies, endings: [:]).check(bytes)
        #expect(outcome == .accepted(policies.allClaims, digest: ContentDigest(of: bytes)))
    }
}
