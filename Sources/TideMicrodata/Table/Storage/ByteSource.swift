import Glibc
import TideCore

/// Fills cells of a range from its start; gives the number of bytes read, 0 at the end.
///
/// A file is read, not mapped: one that another process cuts short would end a mapped reader with a signal.
typealias ByteSource = (inout Cells<UInt8>, Range<Int>) throws(FileError) -> Int

/// An array that is read from its beginning to its end.
struct ArrayReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(into cells: inout Cells<UInt8>, _ range: Range<Int>) -> Int {
        let count = min(range.count, bytes.count - position)
        let slice = bytes[position..<position + count]
        // SAFETY: the target range is within bounds and as long as the slice or longer.
        unsafe cells.withMutableCells(range) { target in
            // SAFETY: as above.
            _ = unsafe target.update(fromContentsOf: slice)
        }
        position += count
        return count
    }
}

/// A file that is open for reading; whoever opens it closes it.
struct OpenFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(FileError) {
        self.path = path
        // SAFETY: a C string of a Swift string lives for the call.
        self.descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("read", path) }
    }

    /// In bytes; 0 for a pipe, or where it cannot be told.
    var size: Int {
        var status = stat()
        // SAFETY: fstat fills the structure that lives here.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        return Int(status.st_size)
    }

    func close() { Glibc.close(descriptor) }

    func read(into cells: inout Cells<UInt8>, _ range: Range<Int>) throws(FileError) -> Int {
        while true {
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the range.
            let count = unsafe cells.withMutableCells(range) { target in
                // SAFETY: as above.
                unsafe Glibc.read(descriptor, target.baseAddress, target.count)
            }
            if count >= 0 { return count }
            if errno != EINTR { throw .last("read", path) }
        }
    }
}
