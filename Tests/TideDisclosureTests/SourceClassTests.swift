import Testing
import TideDisclosure
import TideMicrodata

@Suite struct `Classes of the source` {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `are told by the profile as by counting the rows again`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        let table = instance.table
        guard let sizes = try profile(table, for: instance.spec).sourceClassSizes else { return }
        let counted = RowGrouping.classSizes(of: table.columns, rows: table.rowCount)
        #expect(sizes.sorted() == counted.sorted())
    }

    @Test func `are told for most tables`() throws {
        let told = try (0..<100 as Range<UInt64>).filter { seed in
            let instance = try RandomCase(seed: seed)
            return try profile(instance.table, for: instance.spec).sourceClassSizes != nil
        }
        #expect(told.count > 50)
    }
}
