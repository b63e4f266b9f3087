import Dispatch
import Synchronization
import TideCore

/// Appends what several threads hand in, many at once under one tree head.
///
/// A single append waits for the disk twice; so do five hundred together. The first thread that comes waits a few milliseconds for
/// others, appends for all of them, and each is told its own index once the head that covers it is durable and marked.
package final class GroupAppender: Sendable {
    // WHY a class: all threads hand in at one place.
    private let ledger: Ledger
    private let patience: DispatchTimeInterval
    private let largest: Int
    private let queue = Mutex(Waiting())
    private let writing = Mutex(())

    /// What an entry became.
    package struct Place: Hashable, Sendable {
        package let index: Int
        /// The head that covers it.
        package let head: StoredHead
    }

    private struct Waiting {
        var tickets: [Ticket] = []
        var isLed = false
    }

    /// One entry with whoever waits for it.
    private final class Ticket: Sendable {
        let entry: PreparedEntry
        let result = Mutex<Result<Place, LedgerError>?>(nil)
        let isDone = DispatchSemaphore(value: 0)

        init(_ entry: PreparedEntry) { self.entry = entry }
    }

    /// - Parameters:
    ///   - patience: how long the first waits for others, in milliseconds.
    ///   - largest: how many are appended at once at most.
    package init(_ ledger: Ledger, patience: Int = 5, largest: Int = 512) {
        self.ledger = ledger
        self.patience = .milliseconds(patience)
        self.largest = largest
    }

    /// Appends an entry with whatever others hand in at the same time.
    ///
    /// - Parameter body: of 1 to 60,000 bytes; one that is not is refused alone.
    /// - Throws: as ``Ledger/append(_:)`` does; where a group fails, each of its entries does.
    package func append(_ body: [UInt8]) throws(LedgerError) -> Place {
        // Hashed here, on the thread that hands it in, while the group before is stored.
        let ticket = Ticket(try PreparedEntry(body))
        let isFirst = queue.withLock { queue in
            queue.tickets.append(ticket)
            defer { queue.isLed = true }
            return !queue.isLed
        }
        if isFirst {
            // Woken by nobody: it is the time that others have to come.
            if queue.withLock({ $0.tickets.count }) < largest { _ = ticket.isDone.wait(timeout: .now() + patience) }
            lead()
        }
        while true {
            if let result = ticket.result.withLock({ $0 }) { return try result.get() }
            ticket.isDone.wait()
        }
    }

    /// Appends group after group until nobody waits.
    private func lead() {
        while true {
            let group: [Ticket] = queue.withLock { queue in
                let group = Array(queue.tickets.prefix(largest))
                queue.tickets.removeFirst(group.count)
                if group.isEmpty { queue.isLed = false }
                return group
            }
            guard !group.isEmpty else { return }
            let outcome: Result<Appended, LedgerError> = writing.withLock { _ in
                do throws(LedgerError) {
                    let appended = try ledger.append(group.map(\.entry))
                    try ledger.settle()
                    return .success(appended)
                } catch {
                    return .failure(error)
                }
            }
            for (offset, ticket) in group.enumerated() {
                ticket.result.withLock {
                    $0 = outcome.map { Place(index: $0.indexes.lowerBound + offset, head: $0.head) }
                }
                ticket.isDone.signal()
            }
        }
    }
}
