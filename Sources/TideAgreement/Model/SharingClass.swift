/// How pressing and how delicate a sharing is; it says which safeguards hold where a grant states none.
package enum SharingClass: String, Hashable, Sendable, CaseIterable {
    case urgent
    case sensitive
    /// For everybody: no grant tells more than a k-anonymous file.
    case `public`

    /// The k of a grant that states no k-anonymity, no record removed to reach it.
    package var defaultK: Int {
        switch self {
        case .urgent: 5
        case .sensitive, .public: 10
        }
    }
}
