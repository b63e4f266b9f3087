import COpenSSL
package import TideCore

/// A list of revoked certificates (CRL), as its issuer signed it.
///
/// *Source:* RFC 5280 section 5.
package struct RevocationList: Hashable, Sendable {
    /// The exact bytes.
    package let der: [UInt8]
    /// Who made it, as RFC 2253 text.
    package let issuer: String
    /// Of the issuer's name and distribution point: of one scope the newest list counts.
    package let scope: ContentDigest
    /// Big-endian, without leading zeros; `nil` where it has none.
    package let number: [UInt8]?
    package let thisUpdate: Instant
    /// When the next one is due at the latest; `nil` where it does not say.
    package let nextUpdate: Instant?
    private let isWhole: Bool

    /// Reads one list in DER.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for anything else.
    package init(_ der: [UInt8], file: String) throws(LedgerError) {
        var facts = tide_list_facts()
        // SAFETY: the buffer lives for the call and travels with its length; the facts are filled within it.
        guard unsafe tide_list_read(der, der.count, &facts) == 1,
            let issuer = Self.field(TIDE_LIST_ISSUER, of: der), let scope = Self.field(TIDE_LIST_SCOPE, of: der)
        else { throw .invalid(.notRevocationFile, file) }
        self.der = der
        self.issuer = String(decoding: issuer, as: UTF8.self)
        self.scope = ContentDigest(of: scope)
        let count = Int(facts.number_count)
        // SAFETY: the array is part of the value, and read within the call.
        let digits = unsafe withUnsafeBytes(of: facts.number) { unsafe Array($0.prefix(count)) }
        self.number = facts.number_count > 0 ? digits : nil
        self.thisUpdate = Instant(secondsSince1970: facts.this_update)
        self.nextUpdate = facts.has_next_update == 1 ? Instant(secondsSince1970: facts.next_update) : nil
        self.isWhole = facts.is_delta == 0 && facts.has_strong_digest == 1
    }

    /// Reads PEM blocks one after the other.
    ///
    /// - Throws: `.invalid` for anything else.
    package static func readAll(_ pem: [UInt8], file: String) throws(LedgerError) -> [RevocationList] {
        guard let blocks = PEMText.decodeAll(pem, label: label) else { throw .invalid(.notRevocationFile, file) }
        var lists: [RevocationList] = []
        for block in blocks { lists.append(try RevocationList(block, file: file)) }
        return lists
    }

    /// PEM blocks one after the other.
    package static func encode(_ lists: [RevocationList]) -> [UInt8] {
        lists.flatMap { PEMText.encode($0.der, label: label) }
    }

    /// Why it would not count at a moment for certificates with these issuers, in words; `nil` if it does.
    ///
    /// - Parameter issuers: certificates in PEM.
    package func flaw(under issuers: [UInt8], at moment: Instant) -> String? {
        guard isWhole else { return "it tells changes alone, or is signed with a weak digest" }
        guard thisUpdate <= moment else { return "it begins at \(thisUpdate)" }
        if let nextUpdate, nextUpdate < moment { return "it ended at \(nextUpdate)" }
        let der = PEMText.decodeAll(issuers, label: Certificate.label)?.flatMap(\.self) ?? []
        // SAFETY: the buffers live for the call and travel with their lengths.
        guard unsafe tide_list_is_signed(self.der, self.der.count, der, der.count) == 1 else {
            return "no issuer of its certificates signed the list of `\(issuer)`"
        }
        return nil
    }

    /// Whether it takes the place of another list of its scope: a higher number where both have one, and never an earlier
    /// time.
    package func isNewer(than other: RevocationList) -> Bool {
        guard let number, let before = other.number else {
            // A list without a number after one with a number could be any.
            return other.number == nil && thisUpdate > other.thisUpdate
                || number != nil && thisUpdate > other.thisUpdate
        }
        guard thisUpdate >= other.thisUpdate else { return false }
        return number.count != before.count ? number.count > before.count : before.lexicographicallyPrecedes(number)
    }

    /// Number and time, for messages.
    package var name: String { (number.map { "number \(Hex.encode($0)) of " } ?? "") + "\(thisUpdate)" }

    private static let label = "X509 CRL"

    private static func field(_ field: Int32, of der: [UInt8]) -> [UInt8]? {
        var output = [UInt8](repeating: 0, count: der.count * 4 + 64)
        let capacity = output.count
        // SAFETY: both buffers live for the call and travel with their lengths.
        let count = unsafe tide_list_field(der, der.count, field, &output, capacity)
        return count < 0 ? nil : Array(output.prefix(Int(count)))
    }
}
