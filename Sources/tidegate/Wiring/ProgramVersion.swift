import FoundationEssentials
import TideCore

/// What this program is called in statements and by `--version`.
enum ProgramVersion {
    static let text = "0.1.0"

    /// SHA-256 of the running program's file, as statements name the build.
    static func build() throws(FileError) -> ContentDigest {
        ContentDigest(of: try DurableFile.read("/proc/self/exe"))
    }
}
