import TideCore

extension TemplateText {
    /// The text of an agreement, whose grant follows the dataset.
    init(_ filling: TemplateFilling, _ grant: GrantDraft) {
        self.init(filling: filling)
        let limits = filling.template.limits
        var safeguards = ["kAnonymity: {k: {{k}}, suppression: {{suppression}}}"]
        if let count = limits.diversity {
            let each = grant.sensitive.map { "{of: \(Self.quoted($0)), distinct: \(count)}" }
            if let first = each.first {
                safeguards.append("lDiversity: " + (each.count == 1 ? first : "[\(each.joined(separator: ", "))]"))
            }
        }
        if let share = limits.uniqueness, grant.hasWeights {
            safeguards.append("populationUniqueness: {atMost: \(share)}")
        }
        if !grant.preserved.isEmpty { safeguards.append("preserve: [\(grant.preserved.joined(separator: ", "))]") }
        blocks["columns-granted"] = grant.lines
        blocks["safeguards-granted"] = safeguards
        blocks["reference-granted"] = grant.hasReference ? commented("reference", ["reference: {{reference}}"]) : []
        blocks["domains"] =
            grant.hasPseudonym
            ? commented(
                "pseudonymise",
                [
                    "pseudonymise: [{domain: {{domain}}, scheme: hmac-sha256, custodian: {{provider}}, rotateBy: {{until}}}]"
                ]
            ) : []
        let objection = filling.value("objection-column")
        blocks["opt-out"] =
            grant.names.contains(objection)
            ? commented("optOut", ["optOut: {column: {{objection-column}}, keep: [{{objection-keep}}]}"]) : []
        fragments["least"] = String(filling.template.limits.least)
        let reference = filling.dataset?.reference
        let (from, until) = reference.map { ($0.from.description, $0.until.description) } ?? ("", "")
        fragments["reference"] =
            reference == nil ? "{from: {{data-from}}, until: {{data-until}}}" : "{from: \(from), until: \(until)}"
        fragments["dataset-called"] = Self.quoted(
            filling.dataset.map { $0.title ?? $0.id.text } ?? filling.value("dataset-title")
        )
        fragments["leaving"] = Self.list(grant.leaving)
        fragments["told"] = Self.quoted(AgreementParts.told(filling))
        // A fragment may hold marks itself, once.
        fragments["reference"] = fragments["reference"].map { filled($0).split(separator: "\n").joined() }
    }

    private func commented(_ note: String, _ lines: [String]) -> [String] { comment(note) + lines }
}

/// The firewall that comes with a dataset of persons that none protects yet.
enum FirewallDraft {
    static let text = """
        # @firewall
        tidegate: v1
        kind: firewall
        id: {{dataset}}
        title: {{=firewall}}
        # @firewall-protects
        protects: {datasets: [{{dataset}}]}
        # @firewall-owners
        owners: [{{owner}}]
        # @firewall-forbids
        forbids: {roles: [enforcement], purposes: {{never}}}
        # @firewall-floor
        floor: {form: aggregate, minK: {{least}}, minCell: {{least}}}
        # @firewall-change
        change: {count: 1}
        """
}
