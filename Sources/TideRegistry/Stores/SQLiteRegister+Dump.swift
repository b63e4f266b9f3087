import GRDB
package import TideCore

extension SQLiteRegister {
    /// Every row of every table, as `{"row":{…},"table":…}`, sorted by table, then by the row's canonical JSON.
    ///
    /// Digests are hexadecimal; the seal is not among them. Two registers that say the same give the same rows.
    package func dump() throws(RegistryError) -> [JSONValue] {
        try file.read { database in
            try RegisterSeal.tables(of: database).flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
                    let value: JSONValue = ["row": try row.json(), "table": .string(table)]
                    return (value, CanonicalJSON.encode(value))
                }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
            }
        }
    }
}

extension Row {
    fileprivate func json() throws -> JSONValue {
        var members: [String: JSONValue] = [:]
        for (column, value) in self {
            switch value.storage {
            case .null: members[column] = .null
            case .int64(let number): members[column] = .integer(number)
            case .string(let text): members[column] = .string(text)
            case .blob(let data): members[column] = .string(Hex.encode(Array(data)))
            case .double: throw MalformedRow()
            }
        }
        return .object(members)
    }
}
