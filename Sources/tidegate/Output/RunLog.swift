import FoundationEssentials
import Logging

/// What a run did, step by step, for the engineer on call: standard error, off unless the environment asks for it.
///
/// `TIDEGATE_LOG=info` or any other level of swift-log. It holds stages, durations, entries and digests; never a name, a
/// value or a secret.
enum RunLog {
    static let logger: Logger = {
        var logger = Logger(label: "tidegate") { StreamLogHandler.standardError(label: $0) }
        let asked = ProcessInfo.processInfo.environment["TIDEGATE_LOG"].flatMap(Logger.Level.init(rawValue:))
        logger.logLevel = asked ?? .critical
        return logger
    }()
}
