import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct SealedBundleTests {
    private static let bundle: [String: [UInt8]] = [
        "README.txt": Array("read me\n".utf8), "data/migrants.csv": Array("sex,age\nf,30\n".utf8),
        "release-manifest.json": (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) },
    ]

    /// A folder with the authority's files and a bundle, sealed to a certificate as `sealed`.
    private func withSealed(_ name: String, _ body: (URL) throws -> Void) throws {
        try TestAuthority.withFolder { root in
            try write(Self.bundle, to: root.appending(path: "bundle"))
            try SealedBundle.seal(
                folder: root.appending(path: "bundle").path,
                to: root.appending(path: "sealed").path,
                certificate: try TestAuthority.certificate(name)
            )
            try body(root)
        }
    }

    private func open(_ root: URL, _ file: String = "sealed", by name: String, key: String? = nil) throws {
        try SealedBundle.open(
            file: root.appending(path: file).path,
            to: root.appending(path: "opened").path,
            certificate: try TestAuthority.certificate(name),
            key: try TestAuthority.key(key ?? name)
        )
    }

    /// The message's code and arguments other than the file's path; nothing is left behind.
    private func refusal(_ root: URL, _ file: String = "sealed", by name: String, key: String? = nil) throws -> [String]
    {
        do {
            try open(root, file, by: name, key: key)
            return []
        } catch let error as LedgerError {
            #expect(!DurableFile.exists(root.appending(path: "opened").path))
            #expect(!DurableFile.exists(root.appending(path: "opened.tmp").path))
            let arguments = error.diagnostics[0].arguments.filter { !$0.contains("/\(file)") }
            return ["\(error.kind)", error.diagnostics[0].code.rawValue] + arguments
        }
    }

    /// What stands after `-recip` in openssl's own sealing.
    private static func options(_ name: String) -> String {
        name == "room"
            ? "-recip room.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
            : "-recip desk.pem -keyopt ecdh_kdf_md:sha256"
    }

    // MARK: - Round trips

    @Test(arguments: ["room", "desk"]) func `what is sealed opens with the certificate's key`(name: String) throws {
        try withSealed(name) { root in
            try open(root, by: name)
            let opened = root.appending(path: "opened").path
            #expect(try FolderFiles.read(opened) == Self.bundle)
            #expect(!DurableFile.exists(root.appending(path: "sealed.tmp").path))
            let file =
                try FileManager.default.attributesOfItem(atPath: "\(opened)/README.txt")[.posixPermissions] as? Int
            #expect(file == 0o600)
            let mode = try FileManager.default.attributesOfItem(atPath: opened)[.posixPermissions] as? Int
            #expect(mode == 0o700, "its owner alone enters")
            let sealed = try DurableFile.read(root.appending(path: "sealed").path)
            let text = String(decoding: sealed, as: UTF8.self)
            #expect(!text.contains("migrants.csv") && !text.contains("read me"))
        }
    }

    @Test(arguments: ["room", "desk"]) func `openssl and tar open what we seal`(name: String) throws {
        try withSealed(name) { root in
            let ran = try TestAuthority.shell(
                """
                mkdir out; openssl cms -decrypt -binary -inform DER -in sealed -recip \(name).pem -inkey \(name).key \
                | tar --extract --directory out; openssl cms -cmsout -print -inform DER -in sealed
                """,
                in: root
            )
            #expect(ran.status == 0, "\(ran.output)")
            #expect(try FolderFiles.read(root.appending(path: "out").path) == Self.bundle)
            #expect(ran.output.contains("aes-256-gcm (2.16.840.1.101.3.4.1.46)"))
            #expect(ran.output.contains(name == "room" ? "rsaesOaep" : "dhSinglePass-stdDH-sha256kdf-scheme"))
        }
    }

    @Test(arguments: ["room", "desk"], ["", "-stream", "-keyid"])
    func `we open what tar and openssl seal`(name: String, option: String) throws {
        // A key identifier needs the extension, which these certificates do not have.
        let option = option == "-keyid" ? "-stream -indef" : option
        try TestAuthority.withFolder { root in
            try write(Self.bundle, to: root.appending(path: "bundle"))
            let ran = try TestAuthority.shell(
                """
                cd bundle; tar --create --format=ustar * > ../a.tar; cd ..; openssl cms -encrypt -binary -aes-256-gcm \
                \(option) -in a.tar -outform DER -out sealed \(Self.options(name))
                """,
                in: root
            )
            #expect(ran.status == 0, "\(ran.output)")
            try open(root, by: name)
            #expect(try FolderFiles.read(root.appending(path: "opened").path) == Self.bundle)
        }
    }

    @Test func `one of several recipients opens`() throws {
        try TestAuthority.withFolder { root in
            try write(["bundle/x": [1]], to: root)
            let ran = try TestAuthority.shell(
                """
                tar --create --format=ustar -C bundle x > a.tar
                openssl cms -encrypt -binary -aes-256-gcm -in a.tar -outform DER -out sealed \
                \(Self.options("desk")) \(Self.options("room"))
                """,
                in: root
            )
            #expect(ran.status == 0, "\(ran.output)")
            #expect(try refusal(root, by: "rsa") == ["refused", "TG0682", "CN=rsa,O=Ministry,C=XA"])
            for name in ["room", "desk"] {
                try open(root, by: name)
                try DurableFile.remove(root.appending(path: "opened").path)
            }
        }
    }

    // MARK: - What does not open

    @Test(arguments: ["room", "desk"]) func `another's certificate or key does not open`(name: String) throws {
        try withSealed(name) { root in
            let other = name == "room" ? "rsa" : "other"
            let found = try refusal(root, by: other)
            #expect(found == ["refused", "TG0682", "CN=\(other),O=Ministry,C=XA"])
            #expect(try refusal(root, by: name, key: other) == ["invalid", "TG0669", "CN=\(name),O=Ministry,C=XA"])
            #expect(try refusal(root, "none", by: name).prefix(2) == ["failed", "TG0650"])
            #expect(try refusal(root, "bundle", by: name).prefix(2) == ["failed", "TG0650"])
        }
    }

    @Test(arguments: ["room", "desk"]) func `a changed message is refused and leaves nothing`(name: String) throws {
        try withSealed(name) { root in
            let sealed = try DurableFile.read(root.appending(path: "sealed").path)
            let head = 0..<min(700, sealed.count)
            let tail = (sealed.count - 40)..<sealed.count
            // An RSA key is slow: every third byte of the beginning is enough for it.
            let places =
                (name == "room" ? head.filter { $0 % 3 == 0 || $0 < 130 } : Array(head)) + Array(tail)
                + Array(stride(from: 700, to: sealed.count - 40, by: 9001))
            var passed: [Int] = []
            for position in places {
                try write(["mangled": changed(sealed, at: position, by: 1 << UInt8(position % 8))], to: root)
                let found = try refusal(root, "mangled", by: name)
                #expect(found.isEmpty || found.first == "refused", "byte \(position): \(found)")
                guard found.isEmpty else { continue }
                // The recipient's version number and its like are outside what GCM authenticates.
                let opened = root.appending(path: "opened").path
                #expect(try FolderFiles.read(opened) == Self.bundle, "byte \(position)")
                try DurableFile.remove(opened)
                passed.append(position)
            }
            #expect(passed.count <= 24 && passed.allSatisfy(head.contains), "\(passed)")
            for bytes in [
                [], Array(sealed.prefix(1)), Array(sealed.dropLast()), sealed + [0],
                Array(sealed.prefix(sealed.count / 2)),
            ] {
                try write(["mangled": bytes], to: root)
                #expect(try refusal(root, "mangled", by: name).prefix(2) == ["refused", "TG0681"])
            }
        }
    }

    @Test func `content without a tag, and weak wrapping, are refused`() throws {
        try TestAuthority.withFolder { root in
            for (options, expected) in [
                ("-aes-256-cbc \(Self.options("room"))", ["TG0681", "its content is not authenticated"]),
                ("-aes-128-gcm \(Self.options("room"))", ["TG0681", Self.otherCipher]),
                ("-aes-256-gcm -recip room.pem", ["TG0683", "CN=room,O=Ministry,C=XA"]),
            ] {
                let line = "openssl cms -encrypt -binary \(options) -in payload -outform DER -out sealed"
                try TestAuthority.require(line, in: root)
                #expect(try refusal(root, by: "room") == ["refused"] + expected)
            }
            let line = """
                openssl cms -encrypt -binary -aes-256-gcm -in payload -outform DER -out sealed \(Self.options("room"))
                openssl cms -sign -binary -in payload -signer rsa.pem -inkey rsa.key -outform DER -out signed
                """
            try TestAuthority.require(line, in: root)
            #expect(try refusal(root, by: "room") == ["refused", "TG0685", "it is cut short"])
            #expect(try refusal(root, "signed", by: "room") == ["refused", "TG0681", "it is another kind of message"])
            #expect(try refusal(root, "room.pem", by: "room") == ["refused", "TG0681", "its layout"])
        }
    }

    private static let otherCipher = "its cipher is not AES-256-GCM with a nonce of 12 bytes and a tag of 16"

    @Test func `a sealed archive that leaves its folder is refused whole`() throws {
        try TestAuthority.withFolder { root in
            let line = """
                echo x > x; tar --create --format=ustar -P --transform 's,x,../x,' x > a.tar
                openssl cms -encrypt -binary -aes-256-gcm -in a.tar -outform DER -out sealed \(Self.options("desk"))
                """
            try TestAuthority.require(line, in: root)
            let reason = "a name leaves the folder or has an unreadable character"
            #expect(try refusal(root, by: "desk") == ["refused", "TG0685", reason])
        }
    }

    @Test func `nothing is written over, and nothing half`() throws {
        try withSealed("desk") { root in
            try open(root, by: "desk")
            #expect(codes { try open(root, by: "desk") } == ["TG0650"], "there is a folder of the name")
            try DurableFile.remove(root.appending(path: "opened").path)
            try SealedBundle.open(
                file: root.appending(path: "sealed").path,
                to: root.appending(path: "opened").path + "//",
                certificate: try TestAuthority.certificate("desk"),
                key: try TestAuthority.key("desk")
            )
            try DurableFile.remove(root.appending(path: "opened").path)
            try write(["opened.tmp/x": [1]], to: root)
            #expect(codes { try open(root, by: "desk") } == ["TG0650"])
            #expect(try DurableFile.read(root.appending(path: "opened.tmp/x").path) == [1])
            let sealed = try DurableFile.read(root.appending(path: "sealed").path)
            let bundle = root.appending(path: "bundle").path
            try FileManager.default.createSymbolicLink(atPath: "\(bundle)/z", withDestinationPath: "README.txt")
            let desk = try TestAuthority.certificate("desk")
            let file = root.appending(path: "sealed").path
            #expect(codes { try SealedBundle.seal(folder: bundle, to: file, certificate: desk) } == ["TG0686"])
            #expect(try DurableFile.read(file) == sealed)
            #expect(!DurableFile.exists(file + ".tmp"))
        }
    }

    @Test(arguments: ["officer", "rsa", "edwards"]) func `only a certificate meant for it is sealed to`(
        name: String
    ) throws {
        try withTemporaryFolder { folder in
            try write(["bundle/x": [1]], to: folder)
            let file = folder.appending(path: "sealed").path
            let certificate = try TestAuthority.certificate(name)
            let bundle = folder.appending(path: "bundle").path
            #expect(codes { try SealedBundle.seal(folder: bundle, to: file, certificate: certificate) } == ["TG0664"])
            #expect(!DurableFile.exists(file))
        }
    }
}
