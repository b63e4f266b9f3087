import TideCore

/// A made-up person in one of two lists.
struct Person {
    let id: Int
    /// Given name, family name, date of birth as eight digits.
    let fields: [String]
}

/// People who do not exist.
///
/// Names are put together from syllables by a seeded generator, frequent ones more often; the second list has typing errors. Nothing here comes from data about anybody.
enum People {
    private static let starts = [
        "ka", "mi", "jo", "an", "el", "ro", "sa", "th", "be", "lu", "ma", "ni", "vi", "da", "os", "tar",
    ]
    private static let middles = ["ri", "na", "le", "mo", "sha", "tti", "ber", "len", "ko", "dra", "ve", "nu", ""]
    private static let ends = ["na", "son", "el", "ic", "ova", "a", "o", "ez", "sen", "ie", "man", "us", "ra", "ski"]

    static func list(_ count: Int, seed: UInt64) -> [Person] {
        var random = SeededNumbers(seed: seed)
        return (0..<count).map { id in
            Person(id: id, fields: [name(&random, 400), name(&random, 20_000), date(&random)])
        }
    }

    /// Both lists as CSV with `;`: half of the people are in both, those of the second with errors and in another order.
    static func write(_ count: Int, seed: UInt64, to folder: String) throws {
        let people = list(count + count / 2, seed: seed)
        var random = SeededNumbers(seed: seed ^ 0xa5a5)
        let left = people.prefix(count)
        var right = people.suffix(count).map { person in
            person.id < count ? Person(id: person.id, fields: person.fields.map { mistyped($0, &random) }) : person
        }
        right.shuffle(using: &random)
        for (name, people) in [("left", Array(left)), ("right", right)] {
            let lines = people.map { "\($0.id);\($0.fields.joined(separator: ";"))\n" }
            let text = "made-up id;given;family;born\n" + lines.joined()
            try DurableFile.replace("\(folder)/\(name).csv", with: Array(text.utf8))
        }
    }

    static func read(_ path: String) throws -> [Person] {
        String(decoding: try DurableFile.read(path), as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            return Person(id: Int(fields[0]) ?? -1, fields: Array(fields.dropFirst()))
        }
    }

    /// The product of two even numbers is small more often: some names are frequent.
    private static func name(_ random: inout SeededNumbers, _ pool: Int) -> String {
        let number = Int.random(in: 0..<pool, using: &random) * Int.random(in: 0..<pool, using: &random) / pool
        var parts = SeededNumbers(seed: UInt64(number) &* 977 &+ UInt64(pool))
        func part(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &parts)] }
        return part(starts) + part(middles) + part(middles) + part(ends)
    }

    private static func date(_ random: inout SeededNumbers) -> String {
        func padded(_ range: ClosedRange<Int>) -> String {
            let number = Int.random(in: range, using: &random)
            return number < 10 ? "0\(number)" : "\(number)"
        }
        return padded(1940...2010) + padded(1...12) + padded(1...28)
    }

    /// In three of ten texts one slip: a character wrong, missing, twice, or exchanged with its neighbour.
    private static func mistyped(_ text: String, _ random: inout SeededNumbers) -> String {
        guard Int.random(in: 0..<10, using: &random) < 3 else { return text }
        var bytes = Array(text.utf8)
        let place = Int.random(in: 0..<bytes.count - 1, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            bytes[place] =
                bytes[place] < 0x40
                ? .random(in: 0x30...0x39, using: &random) : .random(in: 0x61...0x7a, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default: bytes.swapAt(place, place + 1)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
