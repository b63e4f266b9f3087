import TideCore

/// The part of JSON Schema 2020-12 that the reports' schemas use, checked the slow way.
///
/// An unknown keyword is a violation, so that no rule of a schema goes unchecked.
struct SchemaCheck {
    let root: JSONValue

    /// Where and why a value breaks the schema; empty if it does not.
    func violations(_ value: JSONValue, _ schema: JSONValue? = nil, at path: String = "$") -> [String] {
        let schema = schema ?? root
        guard let rules = schema.members else { return ["\(path): no schema"] }
        return rules.keys.sorted().flatMap { keyword in
            violations(value, keyword, rules[keyword] ?? .null, rules, path)
        }
    }

    private func violations(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        _ rules: [String: JSONValue],
        _ path: String
    ) -> [String] {
        switch keyword {
        case "$schema", "$defs", "title": return []
        case "$ref":
            let name = (rule.text ?? "").split(separator: "/").last.map(String.init) ?? ""
            guard let target = root["$defs"]?[name] else { return ["\(path): no definition \(name)"] }
            return violations(value, target, at: path)
        case "const": return value == rule ? [] : ["\(path): not \(rule)"]
        case "enum": return rule.elements?.contains(value) == true ? [] : ["\(path): not in the list"]
        case "minimum": return value.number ?? 0 >= rule.number ?? 0 ? [] : ["\(path): too small"]
        case "pattern":
            guard let text = value.text, let pattern = try? Regex(rule.text ?? ""), text.contains(pattern) else {
                return ["\(path): does not match"]
            }
            return []
        case "type": return Self.type(of: value) == rule.text ? [] : ["\(path): is no \(rule.text ?? "")"]
        case "items":
            return (value.elements ?? []).enumerated().flatMap { violations($1, rule, at: "\(path)[\($0)]") }
        case "required":
            return (rule.elements ?? []).compactMap(\.text).filter { value[$0] == nil }.map { "\(path): lacks \($0)" }
        case "properties":
            return (rule.members ?? [:]).flatMap { name, rule in
                value[name].map { violations($0, rule, at: "\(path).\(name)") } ?? []
            }
        case "additionalProperties":
            let known = Set(rules["properties"]?.members?.keys.map { $0 } ?? [])
            return (value.members ?? [:]).keys.filter { !known.contains($0) }.map { "\(path): \($0) is unknown" }
        default: return ["\(path): unknown keyword \(keyword)"]
        }
    }

    private static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
