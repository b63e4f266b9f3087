import TideAgreement
import TideCore
import TideDecision
import TideDisclosure

extension ReleasePipeline {
    /// What an officer approves: every digest and figure that a release of the same request must come to again.
    func dryRunRecord(_ order: Order, _ permit: Matter.Permit, _ protected: Protected) -> JSONValue {
        .members([
            "version": "tidegate/dry-run/v1",
            "request": .string(order.request.digest.hex),
            "agreement": .string(permit.registered.identity.hex),
            "input": .string(protected.input.hex),
            "transformation": protected.transformationJSON,
            // Where chance made tokens the bytes are others each time; all else that decides them stands in this record.
            "output": .members([
                "sha256": protected.plan.hasChance ? nil : .string(protected.file.digest.hex),
                "size": JSONValue(protected.file.size),
            ]),
            "figures": protected.figures,
            "process": protected.process,
            "supersedes": protected.superseded.isEmpty ? nil : JSONValue(protected.superseded.map(\.text)),
        ])
    }

    /// Writes the officer's report and records the dry run, so that it can be approved.
    func report(
        _ order: Order,
        _ matter: Matter,
        _ permit: Matter.Permit,
        _ protected: Protected,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let record = dryRunRecord(order, permit, protected)
        let digest = try office.evidence.put(record, using: &generator)
        let report = try officerReport(order, permit, protected, using: &generator)
        try DurableFile.createFolder(order.outbox)
        let path = "\(order.outbox)/\(digest.hex.prefix(16)).officer-report"
        try DurableFile.replace("\(path).html", with: report.html, mode: 0o600)
        try DurableFile.replace("\(path).json", with: report.json, mode: 0o600)
        // Whoever approves it decides the request again.
        try office.evidence.put(order.request.canonical, using: &generator)
        let dryRun = DryRunRecord(digest: digest, request: order.request.digest, madeAt: instant)
        try office.note(.dryRun(dryRun, reports: report.addresses), using: &generator)
        return .dryRun(
            .init(
                digest: digest,
                record: record,
                decision: matter.decision,
                report: path,
                superseded: protected.superseded,
                optOut: protected.optOut
            )
        )
    }

    /// The officer's report in both forms, filed in the evidence, and where.
    func officerReport(
        _ order: Order,
        _ permit: Matter.Permit,
        _ protected: Protected,
        using generator: inout some RandomNumberGenerator
    ) throws -> (html: [UInt8], json: [UInt8], addresses: [ContentDigest]) {
        var input = subject(order, permit, protected).officerReport(
            unlisted: protected.unlisted,
            optOut: protected.optOut
        )
        input.pseudonyms = protected.file.pseudonyms
        input.composition = OfficerReportInput.Composition(groups: protected.composition.map(\.reported))
        let html = Array(input.html.utf8)
        let json = CanonicalJSON.encode(input.json)
        let addresses = [
            try office.evidence.put(html, using: &generator), try office.evidence.put(json, using: &generator),
        ]
        return (html, json, addresses)
    }

    /// What the reports of a release are about.
    func subject(_ order: Order, _ permit: Matter.Permit, _ protected: Protected) -> ReportSubject {
        ReportSubject(
            plan: protected.plan,
            recoding: protected.recoding,
            file: protected.file,
            occasion: ReportOccasion(
                datasetTitle: permit.dataset.title ?? permit.dataset.id.text,
                dataset: permit.dataset.id.text,
                request: order.request.id.text,
                agreement: ReportOccasion.AgreementReference(
                    id: permit.agreement.id.text,
                    version: permit.agreement.version
                ),
                purpose: order.request.purpose.text,
                recipient: order.request.requester.text,
                at: instant
            ),
            verdict: "Permitted by agreement \(permit.agreement.id), version \(permit.agreement.version)."
        )
    }
}

extension Protected {
    /// Measured on the released file alone, and as `pseudonyms` how each column of them was made: what the recipient may know.
    var figures: JSONValue {
        let orders = plan.spec.sensitive.map { ($0.column, $0.order) }
        let measured = ReleaseFigures(
            measured: file.after,
            models: plan.spec.models,
            orders: Dictionary(uniqueKeysWithValues: orders).compactMapValues(\.self),
            dialect: plan.dialect
        ).json
        guard let pseudonyms = plan.pseudonymsJSON else { return measured }
        return .object((measured.members ?? [:]).merging(["pseudonyms": pseudonyms]) { measured, _ in measured })
    }

    /// The figures, and as `asked` what the file was held to: every safeguard with its limit, as an agreement states it.
    var signedFigures: JSONValue {
        .object((figures.members ?? [:]).merging(["asked": plan.safeguards.json]) { measured, _ in measured })
    }

    /// Of the source and the way: the office's to know, since the difference to the figures is who was suppressed.
    var process: JSONValue {
        let common = JSONValue.members([
            "optOut": optOut.map { optOut in
                .members([
                    "listed": optOut.listed.map { JSONValue($0) }, "removed": JSONValue(optOut.rows.removed),
                    "undecided": JSONValue(optOut.rows.undecided), "rule": plan.optOut?.json ?? .null,
                ])
            },
            "sourceRecords": JSONValue(removed?.sourceRows ?? file.before.records),
            "suppressed": JSONValue(recoding.suppressed),
            "loss": .string(DecimalText.rounded(recoding.loss, decimals: 12)),
            "checked": JSONValue(recoding.checked),
            "composition": composition.isEmpty ? nil : .array(composition.map(\.json)),
        ])
        return .object((common.members ?? [:]).merging(recoding.process) { common, _ in common })
    }
}
