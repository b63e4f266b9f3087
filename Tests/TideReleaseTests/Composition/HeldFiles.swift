import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// Files as somebody who holds them sees them: cells by column, one pseudonym a row.
struct HeldFiles {
    /// By file: the values of all columns but the pseudonym, by pseudonym.
    private let files: [[String: [String]]]

    /// Reads the released files of some bundles.
    ///
    /// - Parameter key: the column of pseudonyms that every file has.
    init(_ bundles: [String], dataset: String = "visits", key: String = "person") throws {
        files = try bundles.map { bundle in
            let text = String(decoding: try DurableFile.read("\(bundle)/data/\(dataset).csv"), as: UTF8.self)
            let lines = text.split(whereSeparator: \.isNewline).map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            var rows: [String: [String]] = [:]
            let place = lines.first?.firstIndex(of: Substring(key)) ?? 0
            for line in lines.dropFirst() {
                var cells = line.map(String.init)
                rows[cells.remove(at: place)] = cells
            }
            return rows
        }
    }

    /// How many people share what all files together say of them, for each thing that is said.
    ///
    /// Who is in a file at all, and with which values: nothing but the files is read.
    var sizes: [Int] {
        var members: [[[String]?]: Int] = [:]
        for person in Set(files.flatMap(\.keys)) { members[files.map { $0[person] }, default: 0] += 1 }
        return members.values.sorted()
    }
}
