package import TideCore

/// One demand for a release: a document of kind `request`.
package struct Request: Hashable, Sendable {
    package let id: Identifier
    package let requester: Identifier
    /// The officer of the requester who asks, where the request names one.
    package let officer: OfficerName?
    package let holder: Identifier
    package let dataset: Identifier
    package let purpose: Identifier
    /// In the order asked for, without repeats.
    package let columns: [String]
    package let form: Form?
    package let reference: ReferencePeriod?
    /// What is left open takes the agreement's.
    package let safeguards: RequestedSafeguards
    /// The pseudonymisation asked for, by column; the agreement's where it is left open.
    package let pseudonymise: [String: Pseudonymisation]
    /// Canonical form of the document as written; its digest is what officers approve.
    package let canonical: JSONValue
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        requester: Identifier,
        officer: OfficerName?,
        holder: Identifier,
        dataset: Identifier,
        purpose: Identifier,
        columns: [String],
        form: Form?,
        reference: ReferencePeriod?,
        safeguards: RequestedSafeguards,
        pseudonymise: [String: Pseudonymisation],
        canonical: JSONValue,
        fields: FieldPlaces
    ) {
        self.id = id
        self.requester = requester
        self.officer = officer
        self.holder = holder
        self.dataset = dataset
        self.purpose = purpose
        self.columns = columns
        self.form = form
        self.reference = reference
        self.safeguards = safeguards
        self.pseudonymise = pseudonymise
        self.canonical = canonical
        self.fields = fields
    }

    /// SHA-256 of ``canonical``.
    package var digest: ContentDigest { ContentDigest(of: canonical) }
}

/// Safeguards as a request states them, each of them optional.
package struct RequestedSafeguards: Hashable, Sendable {
    package let k: Int?
    package let suppression: Share?
    package let preserve: [Dimension]?

    package init(k: Int?, suppression: Share?, preserve: [Dimension]?) {
        self.k = k
        self.suppression = suppression
        self.preserve = preserve
    }
}
