import FoundationEssentials
import TideAgreement
import TideCore

/// Reads a spec with what lies beside it.
enum SpecificationFile {
    /// The spec in a file, its dataset and hierarchies from the same file or folder.
    static func read(_ path: String) throws -> StandaloneSpecification {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent().path
        return try StandaloneSpecification.read(
            url.lastPathComponent,
            in: FolderFiles.visible(folder.isEmpty ? "." : folder, unfit: .leftOut),
            folder: folder
        )
    }
}
