import FoundationEssentials
import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct CSVPropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what was written reads back the same, and writes the same again`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let dialect = [CSVDialect.comma, .semicolon, .tab].randomElement(using: &generator) ?? .comma
        let width = Int.random(in: 1...6, using: &generator)
        let rows = nastyRows(width: width, count: Int.random(in: 0...30, using: &generator), from: &generator)
        let names = nastyRows(width: width, count: 1, from: &generator)[0].enumerated().map { "\($1)\($0)" }
        let columns = encode(rows, names: names)
        let order = (0..<UInt32(rows.count)).map { $0 }
        let written = CSVWriter.bytes(packed(columns, order: order), dialect: dialect)
        let chunk = [1, 3, 17, 64, 100, 4096].randomElement(using: &generator) ?? 1
        let table = try readTable(written, columns: names, dialect: dialect, chunk: chunk)
        #expect(bytes(texts(table)) == bytes(rows))
        #expect(table.columns == columns)
        #expect(CSVWriter.bytes(packed(table.columns, order: order), dialect: dialect) == written)
        #expect(ReferenceParser.records(written, separator: dialect.separator).map(bytes) == bytes([names] + rows))
    }

    /// Bytes that mean something to the reader, and some that do not belong.
    static let soup: [[UInt8]] = [
        [0x61], [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69], [0x2c], [0x2c], [0x22], [0x22], [0x22, 0x22],
        [0x0a],
        [0x0d, 0x0a], [0x22, 0x2c, 0x22], [0x0a, 0x22], [0xc3, 0xa9], [0xe6, 0xbc, 0xa2], [0xf0, 0x9f, 0x98, 0x80],
        [0x3b],
    ]
    static let rare: [[UInt8]] = [[0x0d], [0x00], [0xff], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf]]

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `any bytes are read or refused as by the slow twin`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                let isRare = Int.random(in: 0..<60, using: &generator) == 0
                bytes += (isRare ? Self.rare : Self.soup).randomElement(using: &generator) ?? []
            }
            let expected = ReferenceParser.records(bytes, separator: 0x2c)
            let chunk = [1, 2, 5, 64, 4096].randomElement(using: &generator) ?? 1
            let actual = try? CSVReader.rows(bytes: bytes, file: "soup", dialect: .comma, chunk: chunk).rows
            #expect(actual == expected, "\(bytes) in chunks of \(chunk)")
        }
    }

    struct Vectors: Decodable {
        struct Case: Decodable {
            let name: String
            let separator: String
            let bytes: String
            let rows: [[String]]
        }
        let cases: [Case]
    }

    @Test func `files that Python wrote are read as Python reads them`() throws {
        let file = repositoryRoot.appending(path: "Tests/Vectors/csv/python-csv.json")
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
        #expect(vectors.cases.count == 112)
        for vector in vectors.cases {
            let content = try #require(Base64.decode(vector.bytes))
            let dialect = try #require(CSVDialect(named: vector.separator))
            let rows = try CSVReader.rows(bytes: content, file: vector.name, dialect: dialect).rows
            #expect(bytes(rows) == bytes(vector.rows), "\(vector.name)")
        }
    }
}
