import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// What earlier releases say about one that is about to be made.
enum EarlierReleases {
    /// It composes with all of them: what they make together, by group; with the recalled ones whose place it takes, oldest
    /// first; and with the relations that later releases are held against it by.
    case compose([CompositionFinding], superseding: [ReleaseIdentifier], relations: Relations)
    case refused(Decision)
}

extension ReleasePipeline {
    /// Holds protected rows against every release that was made before.
    ///
    /// What was recalled leaves no more. And k must hold for all that somebody may hold together, of a dataset or one related
    /// to it by derivation, or of the same input: each combination of their classes has k units or none. Where units cannot be
    /// found again in another file, a second release must be the identical transformation of the identical input. A recalled
    /// release no longer counts against the file that an officer ordered in its place, which is possible once every holder's
    /// copy is known to be destroyed; see docs/decisions/0015 and 0025.
    func earlierReleases(_ order: Order, _ matter: Matter, _ protected: Protected) throws -> EarlierReleases {
        guard let classes = protected.file.units else {
            // WHY: every release asks its engine for them.
            preconditionFailure("the classes of the units were not told")
        }
        let earlier = try countedReleases(of: order.request.dataset, protected.input, to: order, matter)
        let readers = earlier.relations.coalition(of: order.request.requester)
        let digest = ContentDigest(of: protected.transformationJSON)
        let recalls = try office.recalls(among: office.register.incidents())
        if let recall = recalls.first(where: { $0.refuses(protected.input, transformation: digest, to: readers) }) {
            return .refused(matter.decision.refused(for: [recall.reason]))
        }
        let others = earlier.standing.filter { !$0.isIdentical(to: protected.input, digest, classes) }
        let check = try compositionCheck(order, matter, beside: others, by: earlier.relations)
        let strangers = check.strangers(
            to: CompositionCheck.Newcomer(
                input: protected.input,
                basis: classes.basis,
                k: classes.k,
                tellsApart: protected.plan.tellsApart
            )
        )
        let findings = strangers.isEmpty ? try check.findings(for: classes) : []
        let blamed = Set(strangers.map(\.id) + findings.filter { !$0.composes }.flatMap(\.releases))
        guard !blamed.isEmpty else {
            let relations = Relations(of: matter.policies).part(about: order.request.dataset, heldBy: check.holders)
            return .compose(findings, superseding: earlier.superseded, relations: relations)
        }
        let recalled = Dictionary(recalls.map { ($0.release.id, $0) }) { first, _ in first }
        // Beside recalled releases alone the sizes are not what stands in the way: their copies are.
        var reasons = findings.filter { finding in
            !finding.composes && finding.releases.contains { recalled[$0] == nil }
        }.map(\.reason)
        if let standing = strangers.first(where: { recalled[$0.id] == nil }) {
            reasons.append(
                Reason(
                    .composition,
                    .composition,
                    asked: "another transformation or input of \(order.request.dataset)",
                    allowed: "that of release \(standing.id)",
                    clause: nil
                )
            )
        }
        for release in check.releases where blamed.contains(release.id) {
            if let recall = recalled[release.id] { reasons.append(try reason(of: recall)) }
        }
        return .refused(matter.decision.refused(for: reasons))
    }

    /// What the search is held to so that what it finds composes; `nil` where nothing left before, or where earlier releases
    /// refuse whatever is found.
    func searchConstraint(
        _ order: Order,
        _ matter: Matter,
        _ run: Motor.Run,
        _ plan: ProtectionPlan,
        _ naming: UnitNaming
    ) throws -> SearchConstraint? {
        let earlier = try countedReleases(of: order.request.dataset, run.input, to: order, matter)
        let check = try compositionCheck(order, matter, beside: earlier.standing, by: earlier.relations)
        guard !check.groups.isEmpty else { return nil }
        let (basis, units) = run.units(naming)
        let new = CompositionCheck.Newcomer(
            input: run.input,
            basis: basis,
            k: run.leastClass,
            tellsApart: plan.tellsApart
        )
        guard check.strangers(to: new).isEmpty, let constraints = try check.constraints(on: units, k: new.k) else {
            return nil
        }
        // Group by group: the same releases, held by one party together or by two apart, suppress other records.
        let record = zip(check.groups, constraints).map { group, constraint -> JSONValue in
            .array(group.map { ["release": .string($0.id.text), "k": JSONValue(constraint.k)] })
        }
        return SearchConstraint(
            earlier: constraints,
            releases: check.releases.map(\.id),
            record: .array(record)
        )
    }

    /// The earlier releases of a dataset, of one related to it, or of an input.
    ///
    /// What is sealed of every release of the office is read, for nothing else tells whether one that nothing relates to the
    /// dataset today was related when it was made.
    ///
    /// - Returns: those that count, and those that were recalled and whose place the input takes, both oldest first; and
    ///   the relations, as they are today or were when anything left.
    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    func countedReleases(
        of dataset: Identifier,
        _ input: ContentDigest,
        to order: Order,
        _ matter: Matter
    ) throws -> (standing: [PastRelease], superseded: [ReleaseIdentifier], relations: Relations) {
        // A release whose decision is in the ledger counts even if its delivery was given up: a crash cannot tell whether
        // the bundle had left.
        let all = try office.register.releases().filter { $0.state != .aborted || $0.entry != nil }
            .map { try PastRelease($0, in: office.evidence) }
        var relations = Relations(of: matter.policies)
        for case let sealed? in all.map(\.sealed) { relations.formUnion(sealed.relations) }
        let readers = relations.coalition(of: order.request.requester)
        let related = relations.related(to: dataset)
        // The same input under another dataset's name counts too.
        let earlier = all.filter { related.contains($0.record.dataset) || $0.record.input == input }
        let own = earlier.map(\.record).filter { readers.contains($0.recipient) }
        let superseded = Self.superseded(by: input, among: own, try office.register.incidents())
        return (
            earlier.filter { !superseded.contains($0.id) }, own.map(\.id).filter(superseded.contains), relations
        )
    }

    /// What is to be held against the release of an order.
    func compositionCheck(
        _ order: Order,
        _ matter: Matter,
        beside earlier: [PastRelease],
        by relations: Relations
    ) throws -> CompositionCheck {
        guard let version = matter.decision.agreement,
            let id = ReleaseIdentifier(randomBytes: [UInt8](repeating: 0, count: 16))
        else {
            // WHY: a permit names its agreement, and sixteen bytes are an identifier.
            preconditionFailure("a permit without an agreement")
        }
        let new = HolderTrace.Handed(
            release: id,
            agreement: version,
            recipient: order.request.requester,
            dataset: order.request.dataset,
            on: instant.date
        )
        return try CompositionCheck(
            HeldTogether(new, beside: earlier, in: office, relations),
            in: office.evidence
        )
    }

    /// The recalled releases that a source file takes the place of: by an order for it, or because what an order put in
    /// their place is itself superseded by it.
    private static func superseded(
        by input: ContentDigest,
        among earlier: [ReleaseRecord],
        _ incidents: [ReleaseIncident]
    ) -> Set<ReleaseIdentifier> {
        var found: Set<ReleaseIdentifier> = []
        var inputs: Set<ContentDigest> = [input]
        var count = -1
        while count != found.count {
            count = found.count
            for incident in incidents {
                guard let corrected = incident.correctedInput, inputs.contains(corrected) else { continue }
                found.insert(incident.release)
            }
            // What was superseded in turn stands for the files whose place it took.
            for release in earlier where found.contains(release.id) { inputs.insert(release.input) }
        }
        return found
    }

    /// Why a recalled release still counts: a copy is not known to be destroyed, or no officer ordered this file in its place.
    private func reason(of recall: Recall) throws -> Reason {
        let release = try ReleaseOnRecord(recall.release.id, in: office)
        let missing = try HolderStandings(of: release, since: recall.incident, in: office).missing
        return Reason(
            .composition,
            missing.isEmpty ? .compositionNotSuperseded : .compositionNotCertified,
            asked: recall.release.id.text,
            allowed: missing.isEmpty ? "none" : missing.map(\.text).joined(separator: ", "),
            clause: nil
        )
    }
}

extension CompositionFinding {
    /// Why a release that does not compose is refused.
    fileprivate var reason: Reason {
        Reason(
            .composition,
            joint == nil ? .compositionUncountable : .compositionUnderK,
            asked: sizes,
            allowed: "\(k)",
            clause: nil
        )
    }
}

extension Recall {
    /// Why what was recalled leaves no more.
    fileprivate var reason: Reason {
        let message: DiagnosticCode =
            switch order.matter {
            case .protection?: .recalledProtection
            case .recipient?: .recalledRecipient
            case .input?, nil: .recalledInput
            }
        return Reason(
            .recalled,
            message,
            asked: release.id.text,
            allowed: "entry \(incident.entry) of \(incident.declared.date)",
            clause: nil
        )
    }
}
