import FoundationEssentials

/// All the files of a folder and the folders in it.
package enum FolderFiles {
    /// Paths relative to the folder, parted by `/`, ascending; folders themselves are left out.
    ///
    /// A symbolic link is followed where it leads to a file and listed as a file where it leads to a folder, so that
    /// nothing outside is walked.
    package static func paths(in folder: String) throws(FileError) -> [String] {
        var found: [String] = []
        var waiting = [""]
        while let inner = waiting.popLast() {
            for name in try DurableFile.names(in: inner.isEmpty ? folder : "\(folder)/\(inner)") {
                let path = inner.isEmpty ? name : "\(inner)/\(name)"
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
                if attributes?[.type] as? FileAttributeType == .typeDirectory {
                    waiting.append(path)
                } else {
                    found.append(path)
                }
            }
        }
        return found.sorted()
    }

    /// Every file's bytes by its path relative to the folder.
    package static func read(_ folder: String) throws(FileError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in try paths(in: folder) { files[path] = try DurableFile.read("\(folder)/\(path)") }
        return files
    }
}

extension FolderFiles {
    /// The files of a policy folder: every one but those whose name, or whose folder's name, begins with a dot.
    package static func visible(_ folder: String) throws(FileError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in try paths(in: folder)
        where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            files[path] = try DurableFile.read("\(folder)/\(path)")
        }
        return files
    }
}
