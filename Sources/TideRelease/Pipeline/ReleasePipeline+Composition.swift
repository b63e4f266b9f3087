import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

/// What earlier releases say about one that is about to be made.
enum EarlierReleases {
    /// It composes with all of them: what they make together, by group; with the recalled ones whose place it takes, oldest
    /// first.
    case compose([CompositionFinding], superseding: [ReleaseIdentifier])
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
        let readers = matter.policies.coalition(of: order.request.requester)
        let digest = ContentDigest(of: protected.transformationJSON)
        let recalls = try office.recalls(among: office.register.incidents())
        if let recall = recalls.first(where: { $0.refuses(protected.input, transformation: digest, to: readers) }) {
            return .refused(matter.decision.refused(for: [recall.reason]))
        }
        let earlier = try countedReleases(of: order.request.dataset, protected.input, to: order, matter)
        let others = earlier.standing.filter { $0.input != protected.input || $0.transformation != digest }
        let check = try compositionCheck(order, matter, beside: others)
        guard let classes = protected.file.units else {
            // WHY: every release asks its engine for them.
            preconditionFailure("the classes of the units were not told")
        }
        let strangers = check.strangers(to: classes.basis)
        let findings = strangers.isEmpty ? try check.findings(for: classes) : []
        let blamed = Set(strangers.map(\.id) + findings.filter { !$0.composes }.flatMap(\.releases))
        guard !blamed.isEmpty else { return .compose(findings, superseding: earlier.superseded) }
        let recalled = Dictionary(recalls.map { ($0.release.id, $0) }) { first, _ in first }
        var reasons = findings.filter { !$0.composes }.map(\.reason)
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
        _ naming: UnitNaming,
        k: Int
    ) throws -> SearchConstraint? {
        let earlier = try countedReleases(of: order.request.dataset, run.input, to: order, matter)
        let check = try compositionCheck(order, matter, beside: earlier.standing)
        guard !check.groups.isEmpty else { return nil }
        let (basis, units) = run.units(naming)
        guard check.strangers(to: basis).isEmpty, let constraints = try check.constraints(on: units, k: k) else {
            return nil
        }
        let record = zip(check.groups, constraints).flatMap { group, constraint in
            group.map { release -> JSONValue in
                ["release": .string(release.id.text), "k": JSONValue(constraint.k)]
            }
        }
        return SearchConstraint(earlier: constraints, record: .array(record))
    }

    /// The earlier releases of a dataset, of one related to it, or of an input.
    ///
    /// - Returns: those that count, and those that were recalled and whose place the input takes; both oldest first.
    func countedReleases(
        of dataset: Identifier,
        _ input: ContentDigest,
        to order: Order,
        _ matter: Matter
    ) throws -> (standing: [ReleaseRecord], superseded: [ReleaseIdentifier]) {
        let readers = matter.policies.coalition(of: order.request.requester)
        let related = matter.policies.related(to: dataset)
        // A release whose decision is in the ledger counts even if its delivery was given up: a crash cannot tell whether
        // the bundle had left. So does the same input under another dataset's name.
        let earlier = try office.register.releases().filter { release in
            (release.state != .aborted || release.entry != nil)
                && (related.contains(release.dataset) || release.input == input)
        }
        let own = earlier.filter { readers.contains($0.recipient) }
        let superseded = Self.superseded(by: input, among: own, try office.register.incidents())
        return (earlier.filter { !superseded.contains($0.id) }, own.map(\.id).filter(superseded.contains))
    }

    /// What is to be held against the release of an order.
    func compositionCheck(
        _ order: Order,
        _ matter: Matter,
        beside earlier: [ReleaseRecord]
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
            HeldTogether(new, beside: earlier, in: office, matter.policies),
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
