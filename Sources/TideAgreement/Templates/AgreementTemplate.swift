import TideCore

/// A whole agreement of one practice with blanks: its texts, and what the blanks take.
///
/// Texts are documents in which `{{slot}}` stands for a value, `{{party/office}}` for an officer, `{{=phrase}}` for a sentence
/// of the template in the author's language, and a line `# @name` for a comment that teaches the clause below it, or for
/// lines that depend on the dataset.
package struct AgreementTemplate: Sendable {
    package let name: String
    package let title: BilingualText
    /// When to take it, one sentence.
    package let use: BilingualText
    /// What it is modelled on, for its page in the documentation and the head of the agreement.
    package let model: BilingualText
    /// In the order in which they are asked.
    package let slots: [TemplateSlot]
    let purposes: TemplatePurposes
    let parties: [TemplateParty]
    let dataset: String
    /// What the dataset's codes go by, beside what is written in it.
    var ladders: [CodeLadder] = []
    let columns: [TemplateColumn]
    /// What releases must meet beside k.
    let limits: TemplateLimits
    let agreement: String
    /// Sentences that stand in documents, and comments of its own, by name.
    let phrases: [String: BilingualText]

    /// Every template, in the order in which they are listed.
    package static let all: [AgreementTemplate] = [
        .statisticsActGateway, .borderFlows, .healthRegister, .researchFile, .displacementTracking,
    ]

    /// - Throws: ``AgreementError/invalid(_:)`` for a name that no template has.
    package static func named(_ name: String) throws(AgreementError) -> AgreementTemplate {
        if let template = all.first(where: { $0.name == name }) { return template }
        let meant = Suggestion.nearest(to: name, among: all.map(\.name))
        throw .invalid([Diagnostic(.templateUnknown, [name], suggestion: meant)])
    }

    /// The slot of a name.
    package func slot(_ name: String) -> TemplateSlot? { slots.first { $0.name == name } }
}

/// A column of a template's dataset: how it leaves, and why.
struct TemplateColumn: Hashable, Sendable {
    let name: String
    /// As a grant writes it: `keep`, `{generalise: {atLeast: year}}`.
    let treatment: String
    let why: BilingualText?

    init(_ name: String, _ treatment: String, why: BilingualText? = nil) {
        self.name = name
        self.treatment = treatment
        self.why = why
    }
}

/// What releases of a template must meet beside k, where the dataset has what it is measured by.
struct TemplateLimits: Hashable, Sendable {
    /// The smallest count that a published table shows, and what a firewall lets go anywhere.
    var least = 10
    /// How many values of a sensitive column each group has at least.
    var diversity: Int?
    /// The largest share of records that are unique in the population.
    var uniqueness: String?
}

/// The purposes that a template needs: those of its slots with what they narrow.
struct TemplatePurposes: Sendable {
    /// What the collection serves, and what the use does: the two roots.
    let collection: String
    let use: String
    /// What the named purposes narrow; every other one that is ruled out narrows ``prohibited``.
    let parents: [String: String]
    /// What no template lets data about people serve.
    let prohibited = "enforcement"

    /// The purposes of the template's own tree, ascending.
    func names(_ filling: TemplateFilling) -> [String] {
        let slots = ["collected-for", "purpose", "never"].compactMap(filling.template.slot)
        let standing = slots.flatMap { filling.standard($0) ?? [] }
        return Set([collection, use, prohibited] + parents.keys + parents.values + standing).sorted()
    }

    /// The tree of the answers: each purpose once, whatever the author calls them.
    func text(_ filling: TemplateFilling) -> String {
        var lines: [String] = []
        var known: Set<String> = []
        func add(_ purpose: String, below parent: String?) {
            guard known.insert(purpose).inserted else { return }
            lines.append("  \(TemplateText.quoted(purpose)):" + (parent.map { " \(TemplateText.quoted($0))" } ?? ""))
        }
        for root in [collection, use, prohibited] { add(root, below: nil) }
        for slot in ["collected-for", "purpose"] {
            let purpose = filling.value(slot)
            add(purpose, below: parents[purpose] ?? (slot == "purpose" ? use : collection))
        }
        for purpose in filling.values("never") { add(purpose, below: parents[purpose]) }
        let head = ["# @tree", "tidegate: v1", "kind: purposes", "id: {{id}}", "purposes:"]
        let isSame = filling.value("collected-for") == filling.value("purpose")
        let pair = isSame ? [] : ["# @compatible", "compatible: [[{{collected-for}}, {{purpose}}]]"]
        return (head + lines + pair).joined(separator: "\n")
    }
}
