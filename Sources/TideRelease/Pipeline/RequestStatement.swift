package import TideAgreement
package import TideCore
import TideLedger

/// What the officer who asks signs: a request, by its digest, so that nobody asks in the officer's name.
///
/// Canonical JSON `{"request":…,"version":"tidegate/request/v1"}`. The digest covers every word of the request, so a
/// signature counts for no other one.
package struct RequestStatement: Hashable, Sendable {
    /// SHA-256 of the request's canonical form.
    package let request: ContentDigest

    package init(request: ContentDigest) { self.request = request }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload),
            let request = value["request"]?.text.flatMap(ContentDigest.init(hex:))
        else { return nil }
        self.init(request: request)
        guard encoded == payload else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] {
        CanonicalJSON.encode(["version": "tidegate/request/v1", "request": .string(request.hex)])
    }
}

extension OfficerSignature {
    /// Takes the signature of the officer who asks over a request.
    ///
    /// It is one of the requester's officers, and the one whom the request names, if it names any.
    ///
    /// - Parameter moment: when the key or certificate must be one that may sign.
    /// - Returns: the officer.
    /// - Throws: ``ReleaseError/invalid(_:)`` with the reason for one that does not count.
    package static func signer(
        _ source: SignatureSource,
        ofRequest request: Request,
        among policies: PolicySet,
        at moment: Instant
    ) throws(ReleaseError) -> OfficerName {
        try take(source, overRequest: request, among: policies, at: moment).signer.officer
    }

    /// The same with the signature itself, so that it can be filed.
    static func take(
        _ source: SignatureSource,
        overRequest request: Request,
        among policies: PolicySet,
        at moment: Instant
    ) throws(ReleaseError) -> TakenSignature {
        let taken = try take(
            source,
            over: RequestStatement(request: request.digest).encoded,
            type: PayloadType.request,
            among: policies,
            at: moment
        )
        let officer = taken.signer.officer
        guard officer.party == request.requester, request.officer.map({ $0 == officer }) ?? true else {
            let asking = request.officer?.description ?? request.requester.text
            throw .invalid(.requestSignedByAnother, officer.description, asking)
        }
        return taken
    }
}
