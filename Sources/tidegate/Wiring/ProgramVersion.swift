import FoundationEssentials
import TideCore
import TideLedger

/// What this program is called in statements and by `--version`.
enum ProgramVersion {
    static let text = "0.1.0"

    /// The running program, as statements name it: the build by SHA-256 of its file.
    ///
    /// - Complexity: reads the whole program.
    static func identity() throws(FileError) -> EngineIdentity {
        EngineIdentity(version: text, build: ContentDigest(of: try DurableFile.read("/proc/self/exe")))
    }
}
