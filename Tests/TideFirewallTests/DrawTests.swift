import Foundation
import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// The pictures of a network, and the page that shows them.
struct DrawTests {
    private static func proof(_ policies: PolicySet) -> NetworkProof {
        Network(policies, endings: [:]).prove(budget: .standard)
    }

    /// Thirty parties, four of them owners, six of them forbidden, and about seventy agreements.
    private static func thirty() throws -> PolicySet {
        let roles = ["service", "statistics", "research", "humanitarian", "administration", "enforcement"]
        var text = """
            tidegate: v1
            kind: purposes
            id: tree
            purposes: {service: null, statistics: null, research: null, enforcement: null}
            compatible: [[service, statistics], [service, research], [statistics, research]]
            """
        let parties = (0..<30).map { "agency-\($0 < 10 ? "0" : "")\($0)" }
        for (number, party) in parties.enumerated() {
            let role = number < 4 ? "service" : roles[1 + (number - 4) % 5]
            text += NetworkDocuments.party(party, role)
        }
        for owner in 0..<4 {
            let columns = "a: {role: quasi}, b: {role: quasi}, w: {role: sensitive}"
            text += NetworkDocuments.dataset(
                "register-\(owner)",
                parties[owner],
                "service",
                columns,
                "retain: 2034-12-31"
            )
        }
        var draw = SeededGenerator(seed: 30)
        var holders = (0..<4).map { [$0] }
        for number in 0..<70 {
            let dataset = number % 4
            let from = holders[dataset][Int.random(in: holders[dataset].indices, using: &draw)]
            let to = (from + 1 + Int.random(in: 0..<29, using: &draw)) % 30
            holders[dataset].append(to)
            text += NetworkDocuments.agreement(
                "a\(number)",
                parties[from],
                parties[to],
                "register-\(dataset)",
                "research",
                "2026-01-01",
                "2028-12-31",
                "a: keep, w: keep",
                form: ["k-anonymous", "k-anonymous", "pseudonymised", "aggregate"][number % 4 == 0 ? 3 : number % 3]
            )
        }
        text += """

            ---
            tidegate: v1
            kind: firewall
            id: wall
            title: Wall
            protects: {collectedFor: [service]}
            owners: [agency-00, agency-01, agency-02, agency-03]
            forbids: {roles: [enforcement], purposes: [enforcement]}
            floor: {form: aggregate, minK: 5}

            """
        return try NetworkDocuments.read(text)
    }

    private static func expectLegible(_ picture: NetworkPicture) {
        for (position, box) in picture.boxes.enumerated() {
            #expect(box.x >= 0 && box.x + box.width <= picture.width)
            #expect(box.y >= 0 && box.y + box.height <= picture.height)
            for other in picture.boxes[..<position] { #expect(!box.overlaps(other), "\(box.party) \(other.party)") }
            // A letter is at most so wide in the fonts that the picture asks for.
            #expect(Double(NetworkPicture.label(of: box).count) * 13.5 * 0.62 <= box.width)
            #expect(Double(NetworkPicture.roles(of: box).count) * 11.5 * 0.6 <= box.width)
        }
        for link in picture.links {
            #expect(link.points.count >= 2)
            for point in link.points {
                #expect(point.x >= 0 && point.x <= picture.width && point.y >= 0 && point.y <= picture.height)
            }
        }
        for wall in picture.walls {
            #expect(wall.x > 0 && wall.x + 24 <= picture.width)
            for box in picture.boxes { #expect(wall.x + 24 <= box.x || box.x + box.width <= wall.x) }
        }
    }

    @Test func `of thirty parties no two boxes overlap and nothing leaves the page`() throws {
        let proof = Self.proof(try Self.thirty())
        let refuted = proof.results.compactMap { result -> Counterexample? in
            if case .refuted(let counterexample) = result.outcome { counterexample } else { nil }
        }
        #expect(!refuted.isEmpty)
        Self.expectLegible(proof.picture())
        for counterexample in refuted {
            let picture = proof.picture(of: counterexample)
            Self.expectLegible(picture)
            let hops = counterexample.paths.flatMap(\.hops)
            #expect(picture.links.flatMap(\.hops).sorted() == Array(1...hops.count))
        }
        #expect(proof.picture().boxes.count == 30)
        if let folder = ProcessInfo.processInfo.environment["TIDEGATE_PICTURES"] {
            try Data(proof.svg.utf8).write(to: URL(filePath: folder).appending(path: "thirty.svg"))
            try Data(proof.html.utf8).write(to: URL(filePath: folder).appending(path: "thirty.html"))
        }
    }

    @Test func `enforcement stands at the far right behind the wall, and owners at the left`() throws {
        let picture = Self.proof(try NetworkDocuments.migration()).picture()
        let places = Dictionary(uniqueKeysWithValues: picture.boxes.map { ($0.party.text, $0.x) })
        let wall = try #require(picture.walls.first)
        #expect(picture.walls.count == 1)
        for (party, x) in places {
            #expect((x > wall.x) == ["xa.border", "xa.interior"].contains(party), "\(party)")
        }
        let (owner, office, reader) = (places["xa.mol"], places["xa.nso"], places["xa.university"])
        #expect(try #require(owner) < #require(office) && #require(office) < #require(reader))
    }

    @Test func `several agreements between two parties are one link with their number`() throws {
        let policies = try NetworkDocuments.read(NetworkDocuments.small)
        let links = Self.proof(policies).picture().links
        let counts = Dictionary(uniqueKeysWithValues: links.map { ("\($0.provider) \($0.recipient)", $0.count) })
        #expect(counts == ["mol nso": 2, "nso uni": 1, "mol uni": 1, "uni lab": 2, "lab uni": 1])
        #expect(Self.proof(policies).svg.contains(">\u{d7}2</text>"))
    }

    @Test(arguments: [nil, "M1-firewall", "M4-recombine"])
    func `picture and page of the oracle's network are as recorded`(mutant: String?) throws {
        let proof = Self.proof(try OracleNetwork.policies(mutant: mutant))
        let name = mutant?.prefix(2).lowercased() ?? "base"
        try expectGolden(proof.svg, "network-\(name).svg")
        try expectGolden(proof.html, "network-\(name).html")
        #expect(proof.svg.contains("class=\"flow path\"") == (mutant != nil))
    }

    @Test func `page and picture are well formed, need no script and load nothing`() throws {
        for policies in [try Self.thirty(), try OracleNetwork.policies(mutant: "M1-firewall")] {
            let proof = Self.proof(policies)
            let page = proof.html
            #expect(try Self.elements(of: page.replacing("<!DOCTYPE html>\n", with: "")) > 100)
            #expect(try Self.elements(of: proof.svg.replacing(#/^<\?xml.*\?>\n/#, with: "")) > 50)
            for word in ["<script", "src=", "href=", "url(http", "@import", "onload"] { #expect(!page.contains(word)) }
            let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func `what is named in documents cannot become markup`() throws {
        let text = NetworkDocuments.small.replacing("name: uni", with: "name: \"<b>&'\"")
        let page = Self.proof(try NetworkDocuments.read(text)).html
        #expect(page.contains("&lt;b&gt;&amp;&#39;") && !page.contains("<b>"))
    }

    /// How many elements there are; throws where one stays open or closes another.
    private static func elements(of text: String) throws -> Int {
        struct Malformed: Error {}
        var open: [Substring] = []
        var count = 0
        for match in text.matches(of: #/<(/?)([a-zA-Z0-9]+)((?: [a-zA-Z:-]+="[^"<]*")*)(/?)>/#) {
            let (_, closes, name, _, isEmpty) = match.output
            if !closes.isEmpty {
                guard open.popLast() == name else { throw Malformed() }
                continue
            }
            count += 1
            if isEmpty.isEmpty { open.append(name) }
        }
        // Every `<` begins one of these.
        guard open.isEmpty, text.count(where: { $0 == "<" }) == text.matches(of: #/</?[a-zA-Z]/#).count else {
            throw Malformed()
        }
        return count
    }
}
