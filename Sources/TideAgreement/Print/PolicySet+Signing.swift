package import TideCore

extension PolicySet {
    /// The digest of everything that an agreement depends on, by name.
    ///
    /// Names are `purposes/<id>`, `dataset/<id>`, `hierarchy/<id>`, `party/<id>`, `file/<path>`.
    package func binds(of agreement: Agreement) -> [String: ContentDigest] { [:] }

    /// What officers sign, and the agreement's identity: `{agreement, binds}`.
    package func signedForm(of agreement: Agreement) -> JSONValue { .null }

    /// An agreement as written, in canonical form.
    package func canonical(of agreement: Agreement) -> JSONValue { .null }
}

extension Agreement {
    /// The agreement in plain words, as one page that needs nothing beside it.
    package func plainWordsHTML(in policies: PolicySet, signedBy: [OfficerName], digest: ContentDigest) -> String {
        ""
    }
}
