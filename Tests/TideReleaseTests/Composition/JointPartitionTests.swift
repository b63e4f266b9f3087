import Foundation
import Testing
import TideCore
import TideDisclosure
import TideRelease
import TideTestSupport

/// Releases of a few units as somebody would draw them: for each release and unit the classes of its records, 0 for removed.
private struct RandomReleases {
    let releases: [[UInt64: [UInt32]]]
    let k: Int

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let units = Int.random(in: 0...40, using: &random)
        let classes = UInt32.random(in: 1...6, using: &random)
        let mostRecords = Int.random(in: 1...3, using: &random)
        let isRarelyAbsent = Bool.random(using: &random)
        self.k = Int.random(in: 1...5, using: &random)
        self.releases = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            var release: [UInt64: [UInt32]] = [:]
            for unit in 0..<UInt64(units) where Int.random(in: 0..<(isRarelyAbsent ? 12 : 3), using: &random) > 0 {
                release[unit &* 0x1_0000_0001_0000] = (0..<Int.random(in: 1...mostRecords, using: &random)).map { _ in
                    UInt32.random(in: 0...classes, using: &random)
                }
            }
            return release
        }
    }

    /// The records of a release, in any order.
    func classes(_ number: Int, seed: UInt64) -> UnitClasses {
        var random = SeededGenerator(seed: seed)
        let pairs = releases[number].sorted { $0.key < $1.key }.flatMap { unit, classes in classes.map { (unit, $0) } }
            .shuffled(using: &random)
        let basis = UnitBasis.row(of: ContentDigest(of: "file"))
        return UnitClasses(basis: basis, k: k, units: pairs.map(\.0), classes: pairs.map(\.1))
    }

    /// Every combination of classes with its members, counted one by one.
    var twin: [[UInt32]: Set<UInt64>] {
        let absent = UnitClasses.absent
        var members: [[UInt32]: Set<UInt64>] = [:]
        for unit in Set(releases.flatMap(\.keys)) {
            var combinations: [[UInt32]] = [[]]
            for release in releases {
                combinations = combinations.flatMap { first in (release[unit] ?? [absent]).map { first + [$0] } }
            }
            for combination in combinations where combination.contains(where: { $0 != 0 && $0 != absent }) {
                members[combination, default: []].insert(unit)
            }
        }
        return members
    }
}

@Suite struct `The joint partition of releases` {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `is that of a twin that counts every combination by hand, from memory and from the evidence`(
        seed: UInt64
    ) throws {
        let instance = RandomReleases(seed: seed)
        let sizes = instance.twin.values.map(\.count)
        let classes = instance.releases.indices.map { instance.classes($0, seed: seed + UInt64($0)) }
        let joint = try #require(try JointPartition.join(classes.map { try ClassCursor($0) }, k: instance.k))
        #expect(joint.classes == sizes.count)
        #expect(joint.smallest == sizes.min() ?? 0)
        #expect(joint.classesUnder == sizes.count { $0 < instance.k })
        #expect(joint.unitsUnder == sizes.filter { $0 < instance.k }.reduce(0, +))

        // Every chunk is written durably, which takes its time.
        guard seed < 25 else { return }
        try withTemporaryFolder { folder in
            let evidence = EvidenceStore(folder: folder.path, master: Redacted([UInt8](repeating: 3, count: 32)))
            var generator = SeededGenerator(seed: seed)
            let cursors = try classes.map { classes in
                let address = try SealedClasses.put(
                    classes,
                    in: evidence,
                    pairsPerChunk: 3 + Int(seed % 7),
                    using: &generator
                )
                return try ClassCursor(SealedClasses.at(address, in: evidence), in: evidence)
            }
            #expect(try JointPartition.join(cursors, k: instance.k) == joint)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `counts whoever has no name once in each class, and says whom the last release has of the others`(
        seed: UInt64
    ) throws {
        let instance = RandomReleases(seed: seed)
        let firstNamed: UInt64 = 12 &* 0x1_0000_0001_0000
        let sizes = instance.twin.values.map { members in
            members.count { $0 >= firstNamed } + (members.contains { $0 < firstNamed } ? 1 : 0)
        }
        let cursors = try instance.releases.indices.map { try ClassCursor(instance.classes($0, seed: seed)) }
        var met: [Int] = []
        let joint = try #require(
            try JointPartition.join(cursors, k: instance.k, firstNamed: firstNamed, met: &met)
        )
        #expect(joint.classes == sizes.count && joint.smallest == sizes.min() ?? 0)
        #expect(joint.unitsUnder == sizes.filter { $0 < instance.k }.reduce(0, +))
        let last = Set(instance.releases[instance.releases.count - 1].keys)
        #expect(met == instance.releases.dropLast().map { last.intersection($0.keys).count })
    }

    @Test func `of one release with itself is that release`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let instance = RandomReleases(seed: seed)
            let classes = instance.classes(0, seed: seed)
            guard classes.unitCount == classes.units.count else { continue }
            let alone = try JointPartition.join([ClassCursor(classes)], k: instance.k)
            #expect(try JointPartition.join([ClassCursor(classes), ClassCursor(classes)], k: instance.k) == alone)
        }
    }

    @Test func `of more releases has no larger smallest class`() throws {
        for seed in 0..<100 as Range<UInt64> {
            let instance = RandomReleases(seed: seed)
            let cursors = try instance.releases.indices.map { try ClassCursor(instance.classes($0, seed: seed)) }
            for count in 1..<cursors.count {
                let fewer = try #require(try JointPartition.join(Array(cursors.prefix(count)), k: 1))
                let more = try #require(try JointPartition.join(Array(cursors.prefix(count + 1)), k: 1))
                if fewer.classes > 0 { #expect(more.smallest <= fewer.smallest && more.classes >= fewer.classes) }
            }
        }
    }

    @Test func `is not counted where one unit is in too many of its classes`() throws {
        let basis = UnitBasis.row(of: ContentDigest(of: "file"))
        let many = UnitClasses(
            basis: basis,
            k: 2,
            units: [UInt64](repeating: 9, count: 300),
            classes: (1...300).map { $0 }
        )
        #expect(try JointPartition.join([ClassCursor(many)], k: 2)?.classes == 300)
        #expect(try JointPartition.join([ClassCursor(many), ClassCursor(many)], k: 2) == nil)
    }
}

@Suite struct `Classes of units` {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `are sorted without doubles, also where numbers share their upper digits`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...500, using: &random)
        let mask: UInt64 = [0xf, 0xffff_ffff, 0xff00_0000_0000_000f, .max].randomElement(using: &random) ?? .max
        let units = (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) & mask }
        let classes = (0..<count).map { _ in UInt32.random(in: 0...4, using: &random) }
        let sorted = UnitClasses(
            basis: .row(of: ContentDigest(of: "f")),
            k: 1,
            units: units,
            classes: classes
        )
        var twin: [[UInt64]] = []
        for pair in zip(units, classes).map({ [$0, UInt64($1)] }).sorted(by: { $0.lexicographicallyPrecedes($1) })
        where pair != twin.last { twin.append(pair) }
        #expect(zip(sorted.units, sorted.classes).map { [$0, UInt64($1)] } == twin)
        #expect(sorted.unitCount == Set(units).count)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `are read as they were written, and no other bytes are`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...40, using: &random)
        let mask: UInt64 = [0x7f, 0xffff, .max].randomElement(using: &random) ?? .max
        let classes = UnitClasses(
            basis: .row(of: ContentDigest(of: "f")),
            k: 1,
            units: (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) & mask } + [.max],
            classes: (0...count).map { _ in UInt32.random(in: 0..<UInt32.max, using: &random) }
        )
        let pairs = classes.units.indices
        let bytes = ClassChunk.encode(classes, pairs)
        let read = ClassChunk.decode(bytes, pairs: pairs.count)
        #expect(read?.units == classes.units && read?.classes == classes.classes)
        #expect(ClassChunk.decode(bytes, pairs: pairs.count + 1) == nil)
        #expect(pairs.count == 1 || ClassChunk.decode(bytes, pairs: pairs.count - 1) == nil)
        for end in bytes.indices { #expect(ClassChunk.decode(Array(bytes[..<end]), pairs: pairs.count) == nil) }
        // Whatever is read is written the same way: one text for one meaning.
        for _ in 0..<60 {
            var changed = bytes
            changed[Int.random(in: changed.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            guard let other = ClassChunk.decode(changed, pairs: pairs.count) else { continue }
            let again = UnitClasses(basis: classes.basis, k: 1, units: other.units, classes: other.classes)
            #expect(again.units == other.units && ClassChunk.encode(again, pairs) == changed)
        }
    }

    @Test(
        arguments: [
            [], [0x80], [0x80, 0x00, 0x01], [0x01, 0x81, 0x00], [0x01, 0xff, 0xff, 0xff, 0xff, 0x0f],
            [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02, 0x01], [0x01, 0x01, 0x00],
        ] as [[UInt8]]
    )
    func `that are longer than they need be, too large or cut are not read`(bytes: [UInt8]) {
        #expect(ClassChunk.decode(bytes, pairs: 1) == nil)
    }

    @Test func `that go back or say a pair twice are not read`() {
        #expect(ClassChunk.decode([0x05, 0x02, 0x00, 0x03], pairs: 2) != nil)
        #expect(ClassChunk.decode([0x05, 0x02, 0x00, 0x02], pairs: 2) == nil)
        #expect(ClassChunk.decode([0x05, 0x02, 0x00, 0x01], pairs: 2) == nil)
        let most = [UInt8](repeating: 0xff, count: 9) + [0x01]
        #expect(ClassChunk.decode(most + [0x01, 0x01, 0x01], pairs: 2) == nil)
    }

    @Test func `of chunks in another order than they were written are not read`() throws {
        try withTemporaryFolder { folder in
            let evidence = EvidenceStore(folder: folder.path, master: Redacted([UInt8](repeating: 3, count: 32)))
            var generator = SeededGenerator(seed: 1)
            let classes = UnitClasses(
                basis: .row(of: ContentDigest(of: "f")),
                k: 2,
                units: [1, 2, 3, 4],
                classes: [1, 1, 2, 2]
            )
            let address = try SealedClasses.put(classes, in: evidence, pairsPerChunk: 2, using: &generator)
            guard case .object(var list) = try evidence.value(address), let chunks = list["chunks"]?.elements else {
                Issue.record("the list is no object")
                return
            }
            list["chunks"] = .array(chunks.reversed())
            let turned = try evidence.put(.object(list), using: &generator)
            let codes = codes {
                let cursor = try ClassCursor(SealedClasses.at(turned, in: evidence), in: evidence)
                _ = try JointPartition.join([cursor], k: 2)
            }
            #expect(codes == ["TG0713"])
            list["k"] = 0
            let without = try evidence.put(.object(list), using: &generator)
            #expect(throws: ReleaseError.self) { _ = try SealedClasses.at(without, in: evidence) }
        }
    }
}
