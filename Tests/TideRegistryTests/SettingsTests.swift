import Foundation
import GRDB
import Testing
import TideRegistry
import TideTestSupport

@Suite struct SettingsTests {
    @Test func `the writing connection has every setting`() throws {
        try withTemporaryFolder { folder throws in
            let file = try DatabaseFile(folder.registry, as: .register, create: true, patience: 0)
            for _ in 0..<2 {
                let found = try file.write("record") { database in
                    try DatabaseSettings.required.map { try String.fetchOne(database, sql: "PRAGMA \($0.name)") }
                }
                #expect(found == ["wal", "2", "1", "1", "0"])
            }
        }
    }

    @Test func `a pool as GRDB opens it is refused, since it does not sync its commits`() throws {
        try withTemporaryFolder { folder throws in
            var configuration = Configuration()
            configuration.prepareDatabase { database in
                try database.execute(
                    sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL"
                )
            }
            let pool = try DatabasePool(path: folder.registry, configuration: configuration)
            let expected = RegistryError.setting(path: "f", name: "synchronous", found: "1", expected: "2")
            #expect(throws: expected) {
                try pool.writeWithoutTransaction { try DatabaseSettings.require(of: $0, path: "f", isWriting: true) }
            }
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try DatabaseSettings.require(of: database, path: "f", isWriting: true)
            }
        }
    }

    static let departures = [
        ("journal_mode", "delete", "delete"), ("synchronous", "normal", "1"), ("synchronous", "off", "0"),
        ("foreign_keys", "off", "0"), ("cell_size_check", "off", "0"), ("trusted_schema", "on", "1"),
    ]

    @Test(arguments: departures)
    func `a setting that was not granted is named`(_ name: String, _ value: String, _ found: String) throws {
        try withTemporaryFolder { folder throws in
            let pool = try DatabaseQueue(path: folder.registry)
            try pool.writeWithoutTransaction { database in
                for (name, value) in DatabaseSettings.required {
                    try database.execute(sql: "PRAGMA \(name) = \(value)")
                }
                try DatabaseSettings.require(of: database, path: "f", isWriting: true)
                try database.execute(sql: "PRAGMA \(name) = \(value)")
            }
            let expected = try #require(DatabaseSettings.required.first { $0.name == name }).value
            #expect(throws: RegistryError.setting(path: "f", name: name, found: found, expected: expected)) {
                try pool.writeWithoutTransaction { try DatabaseSettings.require(of: $0, path: "f", isWriting: true) }
            }
        }
    }
}
