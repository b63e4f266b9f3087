import TideCore

extension TemplateSlots {
    /// The dataset and the days that it is about.
    var data: [TemplateSlot] {
        [
            TemplateSlot(
                "dataset",
                .name,
                standards["dataset"] ?? .none,
                ask: BilingualText(en: "A short name for the dataset?", fr: "Un nom court pour le jeu de données ?"),
                hint: BilingualText(
                    en: "one that the policy set has is used with its own columns",
                    fr: "celui que l’ensemble de documents a déjà est employé avec ses propres colonnes"
                )
            ),
            TemplateSlot(
                "dataset-title",
                .text,
                standards["dataset-title"] ?? .none,
                .newDataset,
                ask: BilingualText(en: "What is the dataset called?", fr: "Comment s’appelle le jeu de données ?"),
                hint: BilingualText(en: "as people know it", fr: "le nom sous lequel on le connaît")
            ),
            TemplateSlot(
                "data-from",
                .date,
                standards["data-from"] ?? .worked { filling in filling.day("from").map { [$0.description] } },
                .newDataset,
                ask: BilingualText(
                    en: "The first day that the data is about?",
                    fr: "Le premier jour sur lequel portent les données ?"
                ),
                hint: BilingualText(
                    en: "YYYY-MM-DD: of a register that goes on the first day of the agreement; of a survey its own",
                    fr:
                        "AAAA-MM-JJ : d’un registre qui continue, le premier jour de l’accord ; d’une enquête, le sien"
                )
            ),
            TemplateSlot(
                "data-until",
                .date,
                standards["data-until"] ?? .worked { filling in filling.day("until").map { [$0.description] } },
                .newDataset,
                ask: BilingualText(
                    en: "The last day that it is about?",
                    fr: "Le dernier jour sur lequel elles portent ?"
                ),
                hint: BilingualText(
                    en: "inclusive; nothing about a later day leaves, an amendment adds further years",
                    fr: "inclus ; rien de plus tard ne part, un avenant ajoute d’autres années"
                )
            ),
            TemplateSlot(
                "retain",
                .date,
                .worked { filling in filling.day("until").map { [$0.later(byMonths: 60).description] } },
                .newDataset,
                ask: BilingualText(
                    en: "Until when may the provider itself hold it?",
                    fr: "Jusqu’à quand le fournisseur peut-il lui-même les conserver ?"
                ),
                hint: BilingualText(
                    en: "its last day under its own retention rules",
                    fr: "le dernier jour selon ses propres règles de conservation"
                )
            ),
        ]
    }

    /// From when until when.
    var validity: [TemplateSlot] {
        [
            TemplateSlot(
                "from",
                .date,
                .worked { filling in filling.nextMonth.map { [$0.description] } },
                ask: BilingualText(en: "The first day of the agreement?", fr: "Le premier jour de l’accord ?"),
                hint: BilingualText(
                    en: "all signatures are needed by then",
                    fr: "toutes les signatures sont nécessaires d’ici là"
                )
            ),
            TemplateSlot(
                "until",
                .date,
                .worked { filling in filling.day("from").flatMap { $0.lastDay(ofMonths: 36) }.map { [$0.description] }
                },
                ask: BilingualText(en: "Its last day?", fr: "Son dernier jour ?"),
                hint: BilingualText(
                    en: "inclusive; agreements without an end are not renewed, they are forgotten",
                    fr: "inclus ; un accord sans fin n’est pas renouvelé, il est oublié"
                )
            ),
            TemplateSlot(
                "review-by",
                .date,
                .worked { filling in
                    guard let from = filling.day("from"), let until = filling.day("until") else { return nil }
                    return from.lastDay(ofMonths: 12).map { [min($0, until).description] }
                },
                ask: BilingualText(
                    en: "By when is it looked at again?",
                    fr: "Quand doit-il être réexaminé au plus tard ?"
                ),
                hint: BilingualText(
                    en: "an overdue review stops releases",
                    fr: "un réexamen en retard bloque les diffusions"
                )
            ),
        ]
    }

    /// Where, how finely, how often, how long.
    var limits: [TemplateSlot] {
        [
            TemplateSlot(
                "zones",
                .zones,
                .worked { filling in filling.party("recipient")?.zones ?? filling.values("recipient-country") },
                ask: BilingualText(
                    en: "Where may the recipient process the data?",
                    fr: "Où le destinataire peut-il traiter les données ?"
                ),
                hint: BilingualText(
                    en: "country codes, parted by commas; all in which the recipient works have to be there",
                    fr:
                        "des codes de pays, séparés par des virgules ; tous ceux où le destinataire travaille doivent y être"
                )
            ),
            TemplateSlot(
                "k",
                .number(5...1_000_000),
                standards["k"] ?? .values(["10"]),
                ask: BilingualText(
                    en: "How many records share each combination at least?",
                    fr: "Combien d’enregistrements partagent au moins chaque combinaison ?"
                ),
                hint: BilingualText(
                    en: "k: 10 is usual for registers, and 5 the least",
                    fr:
                        "k : 10 est d’usage pour les registres, et 5 le minimum"
                )
            ),
            TemplateSlot(
                "suppression",
                .share,
                standards["suppression"] ?? .values(["5%"]),
                ask: BilingualText(
                    en: "What share of the records may be removed at most to reach that?",
                    fr: "Quelle part des enregistrements peut au plus être ôtée pour y parvenir ?"
                ),
                hint: BilingualText(en: "a share, as 5%", fr: "une proportion, comme 5%")
            ),
            TemplateSlot(
                "releases",
                .number(1...366),
                standards["releases"] ?? .values(["4"]),
                ask: BilingualText(en: "How many releases a year?", fr: "Combien de diffusions par an ?"),
                hint: BilingualText(en: "a corrected file counts too", fr: "un fichier corrigé compte aussi")
            ),
            TemplateSlot(
                "hold",
                .term,
                standards["hold"] ?? .values(["2y"]),
                ask: BilingualText(
                    en: "How long may the recipient hold a release?",
                    fr: "Combien de temps le destinataire peut-il garder une diffusion ?"
                ),
                hint: BilingualText(en: "a number and h, d, m or y, as 2y", fr: "un nombre et h, d, m ou y, comme 2y")
            ),
            TemplateSlot(
                "notice-within",
                .term,
                .values(["72h"]),
                ask: BilingualText(
                    en: "How soon is a breach told?",
                    fr: "Dans quel délai une violation est-elle signalée ?"
                ),
                hint: BilingualText(
                    en: "72 hours is what most data-protection laws say",
                    fr: "la plupart des lois sur la protection des données disent 72 heures"
                )
            ),
        ]
    }
}

extension TemplateFilling {
    /// The first day of the month after this one.
    fileprivate var nextMonth: CalendarDate? {
        CalendarDate(year: today.year, month: today.month, day: 1)?.later(byMonths: 1)
    }
}

extension CalendarDate {
    /// The last of so many months that begin with a day.
    fileprivate func lastDay(ofMonths months: Int) -> CalendarDate? {
        let next = later(byMonths: months)
        return next == .last ? next : CalendarDate(daysSince1970: max(next.daysSince1970 - 1, daysSince1970))
    }
}

extension TemplateSlot.Standard {
    /// A day of the year before.
    static func yearBefore(month: Int, day: Int) -> Self {
        .worked { filling in
            CalendarDate(year: filling.today.year - 1, month: month, day: day).map { [$0.description] }
        }
    }
}
