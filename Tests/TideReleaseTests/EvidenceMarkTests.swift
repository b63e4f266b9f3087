import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct EvidenceMarkTests {
    private let master = Redacted([UInt8](repeating: 7, count: 32))

    private func head(_ size: Int) -> Checkpoint {
        Checkpoint(origin: "o.example/log", size: size, root: ContentDigest(of: "root \(size)"))
    }

    private func codes(_ work: () throws -> Void) -> [String] {
        do {
            try work()
            return []
        } catch {
            return (error as? any DiagnosedError)?.diagnostics.map(\.code.rawValue) ?? ["\(error)"]
        }
    }

    @Test func `what is raised is there for whoever opens the workspace next, before it is settled and after`() throws {
        try withTemporaryFolder { folder in
            let evidence = EvidenceStore(folder: folder.path, master: master)
            #expect(try evidence.mark.newest() == nil)
            try evidence.mark.settle()
            for size in 1...20 {
                try evidence.mark.raise(to: head(size))
                // Another process reads the file, and has not seen what this one knows.
                #expect(try EvidenceStore(folder: folder.path, master: master).mark.newest() == head(size))
                try evidence.mark.raise(to: head(size - 1))
                #expect(try evidence.mark.newest() == head(size))
            }
            try evidence.mark.settle()
            #expect(try DurableFile.read(evidence.mark.path).count == 1024)
            #expect(try EvidenceStore(folder: folder.path, master: master).mark.content()?.head == head(20))
        }
    }

    @Test func `the line before the newest is left as it is, so that one is whole whatever is lost`() throws {
        try withTemporaryFolder { folder in
            let evidence = EvidenceStore(folder: folder.path, master: master)
            for size in 1...9 {
                let before = try evidence.mark.newest()
                try evidence.mark.raise(to: head(size))
                guard let before else { continue }
                let bytes = try DurableFile.read(evidence.mark.path)
                let lines = [Array(bytes.prefix(512)), Array(bytes.suffix(512))]
                // Each line alone, as where the other was never written over: it says the newest, or the one before.
                let said = try lines.map { line -> Int? in
                    try withTemporaryFolder { other in
                        let copy = EvidenceStore(folder: other.path, master: master)
                        try DurableFile.write(copy.mark.path, line + line)
                        return try copy.mark.newest()?.size
                    }
                }
                #expect(Set(said) == [before.size, size])
            }
        }
    }

    @Test func `two owners of one workspace's evidence see each other's marks, and the journal's`() throws {
        try withTemporaryFolder { folder in
            var generator = SeededGenerator(seed: 1)
            let first = EvidenceStore(folder: folder.path, master: master)
            let second = EvidenceStore(folder: folder.path, master: master)
            try first.mark.raise(to: head(1))
            try second.mark.raise(to: head(2))
            #expect(try first.note("a change", after: 2, using: &generator) == 1)
            try second.mark.raise(to: head(3))
            #expect(try second.note("another", after: 3, using: &generator) == 2)
            try first.mark.raise(to: head(4))
            let content = try second.mark.content()
            #expect(content?.head == head(4) && content?.journal == 2)
        }
    }

    @Test func `a file that somebody changed meanwhile is read again, and what is not the workspace's refused`() throws
    {
        try withTemporaryFolder { folder in
            let mark = EvidenceStore(folder: folder.path, master: master).mark
            try mark.raise(to: head(1))
            let older = try DurableFile.read(mark.path)
            for size in 2...3 { try mark.raise(to: head(size)) }
            let newest = try DurableFile.read(mark.path)
            for place in stride(from: 0, to: newest.count, by: 31) {
                var changed = newest
                changed[place] ^= 1
                try DurableFile.write(mark.path, changed)
                // A bit of the spaces behind a line may stand for nothing; the code is over all the others.
                let found = codes { _ = try mark.newest() }
                #expect(found == ["TG0855"] || changed[place] ^ 1 == UInt8(ascii: " "), "\(place)")
                if found == ["TG0855"] { #expect(codes { try mark.raise(to: head(9)) } == ["TG0855"]) }
            }
            // Of the same key, from before: it is what the file says, not what this process remembers.
            try DurableFile.write(mark.path, older)
            #expect(try mark.newest() == head(1))
            try DurableFile.write(mark.path, newest)
            #expect(try mark.newest() == head(3))
            let stranger = EvidenceStore(folder: folder.path, master: Redacted([UInt8](repeating: 8, count: 32)))
            #expect(codes { _ = try stranger.mark.newest() } == ["TG0855"])
        }
    }
}
