import Synchronization
package import TideLedger

/// A high-water mark in memory.
package final class MemoryMark: HighWaterMark {
    // WHY a class: a mark is one thing that outlives the ledgers that raise it.
    private let head: Mutex<Checkpoint?>

    /// - Parameter head: what was acknowledged before; `nil` for a log that was not begun.
    package init(_ head: Checkpoint? = nil) { self.head = Mutex(head) }

    package func newest() -> Checkpoint? { head.withLock { $0 } }

    package func settle() {}

    package func raise(to head: Checkpoint) {
        self.head.withLock { old in
            if head.size > old?.size ?? 0 { old = head }
        }
    }
}
