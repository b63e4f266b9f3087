import FoundationEssentials
import TideAgreement
import TideCore

/// Reads a spec with what lies beside it.
enum SpecificationFile {
    /// The spec in a file, its dataset and hierarchies from the same file or folder.
    static func read(_ path: String) throws -> StandaloneSpecification {
        // A file that is not there is no mistake of the spec.
        if !DurableFile.exists(path) { _ = try DocumentFile.read(path) }
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent().path
        return try StandaloneSpecification.read(
            url.lastPathComponent,
            in: FolderFiles.visible(folder.isEmpty ? "." : folder, unfit: .leftOut),
            folder: folder
        )
    }
}
