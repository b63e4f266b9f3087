package import TideCore
package import TideLedger

/// What an officer signs to certify that a release was destroyed: which one, to the byte, when and how.
///
///     {"agreement":{"digest":…,"id":…,"version":…},"destroyed":"2029-06-12","manifest":…,"method":…,"release":…,
///      "statement":…,"version":"tidegate/destruction/v1"}
///
/// Canonical JSON inside a DSSE envelope of the type `application/vnd.tidegate.destruction+json`. Whoever holds the bundle
/// can make one: everything that it names stands there.
package struct DestructionCertificate: Hashable, Sendable {
    package let release: ReleaseIdentifier
    package let agreement: AgreementReference
    /// SHA-256 of the release's manifest.
    package let manifest: ContentDigest
    /// The day on which the last copy was gone.
    package let destroyed: CalendarDate
    /// How, as the officer calls it.
    package let method: String
    /// What the officer declares beside it.
    package let statement: String

    package init(
        release: ReleaseIdentifier,
        agreement: AgreementReference,
        manifest: ContentDigest,
        destroyed: CalendarDate,
        method: String,
        statement: String
    ) {
        self.release = release
        self.agreement = agreement
        self.manifest = manifest
        self.destroyed = destroyed
        self.method = method
        self.statement = statement
    }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload),
            let release = value["release"]?.text.flatMap({ ReleaseIdentifier($0) }),
            let agreement = value["agreement"].flatMap(AgreementReference.init),
            let manifest = value["manifest"]?.text.flatMap(ContentDigest.init(hex:)),
            let destroyed = value["destroyed"]?.text.flatMap({ CalendarDate($0) }),
            let method = value["method"]?.text, let statement = value["statement"]?.text
        else { return nil }
        self.init(
            release: release,
            agreement: agreement,
            manifest: manifest,
            destroyed: destroyed,
            method: method,
            statement: statement
        )
        guard encoded == payload else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] { CanonicalJSON.encode(json) }

    /// The payload, before canonical encoding.
    package var json: JSONValue {
        [
            "agreement": agreement.json, "destroyed": .string("\(destroyed)"), "manifest": .string(manifest.hex),
            "method": .string(method), "release": .string(release.text), "statement": .string(statement),
            "version": "tidegate/destruction/v1",
        ]
    }

    /// What a certificate declares if the officer says nothing else.
    package static let standardStatement = "Every copy of this release that we held or handed on has been destroyed."
}

extension DestructionCertificate {
    /// A certificate for the release in a bundle's folder: nothing else is needed, and nothing of it is verified here.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where the folder holds no bundle that names its release and agreement.
    package init(
        bundle folder: String,
        release: ReleaseIdentifier,
        destroyed: CalendarDate,
        method: String,
        statement: String
    ) throws {
        guard DurableFile.exists("\(folder)/\(BundleFile.manifest)"),
            DurableFile.exists("\(folder)/\(BundleFile.disclosures)")
        else { throw ReleaseError.invalid(.notABundle, folder, BundleFile.manifest) }
        let disclosures = try Disclosure.decodeList(
            DurableFile.read("\(folder)/\(BundleFile.disclosures)"),
            file: "\(folder)/\(BundleFile.disclosures)"
        )
        func disclosed(_ name: String) -> JSONValue? { disclosures.first { $0.name == name }?.value }
        guard let agreement = disclosed("agreement").flatMap(AgreementReference.init),
            disclosed("release")?.text == release.text
        else { throw ReleaseError.invalid(.bundleOfAnotherRelease, folder, release.text) }
        let manifest = try DurableFile.read("\(folder)/\(BundleFile.manifest)")
        self.init(
            release: release,
            agreement: agreement,
            manifest: ContentDigest(of: manifest),
            destroyed: destroyed,
            method: method,
            statement: statement
        )
    }
}

extension DestructionCertificate {
    /// When the release in a bundle's folder left, as its signed statement says; nothing of it is verified here.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where the folder holds no such statement.
    package static func released(inBundle folder: String) throws -> Instant {
        let file = "\(folder)/\(BundleFile.statement)"
        guard DurableFile.exists(file) else { throw ReleaseError.invalid(.notABundle, folder, BundleFile.statement) }
        let statement = try? Statement(Envelope(DurableFile.read(file), file: file).payload, file: file)
        guard let released = statement?.loggedAt else { throw ReleaseError.invalid(.releaseNotTold, file) }
        return released
    }

    /// Whether its day is one between the release and today, both in UTC.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with the reason where it is none.
    package func checkDay(released: Instant, today: CalendarDate) throws(ReleaseError) {
        if destroyed < released.date {
            throw .invalid(.destroyedOnNoDay, "\(destroyed)", "it was released on \(released.date)")
        }
        if destroyed > today {
            throw .invalid(.destroyedOnNoDay, "\(destroyed)", "today is \(today)")
        }
    }
}

extension AgreementReference {
    /// Reads ``json``; `nil` unless it is whole.
    package init?(_ value: JSONValue) {
        guard let id = value["id"]?.text.flatMap(Identifier.init), let version = value["version"]?.number,
            let digest = value["digest"]?.text.flatMap(ContentDigest.init(hex:)), value.members?.count == 3
        else { return nil }
        self.init(id: id, version: version, digest: digest)
    }
}
