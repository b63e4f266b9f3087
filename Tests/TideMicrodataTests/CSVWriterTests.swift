import FoundationEssentials
import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct CSVWriterTests {
    @Test func `only fields that need quotes have them and lines end in CRLF`() {
        let columns = encode([["a b", "1;2"], ["a\"b", ""], ["x\n", "\r"]], names: ["n,1", "m"])
        let written = CSVWriter.bytes(packed(columns, order: [0, 1, 2]), dialect: .comma)
        #expect(written == Array("\"n,1\",m\r\na b,1;2\r\n\"a\"\"b\",\r\n\"x\n\",\"\r\"\r\n".utf8))
    }

    @Test func `rows come in the order asked for and may be left out`() {
        let columns = encode([["1"], ["2"], ["3"]], names: ["a"])
        #expect(CSVWriter.bytes(packed(columns, order: [2, 0]), dialect: .comma) == Array("a\r\n3\r\n1\r\n".utf8))
        #expect(CSVWriter.bytes(packed(columns, order: []), dialect: .comma) == Array("a\r\n".utf8))
    }

    @Test func `an empty value of a single column is not an empty line`() {
        #expect(
            CSVWriter.bytes(packed(encode([[""]], names: ["a"]), order: [0]), dialect: .tab)
                == Array("a\r\n\"\"\r\n".utf8)
        )
    }

    @Test func `a name that begins like a mark is not taken for one`() throws {
        let names = ["\u{feff}a", "b"]
        let written = CSVWriter.bytes(packed(encode([["1", "2"]], names: names), order: [0]), dialect: .comma)
        #expect(
            try readTable(written, columns: names).columnOrder.map { Array($0.utf8) } == names.map { Array($0.utf8) }
        )
    }

    @Test func `a file has the bytes and the size that are told`() throws {
        let rows = (0..<40_000).map { ["row \($0)", "\($0 % 7)"] }
        let columns = encode(rows, names: ["a", "b"])
        let order = (0..<40_000).map { UInt32($0) }.reversed() as [UInt32]
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "out.csv").path
            try DurableFile.write(path, Array(repeating: 0x78, count: 2_000_000))
            let size = try CSVWriter.write(packed(columns, order: order), dialect: .semicolon, to: path)
            let content = try DurableFile.read(path)
            #expect(content == CSVWriter.bytes(packed(columns, order: order), dialect: .semicolon))
            #expect(size == content.count)
            #expect(texts(try readTable(content, columns: ["a", "b"], dialect: .semicolon)) == rows.reversed())
        }
    }

    @Test func `a symbolic link is not followed, and stays`() throws {
        let columns = encode([["1"]], names: ["a"])
        try withTemporaryFolder { folder in
            let target = folder.appending(path: "elsewhere.csv").path
            try DurableFile.write(target, Array("as it was".utf8))
            for aim in [target, folder.appending(path: "nowhere.csv").path] {
                let link = folder.appending(path: "out.csv").path
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: aim)
                do {
                    _ = try CSVWriter.write(packed(columns, order: [0]), dialect: .comma, to: link)
                    Issue.record("wrote through a link to \(aim)")
                } catch let error as MicrodataError {
                    #expect(error.kind == .failed)
                    let message = "TG0401: cannot write `\(link)`: Too many levels of symbolic links"
                    #expect(error.diagnostics.map(\.rendered) == [message])
                }
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == aim)
                try FileManager.default.removeItem(atPath: link)
            }
            #expect(try DurableFile.read(target) == Array("as it was".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["elsewhere.csv"])
        }
    }

    @Test func `a full or missing disk is a failure that leaves the device alone`() {
        let columns = encode([["1"]], names: ["a"])
        for (path, reason) in [
            ("/dev/full", "No space left on device"), ("/no/such/out.csv", "No such file or directory"),
        ] {
            do {
                _ = try CSVWriter.write(packed(columns, order: [0]), dialect: .comma, to: path)
                Issue.record("wrote \(path)")
            } catch {
                #expect(error.kind == .failed)
                #expect(error.diagnostics.map(\.rendered) == ["TG0401: cannot write `\(path)`: \(reason)"])
            }
        }
        #expect(FileManager.default.fileExists(atPath: "/dev/full"))
    }
}
