import FoundationEssentials
import TideCore

/// Reads a policy folder into memory: every file below it by its relative path.
enum PolicyFolder {
    /// Files are read whole; names beginning with a dot are passed over.
    ///
    /// - Throws: `FileError` for what can't be read, and for a folder of over 10,000 files.
    static func files(in folder: String) throws(FileError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        try collect(folder, prefix: "", into: &files)
        return files
    }

    private static func collect(_ folder: String, prefix: String, into files: inout [String: [UInt8]]) throws(FileError)
    {
        for name in try DurableFile.names(in: folder) where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            if DurableFile.isFolder(path) {
                try collect(path, prefix: "\(prefix)\(name)/", into: &files)
            } else {
                guard files.count < 10_000 else {
                    throw FileError(action: "read", path: folder, reason: "more than 10,000 files")
                }
                files[prefix + name] = try DurableFile.read(path)
            }
        }
    }
}
