package import TideCore

/// One document of a YAML file: a mapping, strictly read, every scalar taken as the text that was written.
///
/// Refused are duplicate keys, anchors, aliases, tags, merge keys, keys that are no text, more than ``deepest`` levels,
/// files of more than ``largest`` bytes, and files that are not UTF-8.
package struct ParsedDocument: Hashable, Sendable {
    package let root: ParsedNode

    package init(root: ParsedNode) { self.root = root }

    /// The largest file of documents, in bytes: 1 MiB.
    package static let largest = FolderFiles.largestDocument

    /// The most lists and mappings within each other.
    package static let deepest = 32

    /// Reads the documents of a file.
    ///
    /// - Parameters:
    ///   - bytes: the file, UTF-8, a byte order mark accepted.
    ///   - file: printed in places.
    /// - Returns: the documents that could be read, and every problem in source order. A YAML syntax error stops the
    ///   file at that point.
    package static func readAll(_ bytes: [UInt8], file: String) -> Reading {
        guard bytes.count <= largest else {
            let problem = Diagnostic(.documentTooLarge, [String(largest)], at: start(of: file))
            return Reading(documents: [], problems: [problem])
        }
        guard let text = SourceText(bytes) else {
            let place = SourceText.firstInvalidPlace(in: bytes, file: file)
            return Reading(documents: [], problems: [Diagnostic(.notUTF8, at: place)])
        }
        var composer = StrictComposer(text: text, file: file)
        let documents = composer.documents()
        return Reading(documents: documents, problems: composer.problems.sorted(), isWhole: composer.isWhole)
    }

    /// What a file held.
    package struct Reading: Sendable {
        package let documents: [ParsedDocument]
        package let problems: [Diagnostic]
        /// Whether the file was read to its end; otherwise it may declare more than ``documents``.
        package let isWhole: Bool

        init(documents: [ParsedDocument], problems: [Diagnostic], isWhole: Bool = false) {
            self.documents = documents
            self.problems = problems
            self.isWhole = isWhole
        }
    }

    /// Reads a file that holds exactly one document.
    ///
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func readOne(_ bytes: [UInt8], file: String) throws(AgreementError) -> ParsedDocument {
        let reading = readAll(bytes, file: file)
        guard reading.problems.isEmpty else { throw .invalid(reading.problems) }
        guard reading.documents.count == 1, let document = reading.documents.first else {
            let place = reading.documents.dropFirst().first?.root.place ?? start(of: file)
            throw .invalid([Diagnostic(.notOneDocument, [String(reading.documents.count)], at: place)])
        }
        return document
    }

    static func start(of file: String) -> Place { Place(file: file, line: 1, column: 1) }
}
