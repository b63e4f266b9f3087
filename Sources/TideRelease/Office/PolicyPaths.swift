import TideAgreement
import TideCore

/// The files of a policy folder, as registration looks at them.
package enum PolicyPaths {
    /// Paths are plain ASCII, so that no two of them look alike and differ.
    static func problems(in paths: some Sequence<String>) -> [Diagnostic] {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/".utf8)
        return paths.sorted().filter { !$0.utf8.allSatisfy(plain.contains) }
            .map { Diagnostic(.policyPathNotPlain, [$0]) }
    }

    /// Whether a file holds documents.
    static func holdsDocuments(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

    /// The documents of a file, as `party/xa.nso`, in order.
    package static func documents(in bytes: [UInt8], path: String) -> [String] {
        ParsedDocument.readAll(bytes, file: path).documents.map { document in
            "\(document.root["kind"]?.text ?? "?")/\(document.root["id"]?.text ?? "?")"
        }
    }
}
