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
    /// How the requester wants to get at the data; a transfer where left open.
    package let access: AccessMode?
    /// Where the requester will process it; anywhere that its party document names where left open.
    package let zone: String?
    package let outputs: RequestedOutputs?
    /// The last day on which the requester wants to hold the data, inclusive.
    package let retain: CalendarDate?
    /// Canonical form of the document as written; its digest is what officers approve.
    package let canonical: JSONValue
    /// SHA-256 of ``canonical``.
    package let digest: ContentDigest
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
        access: AccessMode? = nil,
        zone: String? = nil,
        outputs: RequestedOutputs? = nil,
        retain: CalendarDate? = nil,
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
        self.access = access
        self.zone = zone
        self.outputs = outputs
        self.retain = retain
        self.canonical = canonical
        self.digest = ContentDigest(of: canonical)
        self.fields = fields
    }
}

/// Safeguards as a request states them, each of them optional.
package struct RequestedSafeguards: Hashable, Sendable {
    package let k: Int?
    /// What k counts.
    package let unit: CountedUnit?
    package let suppression: Share?
    /// A family that is not among them is left open.
    package let models: [SafeguardModel]
    package let preserve: [Dimension]?

    package init(
        k: Int? = nil,
        unit: CountedUnit? = nil,
        suppression: Share? = nil,
        models: [SafeguardModel] = [],
        preserve: [Dimension]? = nil
    ) {
        self.k = k
        self.unit = unit
        self.suppression = suppression
        self.models = models
        self.preserve = preserve
    }
}

/// What the requester wants to publish, and when at the earliest.
package struct RequestedOutputs: Hashable, Sendable {
    package let publish: Bool
    package let on: CalendarDate?

    package init(publish: Bool, on date: CalendarDate?) {
        self.publish = publish
        self.on = date
    }
}
