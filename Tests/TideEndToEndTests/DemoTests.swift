import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// The main job on real data, run by its own script.
@Suite struct DemoTests {
    @Test(arguments: ["02-census", "03-composition", "05-tracing-agreement", "06-tax-gateway"])
    func `an example's own script finds what it expects`(example: String) throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.environment["TIDEGATE"] = BuiltProgram.executable.path
            let script = repositoryRoot.appending(path: "examples/\(example)/run.sh").path
            let run = try program.launch(URL(filePath: "/bin/bash"), [script, folder.appending(path: "out").path])
            #expect(run.status == 0, "\(run.output)\(run.messages)")
        }
    }

    @Test func `the main job runs as the README says, and a changed byte anywhere in its bundle or log is found`()
        throws
    {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.environment["TIDEGATE"] = BuiltProgram.executable.path
            let script = repositoryRoot.appending(path: "examples/01-missing-migrants/run.sh").path
            let output = folder.appending(path: "demo").path
            for _ in 0..<2 {
                let run = try program.launch(URL(filePath: "/bin/bash"), [script, output])
                #expect(run.status == 0, "\(run.output.suffix(2000))\(run.messages.suffix(2000))")
            }
            let names = try DurableFile.names(in: "\(output)/bundle")
            #expect(names.count == 1)
            let files = try FolderFiles.read("\(output)/bundle/\(#require(names.first))")
            let trust = try TrustFolder.read("\(output)/trust")
            #expect(BundleVerifier(trust: trust).verify(files).value != nil)
            var generator = SeededGenerator(seed: 2026)
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
                for _ in 0..<24 {
                    let position = Int.random(in: 0..<bytes.count, using: &generator)
                    var changed = files
                    changed[name]?[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                    #expect(BundleVerifier(trust: trust).verify(changed).value == nil, "\(name) at \(position)")
                }
            }
            let log = try FolderFiles.read("\(output)/log")
            #expect(AuditedLog.verify(files: log, trust: trust).value != nil)
            for (name, bytes) in log.sorted(by: { $0.key < $1.key }) {
                for _ in 0..<24 {
                    let position = Int.random(in: 0..<bytes.count, using: &generator)
                    var changed = log
                    changed[name]?[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                    #expect(AuditedLog.verify(files: changed, trust: trust).value == nil, "\(name) at \(position)")
                }
            }
        }
    }
}
