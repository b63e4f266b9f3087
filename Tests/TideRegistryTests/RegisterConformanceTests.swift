import Foundation
import Testing
import TideRegistry
import TideRelease
import TideTestSupport

@Suite struct RegisterConformanceTests {
    @Test(arguments: RegisterConformance.rules)
    func `the register in SQLite keeps to every rule`(_ rule: RegisterConformance) throws {
        try withTemporaryFolder { folder throws in
            let path = folder.appending(path: "registry.sqlite").path
            try rule.check(SQLiteRegister(path, create: true, key: .test))
        }
    }

    @Test(arguments: RegisterConformance.rules)
    func `the register in memory keeps to every rule`(_ rule: RegisterConformance) throws {
        try rule.check(MemoryRegister())
    }
}
