import TideAgreement
import TideCore
import TideDecision

/// What earlier releases say about one that is about to be made.
enum EarlierReleases {
    /// It composes with all of them; with the recalled ones whose place it takes, oldest first.
    case compose(superseding: [ReleaseIdentifier])
    case refused(Decision)
}

extension ReleasePipeline {
    /// Holds protected rows against every release that was made before.
    ///
    /// What was recalled leaves no more. And a second release to the same reader, of a dataset or one related to it by
    /// derivation, must be the identical transformation of the identical input: k holds for each file alone, not for two
    /// together. A recalled release no longer counts against the file that an officer ordered in its place, which is possible
    /// once every holder's copy is known to be destroyed; see docs/decisions/0015.
    func earlierReleases(_ order: Order, _ matter: Matter, _ protected: Protected) throws -> EarlierReleases {
        let readers = matter.policies.coalition(of: order.request.requester)
        let digest = ContentDigest(of: protected.transformationJSON)
        let incidents = try office.register.incidents()
        let recalls = try office.recalls(among: incidents)
        if let recall = recalls.first(where: { $0.refuses(protected.input, transformation: digest, to: readers) }) {
            return .refused(matter.decision.refused(for: [recall.reason]))
        }
        let related = matter.policies.related(to: order.request.dataset)
        // A release whose decision is in the ledger counts even if its delivery was given up: a crash cannot tell whether
        // the bundle had left. So does the same input under another dataset's name.
        let earlier = try office.register.releases().filter { release in
            (release.state != .aborted || release.entry != nil) && readers.contains(release.recipient)
                && (related.contains(release.dataset) || release.input == protected.input)
        }
        let superseded = Self.superseded(by: protected.input, among: earlier, incidents)
        let others = earlier.filter { release in
            !superseded.contains(release.id) && (release.input != protected.input || release.transformation != digest)
        }
        guard !others.isEmpty else {
            return .compose(superseding: earlier.map(\.id).filter(superseded.contains))
        }
        let recalled = Dictionary(recalls.map { ($0.release.id, $0) }) { first, _ in first }
        var reasons: [Reason] = []
        if let standing = others.first(where: { recalled[$0.id] == nil }) {
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
        for recall in others.compactMap({ recalled[$0.id] }) { reasons.append(try reason(of: recall)) }
        return .refused(matter.decision.refused(for: reasons))
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
