import TideAgreement
import TideCore
import TideDecision

/// What an author has yet to do with a new agreement, in the reader's language and in order: up to a registered agreement.
struct NextSteps {
    /// One thing to do, with the commands that do it as they are typed.
    struct Step {
        let words: String
        let commands: [String]

        init(en english: String, fr french: String, _ commands: [String] = []) {
            self.words = worded(en: english, fr: french)
            self.commands = commands
        }

        var json: JSONValue { ["step": .string(words), "commands": JSONValue(commands)] }
    }

    let steps: [Step]

    var text: String {
        worded(en: "\nNext:\n", fr: "\nEnsuite\u{a0}:\n")
            + steps.enumerated().map { number, step in
                "\(number + 1). \(step.words)\n" + step.commands.map { "     \($0)\n" }.joined()
            }.joined()
    }

    var json: JSONValue { .array(steps.map(\.json)) }

    /// - Parameters:
    ///   - folder: the policy set's.
    ///   - files: the new files' folder below it.
    ///   - changed: cases of the policy set that come out otherwise beside the new agreement.
    init(
        _ filling: TemplateFilling,
        _ draft: TemplateDraft,
        folder: String,
        files: String,
        changed: [CaseReport]
    ) {
        let commands = Commands(filling: filling, agreement: draft.agreement.text, set: ShellWord.of(folder))
        let place = files.isEmpty ? folder : "\(folder)/\(files)"
        steps =
            Self.reading(draft, place, changed) + Self.keys(draft, commands, place, folder)
            + [
                Step(
                    en: "after each change",
                    fr: "après chaque changement",
                    ["fmt", "check --strict", "test --coverage"].map { "tidegate \($0) \(commands.set)" }
                ),
                Step(
                    en: "give both sides the page to read",
                    fr: "donner la page à lire aux deux parties",
                    [commands.page]
                ),
                Step(
                    en: """
                        at the provider's office: make its workspace, unless there is one, and register the parties; `passphrase` is a \
                        file with the workspace's passphrase, and the origin a name for its log that nobody else has
                        """,
                    fr: """
                        chez le fournisseur\u{a0}: créer son espace de travail, s’il n’existe pas, et y enregistrer les parties\u{a0}; \
                        `passphrase` est un fichier avec la phrase secrète de l’espace, et l’origine un nom pour son journal que nul autre n’a
                        """,
                    commands.workspace
                ),
            ] + (draft.hasNewFirewall ? [Self.firewall(commands)] : [])
            + [
                Step(
                    en: "both sides sign, each with its own key and where the key lies",
                    fr: "les deux parties signent, chacune avec sa clé et là où est sa clé",
                    commands.signatures
                ),
                Step(
                    en: "the provider's office registers it with both signatures",
                    fr: "le fournisseur l’enregistre avec les deux signatures",
                    [commands.registration]
                ),
            ]
    }

    /// What a person looks at before anybody signs.
    private static func reading(_ draft: TemplateDraft, _ place: String, _ changed: [CaseReport]) -> [Step] {
        var steps = [
            Step(
                en: "read \(place)/agreement.yaml clause by clause; the comments say what each means and what to change",
                fr: """
                    lire \(place)/agreement.yaml clause par clause\u{a0}; les commentaires disent ce que chacune signifie et ce qu’on peut \
                    changer
                    """
            )
        ]
        for report in changed {
            let reasons = report.actual.reasons.joined(separator: ", ")
            let place = "\(report.clause.place)"
            steps.append(
                Step(
                    en: """
                        see whether it is meant that the case `\(report.name)` (\(place)) comes out otherwise now: \(reasons); what the new \
                        agreement rules out holds for every agreement about the dataset
                        """,
                    fr: """
                        voir s’il est voulu que le cas `\(report.name)` (\(place)) donne maintenant autre chose\u{a0}: \(reasons)\u{a0}; ce que le \
                        nouvel accord exclut vaut pour tous les accords sur ce jeu de données
                        """
                )
            )
        }
        if draft.hasNewDataset {
            steps.append(
                Step(
                    en: "put your file's own columns into \(place)/datasets.yaml, into the grant and into the cases",
                    fr:
                        "mettre les colonnes de votre fichier dans \(place)/datasets.yaml, dans le droit accordé et dans les cas"
                )
            )
        }
        return steps
    }

    private static func keys(
        _ draft: TemplateDraft,
        _ commands: Commands,
        _ place: String,
        _ folder: String
    ) -> [Step] {
        guard !draft.keyless.isEmpty else { return [] }
        let names = draft.keyless.map { $0.replacing("/", with: "--") }
        let today = commands.filling.today
        return [
            Step(
                en: """
                    these officers have no key yet, and nobody can sign for them: \(draft.keyless.joined(separator: ", ")). Each makes \
                    one, under a passphrase of the officer's own in the file `passphrase`, and keeps NAME.key.pem
                    """,
                fr: """
                    ces responsables n’ont pas encore de clé, et nul ne peut signer pour eux\u{a0}: \(draft.keyless.joined(separator: ", ")). \
                    Chacun en crée une, sous une phrase secrète à lui dans le fichier `passphrase`, et garde NAME.key.pem
                    """,
                names.map { "tidegate key new --name \($0) --output keys --passphrase-file passphrase" }
            ),
            Step(
                en: """
                    put each NAME.pub.pem, never NAME.key.pem, into \(folder)/keys, and a line under the officer in \
                    \(place)/parties.yaml, with a day not after that of signing, as `keys: [{file: keys/\(names[0]).pub.pem, from: \(today)}]`
                    """,
                fr: """
                    mettre chaque NAME.pub.pem, jamais NAME.key.pem, dans \(folder)/keys, et une ligne sous le responsable dans \
                    \(place)/parties.yaml, avec un jour qui ne suive pas celui de la signature, comme \
                    `keys: [{file: keys/\(names[0]).pub.pem, from: \(today)}]`
                    """,
                ["mkdir -p \(commands.set)/keys", "cp keys/*.pub.pem \(commands.set)/keys/"]
            ),
        ]
    }

    private static func firewall(_ commands: Commands) -> Step {
        Step(
            en: "the firewall stands before the agreement: its owner signs what it is, and the office registers it",
            fr: """
                la cloison précède l’accord\u{a0}: celui à qui sont les données signe ce qu’elle est, et l’organisme l’enregistre
                """,
            commands.firewall
        )
    }
}

/// The commands that lead from documents to a registered agreement, filled in.
private struct Commands {
    let filling: TemplateFilling
    let agreement: String
    /// The policy set's folder, as a shell reads it.
    let set: String

    private let secret = "--passphrase-file passphrase"
    private let office = "--workspace office"

    private func signatory(_ party: String) -> (officer: String, key: String) {
        let (party, officer) = (filling.value(party), filling.value("\(party)-signatory"))
        return ("\(party)/\(officer)", "keys/\(party)--\(officer).key.pem")
    }

    var page: String {
        "tidegate agreement show \(agreement) --policies \(set) --html > \(agreement).html"
    }

    var workspace: [String] {
        let provider = filling.value("provider")
        let year = filling.value("from").prefix(4)
        return [
            "tidegate init office --office \(provider) --origin \(provider).example/tidegate/\(year) \(secret)",
            "tidegate party register --policies \(set) \(office) \(secret)",
        ]
    }

    var firewall: [String] {
        let name = filling.value("dataset")
        let register = "tidegate firewall register \(name) --policies \(set) \(office) \(secret)"
        let (_, key) = signatory("provider")
        return [
            "\(register) --write-payload firewall.json",
            "tidegate sign --payload firewall.json --key \(key) --key-passphrase-file passphrase --output firewall.dsse.json",
            "\(register) --signature firewall.dsse.json",
        ]
    }

    private func signature(_ party: String) -> String { "\(agreement)--\(party).dsse.json" }

    var signatures: [String] {
        ["provider", "recipient"].map { party in
            let (officer, key) = signatory(party)
            return "tidegate agreement sign \(agreement) --policies \(set) --officer \(officer) --key \(key) \(secret)"
                + " --output \(signature(party))"
        }
    }

    var registration: String {
        "tidegate agreement register \(agreement) --policies \(set) \(office) \(secret)"
            + " --signature \(signature("provider")) --signature \(signature("recipient"))"
    }
}

/// A word as a POSIX shell reads it back.
private enum ShellWord {
    static func of(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-/+:@,".unicodeScalars.contains(scalar))
        }
        if isPlain && !text.isEmpty { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
