import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct RecodingTests {
    @Test(
        arguments: zip(
            DateUnit.allCases,
            ["2014-01-19", "2014-W03", "2014-01", "2014-Q1", "2014", "2010s"]
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

    @Test(
        arguments: zip(
            [
                "1234.50", "1000", "1000.00", "1499.99", "1499.9999999999999999999999999999", "1500.0", "0", "0.0",
                "-0",
                "-0.00", "-0.000000000000000000000001", "-500", "-500.01", "-499.99", "9223372036854775000.999",
            ],
            [
                "1000 to under 1500", "1000 to under 1500", "1000 to under 1500", "1000 to under 1500",
                "1000 to under 1500", "1500 to under 2000", "0 to under 500", "0 to under 500", "0 to under 500",
                "0 to under 500", "-500 to under 0", "-500 to under 0", "-1000 to under -500", "-500 to under 0",
                "9223372036854775000 to under 9223372036854775500",
            ]
        )
    )
    func `a decimal lies in the band whose lower end it reaches and whose upper it does not`(text: String, band: String)
    {
        #expect(Recoding.decimalBand(width: 500).recoded(text) == band)
    }

    @Test(arguments: [
        "", "-", ".", "NA", "1.", ".5", "-.5", "1e3", "1.5e3", "+5", "05", "00.5", "-05.1", " 5", "5 ", "1 000", "1,5",
        "1.2.3", "--1", "1.-2", "９", "0x10", "inf", "nan", "9223372036854775808", "9223372036854775807.5",
        "-9223372036854775808.5", "-9223372036854775809",
    ])
    func `what is no ordinary decimal has no band`(text: String) {
        #expect(Recoding.decimalBand(width: 500).recoded(text) == nil)
    }

    @Test(arguments: [1, 2, 3, 7, 100, 500, 1_000_000_000])
    func `a decimal's band is the one that its thousandths lie in`(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width))
        for _ in 0..<2000 {
            // The twin counts in thousandths: whole numbers alone, and the text is made from them.
            let thousandths = Int.random(in: -3_000_000...3_000_000, using: &generator)
            let (units, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
            let text = "\(thousandths < 0 ? "-" : "")\(units).\(String(rest + 1000).dropFirst())"
            var lower = thousandths / (width * 1000) * width
            if lower * 1000 > thousandths { lower -= width }
            #expect(lower * 1000 <= thousandths && thousandths < (lower + width) * 1000)
            #expect(Recoding.decimalBand(width: width).recoded(text) == "\(lower) to under \(lower + width)", "\(text)")
        }
    }

    @Test(arguments: [1, 5, 7, 500])
    func `a whole number lies in the same band as an integer and as a decimal`(width: Int) throws {
        for number in -1200...1200 {
            let decimal = try #require(Recoding.decimalBand(width: width).recoded("\(number)"))
            let whole = try #require(Recoding.band(width: width).recoded("\(number)"))
            let start = try #require(decimal.split(separator: " ").first)
            #expect(whole == start || whole.hasPrefix("\(start) to ") || whole.hasPrefix("\(start)-"))
        }
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

    @Test func `rows that hold no decimal are named at their field, and their values are not`() {
        let text = #"""
            name,wage,note
            "é""é",secret,x
            "two
            lines","also ""secret""",y
            漢,12.50,z
            ,,
            """#
        let readings = [
            ColumnReading(name: "name", isEncoded: true, missing: [], recoding: nil),
            ColumnReading(name: "wage", isEncoded: true, missing: [], recoding: .decimalBand(width: 500)),
            ColumnReading(name: "note", isEncoded: false, missing: [], recoding: nil),
        ]
        let message = """
            TG0433: a value of column `wage` is not a decimal number
              hint: write numbers as 1234.50, without `+`, spaces, exponents or leading zeros, or declare the text as \
            missing
            """
        for chunk in [1, 3, 8, 20, 256 << 10] {
            let told = messages { () throws(MicrodataError) in
                _ = try CSVReader.read(
                    bytes: Array(text.utf8),
                    file: "f.csv",
                    dialect: .comma,
                    columns: readings,
                    chunk: chunk
                )
            }
            #expect(told == ["f.csv:2:8: \(message)", "f.csv:4:8: \(message)", "f.csv:6:2: \(message)"], "\(chunk)")
        }
    }

    @Test(arguments: [1, 7, 64, 256 << 10])
    func `the first twenty of all columns are listed and the rest counted`(chunk: Int) {
        let readings = ["a", "b"].map {
            ColumnReading(name: $0, isEncoded: true, missing: [], recoding: .decimalBand(width: 5))
        }
        let bytes = Array(("a,b\n" + String(repeating: "?,1\n?,?\n", count: 30)).utf8)
        let told = messages { () throws(MicrodataError) in
            _ = try CSVReader.read(bytes: bytes, file: "f.csv", dialect: .comma, columns: readings, chunk: chunk)
        }
        let places = told.dropLast().compactMap { $0.split(separator: " ").first.map(String.init) }
        let wanted = (0..<14).flatMap { pair in
            ["f.csv:\(2 * pair + 2):1:", "f.csv:\(2 * pair + 3):1:", "f.csv:\(2 * pair + 3):3:"]
        }
        #expect(places == Array(wanted.prefix(20)))
        #expect(told.last == "TG0402: problems not listed: 70")
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
