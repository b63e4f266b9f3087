import TideAgreement
import TideCore

extension State {
    /// Reads a state file: one YAML or JSON document with `tidegate: v1` and `kind: state`.
    ///
    /// - Parameter file: printed in places.
    /// - Throws: ``DecisionError/invalidState(_:)`` with every problem, in source order.
    package static func read(_ bytes: [UInt8], file: String) throws(DecisionError) -> State {
        let document: ParsedDocument
        do {
            document = try ParsedDocument.readOne(bytes, file: file)
        } catch {
            throw .invalidState(error.diagnostics)
        }
        return try read(document.root.untypedJSON, isFile: true) { document.root.nearest(to: $0).place }
    }
}
