package import TideCore

/// What a report is about: which data, asked by whom, under what.
///
/// Members that are `nil` are left out of the report, as for disclosure control without an agreement.
package struct ReportOccasion: Hashable, Sendable {
    package let datasetTitle: String
    package let dataset: String
    /// The request's identifier.
    package let request: String?
    package let agreement: AgreementReference?
    package let purpose: String?
    /// The recipient's name.
    package let recipient: String?
    package let at: Instant

    package init(
        datasetTitle: String,
        dataset: String,
        request: String?,
        agreement: AgreementReference?,
        purpose: String?,
        recipient: String?,
        at: Instant
    ) {
        self.datasetTitle = datasetTitle
        self.dataset = dataset
        self.request = request
        self.agreement = agreement
        self.purpose = purpose
        self.recipient = recipient
        self.at = at
    }

    /// An agreement as a report names it.
    package struct AgreementReference: Hashable, Sendable {
        package let id: String
        package let version: Int

        package init(id: String, version: Int) {
            self.id = id
            self.version = version
        }
    }
}
