import ArgumentParser
import FoundationEssentials
import Glibc
import TideCore
import TideRelease

extension OutputFormat: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
    /// The language of a tag, whatever its region.
    package init?(argument: String) { self.init(tag: argument) }
}

/// What every command takes, and how every command ends.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print the verdict: text for people, json for programs.")
    var format: OutputFormat = .text

    @Option(
        help: "The language of messages: en or fr. Else that of LC_ALL, LC_MESSAGES or LANG, the first that is set."
    )
    var language: Language?

    var console: Console {
        Console(format: format, language: language ?? .asked(by: ProcessInfo.processInfo.environment))
    }

    /// As ``conclude(_:)``, for work that only tells something and leaves nothing behind: it speaks the reader's language
    /// throughout.
    func answer(_ work: (Console) throws -> Verdict) throws {
        try conclude { console in try console.spoken { try work(console) } }
    }

    /// Runs a command's work, prints its verdict or its diagnostics, and ends with the exit code that belongs to it.
    ///
    /// The work is done in English, as what it signs, stores and compares must be; what came of it is told in the reader's
    /// language.
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
            for diagnostic in console.spoken({ refusal.diagnostics }) { console.say(diagnostic) }
            try console.print(refusal.verdict)
            throw ExitStatus.refused
        } catch let error as any DiagnosedError {
            console.endProgress()
            console.report(console.spoken { error.diagnostics }, of: error.kind)
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
