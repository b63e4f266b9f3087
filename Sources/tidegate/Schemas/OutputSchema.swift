import ArgumentParser
import TideAgreement
import TideCore
import TideDecision

/// The published JSON Schemas of what commands say with `--format json`: `tidegate schema output COMMAND`.
///
/// Each is of all that may stand on standard output: the command's answer, `reasons` alone where the answer is no, or `diagnostics`
/// where there is none. A later version may add members, so none is closed; `Tests/Commands` holds real answers against them closed.
///
/// *Source:* JSON Schema, draft 2020-12.
enum OutputSchema: SchemaWriting {
    static let isOpen = true

    /// The answers by command, as `log show`.
    private static let answers = joined([documents, keys, register, releases, duties, pseudonyms, ledger])

    /// What several answers have in them, by the name that `$ref` has.
    private static let parts = joined([partsOfAnswers, partsOfDecisions, partsOfIncidents, partsOfNetwork])

    private static func joined(_ tables: [[String: JSONValue]]) -> [String: JSONValue] {
        tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    /// The schema of all that a command may say; `nil` where there is no such command.
    ///
    /// - Parameter command: its words after the program's name; of a command with others below it, those that it stands for.
    static func json(of command: [String]) -> JSONValue? {
        guard let name = leaf(command), var answer = answers[name]?.members else { return nil }
        // A format that is published by itself brings parts of its own.
        var named = answer.removeValue(forKey: "$defs")?.members ?? [:]
        for name in ["$schema", "$id"] { answer[name] = nil }
        let whole: JSONValue = ["anyOf": [.object(answer), reference("refused"), reference("failed")]]
        collect(from: whole, into: &named)
        return .members([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .string("Tidegate v1, answer of `tidegate \(name)`"),
            "anyOf": whole["anyOf"],
            "$defs": .object(named),
        ])
    }

    /// The command that the words come to, its default below it where it has one.
    private static func leaf(_ words: [String]) -> String? {
        var command: any ParsableCommand.Type = Tidegate.self
        for word in words {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
                return nil
            }
            command = next
        }
        guard let usual = command.configuration.defaultSubcommand else { return words.joined(separator: " ") }
        return (words + [usual._commandName]).joined(separator: " ")
    }

    /// Adds the parts that a schema names, and those that they name.
    private static func collect(from schema: JSONValue, into named: inout [String: JSONValue]) {
        for element in schema.elements ?? [] { collect(from: element, into: &named) }
        for (key, value) in schema.members ?? [:] {
            guard key == "$ref", let name = value.text?.split(separator: "/").last.map(String.init) else {
                collect(from: value, into: &named)
                continue
            }
            guard named[name] == nil, let part = parts[name] else { continue }
            named[name] = part
            collect(from: part, into: &named)
        }
    }

    static let digest: JSONValue = ["type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256."]
    static let release: JSONValue = ["type": "string", "pattern": "^[0-9a-f]{32}$", "description": "A release."]
    static let instant: JSONValue = [
        "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        "description": "An instant in UTC, RFC 3339.",
    ]
    static let day: JSONValue = ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A date."]
    static let code: JSONValue = ["type": "string", "pattern": "^TG[0-9]{4}$", "description": "A code of docs/errors."]
    static let role: JSONValue = ["enum": ["root", "registrar", "log", "release"]]
    static let form: JSONValue = ["enum": ["aggregate", "k-anonymous", "pseudonymised", "identified"]]
    static let verdict: JSONValue = ["enum": ["permit", "refuse"]]
    /// What has a format of its own, which docs/formats describe.
    static let anyObject: JSONValue = ["type": "object"]
}
