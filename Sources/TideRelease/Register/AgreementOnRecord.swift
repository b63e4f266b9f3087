package import TideAgreement
package import TideCore
import TideLedger

/// A registered version as its signatories signed it: what is on record, whatever became of parties and documents since.
package struct AgreementOnRecord {
    package let registered: RegisteredAgreement
    /// The signed form, from the evidence: `{agreement, binds}`.
    package let form: JSONValue
    /// The policy set as it stood when the version was registered: making its signed form anew gives the same digest.
    package let policies: PolicySet
    package let agreement: Agreement
    /// Whose signatures it was registered with, as its entry says, sorted.
    package let signers: [OfficerName]
    /// That who signed was erased since; then ``signers`` is empty.
    package let erasure: LoggedErasure?
    /// The policy folder's files as they stood then, by path.
    private let files: [String: [UInt8]]

    /// - Throws: ``ReleaseError/invalid(_:)`` where the version is not registered; ``ReleaseError/failed(_:)`` where the
    ///   evidence does not give what was signed.
    package init(_ version: AgreementVersion, in office: some OfficeBooks) throws {
        guard
            let registered = try office.register.agreements()
                .first(where: { $0.id == version.id && $0.version == version.version })
        else { throw ReleaseError.invalid(.versionNotRegisteredHere, version.id.text, String(version.version)) }
        let files = try office.policyFiles(asOf: registered.entry)
        let policies = try PolicySet.read(files, folder: "registered")
        let form = try office.evidence.value(registered.signedForm)
        guard let agreement = policies.agreement(version.id, version: version.version),
            policies.signedForm(of: agreement) == form,
            ContentDigest(of: CanonicalJSON.encode(form)) == registered.identity
        else { throw ReleaseError.failed(.recordDiffers, version.id.text, String(version.version)) }
        self.registered = registered
        self.form = form
        self.policies = policies
        self.agreement = agreement
        self.files = files
        self.signers = try office.signers(ofEntry: registered.entry)
        self.erasure = try office.erasureOfSigners(ofEntry: registered.entry)
    }

    /// The file of the policy set that its document stands in, with the path that places in it name; as it was registered.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where no file holds it.
    package func source() throws -> (path: String, text: String) {
        let name = "agreement/\(agreement.id)"
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where PolicyPaths.holdsDocuments(path) {
            let documents = ParsedDocument.readAll(bytes, file: path).documents
            let holds = documents.contains { document in
                "\(document.root["kind"]?.text ?? "?")/\(document.root["id"]?.text ?? "?")" == name
                    && document.root["version"]?.text == String(agreement.version)
            }
            if holds { return ("registered/\(path)", String(decoding: bytes, as: UTF8.self)) }
        }
        throw ReleaseError.failed(.recordDiffers, agreement.id.text, String(agreement.version))
    }
}

extension OfficeBooks {
    /// The policy files in force right after an entry, by path.
    ///
    /// - Complexity: O(entries of parties and registrations before it): a file in force is the newest of its path.
    func policyFiles(asOf last: Int) throws -> [String: [UInt8]] {
        var paths: [String: ContentDigest] = [:]
        for stored in try store.entries(0..<(last + 1)) {
            let file = "entry \(stored.index)"
            let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
            guard statement.type == .party || statement.type == .agreement else { continue }
            for change in try changes(behind: ContentDigest(of: stored.body), index: stored.index) {
                switch change {
                case .parties(_, let files), .registration(_, let files): paths.merge(files) { $1 }
                default: break
                }
            }
        }
        return try paths.mapValues { try evidence.get($0) }
    }
}
