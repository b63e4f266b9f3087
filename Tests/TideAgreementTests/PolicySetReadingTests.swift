import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct PolicySetReadingTests {
    @Test func `a whole policy set reads`() throws {
        #expect(Sample.messages(Sample.bytes(Sample.texts)) == [])
        let set = try Sample.read(Sample.bytes(Sample.texts))
        #expect(set.agreements.map(\.id.text) == ["mol-nso-2026-01"])
    }
}
