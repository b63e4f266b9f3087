import TideCore

/// A party of a template: what it does with people's data, and which offices it has.
struct TemplateParty: Sendable {
    /// The slot that names it; its other slots begin with the same word.
    let slot: String
    let roles: [String]
    let offices: [String]
    /// Further lines of its document.
    var more: [String] = []

    /// Its document, with the comment or the key of each officer.
    func text(_ filling: TemplateFilling, keysIn folder: String) -> String {
        let officers = offices.flatMap { office -> [String] in
            let name = "\(slot)-\(office)"
            let file = "\(folder)\(filling.value(slot))--\(filling.value(name)).pub.pem"
            let key =
                filling.keys["\(name)-key"] == nil
                ? ["    # @no-key"]
                : ["    keys: [{file: \(TemplateText.quoted(file)), from: \(filling.today)}]"]
            return ["  {{\(name)}}:", "    title: {{\(name)-title}}"] + key
        }
        let head =
            [
                "# @party-\(slot)", "tidegate: v1", "kind: party", "id: {{\(slot)}}", "name: {{\(slot)-name}}",
                "jurisdiction: {{\(slot)-country}}", "roles: [\(roles.joined(separator: ", "))]",
            ] + (officers.isEmpty ? [] : ["officers:"])
        return (head + officers + more).joined(separator: "\n")
    }

    /// The PEM files of its officers, by path relative to the policy set's folder.
    func keyFiles(_ filling: TemplateFilling, in folder: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for office in offices {
            let name = "\(slot)-\(office)"
            guard let key = filling.keys["\(name)-key"] else { continue }
            files["\(folder)\(filling.value(slot))--\(filling.value(name)).pub.pem"] = key
        }
        return files
    }

    /// Its officers without a key, as `party/officer`.
    func keyless(_ filling: TemplateFilling) -> [String] {
        offices.filter { filling.keys["\(slot)-\($0)-key"] == nil }.map {
            "\(filling.value(slot))/\(filling.value("\(slot)-\($0)"))"
        }
    }

    /// What is asked about the party and its officers.
    ///
    /// - Parameter party: what it is in the agreement, as "the provider".
    func slots(
        _ party: BilingualText,
        country: TemplateSlot.Standard,
        titles: [String: BilingualText]
    ) -> [TemplateSlot] {
        [
            TemplateSlot(
                slot,
                .name,
                .none,
                ask: BilingualText(
                    en: "The short name of \(party.english)?",
                    fr: "Le nom court \(party.french) ?"
                ),
                hint: BilingualText(
                    en:
                        "country or organisation, a dot, the body, as xa.labour; a party of the policy set is used as it is",
                    fr:
                        "pays ou organisation, un point, l’organisme, comme xa.labour ; une partie de l’ensemble de documents est employée telle quelle"
                )
            ),
            TemplateSlot(
                "\(slot)-name",
                .text,
                .none,
                .newParty(slot),
                ask: BilingualText(en: "Its legal name?", fr: "Sa dénomination officielle ?"),
                hint: BilingualText(
                    en: "as it stands in the act that set it up",
                    fr: "telle qu’elle figure dans l’acte qui l’a institué"
                )
            ),
            TemplateSlot(
                "\(slot)-country",
                .country,
                country,
                .newParty(slot),
                ask: BilingualText(en: "Its country?", fr: "Son pays ?"),
                hint: BilingualText(
                    en:
                        "the ISO 3166 code of two capital letters; data is processed there unless the party says otherwise",
                    fr:
                        "le code ISO 3166 de deux lettres majuscules ; les données y sont traitées, sauf indication contraire de la partie"
                )
            ),
        ] + offices.flatMap { office in officer(office, titles[office] ?? BilingualText(en: office, fr: office)) }
    }

    private func officer(_ office: String, _ title: BilingualText) -> [TemplateSlot] {
        [
            TemplateSlot(
                "\(slot)-\(office)",
                .office(of: slot),
                .values([Self.usual[office] ?? office]),
                ask: BilingualText(
                    en: "\(Self.task[office]?.english ?? office): the name of the office?",
                    fr: "\(Self.task[office]?.french ?? office) : le nom de la fonction ?"
                ),
                hint: BilingualText(
                    en: "a short name of the office, not of the person, as director or data-owner",
                    fr: "un nom court de la fonction, non de la personne, comme director ou data-owner"
                )
            ),
            TemplateSlot(
                "\(slot)-\(office)-title",
                .text,
                .words(title),
                .newParty(slot),
                ask: BilingualText(en: "The office's title?", fr: "L’intitulé de la fonction ?"),
                hint: BilingualText(
                    en: "as it stands under a letter; no person's name",
                    fr: "tel qu’il figure au bas d’une lettre ; pas de nom de personne"
                )
            ),
            TemplateSlot(
                "\(slot)-\(office)-key",
                .keyFile,
                .empty,
                .newParty(slot),
                ask: BilingualText(
                    en: "The file of the officer's public key, if there is one yet?",
                    fr: "Le fichier de la clé publique de cette personne, si elle existe déjà ?"
                ),
                hint: BilingualText(
                    en: "NAME.pub.pem, as `tidegate key new` makes it; it can be added later, before anybody signs",
                    fr:
                        "NAME.pub.pem, tel que `tidegate key new` le crée ; il peut être ajouté plus tard, avant toute signature"
                )
            ),
        ]
    }

    /// What an office is usually called.
    private static let usual = [
        "signatory": "director", "owner": "data-owner", "officer": "analyst", "ethics": "ethics-board",
    ]

    /// What an office does under the agreement.
    private static let task = [
        "signatory": BilingualText(en: "Who signs", fr: "Qui signe"),
        "owner": BilingualText(
            en: "Who answers for the data and approves each release",
            fr: "Qui répond des données et approuve chaque diffusion"
        ),
        "officer": BilingualText(en: "Who asks for the data", fr: "Qui demande les données"),
        "ethics": BilingualText(
            en: "Who approves each release for ethics",
            fr: "Qui donne l’approbation éthique de chaque diffusion"
        ),
    ]
}
