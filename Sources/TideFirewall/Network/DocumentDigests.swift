import TideAgreement
import TideCore

/// The digest of each document that a proof rests on, by its name in the policy set.
struct DocumentDigests: Sendable {
    private let documents: [String: Document]

    private struct Document: Sendable {
        let canonical: JSONValue
        let digest: ContentDigest
    }

    private static let kinds = ["party/", "purposes/", "dataset/", "agreement/", "firewall/"]

    /// - Parameter before: whose digests of documents that did not change are taken over.
    init(_ policies: PolicySet, after before: DocumentDigests?) {
        var documents: [String: Document] = [:]
        for (name, canonical) in policies.canonical where Self.kinds.contains(where: name.hasPrefix) {
            let known = before?.documents[name]
            let isKnown = known.map { $0.canonical == canonical } ?? false
            let digest = isKnown ? known?.digest : nil
            documents[name] = Document(canonical: canonical, digest: digest ?? ContentDigest(of: canonical))
        }
        self.documents = documents
    }

    /// The digest of a document; `nil` for one that is not there.
    subscript(_ name: String) -> ContentDigest? { documents[name]?.digest }

    /// One digest over all of them: of the object with each name and its digest in hexadecimal digits.
    var whole: ContentDigest { ContentDigest(of: .object(documents.mapValues { .string($0.digest.hex) })) }

    /// Whether everything but the agreements is as in another policy set: parties, purposes, datasets and firewalls.
    func hasSameSurroundings(as other: DocumentDigests) -> Bool {
        func surroundings(_ documents: [String: Document]) -> [String: ContentDigest] {
            documents.filter { !$0.key.hasPrefix("agreement/") }.mapValues(\.digest)
        }
        return surroundings(documents) == surroundings(other.documents)
    }
}
