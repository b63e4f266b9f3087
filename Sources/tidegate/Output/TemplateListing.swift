import TideAgreement
import TideCore

/// What there is to begin from, and what each template asks.
enum TemplateListing {
    /// Every template, with when to take it.
    static var verdict: Verdict {
        Verdict(
            text: AgreementTemplate.all.map { "\($0.name)\n  \($0.title.told)\n  \($0.use.told)\n" }.joined(),
            json: .array(
                AgreementTemplate.all.map { template in
                    [
                        "name": .string(template.name), "title": .string(template.title.told),
                        "use": .string(template.use.told), "model": .string(template.model.told),
                    ]
                }
            )
        )
    }

    /// Every slot that a template asks beside a policy set.
    static func verdict(of filling: TemplateFilling) -> Verdict {
        let slots = filling.template.slots.filter(filling.isAsked)
        return Verdict(
            text: slots.map { slot in
                let standard = filling.standard(slot)?.joined(separator: ", ")
                let needed = filling.lacks(slot) ? worded(en: ", needed", fr: ", nécessaire") : ""
                let otherwise = standard.map { worded(en: "; else \($0)", fr: "\u{a0}; sinon \($0)") } ?? ""
                let names = filling.choices(of: slot).joined(separator: ", ")
                let known = names.isEmpty ? "" : worded(en: "  known: \(names)\n", fr: "  connus\u{a0}: \(names)\n")
                return
                    "\(slot.name)  (\(slot.type.word)\(needed)\(otherwise))\n  \(slot.question.told) \(slot.hint.told)\n\(known)"
            }.joined(),
            json: .array(
                slots.map { slot in
                    .members([
                        "choices": filling.choices(of: slot).isEmpty ? nil : JSONValue(filling.choices(of: slot)),
                        "slot": .string(slot.name), "type": .string(slot.type.word),
                        "takes": .string(slot.type.taken), "isNeeded": .bool(filling.lacks(slot)),
                        "default": filling.standard(slot).map { slot.type.isList ? JSONValue($0) : .string($0[0]) },
                        "question": .string(slot.question.told), "hint": .string(slot.hint.told),
                    ])
                }
            )
        )
    }
}
