import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// What protecting came to for a request.
enum ProtectOutcome {
    case protected(Protected)
    /// No transformation meets the safeguards.
    case unmeetable(Diagnostic, attainable: JSONValue)
    /// The file was recalled, the release does not compose with an earlier one to the same reader, or nobody knows whose rows
    /// must stay out.
    case refused(Decision)
}

extension ReleasePipeline {
    /// Plans, protects, and checks composition with earlier releases.
    ///
    /// - Parameter chance: drawn for this run alone.
    func protect(
        _ order: Order,
        _ permit: Matter.Permit,
        _ matter: Matter,
        to path: String,
        chance: ReleaseChance,
        timer: inout StageTimer
    ) throws -> ProtectOutcome {
        let filter: OptOutFilter?
        switch try optOuts(order, permit, matter) {
        case .nobody: filter = nil
        case .filter(let chosen): filter = chosen
        case .refused(let decision): return .refused(decision)
        }
        let grant = permit.agreement.grants.first { $0.id == matter.decision.grant }
        var plan = try timer.time("plan") {
            try PlanCompiler(
                dataset: permit.dataset,
                shelf: HierarchyShelf(
                    documents: permit.policies.hierarchies,
                    files: permit.policies.files,
                    codelists: permit.policies.codelists
                ),
                pseudonyms: PseudonymInputs(
                    master: office.master,
                    agreement: permit.agreement.id,
                    epochs: try office.pseudonymEpochs,
                    domains: permit.agreement.pseudonymDomains,
                    chance: chance
                )
            ).compile(
                columns: permit.obligations.columns,
                safeguards: permit.obligations.safeguards,
                search: grant?.search ?? .standard,
                optOut: filter,
                place: { permit.agreement.fields.clause("\(grant?.path ?? "grants")/safeguards/\($0)").place }
            )
        }
        plan.spec.effort.threads = threads
        let naming = UnitNaming(plan.unit, master: office.master)
        let number = plan.hasChance ? chance.nonce : nil
        let outcome = try Protection(engine: engine, progress: progress).run(
            plan,
            source: order.input,
            order: { input in
                .shuffled(
                    ShuffleKey(
                        master: office.master,
                        request: order.request.digest,
                        input: input,
                        number: number
                    )
                )
            },
            to: path,
            naming: naming,
            isReported: true,
            constraint: { run in
                guard order.isComposing else { return nil }
                guard !plan.spec.keepsUnitsWhole else {
                    throw ReleaseError.invalid(.householdsBesideEarlier, permit.dataset.id.text)
                }
                return try searchConstraint(order, matter, run, plan, naming)
            },
            timer: &timer
        )
        switch outcome {
        case .unmeetable(let reason, let attainable): return .unmeetable(reason, attainable: attainable)
        case .protected(var protected):
            switch try timer.time("composition", { try earlierReleases(order, matter, protected) }) {
            case .refused(let decision): return .refused(decision)
            case .compose(let findings, let superseded, let relations):
                protected.relations = relations
                protected.composition = findings
                protected.superseded = superseded
                return .protected(protected)
            }
        }
    }
}
