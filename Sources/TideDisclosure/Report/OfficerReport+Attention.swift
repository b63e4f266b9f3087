import TideCore

extension OfficerReportInput {
    /// What stands out, most serious first; empty if nothing does.
    ///
    /// Each entry is a sentence that follows from the figures alone.
    package var attention: [String] {
        unmet + emptiness + lostUse + openRisks + howItWasFound
    }

    private var unmet: [String] {
        var points: [String] = []
        if !meetsK {
            points.append(
                "The smallest class of the released file has \(FigureText.counted(after.smallestClass, "record"));"
                    + " \(k) were asked for. This file must not leave."
            )
        }
        for verdict in verdicts where verdict.isBroken {
            if case .kAnonymity = verdict.model { continue }
            let measured = verdict.figure.map { $0.isFinite ? verdict.model.text(of: $0) : "no bound" } ?? "nothing"
            points.append(
                "\(verdict.model.words): \(verdict.model.bound) was asked for, \(measured) measured. This file must not leave."
            )
        }
        if !meetsLimit {
            points.append(
                "\(FigureText.counted(suppression.records, "record")) suppressed, more than the limit of"
                    + " \(FigureText.count(suppressionLimit)). This file must not leave."
            )
        }
        if !addsUp {
            points.append(
                "Released and suppressed records do not add up to the source’s"
                    + " \(FigureText.count(before.records)). This file must not leave."
            )
        }
        let direct = columns.filter { $0.role == "direct" && [.kept, .matched].contains($0.treatment) }.map(\.name)
        if !direct.isEmpty {
            points.append("Direct identifiers leave as they are: \(direct.quoted()). This file must not leave.")
        }
        return points
    }

    private var emptiness: [String] {
        after.records == 0 && before.records > 0 ? ["No record is left to release."] : []
    }

    private var lostUse: [String] {
        var points: [String] = []
        if suppression.records > 0, meetsLimit, suppression.records * 10 >= suppressionLimit * 9 {
            points.append(
                "Suppression uses \(FigureText.percent(Ratio(suppression.records, of: suppressionLimit))) of what the limit"
                    + " allows: \(FigureText.count(suppression.records)) of at most"
                    + " \(FigureText.counted(suppressionLimit, "record"))."
            )
        }
        for line in disaggregation where line.isAsked && after.records > 0 {
            guard let column = line.column else {
                points.append("The dimension ‘\(line.dimension)’ was asked for, but the dataset has no column for it.")
                continue
            }
            if line.measured?.released.recordsToldApart ?? 0 == 0 {
                // A column that does not leave is no loss of a dimension that another column tells.
                if !column.isReleased && usableDimensions.contains(line.dimension) { continue }
                points.append(
                    "The dimension ‘\(line.dimension)’ is lost: ‘\(column.name)’"
                        + (column.isReleased ? " tells no record apart." : " is dropped.")
                )
            } else if let measured = line.measured, measured.shareToldApart.value < 0.5 {
                points.append(
                    "The dimension ‘\(line.dimension)’ is told for \(FigureText.percent(measured.shareToldApart)) of"
                        + " the source’s records only (‘\(column.name)’)."
                )
            }
        }
        let empty = columns.filter(\.isAtLastLevel).map(\.name)
        if !empty.isEmpty {
            points.append("Told at the coarsest level, with little or no use left: \(empty.quoted()).")
        }
        for comparison in comparisons where after.records > 0 {
            points += [comparison.lostSentence, comparison.thinnedSentence].compactMap { $0 }
        }
        if after.records > 0 { points += subgroupPoints }
        for comparison in comparisons where comparison.shift >= 0.05 {
            points.append(
                "Suppression shifts ‘\(comparison.name)’: \(FigureText.percent(comparison.shift)) of the records would have"
                    + " to change category to match the source again."
            )
        }
        return points + associationPoints
    }

    private var openRisks: [String] {
        var points: [String] = []
        if !unmetReleases.isEmpty {
            points.append(
                "Nobody in the source is found again in what left before: \(unmetReleases.joined(separator: ", ")). Where it is of the"
                    + " same people, their identifiers are written in another way, and nothing is known of what both"
                    + " files say together."
            )
        }
        let bounded = models.compactMap(\.sensitiveColumn)
        let sensitive = columns.filter { $0.role == "sensitive" && $0.isReleased && !bounded.contains($0.name) }.map(
            \.name
        )
        if !sensitive.isEmpty {
            points.append(
                "Sensitive columns leave: \(sensitive.quoted()). k-anonymity does not hide a value that all records of a"
                    + " class share; no model for that was asked for."
            )
        }
        for measures in released.sensitive where measures.uniformRecords > 0 {
            points.append(
                "In \(FigureText.counted(measures.uniformClasses, "class", "classes")) all records have the same value of"
                    + " ‘\(measures.column)’ (\(FigureText.counted(measures.uniformRecords, "record"))): whoever is known to be in one"
                    + " is known to have it."
            )
        }
        if let special = released.specialUniques?.specialRecords, special > 0 {
            points.append(
                "\(FigureText.counted(special, "record")) of the released file \(special == 1 ? "is" : "are") singled out by a part of the"
                    + " quasi-identifiers already."
            )
        }
        let kept = columns.filter { $0.treatment == .kept && $0.role == "attribute" }.map(\.name)
        if !kept.isEmpty {
            points.append(
                "Not counted among the quasi-identifiers: \(kept.quoted()). If others know these values of a person,"
                    + " the risk is higher than stated."
            )
        }
        return points
    }

    private var howItWasFound: [String] {
        var points: [String] = []
        if !unlisted.isEmpty {
            points.append(
                "Values that a hierarchy does not have count as missing: "
                    + unlisted.map { "\(FigureText.counted($0.records, "record")) in ‘\($0.column)’" }
                    .joined(separator: ", ") + "."
            )
        }
        if !search.isOptimal && search.byClass == nil {
            points.append("The search stopped before it could prove that nothing better exists.")
        }
        return points
    }
}

extension ColumnComparison {
    /// Says which categories lost every record; `nil` if none did.
    fileprivate var lostSentence: String? {
        let excerpt = lostExcerpt(limit: 5)
        return Self.sentence(excerpt.named.map(\.value), of: lostCategories.count).map { categories in
            "\(categories) of ‘\(name)’ lost every record to suppression."
        }
    }

    /// Says which categories keep less than half of their records, though some; `nil` if none do.
    fileprivate var thinnedSentence: String? {
        let thinned = pairs.filter { $0.after > 0 && 2 * $0.after < $0.before }
        let named = excerpt(of: thinned, limit: 5).named.map(\.value)
        return Self.sentence(named, of: thinned.count).map { categories in
            "\(categories) of ‘\(name)’ keep less than half of their records."
        }
    }

    private static func sentence(_ named: [String], of count: Int) -> String? {
        guard count > 0 else { return nil }
        let counted = FigureText.counted(count, "category", "categories")
        guard !named.isEmpty else { return counted }
        return "\(counted) (\(count > named.count ? "among them " : "")\(named.quoted()))"
    }
}
