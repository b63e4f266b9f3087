import TideAgreement
package import TideCore
import TideDisclosure

/// A file that was recoded locally, or whose cells were suppressed.
package struct LocalResult: Sendable {
    private let method: RecodingMethod
    private let missing: MissingReading
    private let columns: [String]
    private let recoding: LocalRecoding
    private let file: ProtectedFile

    init(_ plan: ProtectionPlan, _ recoding: LocalRecoding, _ file: ProtectedFile) {
        self.method = plan.search.recoding
        self.missing = plan.missingReading
        self.columns = plan.quasiIdentifiers
        self.recoding = recoding
        self.file = file
    }

    private var isLocal: Bool { method == .local }

    /// `recoding`, `suppressed`, `cellsSuppressed` in all and by column, `cells`; `classes` and `k` as measured on the file, `matches`
    /// where a missing value matches any; of local recoding `loss`, by column too, what the best levels of the whole table lose
    /// (`fullDomainLoss`) and how many choices of levels were looked at (`checked`).
    package var json: JSONValue {
        let byColumn = zip(columns, recoding.suppressedByColumn).map { ($0, JSONValue($1)) }
        let losses = zip(columns, recoding.lossByColumn).map { ($0, JSONValue.string(DecimalText.exact($1))) }
        return .members([
            "recoding": .string(method.rawValue),
            "suppressed": JSONValue(recoding.suppressed),
            "cells": JSONValue(recoding.cells),
            "cellsSuppressed": JSONValue(recoding.cellsSuppressed),
            "cellsSuppressedByColumn": .object(Dictionary(uniqueKeysWithValues: byColumn)),
            "classes": JSONValue(file.after.classes),
            "k": JSONValue(file.measures.k),
            "matches": missing == .anyValue ? .string(DecimalText.exact(matches)) : nil,
            "loss": isLocal ? .string(DecimalText.exact(recoding.loss)) : nil,
            "lossByColumn": isLocal ? .object(Dictionary(uniqueKeysWithValues: losses)) : nil,
            "fullDomainLoss": recoding.fullDomainLoss.map { .string(DecimalText.exact($0)) },
            "checked": isLocal ? JSONValue(recoding.checked) : nil,
        ])
    }

    private var matches: Double { file.measures.smallestMatch ?? Double(file.measures.k) }

    /// The same for people.
    package var text: String {
        guard !columns.isEmpty else {
            return "\(file.after.records) records; no column is a quasi-identifier, so k says nothing about them\n"
        }
        let share = DecimalText.ratio(recoding.cellsSuppressed * 100, of: max(1, recoding.cells), decimals: 2)
        var lines: [String] = []
        if isLocal {
            let whole = recoding.fullDomainLoss.map {
                "; levels of the whole table lose \(DecimalText.rounded($0, decimals: 6)) at least"
            }
            lines.append("recoded locally, loss \(DecimalText.rounded(recoding.loss, decimals: 6))\(whole ?? "")")
        }
        let k =
            missing == .anyValue
            ? "each could be \(DecimalText.rounded(matches, decimals: 0)) records at least, if a missing value may be any"
            : "in \(file.after.classes) classes of at least \(file.measures.k)"
        lines.append("\(file.after.records) records, \(k); \(recoding.suppressed) suppressed")
        lines.append("\(recoding.cellsSuppressed) of \(recoding.cells) cells suppressed (\(share)%)")
        for (name, cells) in zip(columns, recoding.suppressedByColumn) { lines.append("  \(name): \(cells)") }
        return lines.map { $0 + "\n" }.joined()
    }
}
