import TideCore

extension Resolution {
    mutating func checkAccess(of agreement: Agreement) {
        guard let name = agreement.access.sealTo, let recipient = parties[agreement.recipient] else { return }
        guard !recipient.fields.has("certificates/\(name)") else { return }
        note(
            .noCertificate,
            [agreement.recipient.text, name.text],
            at: agreement.fields.clause("access/sealTo").place,
            meant: suggestion(for: name.text, among: recipient.certificates.map(\.name.text))
        )
    }

    mutating func check(_ clause: OnwardClause, of agreement: Agreement) {
        func place(_ name: String) -> Place { agreement.fields.clause("\(clause.path)/\(name)").place }
        for (position, purpose) in clause.purposes.enumerated() {
            let path = "\(clause.path)/purposes/\(position)"
            expectAllowed(purpose, of: agreement, at: path)
            guard let range = purposeRanges[purpose] else { continue }
            let ruledOut = agreement.never.first { $0 != purpose && purposeRanges[$0].map(range.contains) ?? false }
            guard let ruledOut else { continue }
            note(.onwardRuledOut, [purpose.text, ruledOut.text], at: agreement.fields.clause(path).place)
        }
        if let most = agreement.grants.map(\.form).max(), clause.maxForm > most {
            note(.onwardAboveGrant, [clause.maxForm.rawValue, most.rawValue], at: place("maxForm"))
        }
        if let least = clause.minK, let granted = agreement.leastK, least < granted {
            note(.onwardBelowGrant, ["\(least)", "\(granted)"], at: place("minK"))
        }
        if let officer = clause.approval { expectOfficer(officer, at: place("approval")) }
        let granted = Set(agreement.grants.flatMap(\.leavingColumns))
        for (position, column) in (clause.columns ?? []).enumerated() where !granted.contains(column) {
            let meant = suggestion(for: column, among: granted.sorted())
            note(.columnDoesNotLeave, [column], at: place("columns/\(position)"), meant: meant)
        }
    }

    mutating func checkOutputs(of agreement: Agreement) {
        guard let outputs = agreement.outputs else { return }
        if let embargo = outputs.embargo, outputs.publication == .none {
            note(.embargoOfNothing, [embargo.description], at: agreement.fields.clause("outputs/embargo").place)
        }
        if let reviewer = outputs.reviewer {
            expectOfficer(reviewer, at: agreement.fields.clause("outputs/reviewer").place)
        } else if outputs.publication == .reviewed {
            note(.noReviewer, at: agreement.fields.clause("outputs/publication").place)
        }
    }

    /// The column need not be granted, and every dataset has it.
    mutating func checkOptOut(of agreement: Agreement) {
        guard let optOut = agreement.optOut else { return }
        for name in Set(agreement.grants.map(\.dataset)).sorted() {
            guard let dataset = datasets[name], dataset.column(optOut.column) == nil else { continue }
            let place = agreement.fields.clause("optOut/column").place
            let meant = suggestion(for: optOut.column, among: dataset.columns.map(\.name))
            note(.unknownColumn, [name.text, optOut.column], at: place, meant: meant)
        }
    }

    mutating func checkDuties(of agreement: Agreement) {
        let duties = agreement.duties
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        for notice in duties.breachNotices { expectDeclared(.party, notice.to, at: place("\(notice.path)/to")) }
        if let ban = duties.noReidentification {
            expectDeclared(.party, ban.report, at: place("\(ban.path)/report"))
        }
        checkDutiesDiffer(of: agreement)
        guard let destroy = duties.destroy, case .by(let last) = destroy.deadline else { return }
        let first = agreement.valid.from
        if last < first {
            note(.destroyedBeforeStart, [last.description, first.description], at: place("\(destroy.path)/by"))
        }
        for dataset in Set(agreement.grants.map(\.dataset)).sorted() {
            guard let retain = datasets[dataset]?.retain, retain < last else { continue }
            let arguments = [last.description, dataset.text, retain.description]
            note(.heldTooLong, arguments, at: place("\(destroy.path)/by"))
        }
    }

    private mutating func checkDutiesDiffer(of agreement: Agreement) {
        var notified: Set<Identifier> = []
        for notice in agreement.duties.breachNotices where !notified.insert(notice.to).inserted {
            note(.repeatedElement, [notice.to.text, "notifyBreach"], at: agreement.fields.clause(notice.path).place)
        }
        let written = agreement.fields.written("duties")?.elements ?? []
        for name in ["destroy", "noReidentification", "corrections"] {
            for duty in written.compactMap({ $0.entry(name) }).dropFirst() {
                note(.repeatedElement, [name, "duties"], at: duty.keyPlace)
            }
        }
    }
}

extension Grant {
    /// The columns that leave, in the document's order.
    package var leavingColumns: [String] { columns.filter { $0.treatment != .drop }.map(\.name) }
}

extension Agreement {
    /// The least k of its grants; `nil` where a grant states none.
    fileprivate var leastK: Int? {
        let stated = grants.compactMap { $0.safeguards.kAnonymity?.k }
        return stated.count == grants.count ? stated.min() : nil
    }
}
