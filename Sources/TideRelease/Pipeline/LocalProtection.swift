import TideAgreement
import TideCore
import TideDisclosure

/// Profiles a source, recodes it locally or suppresses its cells, applies that, and holds the measured file against what was promised.
struct LocalProtection<Motor: Engine> {
    let engine: Motor
    let progress: (String) -> Void

    /// What protecting came to.
    enum Outcome {
        case protected(LocalRecoding, ProtectedFile)
        case unmeetable(Diagnostic, attainable: JSONValue)
    }

    /// - Parameter path: a file that does not exist yet; it may be there, half written, after an error.
    func run(_ plan: ProtectionPlan, source: String, to path: String, timer: inout StageTimer) throws -> Outcome {
        let run = try timer.time("read and profile") {
            try engine.open(source, under: plan) { progress("reading, \($0 >> 20) MiB") }
        }
        progress("recoding \(plan.quasiIdentifiers.count) quasi-identifiers of \(run.records) records")
        let recoding: LocalRecoding
        switch try timer.time("recode", { try recode(run.profile, plan) }) {
        case .found(let found): recoding = found
        case .unmeetable(let best): return .unmeetable(best.diagnostic(for: plan.spec), attainable: best.json)
        case .unfinished(let search):
            return .unmeetable(Diagnostic(.budgetTooSmall, ["\(search.checked)"]), attainable: [:])
        case nil:
            let asked = plan.spec.models.map(\.label).joined(separator: ", ")
            return .unmeetable(
                Diagnostic(.suppressionUnmeetable, [asked, "\(plan.spec.suppression)"]),
                attainable: [:]
            )
        }
        progress("writing")
        let file = try timer.time("apply and measure") { try run.apply(recoding, order: .sorted, to: path) }
        if run.records > 0 && file.after.records == 0 {
            return .unmeetable(Diagnostic(.nothingLeft), attainable: [:])
        }
        if let diagnostic = file.leaks.diagnostic {
            return .unmeetable(diagnostic, attainable: ["telling": file.leaks.json])
        }
        if let difference = file.difference(from: recoding, under: plan, records: run.records) {
            return .unmeetable(Diagnostic(.measuredOtherwise, [difference]), attainable: [:])
        }
        return .protected(recoding, file)
    }

    private func recode(_ profile: QuasiProfile, _ plan: ProtectionPlan) throws -> LocalOutcome? {
        guard plan.search.recoding == .cells else { return try TideDisclosure.recode(profile, for: plan.spec) }
        return try suppressCells(profile, for: plan.spec, missing: plan.missingReading).map(LocalOutcome.found)
    }
}

extension ProtectionPlan {
    var missingReading: MissingReading { safeguards.kAnonymity?.missing == .matchesAny ? .anyValue : .ownValue }
}

extension ProtectedFile {
    /// What the measured file differs in from what a recoding promised; `nil` where nothing does.
    fileprivate func difference(from promised: LocalRecoding, under plan: ProtectionPlan, records: Int) -> String? {
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
}
