import Foundation
import Testing
import TideTestSupport

/// What the built program shows on a terminal, which `script` makes, and nowhere else.
struct TerminalTests {
    /// What a terminal shows of a check of a folder that is not there; an empty `NO_COLOR` is none.
    private static func shown(in environment: [String: String]) throws -> String {
        var program = BuiltProgram()
        program.environment = ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": ""].merging(environment) { $1 }
        let command = "'\(BuiltProgram.executable.path)' check there-is-no-such-folder"
        return try program.launch(URL(filePath: "/usr/bin/script"), ["-qec", command, "/dev/null"]).output
    }

    @Test func `on a terminal the code is red, and the words are the same`() throws {
        let coloured = try Self.shown(in: [:])
        #expect(coloured.contains("\u{1b}[31mTG0701:\u{1b}[39m"))
        let plain = try Self.shown(in: ["NO_COLOR": "1"])
        #expect(coloured.replacing(/\u{1b}\[3[0-9]m/, with: "") == plain)
    }

    @Test(arguments: [["NO_COLOR": "1"], ["NO_COLOR": "0"], ["TERM": "dumb"]])
    func `no colours where they are not wanted`(environment: [String: String]) throws {
        let shown = try Self.shown(in: environment)
        #expect(shown.contains("TG0701:") && !shown.contains("\u{1b}[3"))
    }

    @Test func `a pipe has no colours`() throws {
        let run = try BuiltProgram(environment: ["TERM": "xterm"]).run(["check", "there-is-no-such-folder"])
        #expect(run.messages.contains("TG0701:") && !run.messages.contains("\u{1b}"))
    }
}
