import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// Protected rows on the disk, and what made them.
struct Protected {
    let plan: ProtectionPlan
    let transformation: Transformation
    let file: ProtectedFile
    /// SHA-256 of the source file.
    let input: ContentDigest
    let unlisted: [UnlistedCount]

    /// What was done, by levels, for the dry run's record and for composition.
    var transformationJSON: JSONValue {
        ["plan": .string(plan.digest.hex), "levels": transformation.levelsJSON]
    }
}

/// What protecting came to.
enum ProtectOutcome {
    case protected(Protected)
    /// No transformation meets the safeguards.
    case unmeetable(Diagnostic, attainable: JSONValue)
    /// The release does not compose with an earlier one to the same reader.
    case composes(Decision)
}

extension ReleasePipeline {
    /// Plans, profiles, searches, checks composition, applies, and holds the measured file against the plan.
    func protect(
        _ order: Order,
        _ permit: Matter.Permit,
        _ matter: Matter,
        to path: String,
        timer: inout StageTimer
    ) throws -> ProtectOutcome {
        let plan = try timer.time("plan") {
            try PlanCompiler(
                dataset: permit.dataset,
                shelf: HierarchyShelf(documents: permit.policies.hierarchies, files: permit.policies.files),
                master: office.master
            ).compile(
                columns: permit.obligations.columns,
                safeguards: permit.obligations.safeguards,
                search: .standard
            )
        }
        let run = try timer.time("read and profile") {
            try engine.open(order.input, under: plan) { progress("reading, \($0 >> 20) MiB") }
        }
        progress("searching \(plan.quasiIdentifiers.count) quasi-identifiers of \(run.records) records")
        let transformation: Transformation
        switch timer.time("search", { search(run.profile, for: plan.spec) }) {
        case .found(let found): transformation = found
        case .unmeetable(let best):
            return .unmeetable(best.diagnostic(for: plan.spec), attainable: best.json)
        }
        let rowOrder = RowOrder.shuffled(
            ShuffleKey(master: office.master, request: order.request.digest, input: run.input)
        )
        progress("writing")
        let file = try timer.time("apply and measure") { try run.apply(transformation, order: rowOrder, to: path) }
        let protected = Protected(
            plan: plan,
            transformation: transformation,
            file: file,
            input: run.input,
            unlisted: run.profile.unlisted
        )
        if run.records > 0 && file.after.records == 0 { return .unmeetable(Diagnostic(.nothingLeft), attainable: [:]) }
        if let difference = protected.differenceFromPlan(records: run.records) {
            return .unmeetable(Diagnostic(.measuredOtherwise, [difference]), attainable: [:])
        }
        if let decision = try refusalByComposition(order, matter, protected) { return .composes(decision) }
        return .protected(protected)
    }

    /// A second release of a dataset to the same reader must be the identical transformation of the identical input:
    /// k holds for each file alone, not for two together.
    private func refusalByComposition(
        _ order: Order,
        _ matter: Matter,
        _ protected: Protected
    ) throws -> Decision? {
        let readers = matter.policies.coalition(of: order.request.requester)
        let digest = ContentDigest(of: protected.transformationJSON)
        let earlier = try office.register.releases().filter { release in
            release.state != .aborted && release.dataset == order.request.dataset && readers.contains(release.recipient)
        }
        guard let other = earlier.first(where: { $0.input != protected.input || $0.transformation != digest }) else {
            return nil
        }
        return matter.decision.refused(
            for: Reason(
                .composition,
                .composition,
                asked: "another transformation or input of \(order.request.dataset)",
                allowed: "that of release \(other.id)",
                clause: nil
            )
        )
    }
}

extension Protected {
    /// What the measured file differs in from what the search promised; `nil` where nothing does.
    func differenceFromPlan(records: Int) -> String? {
        let after = file.after
        if after.records != records - transformation.suppressed { return "records" }
        if after.classes != transformation.classes { return "classes" }
        if after.classes > 0 && after.smallestClass != transformation.smallestClass { return "the smallest class" }
        if after.classes > 0 && after.smallestClass < plan.spec.k { return "k" }
        if transformation.suppressed > plan.spec.suppression.floor(of: records) { return "suppressed records" }
        return nil
    }
}

extension PolicySet {
    /// A party and all that count as one reader with it, whichever of them says so.
    func coalition(of party: Identifier) -> Set<Identifier> {
        var members: Set<Identifier> = [party]
        var count = 0
        while count != members.count {
            count = members.count
            for other in parties.values where !members.isDisjoint(with: [other.id] + other.coalition) {
                members.formUnion([other.id] + other.coalition)
            }
        }
        return members
    }
}
