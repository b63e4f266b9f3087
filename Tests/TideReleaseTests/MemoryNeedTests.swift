import FoundationEssentials
import Testing
import TideCore
import TideMicrodata
import TideRelease
import TideTestSupport

/// Reads a file of persons up to the forecast, and gives it.
private func forecast(rows: Int, in folder: URL) throws -> TableForecast? {
    let path = folder.appending(path: "persons.csv").path
    var text = "id,sex,town,wage,note\n"
    for row in 0..<rows {
        text += "P\(1_000_000 + row),\(row % 2),town \(row * 7_919 % 300),\(row * 7_907 % 40_000),note \(row)\n"
    }
    try DurableFile.write(path, Array(text.utf8))
    let readings = ["id", "sex", "town", "wage", "note"].map { name in
        ColumnReading(name: name, kept: name == "id" ? .texts : .codes, missing: [], recoding: nil)
    }
    var told: TableForecast?
    _ = try CSVReader.read(
        path,
        dialect: .comma,
        columns: readings,
        forecast: { told = $0 },
        progress: { _ in }
    )
    return told
}

@Suite struct `What a file takes of memory` {
    @Test func `is told from its first rows, and a file of one piece needs no forecast`() throws {
        try withTemporaryFolder { folder in
            let told = try #require(try forecast(rows: 60_000, in: folder))
            #expect((60_000..<70_000).contains(told.rows))
            #expect(told.columns.map(\.name) == ["id", "sex", "town", "wage", "note"])
            // Values that never repeat, few, several, many, and never again: at least as many as there are.
            #expect(told.columns[0].bytesPerRow == 11 && told.columns[0].bytesOfValues == 0)
            #expect(told.columns[1].bytesPerRow == 1 && told.columns[1].distinct <= 16)
            #expect((300...2_000).contains(told.columns[2].distinct))
            #expect(told.columns[3].distinct >= 40_000 && told.columns[4].distinct == told.rows)
            #expect(try forecast(rows: 100, in: folder) == nil)
        }
    }

    @Test func `that does not suffice is refused before the rows are read, with how many would fit`() throws {
        try withTemporaryFolder { folder in
            let need = MemoryNeed(try #require(try forecast(rows: 60_000, in: folder)))
            try need.check(free: nil)
            try need.check(free: need.bytes + MemoryNeed.base)
            for free in [0, MemoryNeed.base, need.bytes + MemoryNeed.base - 1] {
                let error = #expect(throws: MicrodataError.self) { try need.check(free: free) }
                #expect(error?.kind == .failed && error?.diagnostics.map(\.code) == [.memoryShort])
                let fitting = try #require(error?.diagnostics.first?.arguments.last.flatMap { Int($0) })
                #expect(fitting * need.bytes <= max(0, free - MemoryNeed.base) * need.rows && fitting < need.rows)
            }
        }
    }
}
