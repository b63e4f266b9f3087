// Draws a large table that looks like a small one: AdultLike BASE SEED ROWS OUTPUT
//
// Each row is a row of BASE, drawn by SplitMix64; then each cell of it, with a chance of one in twenty, is replaced by
// that column's cell of another drawn row. The same seed gives the same table on every machine. BASE has a header line
// and no quoted fields; header and separator are copied as bytes, lines end in LF.
//
// draw(n) = (next >> 33) mod n
import Glibc

/// SplitMix64, drawn from by `(next >> 33) mod n`.
///
/// *Source:* Steele, Lea and Flood 2014.
struct Draws {
    private var state: UInt64

    init(seed: UInt64) { self.state = seed }

    mutating func draw(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        mixed ^= mixed >> 31
        return Int(mixed >> 33) % bound
    }
}

func stop(_ message: String) -> Never {
    let text = Array("AdultLike: \(message)\n".utf8)
    // SAFETY: writes exactly the array's bytes.
    _ = unsafe text.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(64)
}

/// The lines of a file without their ends.
func lines(of path: String) -> [[UInt8]] {
    // SAFETY: C strings of Swift strings live for the call; the file is closed below.
    guard let file = unsafe fopen(path, "rb") else { stop("cannot read \(path)") }
    // SAFETY: closes what was opened above, once.
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        // SAFETY: reads at most the array's length into it.
        let count = unsafe piece.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
        if count == 0 { break }
        bytes += piece[..<count]
    }
    return bytes.split(separator: 0x0a).map { Array($0.last == 0x0d ? $0.dropLast() : $0) }
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let seed = UInt64(arguments[2]), let rows = Int(arguments[3]), rows >= 0 else {
    stop("usage: AdultLike BASE SEED ROWS OUTPUT")
}
let base = lines(of: arguments[1])
guard let header = base.first, base.count > 1 else { stop("no rows in \(arguments[1])") }
guard !base.contains(where: { $0.contains(0x22) }) else { stop("quoted fields in \(arguments[1])") }
let separator: UInt8 = header.contains(0x3b) ? 0x3b : 0x2c
let cells = base.dropFirst().map { $0.split(separator: separator, omittingEmptySubsequences: false).map(Array.init) }
let width = cells[0].count
guard cells.allSatisfy({ $0.count == width }) else { stop("rows of different lengths in \(arguments[1])") }

// SAFETY: C strings of Swift strings live for the call; the file is closed below.
guard let output = unsafe fopen(arguments[4], "wb") else { stop("cannot write \(arguments[4])") }
var draws = Draws(seed: seed)
var pending = header + [0x0a]

/// Writes bytes out and empties the array.
func flush(_ bytes: inout [UInt8], to file: UnsafeMutablePointer<FILE>) {
    // SAFETY: writes exactly the array's bytes.
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == bytes.count else { stop("cannot write the output") }
    bytes.removeAll(keepingCapacity: true)
}

for _ in 0..<rows {
    let row = draws.draw(below: cells.count)
    for column in 0..<width {
        let isReplaced = draws.draw(below: 20) == 0
        pending += cells[isReplaced ? draws.draw(below: cells.count) : row][column]
        pending.append(column == width - 1 ? 0x0a : separator)
    }
    if pending.count > 1 << 20 {
        // SAFETY: the file is open.
        unsafe flush(&pending, to: output)
    }
}
// SAFETY: the file is open.
unsafe flush(&pending, to: output)
// SAFETY: closes what was opened above, once.
guard unsafe fclose(output) == 0 else { stop("cannot write \(arguments[4])") }
