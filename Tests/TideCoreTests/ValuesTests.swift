import Foundation
import Testing
import TideCore
import TideTestSupport

@Suite struct ValuesTests {
    @Test(arguments: ["", "A", "-a", "a b", "a/b", "é", String(repeating: "a", count: 65)])
    func `what is no identifier is not read`(text: String) {
        #expect(Identifier(text) == nil)
    }

    @Test func `an officer is written with one slash`() {
        #expect(OfficerName("xa.nso/dpo")?.fileName == "xa.nso--dpo")
        for text in ["xa.nso", "xa.nso/", "/dpo", "a/b/c"] { #expect(OfficerName(text) == nil) }
    }

    @Test func `base64 is read in its one canonical spelling`() {
        #expect(Base64.decode("AAE=") == [0, 1])
        for text in ["AAE", "AAF=", "AAE=\n", " AAE=", "AA-="] { #expect(Base64.decode(text) == nil, "\(text)") }
        #expect(Base64URL.encode([251, 255]) == "-_8")
        #expect(Base64URL.decode("-_8") == [251, 255])
        for text in ["-_8=", "+/8", "-_9"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
    }

    @Test func `hexadecimal is lower case and whole bytes`() {
        #expect(Hex.decode("00ff") == [0, 255])
        for text in ["0", "0F", "0g"] { #expect(Hex.decode(text) == nil) }
    }

    @Test func `SHA-256 of abc is that of FIPS 180-4`() {
        #expect(ContentDigest(of: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a redacted value shows nothing of itself`() {
        let secret = Redacted("passphrase")
        #expect("\(secret) \(String(reflecting: secret))" == "<REDACTED> <REDACTED>")
        var dump = ""
        Swift.dump(secret, to: &dump)
        #expect(!dump.contains("passphrase"))
    }

    @Test func `a lock is held by one and freed with its holder`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "lock").path
            var first = try FileLock(path)
            #expect(first != nil)
            #expect(try FileLock(path) == nil)
            first = nil
            #expect(try FileLock(path) != nil)
        }
    }

    @Test func `a folder is listed with its empty folders, and links are neither followed nor files`() throws {
        try withTemporaryFolder { folder in
            let root = folder.path
            try DurableFile.createFolder("\(root)/b/empty")
            for name in ["b/z", "a", "b/y"] { try DurableFile.write("\(root)/\(name)", []) }
            for (name, target) in [("to-file", "a"), ("b/to-folder", "empty"), ("to-nothing", "x"), ("loop", ".")] {
                try FileManager.default.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: target)
            }
            let listing = try FolderFiles.list(root)
            #expect(listing.files == ["a", "b/y", "b/z"])
            #expect(listing.folders == ["b", "b/empty"])
            #expect(listing.others == ["b/to-folder", "loop", "to-file", "to-nothing"])
            #expect(try FolderFiles.paths(in: root) == (listing.files + listing.others).sorted())
        }
    }

    @Test func `a replaced file is whole, and errors name action and path`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "file").path
            try DurableFile.replace(path, with: [1, 2, 3])
            try DurableFile.replace(path, with: [4])
            #expect(try DurableFile.read(path) == [4])
            #expect(try DurableFile.names(in: folder.path) == ["file"])
            #expect(throws: FileError(action: "read", path: path + "x", reason: "No such file or directory")) {
                try DurableFile.read(path + "x")
            }
            #expect(throws: FileError(action: "write", path: path + "/y", reason: "Not a directory")) {
                try DurableFile.write(path + "/y", [])
            }
        }
    }
}
