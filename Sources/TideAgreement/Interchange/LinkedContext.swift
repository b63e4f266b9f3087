import TideCore

/// What the names of a JSON-LD document stand for, by its `@context`.
///
/// Known are the official context of ODRL, by its address, and prefixes; nothing is fetched. What would give a term another
/// meaning is refused, as is everything that a processor of JSON-LD would take over and this reader does not know.
///
/// *Source:* JSON-LD 1.1, section 9.15; ODRL Vocabulary & Expression 2.2, section 5.2.
struct LinkedContext {
    private var prefixes: [String: String] = [:]
    /// Whether terms stand without a prefix, as the official context defines them.
    private var hasTerms = false

    /// The namespaces of terms that the program knows, by the prefix that it calls them by.
    private static let namespaces = PolicyVocabulary.officialPrefixes.merging(PolicyVocabulary.addedPrefixes) { $1 }

    /// Reads the context of a document.
    ///
    /// - Parameter problems: gets what is refused of it, and that it is missing.
    init(of root: ParsedNode, problems: inout [Diagnostic]) {
        let node = root["@context"]
        for (position, part) in (node?.elements ?? [node].compactMap(\.self)).enumerated() {
            let pointer = node?.elements == nil ? "#/@context" : "#/@context/\(position)"
            if let entries = part.entries {
                for entry in entries { declare(entry, &problems) }
            } else if let name = part.text {
                let isOfficial =
                    name.replacing("https://", with: "http://", maxReplacements: 1)
                    == PolicyVocabulary.context
                if isOfficial {
                    hasTerms = true
                    prefixes.merge(PolicyVocabulary.officialPrefixes) { $1 }
                } else {
                    problems.append(Diagnostic(.contextNotKnown, [TextForm.shown(name)], at: part.place))
                }
            } else {
                let expected = "the address of a context, or prefixes"
                problems.append(Diagnostic(.policyValue, ["@context", pointer, expected], at: part.place))
            }
        }
        let isNamed = hasTerms || prefixes["odrl"] != nil
        if !isNamed && problems.isEmpty { problems.append(Diagnostic(.noPolicyContext, at: root.place)) }
    }

    /// Takes over a prefix; anything else that a context can say is refused.
    private mutating func declare(_ entry: ParsedNode.Entry, _ problems: inout [Diagnostic]) {
        let official = PolicyVocabulary.officialPrefixes[entry.key]
        let isTerm = PolicyVocabulary.terms.contains(entry.key) || ["uid", "type"].contains(entry.key)
        guard !entry.key.hasPrefix("@"), !entry.key.contains(":"), !entry.key.isEmpty, !isTerm,
            case .scalar(let iri, isPlain: false) = entry.value.content, InterchangeNames.isIRI(iri),
            let last = iri.last, ":/?#[]@".contains(last), official == nil || official == iri
        else {
            problems.append(Diagnostic(.contextRedefines, [TextForm.shown(entry.key)], at: entry.keyPlace))
            return
        }
        prefixes[entry.key] = iri
    }

    /// What a key or a word of a vocabulary stands for: a keyword as `@id`, or a term under the prefix that the program knows its
    /// namespace by, as `odrl:permission`; `nil` where a processor of JSON-LD would pass it over.
    func term(_ name: String) -> String? {
        if name.hasPrefix("@") { return name }
        if hasTerms {
            if name == "uid" { return "@id" }
            if name == "type" { return "@type" }
            if PolicyVocabulary.terms.contains(name) { return "odrl:\(name)" }
        }
        let iri = iri(name)
        guard InterchangeNames.isIRI(iri) else { return nil }
        let known = Self.namespaces.first { iri.hasPrefix($0.value) && iri.count > $0.value.count }
        return known.map { "\($0.key):\(iri.dropFirst($0.value.count))" } ?? iri
    }

    /// An IRI written out, where it was written with a prefix.
    func iri(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":"), let namespace = prefixes[String(text[..<colon])] else {
            return text
        }
        let rest = text[text.index(after: colon)...]
        return rest.hasPrefix("//") ? text : namespace + rest
    }
}
