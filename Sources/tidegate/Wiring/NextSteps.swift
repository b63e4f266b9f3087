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
            Self.reading(draft, place, changed) + Self.keys(draft, commands, folder)
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
                        at the provider's office: make its workspace, unless there is one, and register the parties; office.passphrase is \
                        the workspace's own, and the origin a name for its log that nobody else has
                        """,
                    fr: """
                        chez le fournisseur\u{a0}: créer son espace de travail, s’il n’existe pas, et y enregistrer les parties\u{a0}; \
                        office.passphrase est celle de l’espace, et l’origine un nom pour son journal que nul autre n’a
                        """,
                    commands.workspace
                ),
            ] + draft.firewalls.map { Self.firewall($0, commands) }
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
                en:
                    "read \(place)/agreement.yaml clause by clause; the comments say what each means and what to change",
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
            steps.append(
                Step(
                    en: """
                        try a file of the provider's, called rows.csv here, before anybody signs: values that the ladders of the dataset \
                        lack are told, and what the file gives away
                        """,
                    fr: """
                        essayer un fichier du fournisseur, appelé ici rows.csv, avant toute signature\u{a0}: les valeurs qui manquent aux \
                        échelles du jeu de données sont dites, et ce que le fichier révèle
                        """,
                    ["tidegate assess --dataset \(ShellWord.of("\(place)/datasets.yaml")) --input rows.csv"]
                )
            )
        }
        return steps
    }

    private static func keys(_ draft: TemplateDraft, _ commands: Commands, _ folder: String) -> [Step] {
        guard !draft.keyless.isEmpty else { return [] }
        let names = draft.keyless.map { $0.replacing("/", with: "--") }
        let lines = names.map { "`keys: [{file: keys/\($0).pub.pem, from: \(commands.filling.today)}]`" }.joined(
            separator: ", "
        )
        return [
            Step(
                en: """
                    these officers have no key yet, and nobody can sign for them: \(draft.keyless.joined(separator: ", ")). Each makes a \
                    passphrase and a key on a computer of the officer's own, and keeps NAME.passphrase and NAME.key.pem there
                    """,
                fr: """
                    ces responsables n’ont pas encore de clé, et nul ne peut signer pour eux\u{a0}: \(draft.keyless.joined(separator: ", ")). \
                    Chacun crée une phrase secrète et une clé sur un ordinateur à lui, et y garde NAME.passphrase et NAME.key.pem
                    """,
                names.flatMap { name in
                    [
                        Commands.passphrase(name),
                        "tidegate key new --name \(name) --output keys --passphrase-file \(name).passphrase",
                    ]
                }
            ),
            Step(
                en: """
                    put each NAME.pub.pem, never NAME.key.pem, into \(folder)/keys, and in the party's document, in the place of the comment \
                    that there is no key yet, one of these lines; the day is not after that of signing: \(lines)
                    """,
                fr: """
                    mettre chaque NAME.pub.pem, jamais NAME.key.pem, dans \(folder)/keys, et dans le document de la partie, à la place du \
                    commentaire qui dit qu’il n’y a pas encore de clé, l’une de ces lignes\u{a0}; le jour ne suit pas celui de la signature\u{a0}: \
                    \(lines)
                    """,
                ["mkdir -p \(commands.set)/keys", "cp keys/*.pub.pem \(commands.set)/keys/"]
            ),
        ]
    }

    private static func firewall(
        _ firewall: (name: Identifier, owners: [Identifier]),
        _ commands: Commands
    ) -> Step {
        let owners = firewall.owners.map(\.text).joined(separator: ", ")
        return Step(
            en: """
                the firewall \(firewall.name) stands before the agreement: who signs for its owner (\(owners)) signs what it is, and the office \
                registers it, unless it has
                """,
            fr: """
                la cloison \(firewall.name) précède l’accord\u{a0}: qui signe pour son propriétaire (\(owners)) signe ce qu’elle est, et \
                l’organisme l’enregistre, si ce n’est fait
                """,
            commands.firewall(firewall.name.text)
        )
    }
}

/// The commands that lead from documents to a registered agreement, filled in.
private struct Commands {
    let filling: TemplateFilling
    let agreement: String
    /// The policy set's folder, as a shell reads it.
    let set: String

    private let secret = "--passphrase-file office.passphrase"
    private let office = "--workspace office"

    /// Makes a file with a passphrase that nobody can guess or read.
    static func passphrase(_ name: String) -> String {
        "(umask 077; head -c 24 /dev/urandom | base64 > \(name).passphrase)"
    }

    private func signatory(_ party: String) -> (officer: String, key: String, secret: String) {
        let (party, officer) = (filling.value(party), filling.value("\(party)-signatory"))
        let name = "\(party)--\(officer)"
        return ("\(party)/\(officer)", "keys/\(name).key.pem", "\(name).passphrase")
    }

    var page: String {
        "tidegate agreement show \(agreement) --policies \(set) --html > \(agreement).html"
    }

    var workspace: [String] {
        let provider = filling.value("provider")
        let year = filling.value("from").prefix(4)
        return [
            Self.passphrase("office"),
            "tidegate init office --office \(provider) --origin \(provider).example/tidegate/\(year) \(secret)",
            "tidegate party register --policies \(set) \(office) \(secret)",
        ]
    }

    func firewall(_ name: String) -> [String] {
        let register = "tidegate firewall register \(name) --policies \(set) \(office) \(secret)"
        let (_, key, secret) = signatory("provider")
        return [
            "\(register) --write-payload firewall.json",
            "tidegate sign --payload firewall.json --key \(key) --key-passphrase-file \(secret)"
                + " --output firewall.dsse.json",
            "\(register) --signature firewall.dsse.json",
        ]
    }

    private func signature(_ party: String) -> String { "\(agreement)--\(party).dsse.json" }

    var signatures: [String] {
        ["provider", "recipient"].map { party in
            let (officer, key, secret) = signatory(party)
            return "tidegate agreement sign \(agreement) --policies \(set) --officer \(officer) --key \(key)"
                + " --passphrase-file \(secret) --output \(signature(party))"
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
