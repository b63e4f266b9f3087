import GRDB

/// A row whose values are none that Tidegate could have written.
struct MalformedRow: Error {}

extension RegistryError {
    /// What an error of GRDB or of a statement's body means.
    ///
    /// Of SQLite's own text only a constraint's name is kept, which stands in the schema and holds no value.
    init(_ error: any Error, path: String, format: String = "file", record: String = "record") {
        switch error {
        case let error as RegistryError: self = error
        case is MalformedRow: self = .damaged(path: path)
        case let error as CutText: self = .rule(path: path, record: record, rule: "\(error.column) holds no NUL")
        case let error as DatabaseError: self = Self.meaning(of: error, path: path, format: format, record: record)
        default: self = .unavailable(path: path, code: ResultCode.SQLITE_ERROR.rawValue)
        }
    }

    private static func meaning(
        of error: DatabaseError,
        path: String,
        format: String,
        record: String
    ) -> RegistryError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
        case .SQLITE_FULL: .full(path: path)
        case .SQLITE_CORRUPT: .damaged(path: path)
        case .SQLITE_NOTADB: .foreign(path: path, format: format)
        case .SQLITE_MISUSE: .closed(path: path)
        case .SQLITE_CONSTRAINT: .rule(path: path, record: record, rule: rule(in: error.message ?? ""))
        default: .unavailable(path: path, code: error.extendedResultCode.rawValue)
        }
    }

    /// The constraint's name in `CHECK constraint failed: name`, or a trigger's text, which stands alone.
    private static func rule(in message: String) -> String {
        let marker = "constraint failed"
        guard let found = message.firstRange(of: marker) else { return message }
        let rest = message[found.upperBound...].drop { $0 == ":" || $0 == " " }
        return rest.isEmpty ? "foreign key" : (message.hasPrefix("UNIQUE") ? "unique \(rest)" : String(rest))
    }
}
