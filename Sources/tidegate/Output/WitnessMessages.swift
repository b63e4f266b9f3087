import Synchronization
import TideCore
import TideLedger

/// Tells people why witnesses did not sign, each reason once in a run.
///
/// One that has to be asked by files is no failure as long as the others make the quorum.
final class WitnessMessages: Sendable {
    // WHY a class: what was told is remembered from one time to the next.
    private let console: Console
    private let told = Mutex<Set<Diagnostic>>([])

    init(_ console: Console) { self.console = console }

    /// Tells what is new.
    func tell(_ report: CosigningReport) {
        for failure in report.failures where !report.isMet || failure.code != .witnessWithoutAddress {
            if told.withLock({ $0.insert(failure).inserted }) { console.say(failure) }
        }
    }
}
