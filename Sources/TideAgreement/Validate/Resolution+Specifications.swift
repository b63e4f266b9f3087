import TideCore

extension Resolution {
    mutating func check(_ specification: Specification) {
        let fields = specification.fields
        expectDeclared(.dataset, specification.dataset, at: fields.clause("dataset").place)
        checkStatement(of: specification.safeguards, fields, below: "")
        if specification.safeguards.kAnonymity?.missing == .matchesAny, specification.search.recoding != .cells {
            note(.matchesElsewhere, at: fields.clause("safeguards/kAnonymity/missing").place)
        }
        guard let dataset = datasets[specification.dataset] else { return }
        let columns = specification.columns(of: dataset)
        let leaving = columns.filter { $0.treatment != .drop }.map(\.name)
        for column in specification.columns {
            func place(_ path: String) -> Place { fields.clause("columns/\(column.name)\(path)").place }
            switch column.treatment {
            case .pseudonymise, .shift: note(.keyedInSpec, [column.name], at: place(""))
            default: check(column, of: dataset, preserve: specification.safeguards.preserve, at: place)
            }
        }
        checkJoint(specification.columns, of: dataset) { fields.clause("columns/\($0)").place }
        check(specification.safeguards, specification.search, in: dataset, leaving: leaving, fields, below: "")
        checkPreserved(specification.safeguards, among: leaving.compactMap { dataset.column($0)?.dimension }) {
            fields.clause("safeguards/preserve/\($0)").place
        }
    }
}
