import ArgumentParser
import Glibc
import TideCore
import TideRelease

extension OutputFormat: ExpressibleByArgument {}

/// What every command takes, and how every command ends.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print the verdict: text for people, json for programs.")
    var format: OutputFormat = .text

    var console: Console { Console(format: format) }

    /// Runs a command's work, prints its verdict or its diagnostics, and ends with the exit code that belongs to it.
    func conclude(_ work: (Console) throws -> Verdict) throws {
        let console = console
        // WHY: a reader that goes away, as `head` does, is no failure of the program.
        _ = signal(SIGPIPE, SIG_IGN)
        // WHY: a file that grows past the limit of its size is an error to report, not an end without a word.
        _ = signal(SIGXFSZ, SIG_IGN)
        let verdict: Verdict
        do {
            verdict = try work(console)
            console.endProgress()
            try console.print(verdict)
        } catch let refusal as NetworkRefusal {
            console.endProgress()
            for diagnostic in refusal.diagnostics { console.say(diagnostic.rendered) }
            try console.print(refusal.verdict)
            throw ExitStatus.refused
        } catch let error as any DiagnosedError {
            console.endProgress()
            console.report(error.diagnostics, of: error.kind)
            throw ExitStatus.code(for: error.kind)
        } catch let error as FileError {
            console.endProgress()
            console.report([Diagnostic(.fileFailed, [error.action, error.path, error.reason])], of: .failed)
            throw ExitStatus.failed
        }
        if verdict.isUnknown { throw ExitStatus.failed }
        if !verdict.isPositive { throw ExitStatus.refused }
    }
}
