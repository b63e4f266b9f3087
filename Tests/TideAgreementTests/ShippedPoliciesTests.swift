import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What the repository ships is valid as it stands.
struct ShippedPoliciesTests {
    private static let folders: [String] = {
        let folder = repositoryRoot.appending(path: "policies").path(percentEncoded: false)
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
            !$0.contains(".")
        }
    }()

    private func files(in folder: URL) throws -> [String: [UInt8]] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        var files: [String: [UInt8]] = [:]
        for path in paths {
            let file = folder.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else { continue }
            files[path] = Array(try Data(contentsOf: file))
        }
        return files
    }

    @Test func `there are policy sets to read`() { #expect(!Self.folders.isEmpty) }

    @Test(arguments: folders)
    func `a shipped policy set reads, and every agreement of it has a page`(folder: String) throws {
        let files = try files(in: repositoryRoot.appending(path: "policies/\(folder)"))
        do throws(AgreementError) {
            let set = try PolicySet.read(files, folder: folder)
            #expect(!set.agreements.isEmpty)
            for agreement in set.agreements {
                let page = agreement.plainWordsHTML(in: set, signedBy: [], digest: ContentDigest(of: ""))
                #expect(page.contains("</html>"))
            }
        } catch {
            Issue.record("\(error.diagnostics.map(\.rendered).joined(separator: "\n"))")
        }
    }
}
