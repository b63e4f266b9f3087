package import TideAgreement
package import TideCore
import TideDecision
import TideDisclosure
package import TideLedger

/// The whole way of one request: decide, protect, measure, bundle, log, deliver.
///
/// Every step's outcome is a value of ``ReleaseOutcome``; errors are for what could not be done. Nothing reaches the
/// outbox before its entry is in the ledger under a signed tree head, and the last step is one rename.
package struct ReleasePipeline<Motor: Engine> {
    package let office: Office
    package let engine: Motor
    /// The program that is running, for statements.
    package let program: EngineIdentity
    /// Now: the decision's instant and the entry's `loggedAt`.
    package let instant: Instant
    /// Called at every named point; a test ends the process there.
    package let probe: (ReleasePoint) throws -> Void
    /// Threads of the search; the result is the same for any number.
    package let threads: Int
    /// Called with what is being done, for people who watch.
    package let progress: (String) -> Void

    package init(
        office: Office,
        engine: Motor,
        program: EngineIdentity,
        instant: Instant,
        probe: @escaping (ReleasePoint) throws -> Void,
        threads: Int = 1,
        progress: @escaping (String) -> Void
    ) {
        self.office = office
        self.engine = engine
        self.program = program
        self.instant = instant
        self.probe = probe
        self.threads = threads
        self.progress = progress
    }

    /// What is asked for, and where the data lies and goes.
    package struct Order: Sendable {
        package let request: Request
        /// The source file.
        package let input: String
        /// The folder that receives the bundle or the officer's report.
        package let outbox: String
        /// The list of a register of opt-outs, a file, for an agreement that asks for one.
        package let optOut: String?
        /// The signature of the officer who asks; see ``RequestStatement``.
        package let requestSignature: SignatureSource?
        /// Whether the search goes on, where the best transformation does not compose with earlier releases, to one that does.
        package let isComposing: Bool

        package init(
            request: Request,
            input: String,
            outbox: String,
            optOut: String? = nil,
            requestSignature: SignatureSource? = nil,
            isComposing: Bool = false
        ) {
            self.request = request
            self.input = input
            self.outbox = outbox
            self.optOut = optOut
            self.requestSignature = requestSignature
            self.isComposing = isComposing
        }
    }

    /// Does the whole work but writes no entry and no bundle: the officer's report, and a digest to approve.
    package func dryRun(
        _ order: Order,
        timer: inout StageTimer,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let matter = try timer.time("decide") { try decide(order, approvals: .pending) }
        guard let permit = matter.permit else { return .refused(.init(decision: matter.decision, entry: nil)) }
        if let decision = permit.refusalByAccess(of: matter.decision) {
            return .refused(.init(decision: decision, entry: nil))
        }
        _ = try sealing(permit)
        try DurableFile.createFolder(office.paths.scratch, mode: 0o700)
        let scratch = "\(office.paths.scratch)/\(Hex.encode([UInt8].random(16, using: &generator))).csv"
        defer { try? DurableFile.remove(scratch) }
        let chance = ReleaseChance(using: &generator)
        switch try protect(order, permit, matter, to: scratch, chance: chance, timer: &timer) {
        case .unmeetable(let reason, let attainable):
            return .withheld(.init(decision: matter.decision, reason: reason, attainable: attainable, entry: nil))
        case .refused(let decision):
            return .refused(.init(decision: decision, entry: nil))
        case .protected(let protected):
            return try timer.time("report") {
                try report(order, matter, permit, protected, using: &generator)
            }
        }
    }

    /// Releases, or refuses, or withholds; each of them is logged.
    package func release(
        _ order: Order,
        timer: inout StageTimer,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let matter = try timer.time("decide") { try decide(order, approvals: .required) }
        try probe(.decided)
        guard let permit = matter.permit else { return try refuse(order, matter, matter.decision, using: &generator) }
        guard let id = ReleaseIdentifier(randomBytes: .random(16, using: &generator)) else {
            // WHY: sixteen bytes were drawn on the line above.
            preconditionFailure("sixteen bytes are no release identifier")
        }
        if let decision = permit.refusalByAccess(of: matter.decision) {
            return try refuse(order, matter, decision, using: &generator)
        }
        let bundle = try StagedBundle(
            release: id,
            outbox: order.outbox,
            of: office,
            isSealed: try sealing(permit) != nil
        )
        do {
            return try release(order, matter, permit, bundle, timer: &timer, using: &generator)
        } catch {
            // Whatever can't be cleared up now, recovery does before the next command writes.
            try? clear(bundle, using: &generator)
            throw error
        }
    }

    /// Leaves nothing behind of what was not delivered, unless it leaves or nobody can tell whether it did.
    private func clear(_ bundle: StagedBundle, using generator: inout some RandomNumberGenerator) throws {
        guard let record = try office.register.releases().first(where: { $0.id == bundle.release }) else {
            return try bundle.discard()
        }
        _ = try office.takeBack(record, using: &generator)
    }

    private func release(
        _ order: Order,
        _ matter: Matter,
        _ permit: Matter.Permit,
        _ bundle: StagedBundle,
        timer: inout StageTimer,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let chance = ReleaseChance(using: &generator)
        switch try protect(order, permit, matter, to: bundle.makeRows(), chance: chance, timer: &timer) {
        case .unmeetable(let reason, let attainable):
            try bundle.discard()
            return try withhold(order, matter, reason, attainable, using: &generator)
        case .refused(let decision):
            try bundle.discard()
            return try refuse(order, matter, decision, using: &generator)
        case .protected(let protected):
            try probe(.applied)
            // What was approved, and what a replay decides by again.
            let dryRun = try office.evidence.put(dryRunRecord(order, permit, protected), using: &generator)
            let decision = try decide(
                order.request,
                in: matter.policies,
                dryRun: dryRun,
                approvals: .required,
                signer: matter.signature?.signer.officer
            )
            guard decision.isPermitted else {
                try bundle.discard()
                return try refuse(order, matter, decision, dryRun: dryRun, using: &generator)
            }
            // The rows were protected as the first decision said: another grant would have had other rows.
            guard decision.binds(like: matter.decision) else {
                try bundle.discard()
                throw ReleaseError.refused(.anotherGrantPermits, decision.grantName, matter.decision.grantName)
            }
            try bundle.takeRows(as: BundleFile.data(of: permit.dataset.id))
            return try deliver(
                order,
                matter,
                permit,
                protected,
                decision,
                dryRun: dryRun,
                bundle,
                timer: &timer,
                using: &generator
            )
        }
    }
}

extension Decision {
    /// Whether a release is bound to the very same by both decisions.
    fileprivate func binds(like other: Decision) -> Bool {
        agreement == other.agreement && grant == other.grant && obligations == other.obligations
    }

    /// The grant that permits, as `agreement@version/grant`.
    fileprivate var grantName: String { "\(agreement.map(\.description) ?? "none")/\(grant?.text ?? "none")" }
}
