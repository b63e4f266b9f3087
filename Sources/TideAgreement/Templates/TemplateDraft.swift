package import TideCore

/// What comes of a template that is filled in: new files for a policy set, and the set that they make together.
package struct TemplateDraft: Sendable {
    /// By path relative to the policy set's folder.
    package let files: [String: [UInt8]]
    /// The whole set, with what was there before.
    package let policies: PolicySet
    /// The name of the agreement, which its cases have too.
    package let agreement: Identifier
    /// Documents of the policy set that the agreement uses as they are, as `party/xa.labour`, ascending.
    package let used: [String]
    /// New officers without a key, who cannot sign yet, as `party/officer`.
    package let keyless: [String]
    /// Whether no firewall protected the dataset yet.
    package let hasNewFirewall: Bool
    /// Whether the dataset is the template's, whose columns the author has yet to make his own.
    package let hasNewDataset: Bool

    /// Fills in the template.
    ///
    /// - Parameter folder: where the new files lie in the policy set, relative to it; empty for its own folder.
    /// - Parameter otherwise: the reasons of cases that another agreement of the set answers for others, by case.
    /// - Throws: ``AgreementError/invalid(_:)`` with every slot that is missing or wrong, or with what the documents would be
    ///   refused for.
    package init(
        _ filling: TemplateFilling,
        in folder: String,
        otherwise: [String: [String]] = [:]
    ) throws(AgreementError) {
        let problems = filling.problems
        guard problems.isEmpty else { throw .invalid(problems) }
        let prefix = folder.isEmpty ? "" : folder + "/"
        var draft = DraftFiles(filling, prefix: prefix)
        try draft.addFoundation()
        var set = try draft.read()
        try draft.addAgreement(of: set)
        set = try draft.read()
        self.hasNewFirewall = set.index.datasets[draft.dataset]?.firewalls.isEmpty ?? true
        if hasNewFirewall {
            try draft.addFirewall(of: set)
            set = try draft.read()
        }
        try draft.addCases(of: set, otherwise)
        self.policies = try draft.read()
        self.files = draft.files
        self.agreement = draft.agreement
        self.used = draft.used.sorted()
        self.keyless = draft.keyless
        self.hasNewDataset = filling.dataset == nil
    }
}

/// The files of a draft while they are written.
private struct DraftFiles {
    let filling: TemplateFilling
    let prefix: String
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var used: [String] = []
    private(set) var keyless: [String] = []

    init(_ filling: TemplateFilling, prefix: String) {
        self.filling = filling
        self.prefix = prefix
    }

    var agreement: Identifier { Identifier(filling.value("id")) ?? "agreement" }
    var dataset: Identifier { Identifier(filling.value("dataset")) ?? "dataset" }

    /// Reads what was written together with what was there.
    func read() throws(AgreementError) -> PolicySet {
        let all = (filling.surroundings?.files ?? [:]).merging(files) { old, _ in old }
        do {
            return try PolicySet.read(all, folder: filling.surroundings?.folder ?? "")
        } catch {
            throw .invalid([Diagnostic(.draftNotValid)] + error.diagnostics)
        }
    }

    private mutating func write(_ name: String, _ documents: [String], _ text: TemplateText) throws(AgreementError) {
        guard !documents.isEmpty else { return }
        let written = text.filled(documents.joined(separator: "\n---\n"))
        do {
            files[prefix + name] = try DocumentLayout.of(Array(written.utf8), file: name)
        } catch {
            throw .invalid([Diagnostic(.draftNotValid)] + error.diagnostics)
        }
    }

    /// Parties, purposes and the dataset, as far as the policy set lacks them.
    mutating func addFoundation() throws(AgreementError) {
        let template = filling.template
        let text = TemplateText(filling: filling)
        var parties: [String] = []
        for party in template.parties {
            if let present = filling.party(party.slot) {
                used.append("party/\(present.id)")
                continue
            }
            parties.append(party.text(filling, keysIn: prefix + "keys/"))
            files.merge(party.keyFiles(filling, in: prefix + "keys/")) { _, new in new }
            keyless += party.keyless(filling)
        }
        try write("parties.yaml", parties, text)
        if let tree = filling.policies?.purposes, !tree.parents.isEmpty {
            used.append("purposes/\(tree.id)")
        } else {
            try write("purposes.yaml", [template.purposes.text(filling)], text)
        }
        if let present = filling.dataset {
            used.append("dataset/\(present.id)")
        } else {
            var ladders = text
            for ladder in template.ladders {
                let path = "\(prefix)ladders/\(ladder.name).csv"
                files[path] = Array(ladder.csv.utf8)
                ladders.fragments[ladder.name] = TemplateText.quoted(path)
            }
            try write("datasets.yaml", [template.dataset], ladders)
        }
    }

    /// - Parameter set: with the dataset.
    mutating func addAgreement(of set: PolicySet) throws(AgreementError) {
        guard let declared = set.datasets[dataset] else { return }
        let grant = GrantDraft(filling, of: declared)
        try write("agreement.yaml", [filling.template.agreement], TemplateText(filling, grant))
    }

    mutating func addFirewall(of set: PolicySet) throws(AgreementError) {
        var text = TemplateText(filling: filling)
        let owner = set.datasets[dataset]?.owner?.text ?? filling.value("provider")
        text.fragments = ["owner": TemplateText.quoted(owner), "least": String(filling.template.limits.least)]
        try write("firewall.yaml", [FirewallDraft.text], text)
    }

    mutating func addCases(of set: PolicySet, _ otherwise: [String: [String]]) throws(AgreementError) {
        guard let declared = set.datasets[dataset],
            let agreement = set.agreements.last(where: { $0.id == agreement })
        else { return }
        if let walls = set.index.datasets[dataset]?.firewalls {
            used += walls.map(\.firewall.id).filter { $0 != dataset }.map { "firewall/\($0)" }
        }
        let cases = CaseDraft(filling, GrantDraft(filling, of: declared), agreement, in: set, otherwise)
        try write("cases.yaml", [cases.text], TemplateText(filling: filling))
    }
}
