import TideAgreement
import TideCore

/// Puts parties into columns and leads links between and around them; the same documents give the same picture.
struct PictureLayout {
    private static let boxWidth = 176.0
    private static let leastHeight = 42.0
    private static let gap = 22.0
    /// Between columns, for the links.
    private static let lane = 128.0
    private static let wallSpace = 30.0
    private static let margin = 16.0
    private static let top = 44.0
    /// Between two ends of links at a box.
    private static let port = 9.0
    private static let mostInColumn = 14

    private let links: [NetworkPicture.Link]
    private let parties: [Party]
    private let firewalls: [Identifier]
    private var columns: [(heading: String, parties: [Identifier], isForbidden: Bool)] = []
    private var boxes: [Identifier: NetworkPicture.Box] = [:]
    /// The column of each party, counted from the left.
    private var place: [Identifier: Int] = [:]

    init(parties: [Party], links: [NetworkPicture.Link], owners: Set<Identifier>, firewalls: [Firewall]) {
        self.parties = parties
        self.links = links
        self.firewalls = firewalls.map(\.id)
        let forbidden = Set(firewalls.flatMap(\.forbids.roles))
        let grouped = Dictionary(grouping: parties) {
            NetworkPicture.column(of: $0, forbidden: forbidden, owners: owners)
        }
        for column in NetworkPicture.Column.allCases {
            let members = (grouped[column] ?? []).sorted { left, right in
                (left.roles.first?.rawValue ?? "", left.id) < (right.roles.first?.rawValue ?? "", right.id)
            }
            let parts = (members.count + Self.mostInColumn - 1) / Self.mostInColumn
            for part in 0..<parts {
                let range = (members.count * part / parts)..<(members.count * (part + 1) / parts)
                let heading = part == 0 ? column.heading : ""
                columns.append((heading, members[range].map(\.id), column == .forbidden))
            }
        }
        for (number, column) in columns.enumerated() {
            for party in column.parties { place[party] = number }
        }
    }

    /// The finished picture.
    mutating func picture() -> NetworkPicture {
        orderByNeighbours()
        let (width, height, walls, headings) = placeBoxes()
        return NetworkPicture(
            width: width,
            height: height,
            boxes: parties.compactMap { boxes[$0.id] },
            links: ledLinks(height: height),
            walls: walls,
            headings: headings
        )
    }

    /// Moves parties near to those that they share with: each column by the mean place of its neighbours in all others.
    private mutating func orderByNeighbours() {
        for _ in 0..<4 {
            var ranks: [Identifier: Double] = [:]
            for column in columns {
                for (position, party) in column.parties.enumerated() {
                    ranks[party] = (Double(position) + 0.5) / Double(column.parties.count)
                }
            }
            for number in columns.indices {
                let keyed = columns[number].parties.map { party -> (Double, Identifier) in
                    let near = links.compactMap { link -> Double? in
                        if link.provider == party { return ranks[link.recipient] }
                        return link.recipient == party ? ranks[link.provider] : nil
                    }
                    let mean = near.isEmpty ? ranks[party] ?? 0.5 : near.reduce(0, +) / Double(near.count)
                    return (mean, party)
                }
                columns[number].parties = keyed.sorted { $0 < $1 }.map(\.1)
            }
        }
    }

    private typealias Frame = (Double, Double, [NetworkPicture.Wall], [NetworkPicture.Heading])

    private mutating func placeBoxes() -> Frame {
        let byID = Dictionary(uniqueKeysWithValues: parties.map { ($0.id, $0) })
        var walls: [NetworkPicture.Wall] = []
        var headings: [NetworkPicture.Heading] = []
        var x = Self.margin
        func addWalls(_ walls: inout [NetworkPicture.Wall]) {
            for firewall in firewalls {
                walls.append(NetworkPicture.Wall(firewall: firewall, x: x))
                x += Self.wallSpace
            }
        }
        var tallest = 0.0
        var heights: [Double] = []
        for number in columns.indices {
            if columns[number].isForbidden, walls.isEmpty {
                addWalls(&walls)
                x += Self.lane / 2
            }
            var y = Self.top
            for party in columns[number].parties {
                let ends = links.count { $0.provider == party || $0.recipient == party }
                let height = max(Self.leastHeight, Self.port * Double(ends + 1))
                boxes[party] = byID[party].map { party in
                    NetworkPicture.Box(
                        party: party.id,
                        name: party.name,
                        roles: party.roles.map(\.rawValue).joined(separator: ", "),
                        x: x,
                        y: y,
                        width: Self.boxWidth,
                        height: height
                    )
                }
                y += height + Self.gap
            }
            headings.append(NetworkPicture.Heading(text: columns[number].heading, x: x))
            heights.append(y)
            tallest = max(tallest, y)
            x += Self.boxWidth + Self.lane
        }
        if walls.isEmpty { addWalls(&walls) } else { x -= Self.lane }
        // Each column stands in the middle of the tallest.
        for (number, column) in columns.enumerated() {
            for party in column.parties { boxes[party]?.y += (tallest - heights[number]) / 2 }
        }
        // The legend below is that wide.
        return (max(x + Self.lane / 2, 780), tallest + Self.margin, walls, headings)
    }

    /// The ends of links at each side of each box, in the order of where they lead.
    private func ledLinks(height: Double) -> [NetworkPicture.Link] {
        struct Side: Hashable {
            let party: Identifier
            let isRight: Bool
        }
        var sides: [Side: [(y: Double, link: Int, isStart: Bool)]] = [:]
        func middle(_ party: Identifier) -> Double { boxes[party].map { $0.y + $0.height / 2 } ?? 0 }
        func sidesOf(_ link: NetworkPicture.Link) -> (start: Bool, end: Bool) {
            let (from, to) = (place[link.provider] ?? 0, place[link.recipient] ?? 0)
            // Within a column both ends are at the right; backwards, from the left side to the right one.
            return from < to ? (true, false) : from == to ? (true, true) : (false, true)
        }
        for (number, link) in links.enumerated() {
            let ends = sidesOf(link)
            sides[Side(party: link.provider, isRight: ends.start), default: []].append(
                (middle(link.recipient), number, true)
            )
            sides[Side(party: link.recipient, isRight: ends.end), default: []].append(
                (middle(link.provider), number, false)
            )
        }
        var starts: [Int: NetworkPicture.Point] = [:]
        var ends: [Int: NetworkPicture.Point] = [:]
        for (side, ports) in sides {
            guard let box = boxes[side.party] else { continue }
            let sorted = ports.sorted { ($0.y, $0.link, $0.isStart ? 0 : 1) < ($1.y, $1.link, $1.isStart ? 0 : 1) }
            for (position, port) in sorted.enumerated() {
                let y = box.y + box.height * Double(position + 1) / Double(sorted.count + 1)
                let point = NetworkPicture.Point(x: side.isRight ? box.x + box.width : box.x, y: y)
                if port.isStart { starts[port.link] = point } else { ends[port.link] = point }
            }
        }
        var taken: [Int: Int] = [:]
        return links.enumerated().map { number, link in
            var led = link
            guard let start = starts[number], let end = ends[number] else { return led }
            led.points = [start] + way(from: start, to: end, link, &taken, height: height) + [end]
            return led
        }
    }

    /// Where a link passes the columns between its ends: through the gap that is nearest to the straight line.
    private func way(
        from start: NetworkPicture.Point,
        to end: NetworkPicture.Point,
        _ link: NetworkPicture.Link,
        _ taken: inout [Int: Int],
        height: Double
    ) -> [NetworkPicture.Point] {
        let (from, to) = (place[link.provider] ?? 0, place[link.recipient] ?? 0)
        guard abs(from - to) > 1 else { return [] }
        let between = from < to ? Array((from + 1)..<to) : Array((to + 1)..<from).reversed()
        return between.flatMap { number -> [NetworkPicture.Point] in
            let stack = columns[number].parties.compactMap { boxes[$0] }.sorted { $0.y < $1.y }
            guard let first = stack.first, let last = stack.last else { return [] }
            let straight = start.y + (end.y - start.y) * (first.x - start.x) / (end.x - start.x)
            let gaps =
                [first.y - Self.gap / 2] + stack.map { $0.y + $0.height + Self.gap / 2 }
            guard let gap = gaps.indices.min(by: { abs(gaps[$0] - straight) < abs(gaps[$1] - straight) }) else {
                return []
            }
            // Several links through one gap keep a little apart.
            let key = number * 1000 + gap
            let offset = [0.0, 4, -4, 8, -8, 2, -2, 6, -6][taken[key, default: 0] % 9]
            taken[key, default: 0] += 1
            let y = min(max(gaps[gap] + offset, 4), height - 4)
            let (left, right) = (first.x, last.x + last.width)
            return (from < to ? [left, right] : [right, left]).map { NetworkPicture.Point(x: $0, y: y) }
        }
    }
}
