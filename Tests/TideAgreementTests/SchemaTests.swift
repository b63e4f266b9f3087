import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// The part of JSON Schema that the schemas use, as plainly as it can be written.
private func meets(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    for (keyword, rule) in schema.members ?? [:] {
        let holds: Bool =
            switch keyword {
            case "$schema", "$id", "title", "description": true
            case "pattern":
                if let text = value.text, let pattern = try? Regex(rule.text ?? "") {
                    text.firstMatch(of: pattern) != nil
                } else {
                    value.text == nil
                }
            case "type": (rule.elements ?? [rule]).contains { isType(value, $0.text ?? "") }
            case "const": value == rule
            case "enum": rule.elements?.contains(value) ?? false
            case "minimum": (value.number ?? .max) >= (rule.number ?? 0)
            case "maximum": (value.number ?? .min) <= (rule.number ?? 0)
            case "items": (value.elements ?? []).allSatisfy { meets($0, rule) }
            case "minItems": (value.elements?.count ?? .max) >= (rule.number ?? 0)
            case "uniqueItems": Set(value.elements ?? []).count == (value.elements ?? []).count
            case "minProperties": (value.members?.count ?? .max) >= (rule.number ?? 0)
            case "maxProperties": (value.members?.count ?? 0) <= (rule.number ?? 0)
            case "propertyNames": (value.members ?? [:]).keys.allSatisfy { meets(.string($0), rule) }
            case "required": (rule.elements ?? []).allSatisfy { value.members == nil || value[$0.text ?? ""] != nil }
            case "properties":
                (value.members ?? [:]).allSatisfy { name, member in rule[name].map { meets(member, $0) } ?? true }
            case "additionalProperties":
                (value.members ?? [:]).allSatisfy { name, member in
                    schema["properties"]?[name] != nil || (rule == false ? false : meets(member, rule))
                }
            case "anyOf": (rule.elements ?? []).contains { meets(value, $0) }
            case "oneOf": (rule.elements ?? []).count { meets(value, $0) } == 1
            default: false
            }
        if !holds { return false }
    }
    return true
}

private func isType(_ value: JSONValue, _ type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
}

struct SchemaTests {
    private static let samples: [(DocumentKind, String)] = [
        (.party, Sample.ministry), (.party, Sample.office), (.purposes, Sample.purposes), (.dataset, Sample.dataset),
        (.hierarchy, Sample.hierarchy), (.agreement, Sample.agreement), (.request, Sample.request),
        (.cases, Sample.cases), (.spec, Sample.specification), (.agreement, Sample.healthAgreement),
        (.agreement, Sample.healthOld), (.firewall, Sample.firewall),
    ]

    private func canonical(_ kind: DocumentKind, _ text: String) throws -> JSONValue {
        if kind == .request { return try Request.read(Array(text.utf8), file: "r").canonical }
        let set = try Sample.read(Sample.bytes(Sample.complete))
        let root = try ParsedDocument.readOne(Array(text.utf8), file: "f").root
        let version = root["version"]?.text.map { "@\($0)" } ?? ""
        return try #require(set.canonical["\(kind.rawValue)/\(root["id"]?.text ?? "")\(version)"])
    }

    @Test(arguments: samples)
    func `a valid document meets the schema of its kind and of no other`(kind: DocumentKind, text: String) throws {
        let document = try canonical(kind, text)
        #expect(DocumentKind.allCases.filter { meets(document, DocumentSchema.json(of: $0)) } == [kind])
    }

    @Test(arguments: samples)
    func `the schema of documents of any kind names that of each`(kind: DocumentKind, text: String) throws {
        let schema = DocumentSchema.documents
        let references = try #require(schema["oneOf"]?.elements).compactMap { $0["$ref"]?.text }
        #expect(references == DocumentKind.allCases.map { "#/$defs/\($0.rawValue)" })
        let document = try canonical(kind, text)
        let met = DocumentKind.allCases.filter { other in
            schema["$defs"]?[other.rawValue].map { meets(document, $0) } ?? false
        }
        #expect(met == [kind])
        #expect(DocumentSchema.json(of: kind)["$id"] == .string("urn:tidegate:v1:\(kind.rawValue)"))
    }

    @Test(arguments: samples)
    func `a document without a field or with another one breaks its schema`(kind: DocumentKind, text: String) throws {
        let schema = DocumentSchema.json(of: kind)
        let members = try #require(try canonical(kind, text).members)
        #expect(!meets(.object(members.merging(["nothing": 1]) { first, _ in first }), schema))
        for name in try #require(schema["required"]?.elements).compactMap(\.text) {
            #expect(!meets(.object(members.filter { $0.key != name }), schema))
        }
    }

    /// Slips in values that a schema can see, on fields whose form a pattern can tell.
    @Test(arguments: [
        "an unknown key of no likeness", "a text where a list belongs", "a list where a text belongs",
        "a mistyped treatment", "two treatments at once", "a treatment that is empty", "a name with capitals",
        "an officer without a party", "one signatory", "a repeated purpose", "a k of zero", "a band beyond its limit",
        "a country in small letters", "an absolute path", "a path that leaves the folder", "a share above all",
        "a required field left out",
    ])
    func `a slip that the reader refuses, the schema refuses too`(name: String) throws {
        let slip = try #require(Slip.all.first { $0.name == name })
        let bytes = try #require(Sample.replacing(slip.old, with: slip.new, in: slip.file)[slip.file])
        let root = try ParsedDocument.readOne(bytes, file: "f").root
        let kind = try #require(DocumentKind(rawValue: root["kind"]?.text ?? ""))
        // A share above 100% is beyond what its pattern tells; the reader alone sees it.
        let isSeen = name != "a share above all"
        #expect(meets(typed(root), DocumentSchema.json(of: kind)) == !isSeen)
    }

    /// A document as an editor reads it: plain whole numbers and truth values typed.
    private func typed(_ node: ParsedNode) -> JSONValue {
        switch node.content {
        case .refused: return .null
        case .list(let elements): return .array(elements.map(typed))
        case .mapping(let entries):
            return .object(Dictionary(entries.map { ($0.key, typed($0.value)) }) { first, _ in first })
        case .scalar(let text, let isPlain):
            guard isPlain else { return .string(text) }
            if let number = Int(text) { return JSONValue(number) }
            return ["true": true, "false": false, "": .null, "null": .null][text] ?? .string(text)
        }
    }

    @Test(arguments: DocumentKind.allCases)
    func `a schema says of every field what it is for`(kind: DocumentKind) {
        func check(_ schema: JSONValue) {
            for (name, field) in schema["properties"]?.members ?? [:] {
                #expect(field["description"]?.text?.hasSuffix(".") == true, "\(name)")
                check(field)
            }
            for part in [schema["items"], schema["additionalProperties"]].compactMap({ $0 }) { check(part) }
            for part in schema["anyOf"]?.elements ?? [] { check(part) }
        }
        check(DocumentSchema.json(of: kind))
    }
}
