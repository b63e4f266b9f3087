import TideAgreement
import TideCore
package import TideDisclosure
import TideMicrodata
import TidePseudonym

/// What both reports of a release are written from.
package struct ReportSubject: Sendable {
    package let plan: ProtectionPlan
    package let recoding: AppliedRecoding
    package let file: ProtectedFile
    package let occasion: ReportOccasion
    /// One line, such as `permitted by agreement x, version 2`.
    package let verdict: String

    package init(
        plan: ProtectionPlan,
        recoding: AppliedRecoding,
        file: ProtectedFile,
        occasion: ReportOccasion,
        verdict: String
    ) {
        self.plan = plan
        self.recoding = recoding
        self.file = file
        self.occasion = occasion
        self.verdict = verdict
    }

    /// For the officer: before, after and the difference.
    ///
    /// Sealed evidence.
    package func officerReport(unlisted: [UnlistedCount], optOut: OptOutCount? = nil) -> OfficerReportInput {
        var input = OfficerReportInput(
            occasion: occasion,
            verdict: verdict,
            k: plan.spec.k,
            models: plan.spec.models,
            source: file.sourceMeasures,
            released: file.measures,
            columns: columns,
            comparisons: file.comparisons,
            dimensions: plan.safeguards.preserve.map(\.rawValue),
            loss: OfficerReportInput.Loss(
                total: recoding.loss,
                aggregate: plan.spec.loss.aggregate?.name ?? plan.spec.loss.name,
                isShare: plan.spec.loss.isShare,
                columns: zip(plan.quasiIdentifiers, recoding.lossByColumn).map {
                    OfficerReportInput.ColumnLoss(column: $0, loss: $1)
                }
            ),
            suppression: OfficerReportInput.Suppression(
                records: recoding.suppressed,
                limit: plan.spec.suppression
            ),
            unlisted: unlisted.map { OfficerReportInput.ColumnRecords(column: $0.column, records: $0.records) },
            search: OfficerReportInput.Search(
                isOptimal: recoding.isOptimal,
                checked: recoding.checked,
                byClass: recoding.reported
            ),
            optOuts: optOut.map { optOut in
                OfficerReportInput.OptOuts(
                    column: optOut.column,
                    listed: optOut.listed,
                    removed: optOut.rows.removed,
                    undecided: optOut.rows.undecided
                )
            }
        )
        input.subgroups = file.study?.subgroups ?? []
        input.associations = file.study?.associations
        if case .levels(let transformation) = recoding { input.tried = transformation.front }
        input.dimensionsWithoutColumn = dimensionsWithoutColumn
        return input
    }

    /// For the recipient: the released file alone.
    package var recipientReport: RecipientReportInput {
        var input = RecipientReportInput(
            occasion: occasion,
            k: plan.spec.k,
            models: plan.spec.models,
            released: file.measures,
            columns: columns,
            distributions: file.released,
            dimensions: plan.safeguards.preserve.map(\.rawValue)
        )
        input.dimensionsWithoutColumn = dimensionsWithoutColumn
        return input
    }

    private var dimensionsWithoutColumn: [String] {
        Dimension.allCases.filter { dimension in !plan.dataset.columns.contains { $0.dimension == dimension } }
            .map(\.rawValue)
    }

    private var columns: [ReportedColumn] {
        plan.spec.columns.map { column in
            ReportedColumn(
                name: column.name,
                role: column.role,
                recoding: column.recoding?.words,
                treatment: reported(column),
                dimension: column.dimension
            )
        }
    }

    private func reported(_ column: ColumnPlan) -> ReportedColumn.Treatment {
        switch column.treatment {
        case .drop: .dropped
        case .attribute: .kept
        case .quasi(let hierarchy, _, _):
            switch (recoding, hierarchy) {
            case (.classes(_, .cells), _): .cellsSuppressed
            case (_, nil): .matched
            case (.levels(let transformation), let hierarchy?):
                .generalised(level: transformation.level(of: column.name) ?? 0, levelNames: hierarchy.levelNames)
            case (.classes, let hierarchy?): .recodedByClass(levelNames: hierarchy.levelNames)
            }
        case .pseudonym(let recipe): .pseudonymised(domain: recipe.domain.text, sentence: recipe.sentence)
        }
    }
}

extension AppliedRecoding {
    /// As the officer's report tells it; `nil` where every column is told at one level.
    fileprivate var reported: OfficerReportInput.Search.ByClass? {
        guard case .classes(let recoding, let method) = self else { return nil }
        return OfficerReportInput.Search.ByClass(
            method: method.rawValue,
            cellsSuppressed: recoding.cellsSuppressed,
            fullDomainLoss: recoding.fullDomainLoss
        )
    }
}

extension PseudonymRecipe {
    /// What the reports say of pseudonyms that are not the first version's.
    fileprivate var sentence: String? {
        guard firstVersionKey == nil else { return nil }
        let what =
            switch form {
            case .token(let form): "a token of \(form.length) characters (\(form.name))"
            case .formatPreserving:
                "a text of the same length and characters (FF1), which the holder of the key can take back"
            case .sealed: "the sealed identifier (AES-SIV), which the holder of the key can take back"
            }
        let reach =
            switch stability {
            case .domain: "the same identifier has the same one within ‘\(domain)’ and another one elsewhere"
            case .release: "the same identifier has the same one in this file and another one elsewhere"
            case .record: "it is chance, and no two records have the same"
            }
        return "Replaced by \(what): \(reach)."
    }
}
