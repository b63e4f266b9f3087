import TideAgreement
import TideCore
import TideFirewall

extension PolicySet {
    /// The documents with an edit written into them, as an officer would, read again.
    func written(_ edit: ProvedEdit) throws -> PolicySet {
        var documents = canonical
        var texts: [String] = []
        for change in edit.changes {
            guard let document = documents[change.document] else { throw Unwritable() }
            if change.becomes == nil, change.path == "grants" {
                documents[change.document] = nil
                continue
            }
            let path = change.path.split(separator: "/").map(String.init)
            var text = change.becomes ?? ""
            if path.last == "destroy" { text = "{\(text), certifyWithin: 30d}" }
            if path.last == "duties" { text = "{\(text)}" }
            texts.append(text)
            let mark = JSONValue.string("@\(texts.count - 1)@")
            documents[change.document] = try Self.write(change.becomes == nil ? nil : mark, into: document, path[...])
        }
        var whole = documents.sorted { $0.key < $1.key }.map { "--- \(CanonicalJSON.text($0.value))\n" }.joined()
        for (position, text) in texts.enumerated() { whole = whole.replacing("\"@\(position)@\"", with: text) }
        return try PolicySet.read(["network.yaml": Array(whole.utf8)], folder: "network")
    }

    /// The edit names a place that is not there.
    struct Unwritable: Error {}

    private static func write(_ new: JSONValue?, into value: JSONValue, _ path: ArraySlice<String>) throws -> JSONValue
    {
        guard let name = path.first else { throw Unwritable() }
        let rest = path.dropFirst()
        switch value {
        case .object(var members):
            if rest.isEmpty {
                // Duties and linkages are added to those that are there.
                if ["duties", "linkage"].contains(name), let new {
                    members[name] = .array((members[name]?.elements ?? []) + [new])
                } else {
                    members[name] = new
                }
            } else {
                members[name] = try write(new, into: members[name] ?? .object([:]), rest)
            }
            return .object(members)
        case .array(var elements):
            guard let position = Int(name), elements.indices.contains(position) else { throw Unwritable() }
            if rest.isEmpty, new == nil {
                elements.remove(at: position)
            } else {
                elements[position] = try rest.isEmpty ? new ?? .null : write(new, into: elements[position], rest)
            }
            return .array(elements)
        default: throw Unwritable()
        }
    }
}
