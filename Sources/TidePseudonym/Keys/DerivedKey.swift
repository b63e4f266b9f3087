package import Crypto
package import TideCore

/// Keys that come from the master key, each bound to what it is for.
package enum DerivedKey {
    /// Bytes by HKDF-SHA256 with an empty salt, 32 unless told.
    ///
    /// *Source:* RFC 5869.
    package static func derive(
        from master: Redacted<[UInt8]>,
        info: [UInt8],
        count: Int = 32
    ) -> Redacted<SymmetricKey> {
        Redacted(
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: master.exposed),
                salt: [UInt8](),
                info: info,
                outputByteCount: count
            )
        )
    }

    /// The same with canonical JSON as info, so that no two lists of names run together.
    ///
    /// *Source:* RFC 8785 for the info.
    package static func derive(
        from master: Redacted<[UInt8]>,
        info: JSONValue,
        count: Int = 32
    ) -> Redacted<SymmetricKey> {
        derive(from: master, info: CanonicalJSON.encode(info), count: count)
    }
}
