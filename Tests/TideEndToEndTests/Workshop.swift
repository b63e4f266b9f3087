import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// A folder with everything that an office has before its first release, made by the built program.
struct Workshop {
    let folder: URL
    var program = BuiltProgram()

    var workspace: String { path("office") }
    var policies: String { path("policies") }
    var outbox: String { path("outbox") }
    var trust: String { path("office/trust") }
    var log: String { path("office/log") }
    var passphrase: String { path("passphrase") }
    var input: String { path("visits.csv") }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Adds clauses to the agreement.
    func add(clauses: String) throws {
        try write(SmallOffice.agreement(version: 1) + clauses, "policies/agreement.yaml")
    }

    /// Options that sign as an officer.
    func signed(by officer: String) -> [String] {
        [
            "--officer", officer, "--key", path("keys/\(SmallOffice.fileName(officer)).key.pem"),
            "--key-passphrase-file", passphrase,
        ]
    }

    /// Options that open the workspace.
    var opening: [String] { ["--workspace", workspace, "--passphrase-file", passphrase] }

    /// Makes policy set, keys, workspace and registration in an empty folder.
    ///
    /// - Parameter prepare: changes the policy folder before anybody signs.
    init(making folder: URL, prepare: (Workshop) throws -> Void = { _ in }) throws {
        self.folder = folder
        let small = SmallOffice()
        try TideTestSupport.write(small.files, to: folder.appending(path: "policies"))
        try write("a passphrase of the tests\n", "passphrase")
        try write(SmallOffice.source(rows: 120), "visits.csv")
        try write(SmallOffice.request(), "request.yaml")
        try expectSuccess([
            "init", workspace, "--office", "xa.clinic", "--origin", "test.example/log", "--passphrase-file", passphrase,
        ])
        for officer in SmallOffice.officers {
            let name = SmallOffice.fileName(officer)
            try expectSuccess(["key", "new", "--name", name, "--output", path("keys"), "--passphrase-file", passphrase])
            let made = folder.appending(path: "keys/\(name).pub.pem")
            let target = folder.appending(path: "policies/keys/\(name).pub.pem")
            try Data(contentsOf: made).write(to: target)
        }
        try prepare(self)
        try expectSuccess(["party", "register", "--policies", policies] + opening)
        var register = ["agreement", "register", "clinic-study-1", "--policies", policies] + opening
        for officer in SmallOffice.signatories {
            let signature = path("\(SmallOffice.fileName(officer)).dsse.json")
            try expectSuccess(signing(officer, to: signature))
            register += ["--signature", signature]
        }
        try expectSuccess(register)
    }

    /// A copy of another workshop, in a folder that does not exist yet.
    init(copying other: Workshop, to folder: URL) throws {
        self.folder = folder
        try FileManager.default.copyItem(at: other.folder, to: folder)
    }

    func signing(_ officer: String, to signature: String) -> [String] {
        [
            "agreement", "sign", "clinic-study-1", "--policies", policies, "--officer", officer, "--key",
            path("keys/\(SmallOffice.fileName(officer)).key.pem"), "--passphrase-file", passphrase, "--output",
            signature,
        ]
    }

    /// The same workshop under a clock that is moved: by so many seconds, from so many readings on.
    func movingClock(by seconds: Int, after readings: Int = 0) throws -> Workshop {
        let name = "clock\(seconds)-\(readings)"
        try write(
            """
            #include <stddef.h>
            #include <time.h>
            static int n;
            long time(long *t) { struct timespec m; clock_gettime(CLOCK_REALTIME, &m);
                long v = m.tv_sec + (n++ < \(readings) ? 0 : (long)\(seconds)); if (t) *t = v; return v; }
            """,
            "\(name).c"
        )
        let made = try program.launch(
            URL(filePath: "/usr/bin/env"),
            ["clang", "-shared", "-fPIC", "-o", path("\(name).so"), path("\(name).c")]
        )
        try #require(made.status == 0, "\(made.messages)")
        var other = self
        other.program.environment["LD_PRELOAD"] = path("\(name).so")
        return other
    }

    /// Runs lines of the shell in the workshop's folder, which must succeed.
    func shell(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        var inside = program
        inside.folder = folder
        let run = try inside.launch(URL(filePath: "/bin/bash"), ["-euc", script])
        #expect(run.status == 0, "\(run.messages)", sourceLocation: sourceLocation)
    }

    func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }

    func releasing(_ more: [String] = [], request: String? = nil, input: String? = nil) -> [String] {
        ["release"] + opening + ["--request", request ?? path("request.yaml"), "--input", input ?? self.input]
            + ["--output", outbox] + more
    }

    /// Makes a dry run and has it approved.
    func approve(request: String? = nil, input: String? = nil) throws {
        let dry = try program.run(releasing(["--dry-run", "--format", "json"], request: request, input: input))
        let digest = try #require(dry.json["dryRun"] as? String, "\(dry.messages)")
        try expectSuccess(
            ["approve"] + opening + [
                "--dry-run", digest, "--officer", SmallOffice.approver, "--key",
                path("keys/\(SmallOffice.fileName(SmallOffice.approver)).key.pem"), "--key-passphrase-file", passphrase,
            ]
        )
        try? FileManager.default.removeItem(atPath: outbox)
    }

    @discardableResult
    func expectSuccess(
        _ arguments: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> BuiltProgram.Run {
        let run = try program.run(arguments)
        #expect(run.status == 0, "\(arguments.first ?? "") \(run.messages)", sourceLocation: sourceLocation)
        return run
    }

    /// Every name in the outbox, hidden ones too.
    var delivered: [String] { (try? FileManager.default.contentsOfDirectory(atPath: outbox).sorted()) ?? [] }

    /// The log as the office lists it: kind and state of every entry.
    func entries() throws -> [String] {
        try expectSuccess(["log", "show"] + opening).output.split(separator: "\n").map { line in
            line.split(separator: "\t").dropFirst(2).joined(separator: " ")
        }
    }
}

/// One workshop made once, with an approved dry run, for tests that each work on a copy.
enum PreparedWorkshop {
    private static let made: Result<Workshop, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-workshop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let workshop = try Workshop(making: folder)
        try workshop.approve()
        return workshop
    }

    /// Works on a fresh copy, removed afterwards.
    static func withCopy(_ body: (Workshop) throws -> Void) throws {
        let template = try made.get()
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-copy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(Workshop(copying: template, to: folder))
    }
}
