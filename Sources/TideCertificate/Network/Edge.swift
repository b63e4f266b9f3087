import TideAgreement
import TideCore

/// A grant of a version of an agreement, as data can move along it.
///
/// A class because every hop along it points at it: an agreement is much to copy.
final class Edge {
    let name: EdgeName
    let agreement: Agreement
    let grant: Grant
    /// The dataset, and everything that it was made from.
    let lineage: [Dataset]
    /// The days on which it may be used, both inclusive.
    let from: Day
    let until: Day
    /// What may leave: at least one.
    let columns: Set<String>
    /// Declared purposes that the agreement allows and no agreement of the provider rules out, sorted.
    let possible: [Identifier]
    /// Purposes of the agreement that something possible lies within: at least one.
    let purposes: [Identifier]
    /// Where the recipient processes it.
    let zones: [String]

    init(
        _ agreement: Agreement,
        grant position: Int,
        of lineage: [Dataset],
        days: (from: Day, until: Day),
        columns: Set<String>,
        possible: [Identifier],
        purposes: [Identifier],
        zones: [String]
    ) {
        self.name = EdgeName(agreement: agreement.identity, grant: position)
        self.agreement = agreement
        self.grant = agreement.grants[position]
        self.lineage = lineage
        (self.from, self.until) = days
        self.columns = columns
        self.possible = possible
        self.purposes = purposes
        self.zones = zones
    }

    var dataset: Dataset { lineage[0] }
    var provider: Identifier { agreement.provider }
    var recipient: Identifier { agreement.recipient }
    var form: Form { grant.form }
    /// Its own: what is k-anonymous need not be so after rows are chosen from it, and each release is measured for itself.
    var k: Int { grant.safeguards.kAnonymity?.k ?? 1 }
    var source: Node { Node(party: provider, dataset: grant.dataset) }
    var target: Node { Node(party: recipient, dataset: grant.dataset) }

    /// The last day on which the recipient holds what left on a day.
    func lastDay(leftOn day: Day) -> Day {
        let retain = dataset.retain?.daysSince1970 ?? .max
        guard let destroy = agreement.duties.destroy else { return retain }
        return min(retain, destroy.lastDay(ofReleaseOn: CalendarDate(daysSince1970: day)).daysSince1970)
    }

    /// The pseudonym domains of some of its columns.
    func domains(of columns: Set<String>) -> Set<Identifier> {
        Set(
            grant.columns.compactMap { column in
                guard columns.contains(column.name), case .pseudonymise(let how) = column.treatment, how.links
                else { return nil }
                return how.domain
            }
        )
    }
}

/// An edge taken from a label.
struct Hop {
    let edge: Edge
    /// What the provider had.
    let label: Label
    /// What leaves: at least one column.
    let columns: Set<String>
    /// The first and the last day on which it can be.
    let first: Day
    let last: Day
    /// The last day on which the recipient holds it.
    let held: Day

    /// `nil` where nothing can leave.
    init?(_ edge: Edge, from label: Label) {
        self.edge = edge
        self.label = label
        self.columns = label.columns.intersection(edge.columns)
        self.first = max(label.from, edge.from)
        self.last = min(label.until, edge.until)
        guard !columns.isEmpty, first <= last else { return nil }
        self.held = edge.lastDay(leftOn: last)
    }

    /// What the recipient then has; `nil` where it must be destroyed before it can come.
    var made: Label? { first <= held ? Label(columns: columns, from: first, until: held) : nil }
}
