import Foundation
import Testing
import TideCore
import TideMicrodata
import TideTestSupport

/// Files with very many columns and very large fields, read and written as any other.
struct LargeShapeTests {
    private static let columnCount = 100_000

    private static func names() -> [String] { (0..<columnCount).map { "c\($0)" } }

    /// Three rows; every field tells its row and column.
    private static func wide(_ header: [String]) -> [UInt8] {
        var bytes = Array((header.joined(separator: ",") + "\n").utf8)
        for row in 0..<3 {
            for column in 0..<columnCount {
                bytes += Array("\(row * column)\(column == columnCount - 1 ? "\n" : ",")".utf8)
            }
        }
        return bytes
    }

    private static func readings(_ names: [String], encoded: (Int) -> Bool) -> [ColumnReading] {
        names.enumerated().map { index, name in
            ColumnReading(name: name, isEncoded: encoded(index), missing: [""], recoding: nil)
        }
    }

    @Test func `a hundred thousand columns are read, and written as they were`() throws {
        let names = Self.names()
        let bytes = Self.wide(names)
        let (table, _) = try CSVReader.read(
            bytes: bytes,
            file: "wide.csv",
            dialect: .comma,
            columns: Self.readings(names) { _ in true }
        )
        #expect(table.rowCount == 3 && table.columns.count == Self.columnCount)
        for column in [0, 1, 99_999] {
            #expect((0..<3).map { table.columns[column][$0] } == (0..<3).map { "\($0 * column)" })
        }
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "wide.csv").path
            _ = try CSVWriter.write(packed(table.columns, order: [0, 1, 2]), dialect: .comma, to: path)
            let written = try Data(contentsOf: URL(filePath: path))
            #expect(Array(written).filter { $0 != UInt8(ascii: "\r") } == bytes)
        }
    }

    @Test func `of a hundred thousand columns a few are read`() throws {
        let names = Self.names()
        let (table, _) = try CSVReader.read(
            bytes: Self.wide(names),
            file: "wide.csv",
            dialect: .comma,
            columns: Self.readings(names) { $0 == 4 || $0 == 70_000 }
        )
        #expect(table.columns.map(\.name) == ["c4", "c70000"] && table.columns[1][2] == "140000")
    }

    @Test func `a header that shares one of a hundred thousand names is told so, without end`() {
        let names = Self.names()
        let declared = ["c0"] + (1..<Self.columnCount).map { "d\($0)" }
        do {
            _ = try CSVReader.read(
                bytes: Self.wide(names),
                file: "wide.csv",
                dialect: .comma,
                columns: Self.readings(declared) { _ in true }
            )
            Issue.record("it was read")
        } catch {
            #expect(error.diagnostics.first?.code == .columnMissing)
            #expect(error.diagnostics.count <= 21)
        }
    }

    @Test func `a name that stands twice among a hundred thousand is told once`() {
        var names = Self.names()
        names[99_998] = "c3"
        let declared = Self.names().filter { $0 != "c99998" }
        do {
            _ = try CSVReader.read(
                bytes: Self.wide(names),
                file: "wide.csv",
                dialect: .comma,
                columns: Self.readings(declared) { _ in true }
            )
            Issue.record("it was read")
        } catch { #expect(error.diagnostics.map(\.code) == [.columnDoubled]) }
    }

    /// A field of this many bytes, with quotes, separators and line ends in it, different for each number.
    private static func field(_ number: Int, bytes: Int) -> String {
        let line = "\(number);\"quoted\",é\r\n"
        return String(repeating: line, count: bytes / line.utf8.count) + "\(number)"
    }

    @Test(arguments: [1 << 20, 3 << 20])
    func `fields of a megabyte and more are read whole, and written as they were`(size: Int) throws {
        let large = (0..<4).map { Self.field($0, bytes: size) }
        let quoted = large.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        let text = "key,text\r\n" + quoted.enumerated().map { "\($0),\($1)\r\n" }.joined()
        try withTemporaryFolder { folder in
            let (source, target) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
            try Data(text.utf8).write(to: source)
            let (table, _) = try CSVReader.read(
                source.path,
                dialect: .comma,
                columns: Self.readings(["key", "text"]) { _ in true }
            ) { _ in }
            #expect(table.rowCount == 4)
            for row in 0..<4 { #expect(table.columns[1][row].utf8.elementsEqual(large[row].utf8), "row \(row)") }
            #expect(table.line(ofRow: 1) > 2)
            _ = try CSVWriter.write(packed(table.columns, order: [0, 1, 2, 3]), dialect: .comma, to: target.path)
            #expect(try Data(contentsOf: target) == Data(text.utf8))
        }
    }

    @Test func `a row beyond the limit is refused with its line, not read into memory without end`() throws {
        let endless = "key,text\n1,\"" + String(repeating: "x", count: 65 << 20)
        do {
            _ = try CSVReader.read(
                bytes: Array(endless.utf8),
                file: "f",
                dialect: .comma,
                columns: Self.readings(["key", "text"]) { _ in true }
            )
            Issue.record("it was read")
        } catch {
            #expect(error.diagnostics.first?.code == .recordTooLong && error.diagnostics.first?.place?.line == 2)
        }
    }
}
