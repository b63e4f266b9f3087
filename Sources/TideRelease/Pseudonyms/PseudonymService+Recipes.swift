import TideAgreement
package import TideCore
import TideLedger
import TideMicrodata
package import TidePseudonym

extension PseudonymService {
    /// How pseudonyms of an epoch are made: within the domains that registered agreements name around this one, in their epochs in force.
    func recipe(_ question: PseudonymQuestion, _ form: PseudonymForm, epoch: String) throws -> PseudonymRecipe {
        let registered = Set(try office.register.agreements().map { AgreementVersion(id: $0.id, version: $0.version) })
        let domains = try office.policies().agreements.filter { registered.contains($0.identity) }
            .flatMap(\.pseudonymDomains)
        let epochs = try office.pseudonymEpochs
        let parents = domains.parents(of: question.domain).reversed().map {
            PseudonymRecipe.Ring(domain: $0, epoch: epochs.epoch(of: $0))
        }
        return recipe(question, form, parents + [.init(domain: question.domain, epoch: epoch)])
    }

    /// How a release made the pseudonyms that an order is about, by its signed figures and the number that it drew.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where it has no such pseudonyms, or they are chance.
    package func releasedRecipe(_ release: ReleaseIdentifier, _ order: Reversal) throws -> PseudonymRecipe {
        try released(release, order).recipe
    }

    /// Refuses pseudonyms that are not in the release that an order is about.
    ///
    /// - Returns: whether its rows are still in the evidence, so that this could be seen.
    func expectReleased(_ release: ReleaseIdentifier, _ order: Reversal) throws -> Bool {
        let (_, columns, fields) = try released(release, order)
        let named = fields.disclosures.first { $0.name == "columns" }?.value.elements?.compactMap(\.text)
        let figures = fields.disclosures.first { $0.name == "figures" }.flatMap { ReleaseFigures($0.value) }
        let address = fields.record[EvidenceMember.releasedFile]?.text.flatMap(ContentDigest.init(hex:))
        guard let named, let figures, let address, try office.evidence.removal(of: address) == nil else {
            return false
        }
        let file = try SealedFile(at: address, in: office.evidence)
        let readings = named.map { name in
            ColumnReading(name: name, isEncoded: columns.contains(name), missing: [""], recoding: nil)
        }
        let name = "release \(release)"
        let (table, _) = try file.reading(in: office.evidence, name: name) { pieces in
            try CSVReader.read(
                pieces: pieces,
                size: file.size,
                file: name,
                dialect: figures.dialect,
                columns: readings
            )
        }
        let there = Set(columns.flatMap { table.column($0)?.values ?? [] })
        let strangers = order.pseudonyms.texts.filter {
            !there.contains(order.question.reading($0, vault: nil)) && !there.contains($0)
        }
        guard strangers.isEmpty else {
            throw ReleaseError.refused(
                .releaseHasNoSuch,
                release.text,
                "\(strangers.count) of \(order.pseudonyms.texts.count) do not stand in its columns of them"
            )
        }
        return true
    }

    private func released(
        _ release: ReleaseIdentifier,
        _ order: Reversal
    ) throws -> (recipe: PseudonymRecipe, columns: [String], fields: HiddenFields) {
        let question = order.question
        guard case .scheme(let form) = question.form else {
            throw ReleaseError.refused(.releaseHasNoSuch, release.text, "tokens of the vault are of no release")
        }
        guard let entry = try office.register.release(release)?.entry else {
            throw ReleaseError.invalid(.releaseUnknown, release.text)
        }
        let fields = try HiddenFields(ofEntry: entry, in: office)
        let all = fields.disclosures.first { $0.name == "figures" }?.value["pseudonyms"]?.elements ?? []
        let asked = question.members.merging(["domain": .string(question.domain.text)]) { own, _ in own }
        let own = all.first { item in
            item["domain"] == asked["domain"] && item["namespace"] == asked["namespace"]
                && item["profile"] == asked["profile"] && item["form"] == form.json
                && order.epoch.map { item["epoch"] == .string($0) } ?? true
        }
        guard let own, let epoch = own["epoch"]?.text else {
            let names = all.map { item in
                let form = CanonicalJSON.text(item["form"] ?? .null)
                let parts = ["domain", "namespace", "profile", "epoch"].compactMap { item[$0]?.text }
                return "`\(item["column"]?.text ?? "?")` is \(parts.joined(separator: ", ")) \(form)"
            }
            let said = names.isEmpty ? "it has none" : names.joined(separator: "; ")
            throw ReleaseError.refused(.releaseHasNoSuch, release.text, said)
        }
        if own["stability"] == "record" { throw ReleaseError.refused(.pseudonymOfChance, release.text) }
        var stability = PseudonymStability.domain
        if own["stability"] == "release" {
            let nonce = fields.record[EvidenceMember.releaseNonce]?.text.flatMap { Hex.decode($0) }
            guard let nonce else { throw ReleaseError.failed(.evidenceChanged, "\(entry)") }
            stability = .release(nonce: nonce)
        }
        let parents = (own["within"]?.elements ?? []).reversed().compactMap { ring -> PseudonymRecipe.Ring? in
            guard let domain = ring["domain"]?.text.flatMap(Identifier.init), let epoch = ring["epoch"]?.text else {
                return nil
            }
            return .init(domain: domain, epoch: epoch)
        }
        let rings = parents + [.init(domain: question.domain, epoch: epoch)]
        // Other columns may be made alike; a pseudonym of the order stands in any of them.
        var same = own.members ?? [:]
        same["column"] = nil
        let columns = all.compactMap { item -> String? in
            var members = item.members ?? [:]
            let column = members.removeValue(forKey: "column")?.text
            return members == same ? column : nil
        }
        return (recipe(question, form, rings, stability), columns, fields)
    }

    private func recipe(
        _ question: PseudonymQuestion,
        _ form: PseudonymForm,
        _ rings: [PseudonymRecipe.Ring],
        _ stability: PseudonymStability = .domain
    ) -> PseudonymRecipe {
        let recipe = PseudonymRecipe(
            rings: rings,
            namespace: question.namespace,
            normalisation: question.profile,
            form: form,
            stability: stability,
            master: office.master
        )
        // WHY: a form that was read has a check that reads its alphabet, and nothing here is of a single record.
        guard let recipe else { preconditionFailure("a form without a scheme") }
        return recipe
    }
}

extension PseudonymRecipe {
    /// The epoch of the column's own domain.
    var epoch: String { rings[rings.count - 1].epoch }
}
