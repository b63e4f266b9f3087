package import TideAgreement
package import TideCore

/// A network of agreements as a picture: parties as boxes in columns, so that data flows from left to right, and who is
/// forbidden to have it at the far right, behind a wall for each firewall.
package struct NetworkPicture: Hashable, Sendable {
    package let width: Double
    package let height: Double
    package let boxes: [Box]
    package let links: [Link]
    package let walls: [Wall]
    /// Above the columns.
    package let headings: [Heading]

    /// A party.
    package struct Box: Hashable, Sendable {
        package let party: Identifier
        package let name: String
        package let roles: String
        package var x: Double
        package var y: Double
        package var width: Double
        package var height: Double

        package func overlaps(_ other: Box) -> Bool {
            x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
        }
    }

    /// Everything that one party gives another.
    package struct Link: Hashable, Sendable {
        package let provider: Identifier
        package let recipient: Identifier
        /// How many agreements.
        package let count: Int
        /// The most telling form of them.
        package let form: Form
        /// What it is, for who points at it.
        package let summary: String
        /// The numbers of hops that take it, in the order of the path.
        package let hops: [Int]
        /// Whether the clause to blame is on it.
        package let isBlamed: Bool
        /// Points of its course, each reached horizontally.
        package var points: [Point]
    }

    package struct Point: Hashable, Sendable {
        package let x: Double
        package let y: Double
    }

    /// A firewall: a line from top to bottom.
    package struct Wall: Hashable, Sendable {
        package let firewall: Identifier
        package let x: Double
    }

    /// What a column holds.
    package struct Heading: Hashable, Sendable {
        package let text: String
        package let x: Double
    }
}

extension NetworkPicture {
    /// The columns, from left to right.
    enum Column: Int, Hashable, CaseIterable {
        case owners, statistics, others, forbidden

        var heading: String {
            switch self {
            case .owners: "Owners of data"
            case .statistics: "Statistics"
            case .others: "Others"
            case .forbidden: "Enforcement"
            }
        }
    }

    /// Where a party stands: behind the wall if its role is forbidden, else with statistics, else with owners.
    static func column(of party: Party, forbidden: Set<Role>, owners: Set<Identifier>) -> Column {
        if party.roles.contains(where: { forbidden.contains($0) || $0 == .enforcement }) { return .forbidden }
        if party.roles.contains(.statistics) { return .statistics }
        return owners.contains(party.id) ? .owners : .others
    }
}
