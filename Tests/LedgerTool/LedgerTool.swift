import GRDB
import Glibc
import TideCore
import TideLedger
import TideRegistry
import TideRelease

/// A bare ledger for the attacks and faults of Tests/Security alone, with keys that everybody knows.
///
///     ledger-tool make DIR [RULES]              RULES: the policy's lines after its log's; "quorum none" without
///     ledger-tool append DIR COUNT [--group N] [--seed TEXT] [--raw] [--contend]
///     ledger-tool put DIR FILE                  appends the bytes of a file
///     ledger-tool export DIR OUT
///     ledger-tool receipt DIR INDEX OUT         release.dsse.json and release.tlog-proof
///     ledger-tool disclose DIR INDEX            the disclosures of an entry, a line each
///     ledger-tool submission DIR OLD            what a witness is sent, on standard output
///     ledger-tool cosign DIR WITNESS FILE       takes a witness's answer
///     ledger-tool check DIR
///     ledger-tool settings DIR
///     ledger-tool verify-many DIR LOG [ENTRY RECEIPT]   lines of standard input, see `ManyCases`
///
/// Exit codes: 0 done, 1 not, with code and message on standard error; 64 usage.
@main
enum LedgerTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            guard try run(arguments) else { exit(64) }
        } catch let error as any DiagnosedError {
            for diagnostic in error.diagnostics { complain(diagnostic.rendered) }
            exit(1)
        } catch {
            complain("\(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws -> Bool {
        guard arguments.count >= 2 else { return false }
        let ledger = BareLedger(arguments[1])
        let rest = Array(arguments.dropFirst(2))
        switch (arguments[0], rest.count) {
        case ("make", 0...1):
            try ledger.make(rules: rest.first.map { try DurableFile.read($0) } ?? Array("quorum none\n".utf8))
        case ("append", 1...): try append(ledger, rest)
        case ("put", 1):
            let (log, lock) = try alone(ledger)
            say("\(try log.append([DurableFile.read(rest[0])]).indexes.lowerBound)")
            try log.export(to: ledger.paths.log)
            withExtendedLifetime(lock) {}
        case ("export", 1): try ledger.open().export(to: rest[0])
        case ("receipt", 2):
            let log = try ledger.open()
            let index = try number(rest[0])
            try DurableFile.createFolder(rest[1])
            let entry = try log.store.entries(index..<(index + 1))[0]
            try DurableFile.replace("\(rest[1])/\(BundleFile.statement)", with: entry.body)
            try DurableFile.replace("\(rest[1])/\(BundleFile.receipt)", with: log.receipt(for: index).encoded)
        case ("disclose", 1):
            for disclosure in try ledger.hidden(number(rest[0]), seed: "history").disclosures { say(disclosure.text) }
        case ("submission", 1):
            let submission = try ledger.open().submission(after: number(rest[0]))
            say(String(decoding: submission.encoded.dropLast(), as: UTF8.self))
        case ("cosign", 2): try cosign(ledger, rest[0], rest[1])
        case ("check", 0): say(try ledger.check())
        case ("settings", 0): try settings(ledger)
        case ("verify-many", 1...3): try verifyMany(ledger, rest)
        default: return false
        }
        return true
    }

    private static func alone(_ ledger: BareLedger) throws -> (Ledger, FileLock) {
        guard let opened = try ledger.openForWriting() else { throw ToolError("TG0711: another process writes") }
        return opened
    }

    /// Appends entries and says each index once it is acknowledged.
    private static func append(_ ledger: BareLedger, _ arguments: [String]) throws {
        func option(_ name: String) -> String? {
            arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
        }
        let count = try number(arguments[0])
        let group = try option("--group").map(number) ?? 1
        let seed = option("--seed") ?? "history"
        let contends = arguments.contains("--contend")
        let isRaw = arguments.contains("--raw")
        var opened = contends ? nil : try alone(ledger)
        var done = 0
        while done < count {
            // Among many writers, each appends once and lets the next one in.
            if contends {
                opened = try ledger.openForWriting()
                if opened == nil {
                    usleep(2_000)
                    continue
                }
            }
            guard let log = opened?.0 else { break }
            let start = try log.head()?.size ?? 0
            let anchor = try log.anchor()
            let bodies = try (start..<(start + min(group, count - done))).map { index in
                isRaw ? Array("entry \(index)".utf8) : try ledger.entry(index, seed: seed, anchor: anchor).bytes
            }
            let appended = try log.append(bodies)
            if isRaw { try log.settle() } else { try log.export(to: ledger.paths.log) }
            say(appended.indexes.map { "\($0)" }.joined(separator: "\n"))
            done += bodies.count
            if contends {
                (log.store as? SQLiteLedgerStore)?.close()
                opened = nil
            }
        }
        if isRaw, let log = opened?.0 { try log.export(to: ledger.paths.log) }
        withExtendedLifetime(opened?.1) {}
    }

    private static func cosign(_ ledger: BareLedger, _ name: String, _ file: String) throws {
        let (log, lock) = try alone(ledger)
        let policy = try TrustFolder.read(ledger.paths.trust).policy
        guard let witness = policy.witnesses.first(where: { $0.name == name }) else {
            throw ToolError("the policy names no witness \(name)")
        }
        let answer = WitnessAnswer(status: 200, body: try DurableFile.read(file))
        guard try log.record(answer.signatures, of: witness) else { throw ToolError("no line of \(name) holds") }
        try log.export(to: ledger.paths.log)
        withExtendedLifetime(lock) {}
    }

    /// Every setting as the connections have it that write: those of ledger and register.
    private static func settings(_ ledger: BareLedger) throws {
        for (path, format) in [(ledger.paths.ledger, DatabaseFormat.ledger), (ledger.paths.registry, .register)] {
            let file = try DatabaseFile(path, as: format, create: true, patience: 5)
            let found = try file.write("record") { database in
                try DatabaseSettings.required.map { setting in
                    "\(setting.name)=\(try String.fetchOne(database, sql: "PRAGMA \(setting.name)") ?? "")"
                }
            }
            say("\(format.name): \(found.joined(separator: " "))")
            file.close()
        }
    }

    private static func verifyMany(_ ledger: BareLedger, _ arguments: [String]) throws {
        var files = try FolderFiles.read(arguments[0])
        if arguments.count == 3 {
            files["entry"] = try DurableFile.read(arguments[1])
            files["receipt"] = try DurableFile.read(arguments[2])
        }
        let cases = ManyCases(trust: try TrustFolder.read(ledger.paths.trust), files: files)
        while let line = readLine() { say(try cases.answer(line)) }
    }

    private static func number(_ text: String) throws -> Int {
        guard let number = Int(text), number >= 0 else { throw ToolError("\(text) is no number") }
        return number
    }

    /// Prints a line, and it is out when this returns.
    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    private static func complain(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        // SAFETY: the array's bytes live for the call.
        unsafe _ = write(2, bytes, bytes.count)
    }
}
