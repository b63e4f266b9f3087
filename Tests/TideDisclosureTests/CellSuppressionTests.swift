import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// The part of the oracle that is about it.
private struct Oracle: Decodable {
    let cases: [SdcMicroCase]

    private enum CodingKeys: String, CodingKey { case cases = "sdcmicro_local_suppression" }
}

/// How many cells sdcMicro suppressed, by column, so that no record matches fewer than k.
private struct SdcMicroCase: Decodable {
    let qi: [String]
    let k: Int
    let suppressed: [String: Int]

    private enum CodingKeys: String, CodingKey {
        case qi, k
        case suppressed = "cells_suppressed"
    }

    static let all: [SdcMicroCase] = {
        let file = repositoryRoot.appending(path: "Tests/Vectors/privacy-measures/privacy-measures.json")
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? JSONDecoder().decode(Oracle.self, from: data).cases) ?? []
    }()
}

private func suppressed(_ instance: LocalCase, _ missing: MissingReading) throws -> LocalRecoding? {
    try suppressCells(try profile(instance.table, for: instance.spec), for: instance.spec, missing: missing)
}

@Suite struct `Suppressing cells` {
    @Test func `takes no more cells than sdcMicro where a missing value matches any`() throws {
        #expect(SdcMicroCase.all.count == 2)
        for oracle in SdcMicroCase.all {
            let spec = try Adult.spec(
                quasi: oracle.qi,
                models: [.kAnonymity(oracle.k)],
                suppression: "0",
                loss: .iyengar(.arithmeticMean, suppressionWeight: 0.5)
            )
            let counted = try profile(Adult.table, for: spec)
            let most = oracle.suppressed.values.reduce(0, +)
            for missing in [MissingReading.anyValue, .ownValue] {
                let found = try #require(try suppressCells(counted, for: spec, missing: missing))
                if missing == .anyValue { #expect(found.cellsSuppressed <= most) }
                let output = try apply(found, to: Adult.table, for: spec, order: .sorted)
                let quasi = output.columns.filter { oracle.qi.contains($0.name) }
                let measured = TableMeasures(
                    of: quasi,
                    records: output.rowCount,
                    by: MeasuringSpec(quasiIdentifiers: oracle.qi)
                )
                #expect(output.rowCount == 30_162)
                #expect(try #require(measured.smallestMatch) >= Double(oracle.k))
                if missing == .ownValue { #expect(measured.k >= oracle.k) }
                let gone = quasi.map { column in column.codes.count { $0 == column.missingCode } }.reduce(0, +)
                #expect(gone == found.cellsSuppressed)
            }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `leaves each cell as the floor has it, or missing, until k match`(seed: UInt64) throws {
        let instance = LocalCase(try RandomCase(seed: 3_000 + seed))
        for missing in [MissingReading.anyValue, .ownValue] {
            guard let found = try suppressed(instance, missing) else { continue }
            let output = try instance.output(found)
            let quasi = instance.spec.quasiIdentifiers
            var gone = quasi.map { _ in 0 }
            for (row, told) in output {
                for column in told.indices {
                    let floor = instance.join([row], column)?.text
                    if told[column] == floor { continue }
                    #expect(told[column].isEmpty)
                    let top = instance.instance.ladders[column]?.first?.count ?? 1
                    #expect(quasi[column].hierarchy == nil || quasi[column].highest == top - 1, "it is preserved")
                    gone[column] += 1
                }
            }
            #expect(gone == found.suppressedByColumn)
            for (_, told) in output {
                let matches = output.values.count { other in
                    zip(told, other).allSatisfy { mine, its in
                        mine == its || missing == .anyValue && (mine.isEmpty || its.isEmpty)
                    }
                }
                #expect(matches >= instance.k)
            }
            #expect(found.suppressed == instance.rowCount - output.count)
            if missing == .anyValue { #expect(found.suppressed == 0) }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `makes the same of the rows in any order`(seed: UInt64) throws {
        let first = try RandomCase(seed: seed)
        var random = SeededGenerator(seed: seed)
        let shuffled = TableBuilder.table(first.names, first.rows.shuffled(using: &random))
        for missing in [MissingReading.anyValue, .ownValue] {
            let outputs = try [first.table, shuffled].map { table in
                try suppressCells(try profile(table, for: first.spec), for: first.spec, missing: missing).map {
                    try apply($0, to: table, for: first.spec, order: .sorted)
                }
            }
            #expect(outputs[0] == outputs[1])
        }
    }

    @Test func `a missing value that matches any holds k alone, and of few columns`() throws {
        let names = (0..<13).map { "q\($0)" }
        let table = TableBuilder.table(names, [names, names])
        let plans = names.map { ColumnPlan(name: $0, treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)) }
        let spec = ProtectionSpec(
            columns: plans,
            models: [.kAnonymity(2), .risk(.prosecutor, .highest, atMost: 0.5)],
            suppression: .none,
            loss: .iyengar(.sum, suppressionWeight: 0.5)
        )
        let counted = try profile(table, for: spec)
        do throws(DisclosureError) {
            _ = try suppressCells(counted, for: spec, missing: .anyValue)
            Issue.record("nothing was refused")
        } catch {
            #expect(error.diagnostics.map(\.code) == [.localSafeguardRefused, .matchesOfTooManyColumns])
        }
    }
}
