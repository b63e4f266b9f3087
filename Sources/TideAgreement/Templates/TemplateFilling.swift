package import TideCore

/// A template that is being filled in: the answers so far, and what they mean beside a policy set.
package struct TemplateFilling: Sendable {
    package let template: AgreementTemplate
    /// The policy set that the agreement joins; `nil` for one that begins a set of its own.
    package let surroundings: Surroundings?
    package let today: CalendarDate
    /// What was answered and read, by slot.
    private(set) var answers: [String: [String]] = [:]
    /// The PEM files that were named, by slot.
    private(set) var keys: [String: [UInt8]] = [:]

    /// A policy set that is there already.
    package struct Surroundings: Sendable {
        package let folder: String
        /// By path relative to the folder.
        package let files: [String: [UInt8]]
        package let policies: PolicySet

        package init(folder: String, files: [String: [UInt8]], policies: PolicySet) {
            self.folder = folder
            self.files = files
            self.policies = policies
        }
    }

    /// - Parameter today: what days that nobody answers are counted from.
    package init(_ template: AgreementTemplate, beside surroundings: Surroundings?, today: CalendarDate) {
        self.template = template
        self.surroundings = surroundings
        self.today = today
    }

    var policies: PolicySet? { surroundings?.policies }

    /// What the agreement will be called.
    package var agreementName: String { value("id") }

    /// Takes an answer for a slot; one that is wrong is not taken.
    ///
    /// - Parameters:
    ///   - texts: the values, one unless the slot takes several.
    ///   - place: where it was written, if in a file.
    ///   - file: reads a file that an answer names; `nil` where it cannot be read.
    /// - Returns: everything that is wrong with it by itself; see ``objections(to:)`` for what it means beside others.
    package mutating func take(
        _ texts: [String],
        for name: String,
        at place: Place? = nil,
        reading file: (String) -> [UInt8]?
    ) -> [Diagnostic] {
        guard let slot = template.slot(name) else {
            let meant = Suggestion.nearest(to: name, among: template.slots.map(\.name))
            return [Diagnostic(.slotUnknown, [TextForm.shown(name), template.name], at: place, suggestion: meant)]
        }
        guard answers[name] == nil else { return [Diagnostic(.slotTwice, [name], at: place)] }
        guard slot.type.isList ? !texts.isEmpty : texts.count == 1 else {
            return [Diagnostic(.slotCount, [name, slot.type.shape.expected], at: place)]
        }
        var problems = texts.filter { !slot.type.accepts($0) }.map { text in
            Diagnostic(.slotWrong, [name, slot.type.expected, TextForm.shown(text)], at: place)
        }
        if Set(texts).count < texts.count { problems.append(Diagnostic(.slotRepeats, [name], at: place)) }
        if problems.isEmpty, slot.type == .keyFile {
            if let bytes = file(texts[0]), PublicKeyText.decode(bytes) != nil {
                keys[name] = bytes
            } else {
                problems.append(Diagnostic(.slotKeyFile, [name, TextForm.shown(texts[0])], at: place))
            }
        }
        if problems.isEmpty { answers[name] = texts }
        return problems
    }

    /// Takes an answer back, so that another can be given.
    package mutating func forget(_ name: String) {
        answers[name] = nil
        keys[name] = nil
    }

    /// What was answered so far, as a file of answers has it, in the order of the slots; empty where nothing was.
    package var kept: String {
        template.slots.compactMap { slot in
            answers[slot.name].map { values in
                let texts = values.map(TemplateText.quoted)
                return "\(slot.name): " + (slot.type.isList ? "[\(texts.joined(separator: ", "))]" : texts[0]) + "\n"
            }
        }.joined()
    }

    /// Whether a slot was answered.
    package func isAnswered(_ name: String) -> Bool { answers[name] != nil }

    /// Whether a slot is asked: not where it is about what the policy set has already.
    package func isAsked(_ slot: TemplateSlot) -> Bool { present(slot) == nil }

    /// What the policy set has already that a slot is about; `nil` where it has nothing of the kind.
    private func present(_ slot: TemplateSlot) -> String? {
        switch slot.need {
        case .always: nil
        case .newParty(let party): self.party(party)?.id.text
        case .newDataset: dataset?.id.text
        }
    }

    /// What stands in a slot where nobody answers it; `nil` where it must be answered, or may stay empty.
    package func standard(_ slot: TemplateSlot) -> [String]? {
        let values: [String]? =
            switch slot.standard {
            case .none, .empty: nil
            case .values(let values): values
            case .words(let words): [words.told]
            case .worked(let work): work(self)
            }
        guard let values, values.allSatisfy(slot.type.accepts) else { return nil }
        // What the policy set does not know is no answer there.
        let known = values.filter { isKnown($0, to: slot) }
        return known.isEmpty ? nil : known
    }

    /// Whether a slot must be answered and is not.
    package func lacks(_ slot: TemplateSlot) -> Bool {
        if case .empty = slot.standard { return false }
        return isAsked(slot) && answers[slot.name] == nil && standard(slot) == nil
    }

    /// The values of a slot: what was answered, or else what stands there.
    package func values(_ name: String) -> [String] {
        answers[name] ?? template.slot(name).flatMap { isAsked($0) ? standard($0) : nil } ?? []
    }

    /// The one value of a slot; empty where it has none.
    package func value(_ name: String) -> String { values(name).first ?? "" }

    func day(_ name: String) -> CalendarDate? { CalendarDate(value(name)) }

    /// The party that a slot names, if the policy set has it.
    func party(_ slot: String) -> Party? { Identifier(value(slot)).flatMap { policies?.parties[$0] } }

    /// The dataset, if the policy set has it.
    var dataset: Dataset? { Identifier(value("dataset")).flatMap { policies?.datasets[$0] } }
}

extension TemplateFilling {
    /// Whether the policy set knows a value, where it is a name that it would have to know.
    private func isKnown(_ value: String, to slot: TemplateSlot) -> Bool {
        switch slot.type {
        case .purpose, .purposes:
            guard let tree = policies?.purposes, !tree.parents.isEmpty else { return true }
            return Identifier(value).map { tree.parents[$0] != nil } ?? false
        case .office(let party): return self.party(party).map { $0.offices.contains(value) } ?? true
        default: return true
        }
    }

    /// What an answer is beside the policy set and the other answers: a name that it lacks, or has already.
    package func objections(to slot: TemplateSlot) -> [Diagnostic] {
        guard let answered = answers[slot.name] else { return [] }
        if let present = present(slot) { return [Diagnostic(.slotPresent, [slot.name, present])] }
        if slot.name == "id", policies?.agreements.contains(where: { $0.id.text == answered[0] }) ?? false {
            return [Diagnostic(.agreementPresent, [answered[0]])]
        }
        if slot.type == .country, !CountryLadder.isCode(answered[0]) {
            return [Diagnostic(.slotCountry, [slot.name, answered[0]], suggestion: CountryLadder.meant[answered[0]])]
        }
        return answered.filter { !isKnown($0, to: slot) }.map { value in
            let isOffice = if case .office = slot.type { true } else { false }
            let meant = Suggestion.nearest(to: value, among: choices(of: slot))
            return Diagnostic(.slotNotInSet, [slot.name, isOffice ? "officer" : "purpose", value], suggestion: meant)
        }
    }

    /// The names among which an answer is to be found, ascending, or from which an author may choose; empty where any will do.
    package func choices(of slot: TemplateSlot) -> [String] {
        switch slot.type {
        case .purpose, .purposes:
            guard let tree = policies?.purposes, !tree.parents.isEmpty else { return template.purposes.names(self) }
            return tree.parents.keys.map(\.text).sorted()
        case .office(let party): return self.party(party)?.offices ?? []
        case .name where slot.need == .always:
            if slot.name == "dataset" { return policies?.datasets.keys.map(\.text).sorted() ?? [] }
            let isParty = template.parties.contains { $0.slot == slot.name }
            return isParty ? policies?.parties.keys.map(\.text).sorted() ?? [] : []
        default: return []
        }
    }

    /// Answers that are taken, and that a lawyer should look at twice.
    package var cautions: [Diagnostic] {
        func later(_ name: String, than usual: String) -> Bool {
            guard let term = Term(value(name)), let usual = Term(usual), let day = day("from") else { return false }
            return term.after(day) > usual.after(day)
        }
        let least = template.limits.least
        let unusual: [(slot: String, usual: String, isUnusual: Bool)] = [
            ("k", "\(least)", (Int(value("k")) ?? least) < least),
            ("suppression", "10%", Share(value("suppression")).map { $0 > Self.usualSuppression } ?? false),
            ("hold", "10y", later("hold", than: "10y")),
            ("notice-within", "72h", later("notice-within", than: "72h")),
        ]
        return unusual.filter(\.isUnusual).map { Diagnostic(.slotUnusual, [$0.slot, value($0.slot), $0.usual]) }
    }

    private static let usualSuppression = Share("10%") ?? .none

    /// What an answer is beside those of the slots before it.
    package func conflicts(of slot: TemplateSlot) -> [Diagnostic] {
        let before = template.slots.prefix { $0.name != slot.name }.map(\.name) + [slot.name]
        let names = Set(template.slots.map(\.name))
        return (alike + outOfOrder + elsewhere + past + ruledOut).filter { problem in
            problem.arguments.contains(slot.name)
                && problem.arguments.filter(names.contains).allSatisfy(before.contains)
        }
    }

    /// Everything that keeps the template from being filled in, slot by slot.
    package var problems: [Diagnostic] {
        let missing = template.slots.filter(lacks).map { Diagnostic(.slotMissing, [$0.name, $0.question.told]) }
        return template.slots.flatMap(objections) + missing + alike + outOfOrder + elsewhere + past + ruledOut
    }

    /// Where the recipient processes data and the agreement would not let it: every request would be refused.
    private var elsewhere: [Diagnostic] {
        let zones = values("zones")
        let worked = party("recipient")?.zones ?? values("recipient-country")
        guard !zones.isEmpty else { return [] }
        return worked.filter { !zones.contains($0) }.map { Diagnostic(.slotZones, ["zones", $0, value("recipient")]) }
    }

    /// An agreement that is over before it begins.
    private var past: [Diagnostic] {
        guard let until = day("until"), until < today else { return [] }
        return [Diagnostic(.slotPast, ["until", until.description])]
    }

    /// A purpose that the agreement itself, or every firewall of a template, would refuse.
    private var ruledOut: [Diagnostic] {
        let purpose = value("purpose")
        let parents = purposeParents
        var narrowed: String? = purpose.isEmpty ? nil : purpose
        let ruled = Set(values("never") + [template.purposes.prohibited])
        var seen: Set<String> = []
        while let name = narrowed, seen.insert(name).inserted {
            if ruled.contains(name) { return [Diagnostic(.slotRuledOut, ["purpose", purpose, name, "never"])] }
            narrowed = parents[name]
        }
        return []
    }

    private var purposeParents: [String: String] {
        guard let tree = policies?.purposes, !tree.parents.isEmpty else { return template.purposes.parents }
        return Dictionary(
            uniqueKeysWithValues: tree.parents.compactMap { name, parent in parent.map { (name.text, $0.text) } }
        )
    }

    /// Slots of which two must not say the same.
    private var alike: [Diagnostic] {
        let pairs = [
            ("provider", "recipient"), ("provider", "supervisor"), ("recipient", "supervisor"),
            ("provider-signatory", "provider-owner"), ("provider-signatory", "provider-ethics"),
            ("provider-owner", "provider-ethics"), ("recipient-signatory", "recipient-officer"),
        ]
        return pairs.filter { value($0.0) == value($0.1) && !value($0.0).isEmpty }.map { first, second in
            Diagnostic(.slotsAlike, [first, second, value(first)])
        }
    }

    /// Days of which one must not lie before another.
    private var outOfOrder: [Diagnostic] {
        let pairs = [
            ("from", "until"), ("from", "review-by"), ("review-by", "until"), ("data-from", "data-until"),
            ("from", "retain"), ("from", "accreditation-until"),
        ]
        return pairs.compactMap { first, second in
            guard let earlier = day(first), let later = day(second), later < earlier else { return nil }
            return Diagnostic(.slotOrder, [second, later.description, first, earlier.description])
        }
    }
}

extension Party {
    /// The names of its officers, ascending.
    var offices: [String] { officers.map(\.name.officer.text).sorted() }
}
