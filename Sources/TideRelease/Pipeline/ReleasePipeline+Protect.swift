import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// What protecting came to for a request.
enum ProtectOutcome {
    case protected(Protected)
    /// No transformation meets the safeguards.
    case unmeetable(Diagnostic, attainable: JSONValue)
    /// The release does not compose with an earlier one to the same reader, or nobody knows whose rows must stay out.
    case refused(Decision)
}

extension ReleasePipeline {
    /// Plans, protects, and checks composition with earlier releases.
    func protect(
        _ order: Order,
        _ permit: Matter.Permit,
        _ matter: Matter,
        to path: String,
        timer: inout StageTimer
    ) throws -> ProtectOutcome {
        let filter: OptOutFilter?
        switch try optOuts(order, permit, matter) {
        case .nobody: filter = nil
        case .filter(let chosen): filter = chosen
        case .refused(let decision): return .refused(decision)
        }
        let grant = permit.agreement.grants.first { $0.id == matter.decision.grant }
        let plan = try timer.time("plan") {
            try PlanCompiler(
                dataset: permit.dataset,
                shelf: HierarchyShelf(documents: permit.policies.hierarchies, files: permit.policies.files),
                master: office.master
            ).compile(
                columns: permit.obligations.columns,
                safeguards: permit.obligations.safeguards,
                search: .standard,
                optOut: filter,
                place: { permit.agreement.fields.clause("\(grant?.path ?? "grants")/safeguards/\($0)").place }
            )
        }
        let outcome = try Protection(engine: engine, progress: progress).run(
            plan,
            source: order.input,
            order: { input in
                .shuffled(ShuffleKey(master: office.master, request: order.request.digest, input: input))
            },
            to: path,
            timer: &timer
        )
        switch outcome {
        case .unmeetable(let reason, let attainable): return .unmeetable(reason, attainable: attainable)
        case .protected(let protected):
            if let decision = try refusalByComposition(order, matter, protected) { return .refused(decision) }
            return .protected(protected)
        }
    }

    /// A second release to the same reader, of a dataset or one related to it by derivation, must be the identical
    /// transformation of the identical input: k holds for each file alone, not for two together.
    private func refusalByComposition(
        _ order: Order,
        _ matter: Matter,
        _ protected: Protected
    ) throws -> Decision? {
        let readers = matter.policies.coalition(of: order.request.requester)
        let related = matter.policies.related(to: order.request.dataset)
        let digest = ContentDigest(of: protected.transformationJSON)
        // A release whose decision is in the ledger counts even if its delivery was given up: a crash cannot tell whether
        // the bundle had left. So does the same input under another dataset's name.
        let earlier = try office.register.releases().filter { release in
            (release.state != .aborted || release.entry != nil) && readers.contains(release.recipient)
                && (related.contains(release.dataset) || release.input == protected.input)
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
