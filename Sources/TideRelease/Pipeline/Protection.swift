import TideCore
import TideDisclosure

/// Protected rows on the disk, and what made them.
struct Protected: Sendable {
    let plan: ProtectionPlan
    let transformation: Transformation
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

    /// What was done, by levels, for the dry run's record and for composition.
    var transformationJSON: JSONValue {
        .members([
            "plan": .string(plan.digest.hex), "levels": transformation.levelsJSON, "beside": constraint?.record,
        ])
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
    ///   - constraint: what the search is held to beyond the plan; asked once the source is read.
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
        let constraint = try timer.time("earlier releases") { try constraint(alone) }
        let plan = constraint.map { stated.beside($0.earlier) } ?? stated
        let run = try constraint.map { try alone.beside($0.earlier) } ?? alone
        progress("searching \(plan.quasiIdentifiers.count) quasi-identifiers of \(run.records) records")
        let transformation: Transformation
        switch timer.time("search", { search(run.profile, for: plan.spec) }) {
        case .found(let found): transformation = found
        case .unmeetable(let best):
            if let constraint, case .found = search(alone.profile, for: stated.spec) {
                let earlier = constraint.releases.map(\.text).joined(separator: ", ")
                let reason = Diagnostic(.compositionUnmeetable, [earlier])
                return .unmeetable(reason, attainable: best.json)
            }
            return .unmeetable(best.diagnostic(for: plan.spec), attainable: best.json)
        case .unfinished(let search):
            return .unmeetable(Diagnostic(.budgetTooSmall, ["\(search.checked)"]), attainable: [:])
        }
        progress("writing")
        let file = try timer.time("apply and measure") {
            try run.apply(transformation, order: order(run.input), to: path, naming: naming, isReported: isReported)
        }
        if run.records > 0 && file.after.records == 0 {
            return .unmeetable(Diagnostic(.nothingLeft), attainable: [:])
        }
        if let diagnostic = file.leaks.diagnostic {
            return .unmeetable(diagnostic, attainable: ["telling": file.leaks.json])
        }
        if let difference = file.difference(from: transformation, under: plan.spec, records: run.records) {
            return .unmeetable(Diagnostic(.measuredOtherwise, [difference]), attainable: [:])
        }
        return .protected(
            Protected(
                plan: plan,
                transformation: transformation,
                file: file,
                input: run.input,
                unlisted: run.profile.unlisted,
                removed: run.removed,
                constraint: constraint
            )
        )
    }
}

extension ProtectedFile {
    /// What the measured file differs in from what the search promised; `nil` where nothing does.
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
