import TideAgreement
import TideCore

/// From when until when each version of the agreements can let data pass, by its position in the policy set.
struct Windows {
    private(set) var from: [Day]
    private(set) var until: [Day]
    /// The first day of the earliest higher version, from which what a version rules out may be lifted; ``Day/never`` where
    /// there is none.
    private(set) var amended: [Day]

    /// - Parameter endings: the last day, inclusive, of versions that the register ended, or knows to be out of force.
    init(_ agreements: [Agreement], endings: [AgreementVersion: CalendarDate]) {
        self.from = agreements.map { Day($0.valid.from) }
        self.until = agreements.map { agreement in
            let stated = Day(agreement.valid.until)
            return endings[agreement.identity].map { min(stated, Day($0)) } ?? stated
        }
        self.amended = agreements.map { _ in .never }
        // What never came into force ends nothing.
        let comesIntoForce = agreements.indices.map { from[$0] <= until[$0] }
        var positions: [AgreementVersion: Int] = [:]
        // Versions of an agreement stand next to each other, ascending: the earliest start of all higher ones.
        var earliest: Day = .never
        for position in agreements.indices.reversed() {
            let agreement = agreements[position]
            positions[agreement.identity] = position
            if position + 1 == agreements.count || agreements[position + 1].id != agreement.id { earliest = .never }
            amended[position] = earliest
            if comesIntoForce[position] { earliest = min(earliest, from[position]) }
        }
        for position in agreements.indices { until[position] = min(until[position], amended[position].dayBefore) }
        for position in agreements.indices where comesIntoForce[position] {
            guard let ended = agreements[position].supersedes.flatMap({ positions[$0] }) else { continue }
            until[ended] = min(until[ended], from[position].dayBefore)
        }
    }
}
