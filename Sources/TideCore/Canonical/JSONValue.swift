/// A JSON value as Tidegate signs and stores it: I-JSON without floating-point numbers.
///
/// Counts are integers of at most 2^53 − 1 in size; every other number travels as a decimal string with its rounding
/// stated, so that no two readers can disagree about it.
///
/// *Source:* RFC 7493 (I-JSON), RFC 8785 section 3.2.2.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The largest size of an integer that every JSON reader keeps exactly: 2^53 − 1.
    package static let largestInteger: Int64 = 9_007_199_254_740_991
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }
}

extension JSONValue {
    /// The value as a count.
    package init(_ count: Int) { self = .integer(Int64(count)) }

    /// The value as text.
    package init(_ text: String) { self = .string(text) }

    /// Texts in the order given.
    package init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

    /// An object of the members that have a value; `nil` members are left out.
    package static func members(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 })
    }

    /// The member of an object, or `nil` where there is none or this is no object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text of a string.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number of an integer.
    package var number: Int? {
        guard case .integer(let number) = self else { return nil }
        return Int(number)
    }

    /// The truth value of a boolean.
    package var truth: Bool? {
        guard case .bool(let truth) = self else { return nil }
        return truth
    }

    /// The elements of an array.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object.
    package var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
