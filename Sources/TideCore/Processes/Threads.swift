import Dispatch
import Synchronization

/// Work on several threads that ends before the call does.
package enum Threads {
    /// The results of a function of each item, in the items' order, whichever thread made them.
    ///
    /// - Parameter threads: at least 1; with one, everything is done on the caller's.
    package static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item],
        threads: Int,
        _ transform: @Sendable (Item) -> Result
    ) -> [Result] {
        guard threads > 1, items.count > 1 else { return items.map(transform) }
        let next = Atomic(0)
        let results = Mutex([Result?](repeating: nil, count: items.count))
        DispatchQueue.concurrentPerform(iterations: min(threads, items.count)) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < items.count else { return }
                let result = transform(items[index])
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
