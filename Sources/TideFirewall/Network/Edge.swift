import TideAgreement
import TideCore

/// One grant of one version of an agreement: how data of one dataset may pass from one party to another.
///
/// Its parts can be changed, so that an edit can be proved without writing the document anew.
struct Edge: Hashable, Sendable {
    /// The agreement's position in the policy set.
    let document: Int
    let version: AgreementVersion
    /// The grant's position in the agreement.
    let grant: Int
    let provider: Int
    let recipient: Int
    let recipientRoles: Bits
    let dataset: Int
    /// The first day on which data may pass.
    var from: Day
    /// The last, inclusive.
    var until: Day
    /// Columns that can leave.
    var columns: Bits
    /// Every purpose that can be asked for.
    var possible: Bits
    /// The agreement's own purposes within which one can be asked for.
    var purposes: Bits
    var form: Form
    /// 1 where no k is due.
    var k: Int
    /// Where the recipient may process: the agreement's zones, or all of the recipient.
    var zones: Bits
    /// The agreement's zones; `nil` where it names none.
    var accessZones: Bits?
    /// The smallest count in a cell of a published table.
    var minCell: Int?
    var hasApprovals: Bool
    /// Who is told of a breach.
    var notified: Bits
    var destroy: Destruction.Deadline?
    /// The dataset's last day with its owner.
    var retain: Day
    var onward: [OnwardRule]
    /// The pseudonym domains of columns.
    let domains: [ColumnDomain]
    var linkages: [LinkageRule]
    /// The parties whose signatures its agreement needs.
    let signing: Bits
    /// How often it was changed since the documents were read.
    var revision = 0

    /// A column that leaves as a pseudonym of a domain.
    struct ColumnDomain: Hashable, Sendable {
        let column: Int
        let domain: Int
    }

    /// Whether rows about people pass, and not counts alone.
    var isAboveAggregate: Bool { form > .aggregate }

    /// The last day of holding what came along the edge, from a label that its sender held until a day.
    func hold(_ heldBySender: Day) -> Day {
        let last = min(heldBySender, until)
        let agreed: Day =
            switch destroy {
            case nil: .never
            case .by(let date)?: Day(date)
            case .after(let term)?: last.date.map { Day(term.after($0)) } ?? .never
            }
        return min(agreed, retain)
    }

    /// Whether the last day of holding it depends on how long the sender does.
    var hasTermOfHolding: Bool {
        if case .after? = destroy { true } else { false }
    }

    /// The pseudonym domains of some of its columns.
    func domains(of columns: Bits) -> Bits {
        Bits(domains.filter { columns.contains($0.column) }.map(\.domain))
    }
}

/// An onward clause as the proof uses it.
struct OnwardRule: Hashable, Sendable {
    /// The roles one of which the next recipient has.
    var roles: Bits
    /// The purposes and all that narrow them.
    var purposes: Bits
    var maxForm: Form
    /// `nil` where it leaves k to its agreement.
    var minK: Int?
    /// `nil` where it leaves them to its agreement.
    var zones: Bits?
    /// Columns of the edge's dataset; `nil` where it leaves them to its grant.
    var columns: Bits?
}

/// A linkage clause as the proof uses it.
struct LinkageRule: Hashable, Sendable {
    let with: Bits
    let domain: Int
}

extension Edge: Comparable {
    /// By agreement, version, then as written: the order of all that is printed.
    static func < (left: Self, right: Self) -> Bool { (left.version, left.grant) < (right.version, right.grant) }
}
