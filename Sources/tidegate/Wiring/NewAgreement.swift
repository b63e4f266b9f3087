import FoundationEssentials
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// A template that was filled in, on its way into a folder.
struct NewAgreement {
    private let filling: TemplateFilling
    /// The policy set's folder.
    private let root: String
    /// The new files' folder below it; empty for the policy set's own.
    private let below: String

    /// - Parameter folder: what the author named; `nil` for a folder of the policy set under the agreement's name.
    /// - Throws: ``ReleaseError/invalid(_:)`` where something is missing or wrong, or the folder is not fit.
    init(_ filling: TemplateFilling, named folder: String?) throws {
        guard filling.problems.isEmpty else { throw ReleaseError.invalid(filling.problems) }
        self.filling = filling
        guard let present = filling.surroundings else {
            self.root = folder ?? ""
            self.below = ""
            guard try !DurableFile.exists(root) || (DurableFile.isFolder(root) && DurableFile.names(in: root).isEmpty)
            else { throw ReleaseError.invalid([Diagnostic(.outputExists, [root])]) }
            return
        }
        self.root = present.folder
        self.below = try folder.map { try Self.path(of: $0, in: present.folder) } ?? filling.agreementName
    }

    /// A folder's path below another; empty for the same one.
    private static func path(of folder: String, in root: String) throws -> String {
        func steps(_ path: String) -> [String] {
            URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents.filter { $0 != "/" }
        }
        let (outer, inner) = (steps(root), steps(folder))
        let below = inner.dropFirst(outer.count).joined(separator: "/")
        guard inner.starts(with: outer), below.isEmpty || TextForm.path.accepts(below) else {
            throw ReleaseError.invalid([Diagnostic(.draftOutside, [folder, root])])
        }
        return below
    }

    /// Writes the files, all of them or none, and tells what is still to do.
    func written(_ console: Console) throws -> Verdict {
        let draft = try TemplateDraft(filling, in: below)
        let policies = draft.policies
        let reports = try policies.runCases { $0.withNetwork(of: policies, at: $1) }
        let unmet = reports.filter { $0.set == draft.agreement && !$0.isMet }.map { report in
            let actual = report.actual.reasons.isEmpty ? "permit" : report.actual.reasons.joined(separator: ", ")
            return Diagnostic(.draftCaseUnmet, [report.name, actual])
        }
        guard unmet.isEmpty else { throw ReleaseError.refused(unmet) }
        let changed = try changedCases(in: reports, beside: draft.agreement)
        let paths = draft.files.keys.sorted()
        let there = paths.map { "\(root)/\($0)" }.filter(DurableFile.exists)
        guard there.isEmpty else { throw ReleaseError.invalid(there.map { Diagnostic(.outputExists, [$0]) }) }
        try write(draft.files)
        for note in notes(on: draft) { console.say(note) }
        let steps = NextSteps(draft, folder: root, files: below, changed: changed).sentences
        return Verdict(
            text: paths.map { worded(en: "\(root)/\($0): written\n", fr: "\(root)/\($0)\u{a0}: écrit\n") }.joined()
                + draft.used.map { worded(en: "\($0): used as it is\n", fr: "\($0)\u{a0}: employé tel quel\n") }
                .joined()
                + worded(en: "\nNext:\n", fr: "\nEnsuite\u{a0}:\n")
                + steps.enumerated().map { "\($0 + 1). \($1)\n" }.joined(),
            json: [
                "template": .string(filling.template.name), "agreement": .string(draft.agreement.text),
                "folder": .string(root), "files": JSONValue(paths), "used": JSONValue(draft.used),
                "withoutKey": JSONValue(draft.keyless),
                "changedCases": JSONValue(changed.map(\.name)), "next": JSONValue(steps),
            ]
        )
    }

    /// Cases of the policy set that were met, and are not beside the new agreement: what it rules out is ruled out for every
    /// agreement about the dataset.
    private func changedCases(in reports: [CaseReport], beside agreement: Identifier) throws -> [CaseReport] {
        guard let before = filling.surroundings?.policies else { return [] }
        let met = Set(try before.runCases { $0.withNetwork(of: before, at: $1) }.filter(\.isMet).map(\.clause))
        return reports.filter { $0.set != agreement && !$0.isMet && met.contains($0.clause) }
    }

    /// Writes new files; what was written before one failed is taken away again.
    private func write(_ files: [String: [UInt8]]) throws {
        var written: [String] = []
        do {
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
                let file = "\(root)/\(path)"
                try DurableFile.createFolder(URL(filePath: file).deletingLastPathComponent().path)
                try NewFile.write(bytes, to: file)
                written.append(file)
            }
        } catch {
            for file in written { try? DurableFile.remove(file) }
            throw error
        }
    }

    /// What is noted of the new files, as `check` would.
    private func notes(on draft: TemplateDraft) -> [Diagnostic] {
        let all = (filling.surroundings?.files ?? [:]).merging(draft.files) { old, _ in old }
        let folder = filling.surroundings?.folder ?? ""
        let new = Set(draft.files.keys.map { folder.isEmpty || folder == "." ? $0 : "\(folder)/\($0)" })
        return Allowances(files: all, folder: folder).split(draft.policies.lint).open.filter { note in
            note.place.map { new.contains($0.file) } ?? false
        }
    }
}

/// What an author has yet to do with a new agreement, in the reader's language.
struct NextSteps {
    let sentences: [String]

    /// - Parameters:
    ///   - folder: the policy set's.
    ///   - files: the new files' folder below it.
    ///   - changed: cases of the policy set that come out otherwise beside the new agreement.
    init(_ draft: TemplateDraft, folder: String, files: String, changed: [CaseReport]) {
        let place = files.isEmpty ? folder : "\(folder)/\(files)"
        var steps = [
            worded(
                en:
                    "read \(place)/agreement.yaml clause by clause; the comments say what each means and what to change",
                fr:
                    "lire \(place)/agreement.yaml clause par clause\u{a0}; les commentaires disent ce que chacune signifie et ce qu’on peut changer"
            )
        ]
        for report in changed {
            let reasons = report.actual.reasons.joined(separator: ", ")
            let place = "\(report.clause.place)"
            steps.append(
                worded(
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
                worded(
                    en: "put your file's own columns into \(place)/datasets.yaml, into the grant and into the cases",
                    fr:
                        "mettre les colonnes de votre fichier dans \(place)/datasets.yaml, dans le droit accordé et dans les cas"
                )
            )
        }
        if !draft.keyless.isEmpty {
            let (all, first) = (draft.keyless.joined(separator: ", "), draft.keyless[0].replacing("/", with: "--"))
            steps.append(
                worded(
                    en: """
                        these officers have no key yet, and until they have nobody can sign there: \(all); each makes one, as `tidegate key new \
                        --name \(first) --output keys --passphrase-file FILE`, and its public half comes under the officer in \
                        \(place)/parties.yaml: `keys: [{publicKey: …, from: DATE}]`
                        """,
                    fr: """
                        ces responsables n’ont pas encore de clé, et sans elle personne n’y peut signer\u{a0}: \(all)\u{a0}; chacun en crée une, comme \
                        `tidegate key new --name \(first) --output keys --passphrase-file FILE`, et sa moitié publique figure sous le responsable \
                        dans \(place)/parties.yaml\u{a0}: `keys: [{publicKey: …, from: DATE}]`
                        """
                )
            )
        }
        steps += [
            worded(
                en:
                    "after each change: `tidegate fmt \(folder)`, `tidegate check --strict \(folder)`, `tidegate test --coverage \(folder)`",
                fr:
                    "après chaque changement\u{a0}: `tidegate fmt \(folder)`, `tidegate check --strict \(folder)`, `tidegate test --coverage \(folder)`"
            ),
            worded(
                en:
                    "give both sides the page to read: `tidegate agreement show \(draft.agreement) --policies \(folder) --html > \(draft.agreement).html`",
                fr:
                    "donner la page à lire aux deux parties\u{a0}: `tidegate agreement show \(draft.agreement) --policies \(folder) --html > \(draft.agreement).html`"
            ),
            worded(
                en:
                    "have the provider's workspace register parties and firewall, then have it signed: `tidegate agreement sign --help`",
                fr:
                    "faire enregistrer parties et cloison dans l’espace de travail du fournisseur, puis faire signer\u{a0}: `tidegate agreement sign --help`"
            ),
        ]
        self.sentences = steps
    }
}
