import TideCore

/// How much memory the program may take.
enum SystemMemory {
    /// Bytes that are free: the least of what the machine has and what every control group above the program leaves it.
    ///
    /// Pages of files that were read count as free, since the kernel gives them up first. `nil` where the system tells none of
    /// it.
    ///
    /// *Source:* proc(5), meminfo; the kernel's cgroup-v2.rst and cgroup-v1/memory.rst.
    static var free: Int? {
        let machine = text("/proc/meminfo").flatMap { number("MemAvailable:", in: $0) }.map { $0 << 10 }
        return ([machine].compactMap(\.self) + groups.compactMap(room)).min()
    }

    /// A control group's folder, and what the files of its version are called.
    private struct Group {
        let folder: String
        let most: String
        let used: String
        /// In its statistics, the bytes of files that nobody uses at the moment.
        let cached: String
    }

    /// The program's control groups and all above them; a container sees its own group as the root.
    private static var groups: [Group] {
        (text("/proc/self/cgroup") ?? "").split(separator: "\n").flatMap { line -> [Group] in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return [] }
            if parts[0] == "0" {
                return folders("/sys/fs/cgroup", parts[2]).map {
                    Group(folder: $0, most: "memory.max", used: "memory.current", cached: "inactive_file")
                }
            }
            guard parts[1].split(separator: ",").contains("memory") else { return [] }
            return folders("/sys/fs/cgroup/memory", parts[2]).map {
                Group(
                    folder: $0,
                    most: "memory.limit_in_bytes",
                    used: "memory.usage_in_bytes",
                    cached: "total_inactive_file"
                )
            }
        }
    }

    /// A folder and all on the way from it to another below.
    private static func folders(_ root: String, _ path: Substring) -> [String] {
        path.split(separator: "/").reduce(into: [root]) { $0.append("\($0[$0.count - 1])/\($1)") }
    }

    /// What a control group leaves; `nil` where it sets no limit.
    private static func room(of group: Group) -> Int? {
        guard let most = text("\(group.folder)/\(group.most)").flatMap(number),
            let used = text("\(group.folder)/\(group.used)").flatMap(number)
        else { return nil }
        let cached = text("\(group.folder)/memory.stat").flatMap { number(group.cached, in: $0) } ?? 0
        return max(0, most - max(0, used - cached))
    }

    /// The number that a file of one line holds; `nil` where that is a word, such as `max`.
    private static func number(_ text: String) -> Int? { text.split(separator: "\n").first.flatMap { Int($0) } }

    private static func text(_ path: String) -> String? {
        guard let bytes = try? DurableFile.read(path, atMost: 1 << 16) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number after a name at the start of a line.
    private static func number(_ name: String, in text: String) -> Int? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count >= 2, words[0] == name { return Int(words[1]) }
        }
        return nil
    }
}
