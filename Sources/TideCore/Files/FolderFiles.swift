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

/// Why a policy folder was not read.
package enum FolderError: DiagnosedError {
    /// It, or a file in it, cannot be read.
    case unreadable(FileError)
    /// What is in it that no policy folder holds, every one.
    case unfit([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .unreadable(let error): [Diagnostic(.fileFailed, [error.action, error.path, error.reason])]
        case .unfit(let problems): problems
        }
    }

    package var kind: FailureKind {
        switch self {
        case .unreadable: .failed
        case .unfit: .invalid
        }
    }
}

extension FolderFiles {
    /// The largest file of documents, in bytes: 1 MiB.
    package static let largestDocument = 1 << 20

    /// How much is read of a policy folder, in bytes.
    package struct Limits: Sendable {
        /// Of one file.
        package let file: Int
        /// Of all files together.
        package let folder: Int

        package init(file: Int, folder: Int) {
            self.file = file
            self.folder = folder
        }

        /// 64 MiB and 256 MiB.
        package static let standard = Limits(file: 64 << 20, folder: 256 << 20)
    }

    /// What is done about a link, a pipe, or a file that is too large.
    package enum Unfit: Sendable {
        case refused
        /// For a folder where other files may lie beside those that are wanted.
        case leftOut
    }

    /// The files of a policy folder: every one but those whose name, or whose folder's name, begins with a dot.
    ///
    /// Each file is read once. A link is never followed, so that nothing from outside the folder counts as part of it.
    ///
    /// - Throws: ``FolderError``.
    package static func visible(
        _ folder: String,
        unfit: Unfit = .refused,
        limits: Limits = .standard
    ) throws(FolderError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var problems: [Diagnostic] = []
        var left = limits.folder
        do {
            let listing = try list(folder)
            for path in listing.others where isVisible(path) {
                problems.append(Diagnostic(.notPlainFile, ["\(folder)/\(path)"]))
            }
            for path in listing.files where isVisible(path) {
                if isAlmostDocument(path) { problems.append(Diagnostic(.endingInCapitals, ["\(folder)/\(path)"])) }
                // Of a document that is too large only enough is read for its reader to say so, with its place.
                let isDocument = isDocument(path)
                let limit = min(isDocument ? largestDocument : limits.file, left)
                let bytes = try DurableFile.read("\(folder)/\(path)", atMost: limit + 1)
                guard bytes.count <= left, isDocument || bytes.count <= limits.file else {
                    let isLast = bytes.count > left
                    let code: DiagnosticCode = isLast ? .policyFolderTooLarge : .policyFileTooLarge
                    let most = isLast ? limits.folder : limits.file
                    problems.append(Diagnostic(code, ["\(folder)/\(path)", String(most)]))
                    if isLast { break }
                    continue
                }
                left -= bytes.count
                files[path] = bytes
            }
        } catch {
            throw .unreadable(error)
        }
        guard unfit == .leftOut || problems.isEmpty else { throw .unfit(problems) }
        return files
    }

    /// Whether a file holds documents, by the end of its name.
    package static func isDocument(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

    /// Whether a name ends as those of documents do but for capitals: it would be left out without a word.
    private static func isAlmostDocument(_ path: String) -> Bool {
        isDocument(path.lowercased()) && !isDocument(path)
    }

    private static func isVisible(_ path: String) -> Bool {
        !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
}
