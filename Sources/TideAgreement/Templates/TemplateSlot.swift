import TideCore

/// A blank of a template: what it takes, and how an author is asked for it.
package struct TemplateSlot: Sendable {
    package let name: String
    package let type: SlotType
    /// One line.
    package let question: BilingualText
    /// What helps to answer, one line.
    package let hint: BilingualText
    let standard: Standard
    let need: Need

    /// What stands in it where nobody answers.
    enum Standard: Sendable {
        /// Nothing: it has to be answered.
        case none
        /// Nothing: it may stay empty.
        case empty
        case values([String])
        case words(BilingualText)
        /// Worked out from the answers before it; `nil` where they say nothing.
        case worked(@Sendable (TemplateFilling) -> [String]?)
    }

    /// How a template asks where its practice has other words than the usual.
    struct Words: Sendable {
        /// One line; `nil` where the usual question does.
        var ask: BilingualText?
        let hint: BilingualText

        /// An example of what people of the practice are told; no answer, since only the office knows what it told them.
        static func notice(_ example: BilingualText) -> Words {
            Words(
                hint: BilingualText(
                    en: "in the words of the form or letter, as: \(example.english)",
                    fr: "dans les mots du formulaire ou de la lettre, comme\u{a0}: \(example.french)"
                )
            )
        }
    }

    /// The same slot in a template's own words.
    func asked(_ words: Words?) -> TemplateSlot {
        guard let words else { return self }
        return TemplateSlot(name, type, standard, need, ask: words.ask ?? question, hint: words.hint)
    }

    /// When it is asked.
    enum Need: Hashable, Sendable {
        case always
        /// Where the policy set does not have the party that a slot names.
        case newParty(String)
        /// Where the policy set does not have the dataset.
        case newDataset
    }

    init(
        _ name: String,
        _ type: SlotType,
        _ standard: Standard,
        _ need: Need = .always,
        ask question: BilingualText,
        hint: BilingualText
    ) {
        self.name = name
        self.type = type
        self.standard = standard
        self.need = need
        self.question = question
        self.hint = hint
    }
}
