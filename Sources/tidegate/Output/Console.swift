import FoundationEssentials
import Glibc
import TideCore
import TideRelease

/// How a command prints its verdict.
enum OutputFormat: String, CaseIterable, Sendable {
    case text
    case json
}

/// What a command found, with the words for people, the value for programs, and the exit code.
///
/// Words are put together when they are printed, in the reader's language: the work itself may have been done in English.
struct Verdict {
    private let words: () -> String
    private let value: () -> JSONValue
    /// Whether the answer is yes: exit 0, else 2.
    let isPositive: Bool
    /// Whether there is no answer: exit 1.
    let isUnknown: Bool

    /// Ends in a newline, or is empty.
    var text: String { words() }
    var json: JSONValue { value() }

    init(
        text: @escaping @autoclosure () -> String,
        json: @escaping @autoclosure () -> JSONValue,
        isPositive: Bool = true,
        isUnknown: Bool = false
    ) {
        self.words = text
        self.value = json
        self.isPositive = isPositive
        self.isUnknown = isUnknown
    }
}

/// The one place that prints: verdicts to standard output, messages to standard error with the prefix `tidegate:`.
struct Console {
    let format: OutputFormat
    /// Of its readers.
    let language: Language

    /// Whether people watch standard error, so that progress is worth drawing.
    let isWatched = isatty(STDERR_FILENO) == 1

    /// Whether messages are coloured: on a terminal, unless `NO_COLOR` is set or it is one that shows none.
    var isColoured: Bool { isWatched && TerminalColour.isWanted(by: ProcessInfo.processInfo.environment) }

    /// - Throws: `FileError` where standard output takes no more, as on a full disk; a reader that went away is none.
    func print(_ verdict: Verdict) throws(FileError) {
        let text = spoken { format == .json ? CanonicalJSON.text(verdict.json) + "\n" : verdict.text }
        try write(text, to: .standardOutput)
    }

    /// What comes out in the readers' language, whatever the one in force.
    func spoken<Result>(_ words: () throws -> Result) rethrows -> Result {
        try Language.$current.withValue(language, operation: words)
    }

    /// A message for people, with the program's name before it.
    func say(_ message: String) {
        try? write("tidegate: \(message)\n", to: .standardError)
    }

    /// A message of the catalogue, in the readers' language.
    func say(_ diagnostic: Diagnostic) { say(spoken { rendered(diagnostic, in: .red) }) }

    /// What does not stop a run, and should be known.
    func say(warning: Diagnostic) {
        let text = spoken { rendered(warning, in: .yellow) }
        say(spoken { worded(en: "warning: \(text)", fr: "avertissement\u{a0}: \(text)") })
    }

    /// A message with its code in a colour and the label of its hint set off, where the terminal shows colours.
    private func rendered(_ diagnostic: Diagnostic, in colour: TerminalColour) -> String {
        guard isColoured else { return diagnostic.rendered }
        return diagnostic.rendered { text, part in (part == .code ? colour : .cyan).around(text) }
    }

    /// How many diagnostics are printed; beyond them, how many more there are.
    static let mostDiagnostics = 1_000

    /// Diagnostics to standard error, up to ``mostDiagnostics``; for programs the same also as JSON to standard output.
    ///
    /// Why the answer is no are `reasons`, as in every verdict that is no; what stopped a run are `diagnostics`.
    func report(_ diagnostics: [Diagnostic], of kind: FailureKind) {
        var shown = Array(diagnostics.prefix(Self.mostDiagnostics))
        let more = diagnostics.count - shown.count
        if more > 0 { shown.append(Diagnostic(.moreDiagnostics, [String(more)])) }
        for diagnostic in shown { say(diagnostic) }
        guard format == .json else { return }
        let messages = spoken { shown.map(\.json) }
        let json: JSONValue = .members([kind == .refused ? "reasons" : "diagnostics": .array(messages)])
        try? write(CanonicalJSON.text(json) + "\n", to: .standardOutput)
    }

    /// How long each stage took, and all of them.
    func report(_ stages: [StageTimer.Stage]) {
        for stage in stages {
            say("\(DecimalText.rounded(Double(stage.nanoseconds) / 1e9, decimals: 3)) s  \(stage.name)")
        }
        let total = stages.reduce(0) { $0 + $1.nanoseconds }
        say("\(DecimalText.rounded(Double(total) / 1e9, decimals: 3)) s  in all")
    }

    /// Redraws one line of progress; nothing in a pipe.
    func progress(_ line: String) {
        guard isWatched else { return }
        try? write("\r\u{1b}[Ktidegate: \(line)", to: .standardError)
    }

    /// Wipes the line of progress.
    func endProgress() {
        guard isWatched else { return }
        try? write("\r\u{1b}[K", to: .standardError)
    }

    private enum Stream {
        case standardOutput
        case standardError
    }

    private func write(_ text: String, to stream: Stream) throws(FileError) {
        let descriptor = stream == .standardOutput ? STDOUT_FILENO : STDERR_FILENO
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the slice.
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { return }
            guard count > 0 else {
                throw .last("write", stream == .standardOutput ? "standard output" : "standard error")
            }
            rest = rest.dropFirst(count)
        }
    }
}
