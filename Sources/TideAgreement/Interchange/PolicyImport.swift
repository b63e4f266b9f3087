package import TideCore

/// An ODRL 2.2 policy in JSON-LD, as an agreement.
///
/// Everything that stands in the policy becomes a clause or is named as what cannot; nothing is passed over, and nothing is
/// fetched. What an agreement must say and the policy does not makes it a draft, which is told from an agreement.
package struct PolicyImport: Sendable {
    /// The document, in the layout of all documents.
    package let document: [UInt8]
    /// `id@version`, or the id alone where no version came of it.
    package let name: String
    /// What the agreement must say and the policy does not, in source order; empty for a whole agreement.
    package let needed: [Diagnostic]

    /// Whether it is a draft that somebody has to complete.
    package var isDraft: Bool { !needed.isEmpty }

    /// Reads a policy.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: printed in places.
    ///   - names: IRIs beside the program's own.
    /// - Throws: ``InterchangeError`` with every problem, in source order.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        names: InterchangeNames
    ) throws(InterchangeError) -> PolicyImport {
        let root = try StrictJSON.read(bytes, file: file)
        guard root.entries != nil else {
            throw .invalid([Diagnostic(.policyValue, ["@type", "#", "an object"], at: root.place)])
        }
        var problems: [Diagnostic] = []
        let context = LinkedContext(of: root, problems: &problems)
        guard problems.isEmpty else { throw .invalid(problems.sorted()) }
        var reader = PolicyReader(LinkedReader(context, names))
        let agreement = reader.agreement(LinkedNode(node: root, pointer: "#"))
        guard reader.problems.isEmpty else { throw Self.refusal(reader.problems) }
        var slips: [Diagnostic] = []
        let read = ReadDocument.read(ParsedDocument(root: agreement), problems: &slips)
        let needed = slips.filter { $0.code == .missingKey }
            .map { Diagnostic(.clauseNeeded, $0.arguments, at: $0.place) }.sorted()
        let others = slips.filter { $0.code != .missingKey }
        guard others.isEmpty else { throw .invalid(others.sorted()) }
        let id = agreement["id"]?.text ?? ""
        let document: [UInt8]
        do {
            document = try AgreementText.document(agreement, needed: needed)
        } catch {
            throw .invalid(error.diagnostics)
        }
        return PolicyImport(
            document: document,
            name: read?.version.map { "\(id)@\($0)" } ?? id,
            needed: needed
        )
    }

    /// What is no policy is invalid; what is one and cannot be carried over is refused.
    private static func refusal(_ problems: [Diagnostic]) -> InterchangeError {
        problems.contains { $0.code == .policyValue } ? .invalid(problems.sorted()) : .refused(problems.sorted())
    }
}
