import Testing
import TideCore
import TideMicrodata

struct RecodingTests {
    @Test(
        arguments: zip(
            DateUnit.allCases,
            ["2014-01-19", "2014-01", "2014-Q1", "2014"]
        )
    )
    func `a date is told as coarsely as asked`(unit: DateUnit, text: String) {
        #expect(Recoding.date(unit).recoded("2014-01-19") == text)
    }

    @Test(arguments: zip(1...12, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]))
    func `each month lies in its quarter`(month: Int, quarter: Int) {
        #expect(
            Recoding.date(.quarter).recoded(month < 10 ? "0987-0\(month)-01" : "0987-\(month)-01") == "0987-Q\(quarter)"
        )
    }

    @Test(arguments: [
        "", "2014", "2014-1-19", "2014-02-29", "19.01.2014", "2014-01-19T00:00:00Z", " 2014-01-19", "0000-01-01",
    ])
    func `what is no date of the calendar is not coarsened`(text: String) {
        #expect(Recoding.date(.year).recoded(text) == nil)
    }

    @Test(
        arguments: zip(
            ["0", "4", "5", "9", "10", "-1", "-5", "-6", "9223372036854775000"],
            [
                "0-4", "0-4", "5-9", "5-9", "10-14", "-5 to -1", "-5 to -1", "-10 to -6",
                "9223372036854775000-9223372036854775004",
            ]
        )
    )
    func `an integer lies in the band that begins at a multiple of the width`(text: String, band: String) {
        #expect(Recoding.band(width: 5).recoded(text) == band)
    }

    @Test(arguments: [
        "", "NA", "1.0", "1e3", "+5", "05", "-0", " 5", "5 ", "９", "9223372036854775808", "9223372036854775807",
        "-9223372036854775808",
    ])
    func `what is no ordinary integer has no band`(text: String) {
        #expect(Recoding.band(width: 5).recoded(text) == nil)
    }

    @Test(arguments: [1, 2, 3, 5, 7, 10, 100])
    func `bands of a width cover every integer once and in order`(width: Int) throws {
        var bands: [String] = []
        for number in -250...250 {
            let band = try #require(Recoding.band(width: width).recoded("\(number)"))
            if bands.last != band {
                #expect(!bands.contains(band))
                bands.append(band)
            }
            if width == 1 { #expect(band == "\(number)") }
        }
        #expect((500 / width...500 / width + 2).contains(bands.count))
    }

    private func read(_ text: String, _ recoding: Recoding, missing: [String]) throws(MicrodataError) -> EncodedColumn {
        let readings = [ColumnReading(name: "a", isEncoded: true, missing: missing, recoding: recoding)]
        return try CSVReader.read(bytes: Array(text.utf8), file: "f.csv", dialect: .comma, columns: readings).0.columns[
            0
        ]
    }

    @Test func `values that become one share a code and missing ones stay missing`() throws {
        let column = try read("a\n2014-01-19\nNA\n2015-01-01\n2014-12-31\n\n", .date(.year), missing: ["NA", ""])
        #expect(column.codes == [0, 1, 2, 0, 1])
        #expect(column.values == ["2014", "NA", "2015"])
        #expect(column.missingCode == 1)
    }

    @Test func `rows that hold no date are named and their values are not`() {
        let told = messages { () throws(MicrodataError) in
            _ = try read("a\n2014-01-19\n\"x\ny\"\nsecret\nsecret\n", .date(.month), missing: [])
        }
        let message = """
            TG0430: a value of column `a` is not a date
              hint: write dates as YYYY-MM-DD, or declare the text as missing
            """
        #expect(told == ["f.csv:3:1: \(message)", "f.csv:5:1: \(message)", "f.csv:6:1: \(message)"])
    }

    @Test func `rows that hold no integer are named, twenty of them`() {
        let told = messages { () throws(MicrodataError) in
            _ = try read("a\n" + String(repeating: "?\n", count: 30), .band(width: 5), missing: [])
        }
        #expect(told.count == 21)
        #expect(
            told[0] == """
                f.csv:2:1: TG0431: a value of column `a` is not an integer
                  hint: write whole numbers without `+`, spaces or leading zeros, or declare the text as missing
                """
        )
        #expect(told[20] == "TG0402: problems not listed: 10")
    }

    @Test func `a band that reads like a missing value is refused`() {
        let told = messages { () throws(MicrodataError) in _ = try read("a\n3\n", .band(width: 5), missing: ["0-4"]) }
        #expect(
            told == [
                """
                f.csv:2:1: TG0432: a value of column `a` would look missing once it is coarsened
                  hint: declare another text as missing
                """
            ]
        )
    }
}
