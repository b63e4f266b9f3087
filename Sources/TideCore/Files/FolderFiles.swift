import FoundationEssentials

/// What a folder holds, as paths relative to it, parted by `/`, ascending.
package struct FolderListing: Hashable, Sendable {
    /// Plain files.
    package fileprivate(set) var files: [String] = []
    /// Folders, empty ones too.
    package fileprivate(set) var folders: [String] = []
    /// What is neither: links, pipes, sockets, devices.
    package fileprivate(set) var others: [String] = []
}

/// All the files of a folder and the folders in it.
package enum FolderFiles {
    /// Lists everything below a folder; a link is listed as what it is and never followed.
    package static func list(_ folder: String) throws(FileError) -> FolderListing {
        var listing = FolderListing()
        var waiting = [""]
        while let inner = waiting.popLast() {
            for name in try DurableFile.names(in: inner.isEmpty ? folder : "\(folder)/\(inner)") {
                let path = inner.isEmpty ? name : "\(inner)/\(name)"
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
                switch attributes?[.type] as? FileAttributeType {
                case .typeDirectory?:
                    listing.folders.append(path)
                    waiting.append(path)
                case .typeRegular?: listing.files.append(path)
                default: listing.others.append(path)
                }
            }
        }
        listing.files.sort()
        listing.folders.sort()
        listing.others.sort()
        return listing
    }

    /// Paths relative to the folder, parted by `/`, ascending; folders themselves are left out.
    ///
    /// A symbolic link is listed as a file, even where it leads to a folder, so that nothing outside is walked.
    package static func paths(in folder: String) throws(FileError) -> [String] {
        let listing = try list(folder)
        return (listing.files + listing.others).sorted()
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
