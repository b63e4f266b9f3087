import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct MerkleTests {
    private struct InclusionCase: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: Data?
        let leafHash: Data?
        let proof: [Data]?
        let desc: String
        let wantErr: Bool
    }

    private struct ConsistencyCase: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: Data?
        let root2: Data?
        let proof: [Data]?
        let desc: String
        let wantErr: Bool
    }

    private func cases<Case: Decodable>(_ kind: String, _: Case.Type) throws -> [(path: String, value: Case)] {
        let folder = repositoryRoot.appending(path: "Tests/Vectors/merkle/testdata/\(kind)").path
        return try FolderFiles.paths(in: folder).map { path in
            (path, try JSONDecoder().decode(Case.self, from: try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))))
        }
    }

    private func digest(_ data: Data?) -> ContentDigest? { ContentDigest(bytes: Array(data ?? Data())) }

    @Test func `inclusion proofs are judged as by transparency-dev`() throws {
        let cases = try cases("inclusion", InclusionCase.self)
        #expect(cases.count == 98)
        for (path, value) in cases {
            var holds = false
            let proof = (value.proof ?? []).compactMap { digest($0) }
            if let root = digest(value.root), let leaf = digest(value.leafHash), proof.count == value.proof?.count ?? 0,
                let index = Int(exactly: value.leafIdx), let size = Int(exactly: value.treeSize)
            {
                holds = MerkleProof.includes(leaf: leaf, index: index, size: size, proof: proof, root: root)
            }
            #expect(holds == !value.wantErr, "\(path): \(value.desc)")
        }
    }

    @Test func `consistency proofs are judged as by transparency-dev`() throws {
        let cases = try cases("consistency", ConsistencyCase.self)
        #expect(cases.count == 98)
        // Its roots are no digests, which Tidegate refuses.
        let stricter = "additional/sizes-are-equal-one-and-proof-is-empty.json"
        for (path, value) in cases {
            var holds = false
            let proof = (value.proof ?? []).compactMap { digest($0) }
            if let old = digest(value.root1), let new = digest(value.root2), proof.count == value.proof?.count ?? 0,
                let oldSize = Int(exactly: value.size1), let newSize = Int(exactly: value.size2)
            {
                holds = MerkleProof.isConsistent(from: oldSize, old, to: newSize, new, proof: proof)
            }
            #expect(holds == (!value.wantErr && path != stricter), "\(path): \(value.desc)")
        }
    }

    @Test func `the eight classical leaves give the known roots`() throws {
        struct Known: Decodable {
            let leafInputsHex: [String]
            let nodeHashesByLevelHex: [[String]]
        }
        let known = try JSONDecoder().decode(Known.self, from: Data(try vector("merkle/rfc6962-8leaf.json")))
        let value = try CanonicalJSON.decodeLoosely(try vector("merkle/rfc6962-8leaf.json"))
        let leaves = known.leafInputsHex.compactMap(Hex.decode).map(MerkleHash.leaf)
        let levels = levels(of: leaves)
        #expect(levels.prefix(known.nodeHashesByLevelHex.count).map { $0.map(\.hex) } == known.nodeHashesByLevelHex)
        let roots = value.members?.values.compactMap { $0.elements?.compactMap(\.text) }.first { $0.count == 9 }
        #expect(try (0...8).map { try tree($0, levels).root().hex } == roots)
    }

    @Test(arguments: 0..<24 as Range<UInt64>) func `roots and proofs equal those of the recursive definition`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let size = Int.random(in: 1...(seed < 20 ? 40 : 700), using: &generator)
        let leaves = (0..<size).map { MerkleHash.leaf(Array("leaf \($0) of \(seed)".utf8)) }
        let levels = levels(of: leaves)
        let tree = tree(size, levels)
        let root = try tree.root()
        #expect(root == naiveRoot(leaves[...]))
        for _ in 0..<8 {
            let index = Int.random(in: 0..<size, using: &generator)
            let proof = try tree.inclusionProof(of: index)
            #expect(proof == naiveProof(index, leaves[...]))
            #expect(MerkleProof.includes(leaf: leaves[index], index: index, size: size, proof: proof, root: root))
            let old = Int.random(in: 1...size, using: &generator)
            let oldRoot = naiveRoot(leaves[..<old])
            #expect(try tree.root(atSize: old) == oldRoot)
            let growth = try tree.consistencyProof(from: old)
            #expect(MerkleProof.isConsistent(from: old, oldRoot, to: size, root, proof: growth))
            #expect(!MerkleProof.isConsistent(from: old, oldRoot, to: size, MerkleHash.empty, proof: growth))
            #expect(!MerkleProof.isConsistent(from: old, oldRoot, to: size, root, proof: growth + [root]))
            for position in growth.indices {
                var other = growth
                other[position] = MerkleHash.empty
                #expect(!MerkleProof.isConsistent(from: old, oldRoot, to: size, root, proof: other))
            }
        }
    }

    @Test func `nodes are numbered as they are completed`() {
        // The first numbers of golang.org/x/mod/sumdb/tlog: leaf, leaf, node, leaf, leaf, node, node of nodes, …
        var next = 0
        for size in 1...600 {
            var position = size - 1
            var level = 0
            #expect(NodeAddress(level: 0, index: position).storedIndex == next)
            next += 1
            while position & 1 == 1 {
                position >>= 1
                level += 1
                #expect(NodeAddress(level: level, index: position).storedIndex == next)
                next += 1
            }
            #expect(NodeAddress.storedCount(size: size) == next)
        }
        #expect([3, 4].map { NodeAddress(level: 0, index: $0).storedIndex } == [4, 7])
    }

    @Test func `a node presented as a leaf is not in the tree`() throws {
        let leaves = ["a", "b", "c", "d"].map { MerkleHash.leaf(Array($0.utf8)) }
        let levels = levels(of: leaves)
        let root = try tree(4, levels).root()
        let inner = levels[1][0]
        #expect(!MerkleProof.includes(leaf: inner, index: 0, size: 4, proof: [levels[1][1]], root: root))
        let forged = MerkleHash.leaf([1] + leaves[0].bytes + leaves[1].bytes)
        #expect(forged != inner)
    }

    // MARK: - The slow twin

    private func naiveRoot(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        guard let first = leaves.first else { return MerkleHash.empty }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + split(leaves.count)
        return MerkleHash.node(naiveRoot(leaves[..<middle]), naiveRoot(leaves[middle...]))
    }

    private func naiveProof(_ index: Int, _ leaves: ArraySlice<ContentDigest>) -> [ContentDigest] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        return index < middle
            ? naiveProof(index, leaves[..<middle]) + [naiveRoot(leaves[middle...])]
            : naiveProof(index, leaves[middle...]) + [naiveRoot(leaves[..<middle])]
    }

    private func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    private func levels(of leaves: [ContentDigest]) -> [[ContentDigest]] {
        var levels = [leaves]
        while let last = levels.last, last.count > 1 {
            levels.append((0..<(last.count / 2)).map { MerkleHash.node(last[2 * $0], last[2 * $0 + 1]) })
        }
        return levels
    }

    private func tree(_ size: Int, _ levels: [[ContentDigest]]) -> MerkleTree {
        MerkleTree(size: size) { levels[$0.level][$0.index] }
    }
}
