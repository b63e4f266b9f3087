import FoundationEssentials
import GRDB
import TideCore

/// Values as Tidegate writes them; anything else throws `MalformedRow` instead of trapping.
extension Row {
    func integer(_ column: String) throws -> Int {
        guard case .int64(let number)? = (self[column] as DatabaseValue?)?.storage else { throw MalformedRow() }
        return Int(number)
    }

    func integerIfAny(_ column: String) throws -> Int? {
        guard let value = self[column] as DatabaseValue?, !value.isNull else { return nil }
        return try integer(column)
    }

    func text(_ column: String) throws -> String {
        guard case .string(let text)? = (self[column] as DatabaseValue?)?.storage else { throw MalformedRow() }
        return text
    }

    func bytes(_ column: String) throws -> [UInt8] {
        guard case .blob(let data)? = (self[column] as DatabaseValue?)?.storage else { throw MalformedRow() }
        return Array(data)
    }

    func digest(_ column: String) throws -> ContentDigest {
        guard let digest = try ContentDigest(bytes: bytes(column)) else { throw MalformedRow() }
        return digest
    }

    func digestIfAny(_ column: String) throws -> ContentDigest? {
        guard let value = self[column] as DatabaseValue?, !value.isNull else { return nil }
        return try digest(column)
    }

    func identifier(_ column: String) throws -> Identifier {
        guard let identifier = try Identifier(text(column)) else { throw MalformedRow() }
        return identifier
    }

    func identifierIfAny(_ column: String) throws -> Identifier? {
        guard let value = self[column] as DatabaseValue?, !value.isNull else { return nil }
        return try identifier(column)
    }

    func releaseIfAny(_ column: String) throws -> ReleaseIdentifier? {
        guard let value = self[column] as DatabaseValue?, !value.isNull else { return nil }
        guard let release = ReleaseIdentifier(try text(column)) else { throw MalformedRow() }
        return release
    }

    func instant(_ column: String) throws -> Instant { Instant(secondsSince1970: Int64(try integer(column))) }
}

extension ContentDigest {
    /// As it stands in a column: a BLOB of 32 bytes.
    var column: Data { Data(bytes) }
}

/// A text that SQLite would cut: GRDB binds texts as C strings, which end at their first NUL.
struct CutText: Error {
    /// The column that it was meant for.
    let column: String
}

extension String {
    /// As it stands in a column, whole.
    ///
    /// - Throws: `CutText` for a text with a NUL.
    func column(_ name: String) throws -> String {
        guard !utf8.contains(0) else { throw CutText(column: name) }
        return self
    }
}
