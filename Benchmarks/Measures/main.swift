// Every measure of a report on a large table: measure-speed FILE QUASI,… SENSITIVE,…
//
// Prints the CPU seconds of reading, and of measuring by part: classes and risks, then each sensitive column with all l, t, delta and
// beta. FILE has a header line and is parted by `;`. The parts add up to what `TableMeasures` does; the last line is that itself. Between
// them stands what reports alone measure: special uniques, and what goes with what, as in a release of the file as it is.
import Glibc
import TideCore
import TideDisclosure
import TideMicrodata

/// CPU seconds of this process so far.
func processorSeconds() -> Double {
    var time = timespec()
    // SAFETY: the structure is filled within the call.
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Does some work and prints what it took.
func measured<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = processorSeconds()
    let result = try work()
    print("\(DecimalText.rounded(processorSeconds() - start, decimals: 3)) CPU s  \(name)")
    return result
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    print("usage: measure-speed FILE QUASI,… SENSITIVE,…")
    exit(64)
}
let quasi = arguments[2].split(separator: ",").map(String.init)
let sensitive = arguments[3].split(separator: ",").map(String.init)
let start = try FileReader(arguments[1]).read(1 << 16, at: 0).prefix { $0 != 0x0a }
let header = try CSVReader.rows(bytes: Array(start), file: arguments[1], dialect: .semicolon).rows.first ?? []
let (table, _) = try measured("reading") {
    try CSVReader.read(
        arguments[1],
        dialect: .semicolon,
        columns: header.map { name in
            ColumnReading(
                name: name,
                isEncoded: quasi.contains(name) || sensitive.contains(name),
                missing: [""],
                recoding: nil
            )
        },
        progress: { _ in }
    )
}
let columns = quasi.compactMap(table.column)
let partition = measured("classes: partition of \(table.rowCount) records by \(columns.count) columns") {
    ClassPartition(of: columns, records: table.rowCount)
}
let classes = measured("classes: sizes, risks, histogram") {
    ClassMeasures(classSizes: partition.sizes, quasiIdentifiers: quasi)
}
print("            \(classes.classes) classes, \(classes.uniqueRecords) unique records")
for name in sensitive {
    guard let column = table.column(name) else { continue }
    let figures = measured("\(name): all l, t, delta, beta") { SensitiveMeasures(of: column, in: partition) }
    print("            \(figures.values) values, t \(DecimalText.rounded(figures.equalDistance, decimals: 6))")
}
let uniques = measured("special uniques") { SpecialUniques(of: columns, in: partition) }
print("            \(uniques.specialRecords) records, up to \(uniques.depth) of \(columns.count) columns together")
let associations = measured("associations of \(table.columns.count) columns, in two tables") {
    AssociationComparison(source: table.columns, released: table.columns, told: [:])
}
print("            \(associations.pairs.count) pairs")
_ = measured("all of it at once") {
    TableMeasures(
        of: table.columns,
        records: table.rowCount,
        by: MeasuringSpec(quasiIdentifiers: quasi, sensitive: sensitive.map { SensitiveColumn(column: $0) })
    )
}
