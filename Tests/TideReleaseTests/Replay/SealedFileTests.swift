import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct SealedFileTests {
    @Test(arguments: [0, 1, 4 << 20, 4 << 20 + 1, 9 << 20])
    func `a file of any size comes back piece by piece, and is known by its digest`(_ size: Int) throws {
        try withTemporaryFolder { folder in
            var generator = SeededGenerator(seed: 81)
            let bytes = [UInt8].random(size, using: &generator)
            let path = folder.appending(path: "file").path
            try DurableFile.write(path, bytes)
            let master = Redacted([UInt8](repeating: 5, count: 32))
            let evidence = EvidenceStore(folder: folder.appending(path: "evidence").path, master: master)
            let address = try SealedFile.put(path, in: evidence, using: &generator)
            let file = try SealedFile(at: address, in: evidence)
            #expect(file.digest == ContentDigest(of: bytes) && file.size == size)
            #expect(file.addresses.count == (size + 4 << 20 - 1) / (4 << 20) || size == 0)
            var again: [UInt8] = []
            try file.read(from: evidence) { piece in
                #expect(piece.count <= 4 << 20)
                again += piece
            }
            #expect(again == bytes)
            // The same file again is stored once.
            #expect(try SealedFile.put(path, in: evidence, using: &generator) == address)
            guard let last = file.addresses.last else { return }
            try evidence.remove(last, at: Instant(secondsSince1970: 0), using: &generator)
            #expect(codes { try file.read(from: evidence) { _ in } } == ["TG0712"])
        }
    }
}
