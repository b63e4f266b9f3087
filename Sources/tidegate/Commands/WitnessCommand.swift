import ArgumentParser
import Foundation
import TideCore
import TideLedger

/// `tidegate witness`: cosigns the logs of other offices.
struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Cosigns other offices' logs: sees to it that they only grow.",
        discussion: """
            An office that runs a witness for another one sees tree heads and no entries: no name, no figure. It \
            signs a tree head only with a proof that it goes on from the one that it signed last. Choose witnesses \
            under different authorities, and never let an office witness its own log.
              1. init    a folder with a key of its own
              2. watch   a log, by the verifier key that its office handed over
              3. run     a server, as of C2SP tlog-witness; behind a web server where it needs TLS
                 answer  the same for a submission that came on a stick
            The log's office puts the line that `init` prints into its policy: `tidegate log policy`.

            Example:  tidegate witness init witness --name witness.dpa.example --passphrase-file secret
            Example:  tidegate witness run witness --port 8080 --passphrase-file secret
            """,
        subcommands: [Init.self, Watch.self, Run.self, AnswerFile.self]
    )

    /// The command `tidegate witness init`.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a witness's folder with its key, and prints the line for the policies of logs.",
            discussion: """
                Hand the line that is printed to the log's office, with ` https://ADDRESS` at its end where the witness will be \
                asked on line, on a way that nobody can change it on.

                Example:  tidegate witness init witness --name witness.dpa.example --passphrase-file secret
                """
        )

        @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"), transform: PlainPath.of)
        var folder: String

        @Option(help: "What its key is called for ever, a URL without scheme.")
        var name: String

        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let key = try WitnessFiles(folder).make(name: name, passphrase: passphrase.read())
                return Verdict(
                    text: "witness \(name) \(key.text)\n",
                    json: ["name": .string(name), "verifierKey": .string(key.text), "folder": .string(folder)]
                )
            }
        }
    }

    /// The command `tidegate witness watch`.
    struct Watch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a log, by the verifier key that its office handed over.",
            discussion: """
                Take the key from the office on a way of its own, never from the log. A key that takes another's place is \
                added beside it.

                Example:  tidegate witness watch witness "$(cut -d' ' -f2 trust/policy | head -n1)"
                """
        )

        @OptionGroup var folder: WitnessFolderOptions

        @Argument(help: "The log's verifier key, as in the `log` line of its policy.")
        var key: String

        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let logs = try WitnessFiles(folder.folder).watch(VerifierKey(key))
                return Verdict(
                    text: logs.map { "\($0.text)\n" }.joined(),
                    json: ["logs": JSONValue(logs.map(\.text))]
                )
            }
        }
    }

    /// The command `tidegate witness run`.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serves the witness over HTTP until it is ended.",
            discussion: """
                It remembers before it answers; it may be killed at any time. One process serves a folder. Each \
                submission is a line on standard error: status and log.

                Example:  tidegate witness run witness --port 8080 --passphrase-file secret
                """
        )

        @OptionGroup var folder: WitnessFolderOptions

        @Option(help: "The port; 0 takes a free one, which is printed.")
        var port: UInt16 = 8080

        @Option(help: "The address of this machine on which it listens.")
        var address = "127.0.0.1"

        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let files = WitnessFiles(folder.folder)
                let (witness, lock) = try files.open(passphrase: passphrase.read())
                let server = WitnessServer(witness: witness) { console.say($0) }
                do {
                    try server.run(address: address, port: port) { port in
                        console.say("witness \(witness.name) listens on http://\(address):\(port)")
                    }
                } catch let error as any DiagnosedError {
                    throw error
                } catch {
                    throw FileError(action: "listen on", path: "\(address):\(port)", reason: "\(error)")
                }
                withExtendedLifetime(lock) {}
                return Verdict(text: "", json: [:])
            }
        }
    }

    /// The command `tidegate witness answer`.
    struct AnswerFile: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "answer",
            abstract: "Answers a submission that came in a file, for offices without a network.",
            discussion: """
                The answer goes back to the log's office, which takes it with `tidegate log cosign --answer`. A tree \
                head that does not go on from the one signed last is refused (exit 2).

                Example:  tidegate witness answer witness --submission submission.txt --output answer.txt --passphrase-file secret
                """
        )

        @OptionGroup var folder: WitnessFolderOptions

        @Option(help: ArgumentHelp("What `tidegate log cosign --submission` wrote.", valueName: "file"))
        var submission: String

        @Option(help: ArgumentHelp("Where the answer is written.", valueName: "file"))
        var output: String

        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let (witness, lock) = try WitnessFiles(folder.folder).open(passphrase: passphrase.read())
                let body = try DurableFile.read(submission, atMost: CheckpointSubmission.largestSize)
                let answer = try witness.answer(body, at: SystemClock.now)
                withExtendedLifetime(lock) {}
                let text = String(decoding: answer.body, as: UTF8.self)
                if answer.status == 200 { try DurableFile.replace(output, with: answer.body) }
                return Verdict(
                    text: answer.status == 200 ? "\(output)\n" : "refused, \(answer.status): \(text)",
                    json: ["status": JSONValue(answer.status), "body": .string(text)],
                    isPositive: answer.status == 200
                )
            }
        }
    }
}

/// A witness's folder, for commands that are about one.
struct WitnessFolderOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The witness's folder.", valueName: "dir"), transform: PlainPath.of)
    var folder: String
}

/// The files of a witness's folder.
///
///     name                  what the witness is called
///     logs                  the verifier keys of the logs that it watches, a line each
///     witness.key.pem, witness.pub.pem
///     seen/<hash>/checkpoint  the newest tree head of each log; may be served as it is
///     lock
struct WitnessFiles {
    private let folder: String

    init(_ folder: String) { self.folder = folder }

    /// Makes the folder, which must not exist.
    func make(name: String, passphrase: Redacted<[UInt8]>) throws -> VerifierKey {
        guard !DurableFile.exists(folder) else {
            throw FileError(action: "create", path: folder, reason: "it exists already")
        }
        guard !name.contains("://") else { throw LedgerError.invalid([Diagnostic(.notAKeyName, [name])]) }
        let key = try KeyPair.write("witness", to: folder, passphrase: passphrase)
        let verifier = try VerifierKey(name: name, kind: .cosignature, key: key)
        try DurableFile.replace("\(folder)/logs", with: [])
        try DurableFile.replace("\(folder)/name", with: Array("\(name)\n".utf8))
        return verifier
    }

    /// Adds a log; one that is there already changes nothing.
    func watch(_ log: VerifierKey) throws -> [VerifierKey] {
        guard log.kind == .ed25519 else { throw LedgerError.invalid([Diagnostic(.notAVerifierKey, [log.text])]) }
        var logs = try self.logs
        if !logs.contains(log) { logs.append(log) }
        try DurableFile.replace("\(folder)/logs", with: Array(logs.map { "\($0.text)\n" }.joined().utf8))
        return logs
    }

    /// Opens the witness, alone.
    func open(passphrase: Redacted<[UInt8]>) throws -> (witness: Witness, lock: FileLock) {
        let name = String(decoding: try DurableFile.read("\(folder)/name"), as: UTF8.self)
        guard let lock = try FileLock("\(folder)/lock") else {
            throw LedgerError.failed([Diagnostic(.workspaceLocked, [folder])])
        }
        let witness = try Witness(
            name: name.trimmingCharacters(in: .newlines),
            key: KeyPair.open("\(folder)/witness.key.pem", passphrase: passphrase),
            logs: logs,
            memory: WitnessFolder("\(folder)/seen")
        )
        try DurableFile.createFolder("\(folder)/seen")
        return (witness, lock)
    }

    private var logs: [VerifierKey] {
        get throws {
            let text = String(decoding: try DurableFile.read("\(folder)/logs"), as: UTF8.self)
            return try text.split(separator: "\n").map { try VerifierKey($0) }
        }
    }
}
