import TideAgreement
import TideCore
import TideDisclosure

/// Protected rows on the disk, and what made them.
struct Protected: Sendable {
    let plan: ProtectionPlan
    let recoding: AppliedRecoding
    let file: ProtectedFile
    /// SHA-256 of the source file.
    let input: ContentDigest
    /// Values that a hierarchy does not have and that count as missing.
    let unlisted: [UnlistedCount]
    /// The rows that stayed out; `nil` where nobody has a say under the agreement.
    let removed: RemovedRows?
    /// The recalled releases whose place this one takes, oldest first.
    var superseded: [ReleaseIdentifier] = []
    /// What it makes together with earlier releases that somebody may hold too, by group; empty where there are none.
    var composition: [CompositionFinding] = []
    /// What was derived from what, and who counts as one reader, as far as it bears on this release.
    var relations = Relations()
    /// What the search was held to beyond the plan; `nil` where it was held to nothing.
    let constraint: SearchConstraint?

    /// What opting out came to; `nil` where nobody has a say.
    var optOut: OptOutCount? {
        guard let filter = plan.optOut, let removed else { return nil }
        return OptOutCount(column: filter.column, listed: filter.listed, rows: removed)
    }

    /// What was done, by levels or by class, for the dry run's record and for composition.
    var transformationJSON: JSONValue {
        let record = JSONValue.members(["plan": .string(plan.digest.hex), "beside": constraint?.record])
        return .object((record.members ?? [:]).merging(recoding.record) { plan, _ in plan })
    }
}

/// What protecting came to.
enum ProtectionOutcome: Sendable {
    case protected(Protected)
    /// No transformation meets the safeguards, or the file as measured does not; with the best that could be attained.
    case unmeetable(Diagnostic, attainable: JSONValue)
}

/// What a search is held to beyond its plan, once the source is known.
struct SearchConstraint: Sendable {
    let earlier: [EarlierRelease]
    /// Each once.
    let releases: [ReleaseIdentifier]
    /// Which releases are held together: the same levels can suppress other records beside others.
    let record: JSONValue
}

/// Profiles a source, searches, applies, and holds the measured file against what the search promised.
struct Protection<Motor: Engine> {
    let engine: Motor
    let progress: (String) -> Void

    /// - Parameters:
    ///   - order: the order of the rows, which may come from the source's digest.
    ///   - path: a file that does not exist yet; it may be there, half written, after an error.
    ///   - naming: how units are numbered; `nil` where their classes are not wanted.
    ///   - isReported: whether what reports alone tell is measured too.
    ///   - constraint: what the search is held to beyond the plan; asked once the source is read. Not of local recoding, whose result
    ///     is held against earlier releases when it is there.
    func run(
        _ stated: ProtectionPlan,
        source: String,
        order: (ContentDigest) -> RowOrder,
        to path: String,
        naming: UnitNaming?,
        isReported: Bool = false,
        constraint: (Motor.Run) throws -> SearchConstraint? = { _ in nil },
        timer: inout StageTimer
    ) throws -> ProtectionOutcome {
        let alone = try timer.time("read and profile") {
            try engine.open(source, under: stated) { progress("reading, \($0 >> 20) MiB") }
        }
        let isSearched = stated.search.recoding == .fullDomain
        let constraint = try timer.time("earlier releases") { isSearched ? try constraint(alone) : nil }
        let plan = constraint.map { stated.beside($0.earlier) } ?? stated
        let run = try constraint.map { try alone.beside($0.earlier) } ?? alone
        let recoding: AppliedRecoding
        switch try found(run.profile, plan, timer: &timer) {
        case .found(let found): recoding = found
        case .unmeetable(let reason, let attainable):
            if let constraint, case .found = search(alone.profile, for: stated.spec) {
                let earlier = constraint.releases.map(\.text).joined(separator: ", ")
                return .unmeetable(Diagnostic(.compositionUnmeetable, [earlier]), attainable: attainable)
            }
            return .unmeetable(reason, attainable: attainable)
        }
        progress("writing")
        let file = try timer.time("apply and measure") {
            let order = order(run.input)
            switch recoding {
            case .levels(let transformation):
                return try run.apply(transformation, order: order, to: path, naming: naming, isReported: isReported)
            case .classes(let local, _):
                return try run.apply(local, order: order, to: path, naming: naming, isReported: isReported)
            }
        }
        if run.records > 0 && file.after.records == 0 {
            return .unmeetable(Diagnostic(.nothingLeft), attainable: [:])
        }
        if let diagnostic = file.leaks.diagnostic {
            return .unmeetable(diagnostic, attainable: ["telling": file.leaks.json])
        }
        if let difference = file.difference(from: recoding, under: plan, records: run.records) {
            return .unmeetable(Diagnostic(.measuredOtherwise, [difference]), attainable: [:])
        }
        return .protected(
            Protected(
                plan: plan,
                recoding: recoding,
                file: file,
                input: run.input,
                unlisted: run.profile.unlisted,
                removed: run.removed,
                constraint: constraint
            )
        )
    }
}

extension Protection {
    /// What a search came to.
    private enum Search {
        case found(AppliedRecoding)
        case unmeetable(Diagnostic, attainable: JSONValue)
    }

    /// Looks for levels of the whole table, or of each class of records, over the profile alone.
    private func found(_ profile: QuasiProfile, _ plan: ProtectionPlan, timer: inout StageTimer) throws -> Search {
        let (columns, records) = (plan.quasiIdentifiers.count, profile.rowCount)
        switch plan.search.recoding {
        case .fullDomain:
            progress("searching \(columns) quasi-identifiers of \(records) records")
            return Self.outcome(of: timer.time("search") { search(profile, for: plan.spec) }, plan)
        case .local:
            progress("recoding \(columns) quasi-identifiers of \(records) records")
            switch try timer.time("recode", { try recode(profile, for: plan.spec) }) {
            case .found(let found): return .found(.classes(found, .local))
            case .unmeetable(let best): return Self.outcome(of: .unmeetable(best), plan)
            case .unfinished(let search): return Self.outcome(of: .unfinished(search), plan)
            }
        case .cells:
            progress("suppressing cells of \(columns) quasi-identifiers of \(records) records")
            let suppressed = try timer.time("recode") {
                try suppressCells(profile, for: plan.spec, missing: plan.missingReading)
            }
            if let suppressed { return .found(.classes(suppressed, .cells)) }
            let asked = plan.spec.models.map(\.label).joined(separator: ", ")
            let reason = Diagnostic(.suppressionUnmeetable, [asked, "\(plan.spec.suppression)"])
            return .unmeetable(reason, attainable: [:])
        }
    }

    private static func outcome(of search: SearchOutcome, _ plan: ProtectionPlan) -> Search {
        switch search {
        case .found(let found): .found(.levels(found))
        case .unmeetable(let best): .unmeetable(best.diagnostic(for: plan.spec), attainable: best.json)
        case .unfinished(let search):
            .unmeetable(Diagnostic(.budgetTooSmall, ["\(search.checked)"]), attainable: [:])
        }
    }
}

extension ProtectionPlan {
    /// What a missing value counts as when k is measured.
    var missingReading: MissingReading { safeguards.kAnonymity?.missing == .matchesAny ? .anyValue : .ownValue }
}

extension ProtectedFile {
    /// What the measured file differs in from what was promised; `nil` where nothing does.
    fileprivate func difference(from promised: AppliedRecoding, under plan: ProtectionPlan, records: Int) -> String? {
        switch promised {
        case .levels(let transformation): difference(from: transformation, under: plan.spec, records: records)
        case .classes(let recoding, _): difference(from: recoding, under: plan, records: records)
        }
    }

    private func difference(from promised: LocalRecoding, under plan: ProtectionPlan, records: Int) -> String? {
        let spec = plan.spec
        if after.records != records - promised.suppressed { return "records" }
        if after.classes != promised.classes { return "classes" }
        if after.classes > 0 && after.smallestClass != promised.smallestClass { return "the smallest class" }
        if promised.suppressed > spec.suppression.floor(of: records) { return "suppressed records" }
        if plan.missingReading == .anyValue {
            let matches = measures.smallestMatch ?? Double(measures.k)
            return after.classes > 0 && matches < Double(spec.k) ? "k" : nil
        }
        return measures.verdicts(on: spec.models).first { !$0.isMet }?.model.label
    }

    /// The same of levels of the whole table.
    func difference(from promised: Transformation, under spec: ProtectionSpec, records: Int) -> String? {
        if after.records != records - promised.suppressed { return "records" }
        if after.classes != promised.classes { return "classes" }
        if after.classes > 0 && after.smallestClass != promised.smallestClass { return "the smallest class" }
        if after.classes > 0 && measures.k < spec.k { return "k" }
        for verdict in measures.verdicts(on: spec.models) where !verdict.isMet {
            // Weights that do not leave cannot be measured on the output; the search held them.
            if case .populationUniqueness = verdict.model, verdict.outcome == .notMeasured { continue }
            return verdict.model.label
        }
        if promised.suppressed > spec.suppression.floor(of: records) { return "suppressed records" }
        return nil
    }
}
