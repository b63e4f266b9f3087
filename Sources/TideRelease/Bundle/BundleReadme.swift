package import TideCore
import TideLedger

/// The bundle's `README.txt`: what it is, and how to verify it with and without tidegate.
package enum BundleReadme {
    package static let fileName = "README.txt"

    /// What lies beside a sealed bundle: how to open it.
    ///
    /// - Parameter certificate: what the recipient's party document calls it.
    package static func sealedText(
        release: ReleaseIdentifier,
        origin: String,
        recipient: Identifier,
        certificate: Identifier
    ) -> String {
        """
        RELEASE \(release), SEALED
        log: \(origin)

        \(SealedBundle.fileName) is a release bundle that only the holder of the private key of
        \(recipient)'s certificate `\(certificate)` can open. Nothing beside it tells what it holds.

        With tidegate
          tidegate open \(SealedBundle.fileName) --certificate ROOM.cert.pem --key ROOM.key.pem --output \(release)

        Without: openssl 3 and tar
          mkdir -m 700 \(release)
          openssl cms -decrypt -binary -inform DER -in \(SealedBundle.fileName) \\
            -recip ROOM.cert.pem -inkey ROOM.key.pem | tar -x -C \(release)

        Then read README.txt inside, and verify before use
          tidegate verify \(release) --trust TRUST

        """
    }

    /// The same for every release but for its name and the log's.
    package static func text(release: ReleaseIdentifier, origin: String) -> String {
        """
        RELEASE \(release)
        log: \(origin)

        What is here
          data/                   the protected rows, CSV
          report.html, .json      what these rows can and cannot tell; figures of this file alone
          agreement.html          the agreement under which they leave, in plain words
          disclosures.json        what the signed statement hides by digest, for you
          release-manifest.json   digest and size of every file
          release.dsse.json       the signed statement: the decision about this release
          release.tlog-proof      the receipt: the statement stands in the log, under a signed tree head

        Verify before use. The trust folder must have reached you on another way than this bundle.

        With tidegate
          tidegate verify . --trust TRUST

        Without: openssl, jq and coreutils; the script examples/verify-without-tidegate.sh of
        tidegate's sources does all of it. By hand, the files:
          jq -r '.files[] | .sha256 + "  " + .name' release-manifest.json | sha256sum -c
        the statement is about that manifest:
          jq -r .payload release.dsse.json | base64 -d | jq -r '.subject[0].digest.sha256'
          sha256sum release-manifest.json

        You may use these rows for the purposes of the agreement alone. Do not try to find out who a row is about; if you
        come to know it by accident, tell the provider and nobody else.

        """
    }
}
