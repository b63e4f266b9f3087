import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata

/// One proven optimum of ARX on the Adult data.
struct Optimum: CustomTestStringConvertible, Sendable {
    let id: String
    let k: Int
    let suppression: String
    let aggregate: LossAggregate
    let weight: Double
    let levels: [Int]
    let loss: Double
    let lossByColumn: [Double]
    let suppressed: Int
    let classes: Int
    let smallest: Int
    let largest: Int

    var testDescription: String { "row \(id): k=\(k), at most \(suppression), \(aggregate), gs=\(weight)" }

    /// Every row with k alone, Loss, and one of the two means.
    static let all: [Optimum] = {
        let lines = Adult.read("optimal-transformations.tsv").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().compactMap { line in Optimum(Dictionary(uniqueKeysWithValues: zip(header, line))) }
    }()

    private init?(_ row: [String: String]) {
        let aggregates: [String: LossAggregate] = [
            "GEOMETRIC_MEAN": .geometricMean, "ARITHMETIC_MEAN": .arithmeticMean,
        ]
        guard row["model"] == "", row["metric"] == "loss", let aggregate = aggregates[row["agg"] ?? ""],
            row["qis"] == Adult.names.joined(separator: ",")
        else { return nil }
        func number(_ name: String) -> Int { Int(row[name] ?? "") ?? -1 }
        func list(_ name: String) -> [Double] { (row[name] ?? "").split(separator: ",").compactMap { Double($0) } }
        self.id = row["id"] ?? ""
        self.k = number("k")
        self.suppression = row["supp"] == "1.0" ? "1" : row["supp"] ?? ""
        self.aggregate = aggregate
        self.weight = Double(row["gs"] ?? "") ?? -1
        self.levels = list("levels").map { Int($0) }
        self.loss = Double(row["loss"] ?? "") ?? -1
        self.lossByColumn = list("loss_vector")
        self.suppressed = number("suppressed")
        self.classes = number("classes")
        self.smallest = number("min_class")
        self.largest = number("max_class")
    }
}

/// Whole lattices of 12,960 transformations take the optimiser to be bearable; CI runs them in release mode.
#if DEBUG
private let isOptimised = false
#else
private let isOptimised = true
#endif

@Suite(.enabled(if: isOptimised, "run in release mode"))
struct `Optima that other programs found` {
    @Test func `the table of optima has rows to compare with`() {
        #expect(Optimum.all.count >= 20)
    }

    @Test(arguments: Optimum.all)
    func `the search finds what ARX and a brute force found`(_ optimum: Optimum) throws {
        let spec = try Adult.spec(
            k: optimum.k,
            suppression: optimum.suppression,
            aggregate: optimum.aggregate,
            weight: optimum.weight
        )
        let profile = try profile(Adult.table, for: spec)
        guard case .found(let found) = search(profile, for: spec) else {
            Issue.record("nothing found")
            return
        }
        let levels = found.levels.map(\.level)
        #expect(abs(found.loss - optimum.loss) < 1e-9)
        #expect(found.suppressed == optimum.suppressed)
        if levels == optimum.levels {
            #expect(found.classes == optimum.classes)
            #expect(found.smallestClass == optimum.smallest)
            #expect(found.largestClass == optimum.largest)
            #expect(zip(found.lossByColumn, optimum.lossByColumn).allSatisfy { abs($0 - $1) < 1e-9 })
        } else {
            #expect(optimum.weight == 1, "levels differ where no tie is known")
        }
    }
}
