import Testing
import TideCore

@Suite struct ShareTests {
    @Test(
        arguments: zip(["5%", "0.05", "0", "1", "100%", "0.5%", "12.5%", "0.00000001"], [5, 5, 0, 100, 100, 0, 12, 0])
    )
    func `a share of a hundred is rounded down`(text: String, floor: Int) throws {
        #expect(try #require(Share(text)).floor(of: 100) == floor)
    }

    @Test(arguments: ["", "%", "5 %", "-1", "1.1", "101%", "1e-2", ".5", "5.", "0,5", "0.000000001", "1%%"])
    func `what is no share from 0 to 1 is not read`(text: String) {
        #expect(Share(text) == nil)
    }

    @Test func `a share of a large count is exact`() throws {
        // One tenth has no exact binary fraction; 0.1 · 30 must still be 3.
        for count in [10, 30, 70, 9_007_199_254_740_990] {
            #expect(try #require(Share("10%")).floor(of: count) == count / 10)
        }
    }

    @Test(arguments: ["5%", "0.25%", "0%", "100%", "33.33333333%"])
    func `printing a share gives what was read`(text: String) throws {
        #expect(try #require(Share(text)).description == text)
    }
}

@Suite struct DecimalTextTests {
    @Test(arguments: zip([0.5, 0.125, -0.125, 1.0, 2.675, -0.001], ["0.50", "0.13", "-0.13", "1.00", "2.68", "0.00"]))
    func `a figure is rounded half away from zero`(figure: Double, text: String) {
        #expect(DecimalText.rounded(figure, decimals: 2) == text)
    }

    @Test(
        arguments: zip(
            [9_300_000, 27_173.25, 4e12, 12_345_678.5, -1e20],
            [
                "9300000.000000000000", "27173.250000000000", "4000000000000.000000000000", "12345678.500000000000",
                "-100000000000000000000.000000000000",
            ]
        )
    )
    func `a large figure has all its decimals`(figure: Double, text: String) {
        #expect(DecimalText.rounded(figure, decimals: 12) == text)
    }

    @Test func `a figure beyond all counting is written with an exponent`() {
        #expect(DecimalText.rounded(1e50, decimals: 6) == "1e+50")
    }

    @Test func `a ratio of nothing is zero`() {
        #expect(DecimalText.ratio(0, of: 0, decimals: 3) == "0.000")
        #expect(DecimalText.ratio(1, of: 3, decimals: 6) == "0.333333")
    }
}
