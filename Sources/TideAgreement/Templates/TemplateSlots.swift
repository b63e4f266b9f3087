import TideCore

/// The slots that every template has, in the order in which they are asked; each template sets what stands there.
struct TemplateSlots {
    let parties: [TemplateParty]
    let standards: [String: TemplateSlot.Standard]
    let titles: [String: [String: BilingualText]]
    /// What only this template asks, behind the others.
    var own: [TemplateSlot] = []
    /// How it asks what others ask in other words, by slot.
    var words: [String: TemplateSlot.Words] = [:]

    var all: [TemplateSlot] {
        // The days of the data follow from those of the agreement.
        (agreement + parties.flatMap(slots) + law + purposes + validity + data + limits + own).map {
            $0.asked(words[$0.name])
        }
    }

    private func standard(_ name: String, _ other: TemplateSlot.Standard = .none) -> TemplateSlot.Standard {
        standards[name] ?? other
    }

    private func slots(of party: TemplateParty) -> [TemplateSlot] {
        let called = Self.called[party.slot] ?? BilingualText(en: party.slot, fr: party.slot)
        let country: TemplateSlot.Standard =
            party.slot == "provider"
            ? .none : .worked { $0.party("provider").map { [$0.jurisdiction] } ?? $0.values("provider-country") }
        return party.slots(called, country: country, titles: titles[party.slot] ?? [:])
    }

    private static let called = [
        "provider": BilingualText(en: "the provider, whose data it is", fr: "du fournisseur, à qui sont les données"),
        "recipient": BilingualText(en: "the recipient", fr: "du destinataire"),
        "supervisor": BilingualText(en: "the supervisory authority", fr: "de l’autorité de contrôle"),
    ]

    private var agreement: [TemplateSlot] {
        [
            TemplateSlot(
                "id",
                .name,
                standard("id"),
                ask: BilingualText(en: "A short name for the agreement?", fr: "Un nom court pour l’accord ?"),
                hint: BilingualText(
                    en: "lower-case letters, digits, dots and hyphens; it never changes, amendments count versions",
                    fr:
                        "minuscules, chiffres, points et traits d’union ; il ne change jamais, les avenants comptent les versions"
                )
            ),
            TemplateSlot(
                "title",
                .text,
                standard("title"),
                ask: BilingualText(en: "Its title?", fr: "Son titre ?"),
                hint: BilingualText(
                    en: "what is shared, for what, in one line; the public register shows it",
                    fr: "ce qui est partagé et pour quoi, en une ligne ; le registre public le montre"
                )
            ),
        ]
    }

    private var law: [TemplateSlot] {
        [
            TemplateSlot(
                "act",
                .text,
                .none,
                ask: BilingualText(
                    en: "The act that lets the data be shared?",
                    fr: "La loi qui permet de partager les données ?"
                ),
                hint: BilingualText(en: "with its year or number", fr: "avec son année ou son numéro")
            ),
            TemplateSlot(
                "section",
                .text,
                .none,
                ask: BilingualText(en: "Its section?", fr: "Son article ?"),
                hint: BilingualText(
                    en: "as precisely as can be, as 45A (2)",
                    fr: "aussi précis que possible, comme 45A (2)"
                )
            ),
            TemplateSlot(
                "contact",
                .text,
                .none,
                ask: BilingualText(
                    en: "Where can people ask about their data?",
                    fr: "Où les personnes peuvent-elles s’informer de leurs données ?"
                ),
                hint: BilingualText(
                    en: "an address of the office, not of a person; it stands in the notice that everybody may read",
                    fr:
                        "une adresse de l’organisme, non d’une personne ; elle figure dans la notice que chacun peut lire"
                )
            ),
            TemplateSlot(
                "notice",
                .text,
                .none,
                ask: BilingualText(
                    en: "What were people told when the data was collected?",
                    fr: "De quoi les personnes ont-elles été informées lors de la collecte ?"
                ),
                hint: BilingualText(
                    en: "one or two sentences, in the words of the form or letter",
                    fr: "une ou deux phrases, dans les mots du formulaire ou de la lettre"
                )
            ),
            TemplateSlot(
                "law",
                .text,
                .none,
                ask: BilingualText(en: "Which law governs the agreement?", fr: "Quel droit régit l’accord ?"),
                hint: BilingualText(
                    en: "one sentence, as: The law of Norway.",
                    fr: "une phrase, comme : Le droit de la République du Niger."
                )
            ),
            TemplateSlot(
                "dispute",
                .text,
                standard("dispute"),
                ask: BilingualText(en: "How are disputes settled?", fr: "Comment les différends sont-ils réglés ?"),
                hint: BilingualText(en: "who decides, after how long", fr: "qui décide, au bout de combien de temps")
            ),
        ]
    }

    private var purposes: [TemplateSlot] {
        [
            TemplateSlot(
                "collected-for",
                .purpose,
                standard("collected-for"),
                .newDataset,
                ask: BilingualText(
                    en: "What was the data collected for?",
                    fr: "Pour quoi les données ont-elles été collectées ?"
                ),
                hint: BilingualText(
                    en: "one purpose, by its short name",
                    fr: "une finalité, par son nom court"
                )
            ),
            TemplateSlot(
                "purpose",
                .purpose,
                standard("purpose"),
                ask: BilingualText(
                    en: "What will the recipient use it for?",
                    fr: "À quoi le destinataire les emploiera-t-il ?"
                ),
                hint: BilingualText(
                    en: "one purpose, as narrow as can be; more can be added in the agreement",
                    fr:
                        "une finalité, aussi étroite que possible ; d’autres peuvent être ajoutées dans l’accord"
                )
            ),
            TemplateSlot(
                "never",
                .purposes,
                standard("never"),
                ask: BilingualText(en: "What may it never serve?", fr: "À quoi ne peuvent-elles jamais servir ?"),
                hint: BilingualText(
                    en: "purposes, parted by commas; what narrows one of them is ruled out with it",
                    fr: "des finalités, séparées par des virgules ; ce qui en précise une est exclu avec elle"
                )
            ),
        ]
    }
}
