import TideCore

/// The columns of an agreement's grant: those of the template, or of a dataset that the policy set has already.
struct GrantDraft {
    let columns: [TemplateColumn]
    /// Columns that a release has, in the order of the dataset.
    let leaving: [String]
    /// Columns that never leave.
    let staying: [String]
    /// What must stay usable, as words of the language.
    let preserved: [String]
    /// The sensitive columns that leave: each must differ within each group.
    let sensitive: [String]
    let hasPseudonym: Bool
    let hasWeights: Bool
    /// Whether the dataset says which days it is about.
    let hasReference: Bool
    let names: Set<String>

    /// - Parameter declared: the dataset as it will be in the policy set.
    init(_ filling: TemplateFilling, of declared: Dataset) {
        let template = filling.template
        let pseudonymises = template.columns.contains { $0.treatment.contains("pseudonymise") }
        self.columns =
            filling.dataset == nil
            ? template.columns : Self.columns(of: declared, pseudonymises: pseudonymises, template)
        let leaving = columns.filter { $0.treatment != "drop" }
        self.leaving = leaving.map(\.name)
        self.staying = columns.filter { $0.treatment == "drop" }.map(\.name)
        let kept = declared.columns.filter { column in leaving.contains { $0.name == column.name } }
        self.preserved = Dimension.allCases.filter { dimension in kept.contains { $0.dimension == dimension } }
            .map(\.rawValue)
        self.sensitive = kept.filter { $0.role == .sensitive }.map(\.name)
        self.hasPseudonym = columns.contains { $0.treatment.contains("pseudonymise") }
        self.hasWeights = declared.hasWeights
        self.hasReference = declared.reference != nil
        self.names = Set(declared.columns.map(\.name))
    }

    /// What is proposed for a dataset whose columns the template does not know: what identifies stays or becomes a pseudonym,
    /// dates are told by the month, weights stay, as does what the template drops under the same name; everything else leaves as
    /// the search has it.
    private static func columns(
        of dataset: Dataset,
        pseudonymises: Bool,
        _ template: AgreementTemplate
    ) -> [TemplateColumn] {
        let dropped = Set(template.columns.filter { $0.treatment == "drop" }.map(\.name))
        let pseudonym = pseudonymises ? dataset.columns.first { $0.role == .direct && $0.identifier != nil }?.name : nil
        return dataset.columns.map { column in
            if column.name == pseudonym { return TemplateColumn(column.name, Self.pseudonym) }
            if column.role == .direct || column.role == .weight || dropped.contains(column.name) { return TemplateColumn(column.name, "drop") }
            guard let levels = column.toldLevels else { return TemplateColumn(column.name, "keep") }
            let level = [DateLevel.month, .year].first(where: levels.contains) ?? levels.last
            return TemplateColumn(column.name, level.map { "{generalise: {atLeast: \($0.rawValue)}}" } ?? "drop")
        }
    }

    /// How identifiers leave, where they do.
    static let pseudonym = "{pseudonymise: {scheme: hmac-sha256, domain: {{domain}}}}"

    /// The lines below `columns:`, each with its reason above it.
    var lines: [String] {
        columns.flatMap { column in
            (column.why.map { TemplateText.comment($0.told) } ?? [])
                + ["\(TemplateText.quoted(column.name)): \(column.treatment)"]
        }
    }
}

extension DatasetColumn {
    /// The levels at which the column's days can be told; `nil` for what is no day.
    fileprivate var toldLevels: [DateLevel]? {
        switch hierarchy {
        case .date(let levels): levels
        case .ladder(let ladder): if case .built(.date(let date)) = ladder.source { date.levels } else { nil }
        default: nil
        }
    }
}
