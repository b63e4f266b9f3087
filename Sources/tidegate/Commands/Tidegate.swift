import ArgumentParser
import TideCore

/// The gate between agencies that hold people's data and those that may use it.
@main
struct Tidegate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tidegate",
        abstract: "Decides, protects, releases and logs what agencies share, under agreements that both signed.",
        discussion: """
            An office that holds data, from the first day on:
              1. key new            keys for its officers, named by the party document
              2. new agreement      the policy set, from a template; check, fmt, test
              3. init               the workspace: its own keys, register and ledger
              4. party register     who may enter; firewall register, what may flow nowhere; then agreement sign, register
              5. release --dry-run  a report; then approve, and release
              6. duties, recall     what is owed afterwards, and if it was wrong
              7. backup, restore    copies of the workspace, tried before they are needed
              8. pseudonym          keys that are replaced, identifiers given back on an order, persons erased
            A party that signs: key new, check, agreement sign; sign, for payloads
            Whoever asks what all agreements together allow: prove, whatif
            Lists that share no identifier: link encode, link match
            A recipient: open, if sealed; verify; duties certificate, at the end
            An auditor: verify a bundle, audit an exported log; with `evidence export`, decide again
            Whoever watches a log: log monitor. A witness, in another office: witness init, watch, run

            To look around without keys or workspace, from the repository's root:

            Example:  tidegate check policies/missing-migrants
            Example:  tidegate agreement show gmdac-university-2026-01 --policies policies/missing-migrants --html > a.html

            Exit codes: 0 done, permitted, verified; 1 could not be done; 2 the answer is no; 3 the input is invalid; \
            64 usage. Verdicts go to standard output, messages to standard error. Every command takes --format json.
            """,
        version: "tidegate \(ProgramVersion.text)",
        subcommands: [
            InitCommand.self, KeyCommand.self, NewCommand.self, CheckCommand.self, FmtCommand.self, SchemaCommand.self,
            DecideCommand.self, TestCommand.self, DiffCommand.self, ProveCommand.self, WhatIfCommand.self,
            PartyCommand.self, FirewallCommand.self, AgreementCommand.self, OdrlCommand.self, ReleaseCommand.self,
            PseudonymCommand.self, ApproveCommand.self, SignCommand.self, DutiesCommand.self, RecallCommand.self,
            SupersedeCommand.self, AssessCommand.self, AnonymiseCommand.self, LinkCommand.self,
            LogCommand.self, EvidenceCommand.self, RegistryCommand.self, OpenCommand.self, VerifyCommand.self,
            AuditCommand.self, WitnessCommand.self, BackupCommand.self, RestoreCommand.self,
        ]
    )

    static func main() {
        if let slip = mistypedCommand(Array(CommandLine.arguments.dropFirst())) {
            exit(withError: ValidationError("there is no command `\(slip.word)`; did you mean `\(slip.meant)`?"))
        }
        if let unknown = unknownTopic(of: Array(CommandLine.arguments.dropFirst())) {
            exit(withError: ValidationError("there is no command `\(unknown)` to help with"))
        }
        main(nil)
    }

    /// A first word that names no command and is near one that it may have been meant for.
    private static func mistypedCommand(_ arguments: [String]) -> (word: String, meant: String)? {
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
        // WHY: as below.
        let names = configuration.subcommands.map { $0._commandName }
        guard !names.contains(word), let meant = Suggestion.nearest(to: word, among: names) else { return nil }
        return (word, meant)
    }

    /// The first word after `help` that names no command; the parser would print the help of what stands before it.
    private static func unknownTopic(of arguments: [String]) -> String? {
        guard arguments.first == "help" else { return nil }
        var command: any ParsableCommand.Type = Self.self
        for word in arguments.dropFirst() where !word.hasPrefix("-") && word != "help" {
            // WHY: the parser names a command that names none itself after its type, and says so nowhere else.
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
                return word
            }
            command = next
        }
        return nil
    }
}
