// Draws a large table that looks like a small one: AdultLike BASE SEED ROWS OUTPUT [census]
//
// Each row is a row of BASE, drawn by SplitMix64; then each cell of it, with a chance of one in twenty, is replaced by
// that column's cell of another drawn row. The same seed gives the same table on every machine. BASE has a header line
// and no quoted fields; header and separator are copied as bytes, lines end in LF.
//
// draw(n) = (next >> 33) mod n
//
// With `census` each row has three cells more, as a register of persons would: before the others `person-id`, another one
// for each row (P and nine digits); after them `birth-date`, of the year 1994 less the row's age, and `weekly-income`, a
// whole number below 100,000. They take three draws more a row, after its others.
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
guard arguments.count == 5 || arguments.count == 6 && arguments[5] == "census", let seed = UInt64(arguments[2]),
    let rows = Int(arguments[3]), rows >= 0
else { stop("usage: AdultLike BASE SEED ROWS OUTPUT [census]") }
let isCensus = arguments.count == 6
let base = lines(of: arguments[1])
guard let header = base.first, base.count > 1 else { stop("no rows in \(arguments[1])") }
guard !base.contains(where: { $0.contains(0x22) }) else { stop("quoted fields in \(arguments[1])") }
let separator: UInt8 = header.contains(0x3b) ? 0x3b : 0x2c
let cells = base.dropFirst().map { $0.split(separator: separator, omittingEmptySubsequences: false).map(Array.init) }
let width = cells[0].count
guard cells.allSatisfy({ $0.count == width }) else { stop("rows of different lengths in \(arguments[1])") }
let age = header.split(separator: separator).firstIndex { $0.elementsEqual("age".utf8) }
guard !isCensus || age != nil else { stop("no column age in \(arguments[1])") }

/// A number with leading zeros.
func digits(_ number: Int, _ count: Int) -> [UInt8] {
    var (rest, text) = (number, [UInt8](repeating: 0x30, count: count))
    for place in stride(from: count - 1, through: 0, by: -1) {
        text[place] += UInt8(rest % 10)
        rest /= 10
    }
    return text
}

// SAFETY: C strings of Swift strings live for the call; the file is closed below.
guard let output = unsafe fopen(arguments[4], "wb") else { stop("cannot write \(arguments[4])") }
var draws = Draws(seed: seed)
var pending = header + [0x0a]
if isCensus {
    let names = [Array("person-id".utf8), header, Array("birth-date".utf8), Array("weekly-income".utf8)]
    pending = Array(names.joined(separator: [separator])) + [0x0a]
}

/// Writes bytes out and empties the array.
func flush(_ bytes: inout [UInt8], to file: UnsafeMutablePointer<FILE>) {
    // SAFETY: writes exactly the array's bytes.
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == bytes.count else { stop("cannot write the output") }
    bytes.removeAll(keepingCapacity: true)
}

for number in 0..<rows {
    let row = draws.draw(below: cells.count)
    var born = 1994
    if isCensus {
        // The factor is 3 to the 18th, which shares no divisor with 10 to the 9th: no number comes twice.
        pending.append(0x50)
        pending += digits((number * 387_420_489 + 12_345) % 1_000_000_000, 9)
        pending.append(separator)
    }
    for column in 0..<width {
        let isReplaced = draws.draw(below: 20) == 0
        let cell = cells[isReplaced ? draws.draw(below: cells.count) : row][column]
        if isCensus, column == age { born -= cell.reduce(0) { 10 * $0 + Int($1) - 0x30 } }
        pending += cell
        pending.append(column == width - 1 && !isCensus ? 0x0a : separator)
    }
    if isCensus {
        pending += digits(born, 4) + [0x2d] + digits(1 + draws.draw(below: 12), 2) + [0x2d]
        pending += digits(1 + draws.draw(below: 28), 2)
        pending.append(separator)
        pending += Array("\(draws.draw(below: 100_000))".utf8)
        pending.append(0x0a)
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
