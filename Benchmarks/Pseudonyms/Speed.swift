import COpenSSL
import Crypto
import TideCore
import TidePseudonym

/// The rates of every scheme, beside the two compressions of SHA-256 that no HMAC-SHA256 goes without.
enum Speed {
    static func run(_ rounds: Int) throws {
        let count = 1_000_000
        let master = Redacted([UInt8](repeating: 7, count: 32))
        let identifiers = (0..<count).map { Array("\(1_000_000_000 + $0 * 7)".utf8) }
        let key = PseudonymKey(
            master: master,
            domain: "research",
            namespace: "person",
            normalisation: .trim,
            epoch: "1"
        )
        let first = PseudonymGenerator(key)
        func scheme(_ form: PseudonymForm) -> SchemeGenerator {
            let scheme = PseudonymScheme(
                domain: "research",
                namespace: "person",
                normalisation: .trim,
                epoch: "1",
                form: form
            )
            guard let scheme else { stop("no such scheme") }
            return SchemeGenerator(scheme, master: master)
        }
        func token(_ encoding: TokenEncoding, _ length: Int, _ check: CheckSystem? = nil) -> SchemeGenerator {
            guard let form = TokenForm(encoding, length: length, check: check) else { stop("no such token") }
            return scheme(.token(form))
        }
        func each(_ name: String, _ generator: SchemeGenerator, share: Int = 1) -> Timed {
            Timed(name, count / share) {
                for identifier in identifiers.prefix(count / share) {
                    keep(try generator.pseudonym(of: try generator.normalised(identifier[...])))
                }
            }
        }
        let sealed = scheme(.sealed(.base32))
        let released = try identifiers.prefix(count / 4).map { try sealed.pseudonym(of: $0[...]) }
        let raw = Timed("two compressions of SHA-256 by libcrypto", count) {
            let block = [UInt8](repeating: 1, count: 64)
            // SAFETY: the block's 64 bytes are read within the call.
            keep(unsafe tide_compressions(block, 2 * count))
        }
        let numbers = Timed("HMAC-SHA256 pseudonyms as numbers, as a release packs them", count) {
            for identifier in identifiers { keep(first.pseudonym(ofBytes: try first.normalised(identifier[...]))) }
        }
        let people = People.list(20_000, seed: 1)
        let kinds = [
            raw, numbers, each("HMAC-SHA256 as 32 hexadecimal digits", scheme(.token(.hex32))),
            each("HMAC-SHA256 as 26 characters of base32 with a check", token(.base32, 26, .mod37)),
            each("HMAC-SHA256 as 20 digits with Damm's check", token(.digits, 20, .damm)),
            each("FF1, AES-256, ten digits", scheme(.formatPreserving(.decimal, check: nil)), share: 4),
            each("AES-SIV, AES-256, base32", sealed, share: 4),
            Timed("AES-SIV back", count / 4) { for text in released { keep(try sealed.reverse(text)) } },
            Timed("name-v1, ASCII", count) {
                for identifier in identifiers { keep(try Normalisation.name.apply(toBytes: identifier[...])) }
            },
            Timed("key filters of 1,024 bits: given and family name, date of birth", people.count) {
                let generator = Linking.generator(master)
                for person in people { keep(generator.filter(of: person.fields)) }
            },
        ]
        for _ in 0..<rounds { for kind in kinds { try kind.run() } }
        for kind in kinds { print(kind.line) }
        print(
            "HMAC as numbers at \(DecimalText.rounded(numbers.best / raw.best, decimals: 2)) of the rate of two compressions"
        )
    }
}
