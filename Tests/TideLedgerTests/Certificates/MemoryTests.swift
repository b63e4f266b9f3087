import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// Each in a process of its own, since what a process holds is the sum of all that runs in it.
struct MemoryTests {
    @Test func `checking and signing leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            let payload: [UInt8] = [1, 2, 3]
            let certificate = try TestAuthority.certificate("officer")
            let key = try TestAuthority.key("officer")
            let chain = try TestAuthority.file("chain.pem")
            let list = try TestAuthority.file("mid.crl")
            func work(_ rounds: Int) throws {
                for _ in 0..<rounds {
                    let signature = try DetachedSignature.sign(
                        payload,
                        certificate: certificate,
                        key: key,
                        at: TestAuthority.now
                    )
                    for cms in [signature, changed(signature, at: 30), changed(signature, at: signature.count - 1)] {
                        _ = try DetachedSignature.verify(
                            cms,
                            over: payload,
                            pinned: certificate.der,
                            issuers: chain,
                            revocations: list,
                            at: TestAuthority.now
                        )
                    }
                }
            }
            try work(50)
            let before = try memory("VmRSS:")
            try work(400)
            // A certificate lost in each round would be more than this.
            try #require(try memory("VmRSS:") - before < 1024)
        }
    }

    @Test func `reading stamps leaves nothing behind`() async {
        await #expect(processExitsWith: .success) {
            let stamp = try StampAuthority.stamp(over: [1])
            let plain = try StampAuthority.stamp(over: [1], by: "plain")
            let weak = try StampAuthority.stamp(over: [1], algorithm: "sha1")
            func work(_ rounds: Int) throws {
                for _ in 0..<rounds {
                    _ = try TimeStamp(stamp, file: "r")
                    for bytes in [plain, weak, changed(stamp, at: 200), changed(stamp, at: stamp.count - 1)] {
                        try #require(codes { _ = try TimeStamp(bytes, file: "r") } != [])
                    }
                }
            }
            try work(50)
            let before = try memory("VmRSS:")
            try work(800)
            try #require(try memory("VmRSS:") - before < 1024)
        }
    }

    @Test func `sealing and opening leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            try TestAuthority.withFolder { root in
                try write(["bundle/x": [1, 2, 3]], to: root)
                let room = try TestAuthority.certificate("room")
                let key = try TestAuthority.key("room")
                let other = try TestAuthority.certificate("rsa")
                let folder = root.appending(path: "bundle").path
                let sealed = root.appending(path: "sealed").path
                let opened = root.appending(path: "opened").path
                func work(_ rounds: Int) throws {
                    for _ in 0..<rounds {
                        try SealedBundle.seal(folder: folder, to: sealed, certificate: room)
                        try SealedBundle.open(file: sealed, to: opened, certificate: room, key: key)
                        try DurableFile.remove(opened)
                        let refused = codes {
                            try SealedBundle.open(file: sealed, to: opened, certificate: other, key: key)
                        }
                        try #require(refused == ["TG0669"])
                    }
                }
                try work(30)
                let before = try memory("VmRSS:")
                try work(100)
                try #require(try memory("VmRSS:") - before < 1024)
            }
        }
    }

    @Test func `a large bundle is neither sealed nor opened in memory`() async {
        await #expect(processExitsWith: .success) {
            try TestAuthority.withFolder { root in
                try write(["bundle/small": [1]], to: root)
                try TestAuthority.require("truncate -s 128M bundle/large", in: root)
                let before = try memory("VmHWM:")
                let desk = try TestAuthority.certificate("desk")
                let sealed = root.appending(path: "sealed").path
                let opened = root.appending(path: "opened").path
                try SealedBundle.seal(folder: root.appending(path: "bundle").path, to: sealed, certificate: desk)
                try SealedBundle.open(
                    file: sealed,
                    to: opened,
                    certificate: desk,
                    key: try TestAuthority.key("desk")
                )
                try #require(try memory("VmHWM:") - before < 16 * 1024)
                try TestAuthority.require("cmp bundle/large opened/large", in: root)
            }
        }
    }
}

/// What this process holds (`VmRSS:`), or held at most (`VmHWM:`), in KiB.
private func memory(_ field: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}
