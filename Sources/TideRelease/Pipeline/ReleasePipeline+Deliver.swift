import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideLedger

extension ReleasePipeline {
    /// Bundles, logs, and delivers: the receipt is in the bundle before the bundle has its name.
    ///
    /// - Parameter dryRun: the address of the record that the decision was made by.
    func deliver(
        _ order: Order,
        _ matter: Matter,
        _ permit: Matter.Permit,
        _ protected: Protected,
        _ decision: Decision,
        dryRun: ContentDigest,
        _ bundle: StagedBundle,
        timer: inout StageTimer,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let sealing = try sealing(permit)
        let version = AgreementVersion(id: permit.agreement.id, version: permit.agreement.version)
        let plan = DutyPlan(
            decision.obligations?.duties ?? [],
            of: bundle.release,
            under: version,
            known: Set(try office.register.duties().map(\.id))
        )
        let classes = try timer.time("seal classes") { try sealClasses(of: protected, using: &generator) }
        try probe(.classesSealed)
        let rows = try timer.time("seal rows") {
            try bundle.sealRows(as: BundleFile.data(of: permit.dataset.id), using: &generator)
        }
        let more: [String: JSONValue] = [
            DutyPlan.name: plan.json, SealedClasses.name: .string(classes.hex),
            EvidenceMember.dryRun: .string(dryRun.hex), EvidenceMember.releasedFile: .string(rows.hex),
        ]
        let (entry, manifest) = try timer.time("report and bundle") {
            try write(order, matter, permit, protected, decision, more, bundle, using: &generator)
        }
        try probe(.bundled)
        let release = record(order, permit, protected, bundle, statement: ContentDigest(of: entry.bytes))
        let staging = try office.stage(release, quota: QuotaWindow(permit.agreement, at: instant), using: &generator)
        guard staging == .staged else {
            try bundle.discard()
            let refusal = permit.refusalByQuota(of: decision, staging, at: instant)
            return try refuse(order, matter, refusal, dryRun: dryRun, using: &generator)
        }
        try probe(.staged)
        let index = try timer.time("log") { try office.append(entry) }
        try probe(.logged)
        try office.register.move(bundle.release, to: .released, entry: index)
        guard try office.hasQuorum() else {
            // Nothing left: it is taken back at once, as after a crash at this point.
            try Recovery(office: office).run(at: instant, using: &generator)
            throw ReleaseError.failed(.noQuorumYet, "\(index + 1)")
        }
        try timer.time("deliver") {
            try bundle.write(BundleFile.receipt, office.ledger.receipt(for: index).encoded)
            try bundle.sync()
            try probe(.receipted)
            if let sealing {
                let readme = BundleReadme.sealedText(
                    release: bundle.release,
                    origin: office.ledger.origin,
                    recipient: permit.agreement.recipient,
                    certificate: sealing.name
                )
                try bundle.seal(to: sealing.certificate, readme: readme)
                try probe(.sealed)
            }
            try bundle.leave(using: &generator)
            try probe(.leaving)
            try bundle.deliver(release, using: &generator)
            try probe(.renamed)
            let delivery = try office.appendDelivery(
                .confirmed,
                of: bundle.release,
                decision: index,
                manifest: manifest.digest,
                reason: nil,
                duties: plan.dated,
                at: instant,
                using: &generator
            )
            try probe(.delivered)
            try office.applyChanges(behind: delivery.digest, index: delivery.index)
            try bundle.finish()
        }
        return .released(
            .init(
                id: bundle.release,
                bundle: bundle.destination,
                entry: index,
                records: protected.file.after.records,
                smallestClass: protected.file.after.smallestClass,
                isSealed: bundle.isSealed,
                superseded: protected.superseded,
                optOut: protected.optOut,
                duties: plan.dated,
                decision: decision
            )
        )
    }

    /// Files the classes of all units, for what is released later; gives their address.
    private func sealClasses(
        of protected: Protected,
        using generator: inout some RandomNumberGenerator
    ) throws -> ContentDigest {
        guard let units = protected.file.units else {
            // WHY: every release asks its engine for them.
            preconditionFailure("the classes of the units were not told")
        }
        return try SealedClasses.put(
            units,
            tellsApart: protected.plan.tellsApart,
            relations: protected.relations,
            in: office.evidence,
            using: &generator
        )
    }

    /// Every file of the bundle but the receipt.
    ///
    /// - Parameter more: what stands behind the entry beside the decision: with the address of the units' sealed classes,
    ///   without which the next release would have nothing to be held against.
    private func write(
        _ order: Order,
        _ matter: Matter,
        _ permit: Matter.Permit,
        _ protected: Protected,
        _ decision: Decision,
        _ more: [String: JSONValue],
        _ bundle: StagedBundle,
        using generator: inout some RandomNumberGenerator
    ) throws -> (SignedEntry, ReleaseManifest) {
        let officers = try officerReport(order, permit, protected, using: &generator).addresses
        let report = subject(order, permit, protected).recipientReport
        var contents: [(name: String, bytes: [UInt8])] = [
            ("report.html", Array(report.html.utf8)),
            ("report.json", CanonicalJSON.encode(report.json)),
            ("agreement.html", Array(try agreementPage(permit).utf8)),
            ("README.txt", Array(BundleReadme.text(release: bundle.release, origin: office.ledger.origin).utf8)),
        ]
        // The disclosures are a file of the manifest, and the manifest is what the entry signs: so fields are hidden first.
        var draft = try decisionEntry(.released, order.request, matter, decision)
        draft.release = bundle.release
        draft.supersedes = protected.superseded.isEmpty ? nil : protected.superseded
        draft.agreement = AgreementReference(
            id: permit.agreement.id,
            version: permit.agreement.version,
            digest: permit.registered.identity
        )
        draft.form = permit.obligations.form.rawValue
        draft.columns = protected.file.header
        draft.figures = protected.signedFigures
        draft.process = protected.process
        draft.parameters = ContentDigest(of: protected.transformationJSON)
        draft.input = protected.input
        draft.approvals = decision.approvedBy
        var behind = try evidence(of: matter, decision, more, using: &generator)
        behind[EvidenceMember.officersReport] = JSONValue(officers.map(\.hex))
        if let nonce = protected.plan.releaseNonce {
            behind[EvidenceMember.releaseNonce] = .string(Hex.encode(nonce))
        }
        // Which statement it is, and which manifest, is known once the statement is signed, and is in it.
        let unsigned = record(order, permit, protected, bundle, statement: permit.registered.identity)
        let committed = EvidenceMember.digest(of: behind, [.release(unsigned)])
        let hidden = draft.draft(using: &generator).committing(to: committed).hide(using: &generator)
        contents.append((BundleFile.disclosures, Disclosure.encodeList(hidden.disclosures(for: .recipient))))
        for content in contents { try bundle.write(content.name, content.bytes) }
        let data = ReleaseManifest.File(
            name: "data/\(permit.dataset.id).csv",
            digest: protected.file.digest,
            size: protected.file.size
        )
        let files = contents.map { content in
            ReleaseManifest.File(
                name: content.name,
                digest: ContentDigest(of: content.bytes),
                size: content.bytes.count
            )
        }
        let manifest = ReleaseManifest(files: files + [data], using: &generator)
        try bundle.write(BundleFile.manifest, manifest.encoded)
        behind[EvidenceMember.manifest] = .string(try office.evidence.put(manifest.encoded, using: &generator).hex)
        // INVARIANT: all that is named behind the entry is sealed before the decision can be logged.
        let entry = try office.sign(
            hidden.covering(manifest: manifest.digest),
            at: instant,
            evidence: behind,
            changes: { [.release(record(order, permit, protected, bundle, statement: $0))] },
            using: &generator
        )
        try bundle.write(BundleFile.statement, entry.bytes)
        try bundle.sync()
        return (entry, manifest)
    }

    /// The agreement in plain words, with those whose signatures count: of a quorum not everybody who is named signed.
    private func agreementPage(_ permit: Matter.Permit) throws -> String {
        let version = permit.agreement.identity
        let signatures = try RegisteredSignatures(of: office, policies: permit.policies, agreement: version.id)
        return permit.agreement.plainWordsHTML(
            in: permit.policies,
            signedBy: signatures.signed[version] ?? [],
            digest: permit.registered.identity
        )
    }

    private func record(
        _ order: Order,
        _ permit: Matter.Permit,
        _ protected: Protected,
        _ bundle: StagedBundle,
        statement: ContentDigest
    ) -> ReleaseRecord {
        ReleaseRecord(
            id: bundle.release,
            request: order.request.digest,
            agreement: permit.agreement.id,
            agreementVersion: permit.agreement.version,
            recipient: order.request.requester,
            dataset: order.request.dataset,
            input: protected.input,
            transformation: ContentDigest(of: protected.transformationJSON),
            statement: statement,
            outbox: order.outbox,
            stagedAt: instant,
            state: .staged,
            entry: nil
        )
    }
}
