import ArgumentParser

/// The gate between agencies that hold people's data and those that may use it.
@main
struct Tidegate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tidegate",
        abstract: "Decides, protects, releases and logs what agencies share, under agreements that both signed.",
        discussion: """
            A statistics office:  init, party register, agreement register, release --dry-run, approve, release
            A ministry:           check, test, key new, agreement propose, agreement sign, sign
            A recipient:          open, verify BUNDLE --trust DIR, duties certificate
            An auditor:           verify BUNDLE --trust DIR, audit LOGDIR --trust DIR

            Exit codes: 0 done, permitted, verified; 1 could not be done; 2 the answer is no; 3 the input is invalid; \
            64 usage. Verdicts go to standard output, messages to standard error. Every command takes --format json.
            """,
        version: "tidegate \(ProgramVersion.text)",
        subcommands: [
            InitCommand.self, KeyCommand.self, CheckCommand.self, SchemaCommand.self, DecideCommand.self,
            TestCommand.self, PartyCommand.self, AgreementCommand.self, ReleaseCommand.self, ApproveCommand.self,
            SignCommand.self, DutiesCommand.self, RecallCommand.self, SupersedeCommand.self, AnonymiseCommand.self,
            LogCommand.self, RegistryCommand.self, OpenCommand.self, VerifyCommand.self, AuditCommand.self,
        ]
    )
}
