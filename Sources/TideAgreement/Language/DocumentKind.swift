/// What a document declares, as its `kind` says.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case party
    case purposes
    case dataset
    case hierarchy
    case codelist
    case agreement
    case firewall
    case request
    case cases
    case spec
}
