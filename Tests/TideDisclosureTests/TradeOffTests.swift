import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

struct TradeOffTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `every trade-off is one that meets the safeguards, and none of them outdoes another`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        guard case .found(let found) = search(try profile(instance.table, for: instance.spec), for: instance.spec)
        else {
            return
        }
        let twin = Twin(instance: instance)
        let limit = instance.spec.suppression.floor(of: instance.rows.count)
        for point in found.front {
            let outcome = twin.outcome(at: point.levels)
            #expect(outcome.suppressed == point.suppressed && point.suppressed <= limit)
            #expect(outcome.classSizes.count == point.classes)
            #expect(outcome.classSizes.min() == point.smallestClass)
            #expect(outcome.classSizes.reduce(0, +) == point.records)
        }
        let chosen = found.front.filter(\.isChosen)
        #expect(chosen.map(\.levels) == (found.classes == 0 ? [] : [found.levels.map(\.level)]))
        let others = found.front.filter { !$0.isChosen }
        for (left, right) in zip(others, others.dropFirst()) {
            #expect(left.loss <= right.loss)
            #expect(left.classes * right.records > right.classes * left.records)
        }
        #expect(chosen.allSatisfy { one in others.allSatisfy { one.loss <= $0.loss } })
        #expect(found.front.count <= TriedTransformation.most + 1)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the least risk that was looked at is among them`(seed: UInt64) throws {
        // With nothing to prune by, the search looks at the coarsest levels at least.
        let instance = try RandomCase(seed: seed, columns: 2...3, mostRows: 40)
        guard case .found(let found) = search(try profile(instance.table, for: instance.spec), for: instance.spec),
            let safest = found.front.last
        else { return }
        let twin = Twin(instance: instance)
        let coarsest = instance.spec.quasiIdentifiers.map(\.highest)
        let outcome = twin.outcome(at: coarsest)
        guard outcome.suppressed <= instance.spec.suppression.floor(of: instance.rows.count),
            !outcome.classSizes.isEmpty
        else { return }
        let records = outcome.classSizes.reduce(0, +)
        #expect(safest.classes * records <= outcome.classSizes.count * safest.records)
    }
}
