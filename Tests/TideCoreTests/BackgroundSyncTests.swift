import Foundation
import Testing
import TideCore
import TideTestSupport

@Suite struct BackgroundSyncTests {
    @Test func `what is synced in the background is waited for, and a file that is gone is an error`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "mark").path
            try DurableFile.write(path, [UInt8](repeating: 1, count: 1024))
            let sync = BackgroundSync(path)
            // Nobody started one: it is done here.
            try sync.finish()
            for number in 0..<50 {
                try DurableFile.overwrite(path, [UInt8](repeating: UInt8(number), count: 512), at: number % 2 * 512)
                sync.start()
                try sync.finish()
                try sync.finish()
            }
            #expect(try DurableFile.read(path) == Array(repeating: 48, count: 512) + Array(repeating: 49, count: 512))
            try DurableFile.remove(path)
            // What was synced before is; what is started on a file that is gone fails where it is waited for.
            try sync.finish()
            sync.start()
            #expect(throws: FileError.self) { try sync.finish() }
            #expect(throws: FileError.self) { try sync.finish() }
            #expect(throws: FileError.self) { try DurableFile.overwrite(path, [1], at: 0) }
        }
    }
}
