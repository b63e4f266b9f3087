import Foundation
import Synchronization
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct ExternalSignerTests {
    private let key: SigningKey
    private let other: SigningKey

    init() {
        var generator = SeededGenerator(seed: 60)
        key = SigningKey(using: &generator)
        other = SigningKey(using: &generator)
    }

    private static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    private func run(_ command: String, _ input: [UInt8] = [], seconds: Int = 20) -> ChildAnswer {
        ChildProcess.run(
            command,
            input: input,
            environment: ["PATH=/usr/bin:/bin", "GIVEN=yes"],
            limit: ExternalSigner.answerSize,
            within: seconds,
            now: Self.now
        )
    }

    private func signer(_ command: String, seconds: Int = 20) -> ExternalSigner {
        ExternalSigner(command: command, verifyingKey: key.verifyingKey, seconds: seconds) {
            run(command, $0, seconds: seconds)
        }
    }

    @Test func `a program is given its input and environment, and nothing else of ours`() throws {
        #expect(run("cat", Array("what".utf8)) == .exited(code: 0, output: Array("what".utf8)))
        #expect(run("printf %s \"$GIVEN\"; test -z \"$HOME\"") == .exited(code: 0, output: Array("yes".utf8)))
        #expect(run("yes") == .overlong)
        #expect(run("exit 7") == .exited(code: 7, output: []))
        #expect(run("kill -9 $$") == .killed(signal: 9))
        // It need not read what it is given, however long; and more than a pipe takes is not begun with.
        let long = [UInt8](repeating: 1, count: ChildProcess.longestInput)
        #expect(run("true", long) == .exited(code: 0, output: []))
        #expect(run("wc -c", long) == .exited(code: 0, output: Array("65536\n".utf8)))
        #expect(run("true", long + [1]) == .notStarted("its input is too long"))
        // No file that is open here is open there: standard input, output, error, and the folder that is listed.
        let file = try FileHandle(forReadingFrom: repositoryRoot.appending(path: "Package.swift"))
        #expect(run("ls /proc/self/fd | wc -l") == .exited(code: 0, output: Array("4\n".utf8)))
        try file.close()
    }

    @Test func `a program that hangs is ended in time, with what it started`() throws {
        for command in [
            "sleep 60", "sleep 60 & sleep 60", "(sleep 60) & exit 0", "exec >&-; sleep 60", "trap '' TERM; sleep 60",
        ] {
            let start = Self.now()
            #expect(run(command, seconds: 1) == .late, "\(command)")
            #expect(Self.now() - start < 15_000_000_000, "\(command)")
        }
        try withTemporaryFolder { folder in
            let mark = folder.appending(path: "mark").path
            #expect(run("(sleep 2; touch '\(mark)') & sleep 60", seconds: 1) == .late)
            usleep(2_500_000)
            #expect(!DurableFile.exists(mark))
        }
    }

    @Test func `an answer is used only if it is the key's signature over the message`() throws {
        let message = Array("what is signed\n".utf8)
        try withTemporaryFolder { folder in
            try write(
                [
                    "right": key.sign(message), "other": other.sign(message), "long": key.sign(message) + [0x0a],
                    "short": Array(key.sign(message).prefix(63)), "elsewhere": key.sign(message + [0]),
                    "hex": Array(Hex.encode(key.sign(message)).utf8),
                ],
                to: folder
            )
            func found(_ command: String, seconds: Int = 20) -> [String] {
                codes { _ = try signer("cd '\(folder.path)'; \(command)", seconds: seconds).sign(message) }
            }
            #expect(try signer("cat '\(folder.path)/right'").sign(message) == key.sign(message))
            #expect(found("cat other") == ["TG0953"])
            #expect(found("cat elsewhere") == ["TG0953"])
            #expect(found("cat long") == ["TG0952"])
            #expect(found("cat short") == ["TG0952"])
            #expect(found("cat hex") == ["TG0952"])
            #expect(found("true") == ["TG0952"])
            #expect(found("cat /dev/zero") == ["TG0952"])
            #expect(found("cat right; exit 1") == ["TG0951"])
            #expect(found("cat right; kill -9 $$") == ["TG0951"])
            #expect(found("cat right; sleep 60", seconds: 1) == ["TG0954"])
            #expect(found("/no/such/program 2>/dev/null") == ["TG0951"])
        }
        let unstarted = ExternalSigner(command: "c", verifyingKey: key.verifyingKey, seconds: 1) { _ in
            .notStarted("no memory")
        }
        #expect(codes { _ = try unstarted.sign([1]) } == ["TG0950"])
    }

    @Test func `openssl signs for a ledger as a command, and gives the bytes of the key file`() throws {
        try withTemporaryFolder { folder in
            var generator = SeededGenerator(seed: 61)
            let pem = try KeyFile.encrypt(key, passphrase: Redacted(Array("secret".utf8)), using: &generator)
            try write(["key.pem": pem, "pass": Array("secret\n".utf8)], to: folder)
            let command = """
                cd '\(folder.path)' && cat > message && openssl pkeyutl -sign -rawin -inkey key.pem -passin file:pass \
                -in message -out signature && cat signature
                """
            let bodies = [[UInt8]]([[1], [2], [3]])
            let (near, far) = (MemoryLedgerStore(), MemoryLedgerStore())
            for (store, key) in [(near, key as any LogSigner), (far, signer(command))] {
                let ledger = try Ledger(store: store, origin: "o.example/log", key: key, mark: MemoryMark()) { _ in }
                _ = try ledger.append(bodies)
            }
            #expect(near.snapshot.heads == far.snapshot.heads)
        }
    }

    @Test func `a head that is stored counts, whatever another run would sign; and a signer that fails stores none`()
        throws
    {
        let store = MemoryLedgerStore()
        func open(_ key: any LogSigner, _ probe: @escaping @Sendable (LedgerStep) -> Void = { _ in }) throws -> Ledger {
            try Ledger(store: store, origin: "o.example/log", key: key, mark: MemoryMark(), probe: probe)
        }
        let failing = ExternalSigner(command: "c", verifyingKey: key.verifyingKey, seconds: 1) { _ in .late }
        #expect(codes { _ = try open(failing).append([[1]]) } == ["TG0954"])
        #expect(try store.entryCount() == 1 && store.newestHead() == nil)
        // While this run signs, another one finished the same head, with a line more than this one would write.
        let text = Mutex<SignedNote?>(nil)
        let signing = try open(key) { step in
            guard step == .headSigned, let head = try? store.newestHead(), head.size == 1 else { return }
            text.withLock { $0 = try? SignedNote(Array(head.note.utf8), file: "c") }
        }
        #expect(try signing.head()?.size == 1)
        let racing = try open(key) { step in
            guard step == .headSigned else { return }
            let count = (try? store.entryCount()) ?? 0
            let root = (try? store.node(NodeAddress(level: 1, index: 0).storedIndex)) ?? ContentDigest(of: "x")
            let note = try? SignedNote(
                text: Checkpoint(origin: "o.example/log", size: count, root: root).text,
                name: "o.example/log",
                key: key
            )
            guard let note else { return }
            let more = note.adding(SignedNote.Signature(name: "w", keyID: [1, 2, 3, 4], bytes: [5]))
            try? store.record(
                StoredHead(size: count, root: root, note: String(decoding: more.encoded, as: UTF8.self))
            )
        }
        let appended = try racing.append([[2]])
        #expect(appended.head.note.contains("\u{2014} w ") && store.snapshot.heads.count == 2)
    }
}
