import FoundationEssentials
import Logging
import TideCore

/// What a run did, step by step, for the engineer on call: standard error, off unless the environment asks for it.
///
/// `TIDEGATE_LOG=info` or any other level of swift-log. A line is `tidegate: info: TIME WHAT name=value …`, so that it
/// begins as every other message does. It holds stages, durations, entries and digests; never a name, a value or a secret.
enum RunLog {
    static let logger: Logger = {
        var logger = Logger(label: "tidegate") { _ in RunLogHandler() }
        let asked = ProcessInfo.processInfo.environment["TIDEGATE_LOG"].flatMap(Logger.Level.init(rawValue:))
        logger.logLevel = asked ?? .critical
        return logger
    }()
}

/// Writes log lines as the console writes messages.
private struct RunLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .critical

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let words = ["\(SystemClock.now)", "\(event.message)"] + values.map { "\($0.key)=\($0.value)" }
        Console(format: .text, language: .english).say("\(event.level.rawValue): \(words.joined(separator: " "))")
    }
}
