import TideCore

extension Resolution {
    mutating func check(_ grant: Grant, of agreement: Agreement) {
        func place(_ path: String) -> Place { agreement.fields.clause("\(grant.path)/\(path)").place }
        expectDeclared(.dataset, grant.dataset, at: place("dataset"))
        if let period = grant.reference {
            expectOrder(("from", period.from), ("until", period.until), at: place("reference/until"))
        }
        checkForm(of: grant, at: place("form"))
        if agreement.sharingClass == .public, grant.form > .kAnonymous {
            note(.publicFormTooHigh, [grant.form.rawValue], at: place("form"))
        }
        checkNecessity(of: grant, in: agreement)
        checkStatement(of: grant.safeguards, agreement.fields, below: "\(grant.path)/")
        if grant.columns.allSatisfy({ $0.treatment == .drop }) {
            note(.nothingLeaves, [grant.id.text], at: place("columns"))
        }
        guard let dataset = datasets[grant.dataset] else { return }
        checkOwner(of: dataset, provider: agreement.provider, at: place("dataset"))
        check(
            grant.safeguards,
            grant.search,
            in: dataset,
            leaving: grant.leavingColumns,
            agreement.fields,
            below: "\(grant.path)/"
        )
        for column in grant.columns {
            check(column, of: dataset, preserve: grant.safeguards.preserve) { place("columns/\(column.name)\($0)") }
        }
        checkJoint(grant.columns, of: dataset) { place("columns/\($0)") }
        let leaving = grant.columns.filter { $0.treatment != .drop }.compactMap { dataset.column($0.name)?.dimension }
        checkPreserved(grant.safeguards, among: leaving) { place("safeguards/preserve/\($0)") }
    }

    private mutating func checkForm(of grant: Grant, at place: @autoclosure () -> Place) {
        for column in grant.columns {
            guard case .pseudonymise = column.treatment, grant.form < .pseudonymised else { continue }
            note(.formTooLow, [grant.form.rawValue, column.name], at: place())
            break
        }
        guard grant.form == .kAnonymous else { return }
        switch grant.safeguards.kAnonymity?.k {
        case nil: note(.formWithoutK, at: place())
        case 1?: note(.formWithKOfOne, at: place())
        default: break
        }
    }

    /// Who shares data owns it, or one that it was made from, or got it by an agreement.
    private mutating func checkOwner(
        of dataset: Dataset,
        provider: Identifier,
        at place: @autoclosure () -> Place
    ) {
        guard let owner = dataset.owner, owner != provider, isDeclared(.party, owner), isDeclared(.party, provider)
        else { return }
        guard !receives(provider, dataset.id) else { return }
        let derived = sources(of: dataset.id).contains { datasets[$0]?.owner == provider }
        guard !derived else { return }
        note(.notOwner, [provider.text, dataset.id.text, owner.text], at: place())
    }

    /// Where an agreement says what each column is for, it says so of all, and of no others.
    private mutating func checkNecessity(of grant: Grant, in agreement: Agreement) {
        guard let necessity = grant.necessity else { return }
        let path = "\(grant.path)/necessity"
        let leaving = Set(grant.leavingColumns)
        let names = leaving.sorted()
        var needed: Set<String> = []
        for item in necessity {
            let place = agreement.fields.clause("\(path)/\(item.purpose)").place
            expectPurpose(item.purpose, at: place)
            expectCovered(item.purpose, of: agreement, at: place)
            needed.formUnion(item.columns)
            for (position, column) in item.columns.enumerated() where !leaving.contains(column) {
                let place = agreement.fields.clause("\(path)/\(item.purpose)/\(position)").place
                note(.columnDoesNotLeave, [column], at: place, meant: suggestion(for: column, among: names))
            }
        }
        for column in grant.leavingColumns where !needed.contains(column) {
            note(.columnNotNeeded, [column], at: agreement.fields.clause("\(grant.path)/columns/\(column)").place)
        }
    }

    mutating func checkPreserved(
        _ safeguards: Safeguards,
        among dimensions: [Dimension],
        at place: (Int) -> Place
    ) {
        for (position, dimension) in safeguards.preserve.enumerated() where !dimensions.contains(dimension) {
            note(.preservedWithoutColumn, [dimension.rawValue], at: place(position))
        }
    }
}
