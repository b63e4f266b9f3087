package import TideCore

/// What an entry of the log says: an in-toto Statement v1 in canonical JSON.
///
/// *Source:* in-toto attestation, spec/v1/statement.md; RFC 8785.
package struct Statement: Hashable, Sendable {
    /// What the statement is about; never nothing.
    package struct Subject: Hashable, Sendable {
        package let name: String
        package let digest: ContentDigest

        package init(name: String, digest: ContentDigest) {
            self.name = name
            self.digest = digest
        }
    }

    package let subjects: [Subject]
    package let type: PredicateType
    /// An object.
    package let predicate: JSONValue

    init(subjects: [Subject], type: PredicateType, predicate: JSONValue) {
        self.subjects = subjects
        self.type = type
        self.predicate = predicate
    }

    /// Reads a payload: canonical, with the statement's four fields, a known predicate, whole KiB.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.refused`.
    package init(_ payload: [UInt8], file: String) throws(LedgerError) {
        guard let value = try? CanonicalJSON.decode(payload) else { throw .refused(.notAStatement, file, "its layout") }
        guard let uri = value["predicateType"]?.text, let type = PredicateType(rawValue: uri),
            uri.utf8.elementsEqual(type.rawValue.utf8)
        else {
            throw .refused(.notAStatement, file, "its predicate type")
        }
        guard let list = value["subject"]?.elements, let predicate = value["predicate"] else {
            throw .refused(.notAStatement, file, "its fields")
        }
        self.type = type
        self.predicate = predicate
        self.subjects = list.compactMap { element in
            guard let name = element["name"]?.text, element.members?.count == 2,
                let digest = element["digest"]?["sha256"]?.text.flatMap(ContentDigest.init(hex:)),
                element["digest"]?.members?.count == 1
            else { return nil }
            return Subject(name: name, digest: digest)
        }
        // The bytes are canonical: with these members and no others, ``payload`` would write them again.
        guard !subjects.isEmpty, subjects.count == list.count, value.members?.count == 4,
            value["_type"]?.text.map({ $0.utf8.elementsEqual(Self.inTotoType.utf8) }) == true
        else { throw .refused(.notAStatement, file, "its fields") }
        guard payload.count.isMultiple(of: Self.step) else { throw .refused(.notAStatement, file, "its padding") }
        guard isAboutItsKind else { throw .refused(.notAStatement, file, "its subject") }
        if let problem = type.problem(in: predicate) { throw .refused(.notAStatement, file, "`\(problem)`") }
    }

    /// The canonical bytes.
    package var payload: [UInt8] {
        CanonicalJSON.encode([
            "_type": .string(Self.inTotoType),
            "predicate": predicate,
            "predicateType": .string(type.rawValue),
            "subject": .array(
                subjects.map { ["digest": ["sha256": .string($0.digest.hex)], "name": .string($0.name)] }
            ),
        ])
    }

    private static let inTotoType = "https://in-toto.io/Statement/v1"

    /// What it says, without the zeros that fill it up.
    var withoutPadding: Statement {
        var members = predicate.members ?? [:]
        members["pad"] = nil
        return Statement(subjects: subjects, type: type, predicate: .object(members))
    }

    /// Payloads are whole multiples of this many bytes.
    static let step = 1024

    /// Whether the first subject is what this kind of entry is about.
    ///
    /// A release may list its files as further subjects; all others have one.
    var isAboutItsKind: Bool {
        let isRelease = type == .releaseDecision && state == "released"
        let name =
            switch type {
            case .agreement: "agreement"
            case .clockEvent: "clock"
            case .disclosureErasure: "erasure"
            case .firewall: "firewall"
            case .keyEvent: "key"
            case .logEvent: state == "genesis" ? "genesis" : "log"
            case .party: "party"
            case .pseudonym: "pseudonym"
            case .releaseDecision: isRelease ? BundleFile.manifest : "request"
            case .releaseDelivery, .releaseIncident: BundleFile.manifest
            case .duty: "duty"
            }
        return subjects.first?.name == name && (isRelease || subjects.count == 1)
    }

    /// The digests of hidden fields and of decoys.
    package var hiddenDigests: Set<String> { Set((predicate["_sd"]?.elements ?? []).compactMap(\.text)) }

    /// The state that the entry reports, such as `released`.
    package var state: String { predicate[type.stateField]?.text ?? "" }

    /// Whether the log says this about itself.
    package func isLogEvent(_ event: String) -> Bool { type == .logEvent && state == event }

    /// When the log's office says it made the entry: a claim, not a proof.
    package var loggedAt: Instant? { predicate["loggedAt"]?.text.flatMap(Instant.init) }

    /// The fields that some disclosures reveal.
    ///
    /// - Throws: `.refused` if one of them is not of this entry.
    package func revealed(by disclosures: [Disclosure], file: String) throws(LedgerError) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for disclosure in disclosures {
            guard hiddenDigests.contains(disclosure.digest), predicate[disclosure.name] == nil,
                fields.updateValue(disclosure.value, forKey: disclosure.name) == nil
            else { throw .refused(.strangeDisclosure, file, disclosure.name) }
        }
        return fields
    }
}
