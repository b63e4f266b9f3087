import TideCore

extension Resolution {
    /// - Parameter standsAlone: whether it serves a spec, which needs no owner and no purposes.
    mutating func check(_ dataset: Dataset, standsAlone: Bool) {
        let fields = dataset.fields
        if !standsAlone { checkOrigin(of: dataset) }
        if let period = dataset.reference {
            expectOrder(("from", period.from), ("until", period.until), at: fields.clause("reference/until").place)
        }
        for column in dataset.columns { check(column, of: dataset) }
        checkUnits(of: dataset)
    }

    private mutating func checkOrigin(of dataset: Dataset) {
        let fields = dataset.fields
        if let owner = dataset.owner {
            expectDeclared(.party, owner, at: fields.clause("owner").place)
        } else {
            note(.datasetLacks, [dataset.id.text, "owner"], at: fields.clause("owner").place)
        }
        if let purpose = dataset.collectedFor {
            expectPurpose(purpose, at: fields.clause("collectedFor").place)
        } else {
            note(.datasetLacks, [dataset.id.text, "collectedFor"], at: fields.clause("collectedFor").place)
        }
        for (position, source) in (dataset.derivedFrom ?? []).enumerated() {
            expectDeclared(.dataset, source, at: fields.clause("derivedFrom/\(position)").place)
        }
        let sources = sources(of: dataset.id)
        if sources.contains(dataset.id) {
            note(.datasetRing, [dataset.id.text], at: fields.clause("derivedFrom").place)
        } else if sources.count > Self.mostSources {
            let arguments = [dataset.id.text, String(Self.mostSources)]
            note(.derivationTooLong, arguments, at: fields.clause("derivedFrom").place)
        } else {
            checkInheritance(of: dataset, from: sources)
        }
    }

    /// How many datasets one may have been made from, directly or not.
    private static var mostSources: Int { 256 }

    /// What was protected stays protected, and what could tell a person stays known for it: data is not laundered by
    /// making a dataset of it.
    private mutating func checkInheritance(of dataset: Dataset, from sources: Set<Identifier>) {
        let fields = dataset.fields
        let lineage = sources.sorted().compactMap { datasets[$0] }
        let protected = lineage.filter(\.isProtected)
        guard !protected.isEmpty else { return }
        if !dataset.isProtected,
            let name = protected.first(where: { dataset.derivedFrom?.contains($0.id) ?? false })?.id
        {
            note(.protectionLost, [dataset.id.text, name.text], at: fields.clause("protected").place)
        }
        for column in dataset.columns {
            let place = fields.clause("columns/\(column.name)/role").place
            let lost = protected.lazy.compactMap { source in source.column(column.name).map { (source.id, $0.role) } }
                .first { !column.role.isKept(from: $0.1) }
            if let (source, role) = lost {
                note(.roleLost, [column.name, source.text, role.rawValue, column.role.rawValue], at: place)
            } else if !column.role.isKept(from: .quasi), column.role != .weight,
                !lineage.contains(where: { $0.column(column.name) != nil }),
                let foreign = protected.first(where: { $0.owner != dataset.owner })
            {
                let arguments = [column.name, dataset.id.text, column.role.rawValue, foreign.id.text]
                note(.newColumnTells, arguments, at: place)
            }
        }
    }

    /// A party that holds protected data says of every dataset that it owns what it was made from.
    mutating func checkDerivations() {
        var holders = Set(datasets.values.filter(\.isProtected).compactMap(\.owner))
        for agreement in agreements where !holders.contains(agreement.recipient) {
            guard agreement.grants.contains(where: { datasets[$0.dataset]?.isProtected ?? false }) else { continue }
            holders.insert(agreement.recipient)
        }
        for dataset in datasets.values.sorted(by: { $0.id < $1.id }) where dataset.derivedFrom == nil {
            guard let owner = dataset.owner, holders.contains(owner) else { continue }
            note(.derivationOpen, [dataset.id.text, owner.text], at: dataset.fields.clause("derivedFrom").place)
        }
    }

    /// Every dataset that one was made from, however many steps away; where they are too many, some of them.
    func sources(of dataset: Identifier) -> Set<Identifier> {
        var found: Set<Identifier> = []
        var open = datasets[dataset]?.derivedFrom ?? []
        while found.count <= Self.mostSources, let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += datasets[next]?.derivedFrom ?? []
        }
        return found
    }

    private mutating func check(_ column: DatasetColumn, of dataset: Dataset) {
        let path = "columns/\(column.name)/hierarchy"
        func place(_ name: String) -> Place { dataset.fields.clause("\(path)/\(name)").place }
        for name in column.tells where dataset.column(name) == nil {
            let meant = suggestion(for: name, among: dataset.columns.map(\.name))
            let place = dataset.fields.clause("columns/\(column.name)/tells").place
            note(.unknownColumn, [dataset.id.text, name], at: place, meant: meant)
        }
        if let codelist = column.codelist {
            let place = dataset.fields.clause("columns/\(column.name)/codelist").place
            expectDeclared(.codelist, codelist, at: place)
            let what =
                column.role == .direct || column.identifier != nil
                ? "an identifier" : [.date, .decimal].contains(column.type) ? "a column of type \(column.type)" : nil
            if let what { note(.codelistElsewhere, [column.name, what], at: place) }
        }
        switch column.hierarchy {
        case nil: break
        case .document(let id): expectDeclared(.hierarchy, id, at: dataset.fields.clause(path).place)
        case .ladder(let ladder): check(ladder, dataset.fields, below: "\(path)/", type: column.type)
        case .date(let levels): checkDate(levels, of: column, in: dataset, at: place("levels"))
        }
    }

    private mutating func checkDate(
        _ levels: [DateLevel],
        of column: DatasetColumn,
        in dataset: Dataset,
        at place: Place
    ) {
        let written = dataset.fields.written("columns/\(column.name)/hierarchy/levels")?.elements ?? []
        guard !written.isEmpty else { return note(.hierarchyWithoutSource, [column.name], at: place) }
        guard column.type == .date else {
            return note(.dateLevelsElsewhere, [column.name, column.type.rawValue], at: place)
        }
        let names = DateLevel.allCases.map(\.rawValue)
        for level in written {
            guard let name = level.text, !names.contains(name) else { continue }
            note(.notDateLevel, [name], at: level.place, meant: Suggestion.nearest(to: name, among: names))
        }
        let positions = levels.compactMap { DateLevel.allCases.firstIndex(of: $0) }
        guard positions != positions.sorted() else { return }
        note(.dateLevelsOutOfOrder, at: place)
    }

    mutating func check(_ hierarchy: HierarchyDocument) {
        guard LadderFields.sources.count(where: hierarchy.fields.has) == 1 else {
            return note(
                .hierarchyDocumentWithoutSource,
                [hierarchy.id.text],
                at: hierarchy.fields.clause("id").place
            )
        }
        check(hierarchy.ladder, hierarchy.fields, below: "", type: nil)
    }
}

extension DisclosureRole {
    /// Whether a column that had another role in protected data may have this one in what was made from it.
    fileprivate func isKept(from other: DisclosureRole) -> Bool {
        switch other {
        case .direct: self == .direct
        case .quasi: self == .direct || self == .quasi
        case .sensitive: self == .direct || self == .sensitive
        case .attribute, .weight: true
        }
    }
}
