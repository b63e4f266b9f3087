import FoundationEssentials

extension CanonicalJSON {
    /// Why bytes were not read as a value.
    package enum ReadingError: Error, Hashable, Sendable {
        /// Not JSON, not UTF-8, or with a number that is no integer of at most 2^53 − 1 in size.
        case malformed
        /// JSON, but not its own canonical form: white space, order, a doubled name, another escape.
        case notCanonical
    }

    /// Reads JSON whose layout is free.
    ///
    /// Never for what is signed: of a doubled name one value is lost here. See ``decode(_:)``.
    package static func decodeLoosely(_ bytes: some Sequence<UInt8>) throws(ReadingError) -> JSONValue {
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw .malformed
        }
    }

    /// Reads a value strictly: in one pass, as nearly all that is read was written here; else decodes, encodes again and compares.
    ///
    /// - Throws: ``ReadingError`` for anything but the canonical bytes of a value.
    package static func decode(_ bytes: some Collection<UInt8>) throws(ReadingError) -> JSONValue {
        if let value = CanonicalReader.value(of: Array(bytes)) { return value }
        let value = try decodeLoosely(bytes)
        guard encode(value).elementsEqual(bytes) else { throw .notCanonical }
        return value
    }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // The commonest first: each attempt that fails builds an error.
        if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let members = try? container.decode([String: JSONValue].self) {
            self = .object(members)
        } else if let elements = try? container.decode([JSONValue].self) {
            self = .array(elements)
        } else if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .bool(truth)
        } else {
            let number = try container.decode(Int64.self)
            guard number.magnitude <= Self.largestInteger.magnitude else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "beyond 2^53 - 1")
            }
            self = .integer(number)
        }
    }
}
