import ArgumentParser
import Glibc
import TideAgreement
import TideCore
import TideRelease

/// `tidegate new`: documents that begin from a template.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begins an agreement from a template of its practice.",
        discussion: "Example:  tidegate new agreement --list",
        subcommands: [Agreement.self]
    )

    /// The command `tidegate new agreement`.
    struct Agreement: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a whole agreement with its parties, dataset, firewall and cases; blanks are asked for.",
            discussion: """
                A template is an agreement of one practice, with comments that teach its clauses. What it leaves blank are \
                slots. In a terminal each is asked for, with what stands there otherwise in brackets, and shown once more before \
                anything is written; what was answered is kept in a file if the run ends before. Without a terminal, everything that \
                is missing or wrong is told at once (exit 3). What is written passes `check --strict`, and its cases `test`; \
                nothing is ever overwritten, and what is still to do is printed at the end.

                With --policies the agreement joins a policy set: its parties, purposes, datasets and firewalls are used as they \
                are, and only what is missing is written, into a folder of that set.

                Example:  tidegate new agreement --list
                Example:  tidegate new agreement --template border-flows --slots
                Example:  tidegate new agreement --template statistics-act-gateway --output policies
                Example:  tidegate new agreement --template health-register --answers answers.yaml --set k=15 --output policies
                Example:  tidegate new agreement --template health-register --policies policies/clauses --answers answers.yaml
                """
        )

        @Flag(help: "Name the templates, and when to take each.")
        var list = false

        @Option(help: ArgumentHelp("The template, as --list names it.", valueName: "name"))
        var template: String?

        @Flag(help: "Tell what the template asks: each slot, what it takes and what stands there otherwise.")
        var slots = false

        @Option(
            help: ArgumentHelp(
                "The answer for a slot; once for each. Several values are parted by commas.",
                valueName: "slot=value"
            ),
            transform: SlotAnswer.init
        )
        var set: [SlotAnswer] = []

        @Option(
            help: ArgumentHelp("A YAML file of answers: a slot, a colon and its value on each line.", valueName: "file")
        )
        var answers: String?

        @Flag(help: "Ask for nothing that has a value of its own.")
        var defaults = false

        @Option(
            name: .customLong("output"),
            help: ArgumentHelp("The folder to write: a new one, or with --policies one in that set.", valueName: "dir"),
            transform: PlainPath.of
        )
        var folder: String?

        @OptionGroup var surroundings: OptionalPolicyFolderOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard !list || (template == nil && !slots) else { throw ValidationError("--list stands alone") }
            guard list || template != nil else { throw ValidationError("--template or --list is needed") }
            guard list || slots || folder != nil || surroundings.policies != nil else {
                throw ValidationError("--output is needed, the folder to write")
            }
        }

        func run() throws {
            // WHY: what is written is the author's text, whose comments are for readers of that language; nothing of it is signed yet.
            try output.answer { console in
                guard let name = template else { return TemplateListing.verdict }
                let template = try AgreementTemplate.named(name)
                let present = try surroundings.read().map { folder, files, policies in
                    TemplateFilling.Surroundings(folder: folder, files: files, policies: policies)
                }
                var filling = TemplateFilling(template, beside: present, today: SystemClock.now.date)
                if slots { return TemplateListing.verdict(of: filling) }
                try take(into: &filling)
                try NewAgreement.below(folder, beside: present)
                guard console.isAsking else { return try NewAgreement(filling, named: folder).written(console) }
                do {
                    try Questions(console: console, isShort: defaults).ask(&filling)
                    return try NewAgreement(filling, named: folder).written(console)
                } catch {
                    // Whatever ended it, an afternoon of answers is not lost.
                    keep(filling, console)
                    throw error
                }
            }
        }

        /// Writes what was answered into a new file, and says which.
        private func keep(_ filling: TemplateFilling, _ console: Console) {
            guard !filling.kept.isEmpty else { return }
            let stem = "\(filling.template.name)-answers"
            let names = ["\(stem).yaml"] + (2...99).map { "\(stem)-\($0).yaml" }
            guard let name = names.first(where: { !DurableFile.exists($0) }),
                (try? NewFile.write(Array(filling.kept.utf8), to: name)) != nil
            else { return }
            console.say(
                worded(
                    en: "what you answered is in \(name): go on with `--answers \(name)`",
                    fr: "vos réponses sont dans \(name)\u{a0}: continuer avec `--answers \(name)`"
                )
            )
        }

        /// The answers that were given beforehand.
        ///
        /// - Throws: with everything that is wrong with them; without a terminal also with what is missing.
        private func take(into filling: inout TemplateFilling) throws {
            var problems: [Diagnostic] = []
            for answer in set {
                let values = filling.template.slot(answer.slot)?.type.values(of: answer.value) ?? [answer.value]
                problems += filling.take(values, for: answer.slot, reading: PublicKeyAnswer.read)
            }
            if let answers {
                let read = try TemplateAnswers.read(DocumentFile.read(answers), file: answers)
                problems += filling.take(read, reading: PublicKeyAnswer.read)
            }
            guard !problems.isEmpty else { return }
            // What was wrong is no answer; it need not be told as missing too.
            let wrong = Set(problems.compactMap(\.arguments.first))
            let others =
                output.console.isAsking ? [] : filling.problems.filter { !wrong.contains($0.arguments.first ?? "") }
            throw ReleaseError.invalid(problems + others)
        }
    }
}

/// `slot=value`.
struct SlotAnswer {
    let slot: String
    let value: String

    init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "=") else { throw ValidationError("`\(text)` is not slot=value") }
        self.slot = String(text[..<equals])
        self.value = String(text[text.index(after: equals)...])
    }
}

/// A public key that an answer names.
enum PublicKeyAnswer {
    /// Its bytes; `nil` where it cannot be read, or is larger than any key.
    static func read(_ path: String) -> [UInt8]? {
        let bytes = try? DurableFile.read(path, atMost: 1 << 12)
        return bytes.flatMap { $0.count < 1 << 12 ? $0 : nil }
    }
}
