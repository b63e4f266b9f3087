import Foundation
import Testing
import TideTestSupport

/// The policy sets of the repository, by the built program.
@Suite struct PolicySetTests {
    @Test(arguments: ["clauses", "crosswalks", "migration-network", "missing-migrants"])
    func `every case of a policy set comes out as it says`(set: String) throws {
        // Keys are not in the repository; the set that has some is tested where it gets them.
        let folder = repositoryRoot.appending(path: "policies/\(set)").path
        let run = try BuiltProgram().run(["test", folder])
        #expect(run.status == 0, "\(run.output.suffix(2000))\(run.messages.suffix(2000))")
    }
}
