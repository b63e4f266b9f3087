import TideCore

/// The countries of ISO 3166-1 by the geographical regions of the United Nations.
///
/// *Source:* ISO 3166-1 (alpha-2 codes); UN Statistics Division, Standard Country or Area Codes for Statistical Use (M49), by
/// which every area lies in one region. The province that M49 does not list stands where its neighbours do.
enum CountryLadder {
    /// A region of M49 with its sub-regions.
    private struct Region {
        let name: BilingualText
        let parts: [(name: BilingualText, codes: String)]
    }

    private static func part(_ english: String, _ french: String, _ codes: String) -> (BilingualText, String) {
        (BilingualText(en: english, fr: french), codes)
    }

    private static let regions = [
        Region(
            name: BilingualText(en: "Africa", fr: "Afrique"),
            parts: [
                part(
                    "Eastern Africa",
                    "Afrique orientale",
                    "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"
                ),
                part("Middle Africa", "Afrique centrale", "AO CD CF CG CM GA GQ ST TD"),
                part("Northern Africa", "Afrique septentrionale", "DZ EG EH LY MA SD TN"),
                part("Southern Africa", "Afrique australe", "BW LS NA SZ ZA"),
                part(
                    "Western Africa",
                    "Afrique occidentale",
                    "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"
                ),
            ]
        ),
        Region(
            name: BilingualText(en: "Americas", fr: "Amériques"),
            parts: [
                part(
                    "Caribbean",
                    "Caraïbes",
                    "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"
                ),
                part("Central America", "Amérique centrale", "BZ CR GT HN MX NI PA SV"),
                part("Northern America", "Amérique septentrionale", "BM CA GL PM US"),
                part("South America", "Amérique du Sud", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
            ]
        ),
        Region(
            name: BilingualText(en: "Asia", fr: "Asie"),
            parts: [
                part("Central Asia", "Asie centrale", "KG KZ TJ TM UZ"),
                part("Eastern Asia", "Asie orientale", "CN HK JP KP KR MN MO TW"),
                part("South-eastern Asia", "Asie du Sud-Est", "BN ID KH LA MM MY PH SG TH TL VN"),
                part("Southern Asia", "Asie méridionale", "AF BD BT IN IR LK MV NP PK"),
                part("Western Asia", "Asie occidentale", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
            ]
        ),
        Region(
            name: BilingualText(en: "Europe", fr: "Europe"),
            parts: [
                part("Eastern Europe", "Europe orientale", "BG BY CZ HU MD PL RO RU SK UA"),
                part(
                    "Northern Europe",
                    "Europe septentrionale",
                    "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"
                ),
                part("Southern Europe", "Europe méridionale", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA"),
                part("Western Europe", "Europe occidentale", "AT BE CH DE FR LI LU MC NL"),
            ]
        ),
        Region(
            name: BilingualText(en: "Oceania", fr: "Océanie"),
            parts: [
                part("Australia and New Zealand", "Australie et Nouvelle-Zélande", "AU CC CX HM NF NZ"),
                part("Melanesia", "Mélanésie", "FJ NC PG SB VU"),
                part("Micronesia", "Micronésie", "FM GU KI MH MP NR PW UM"),
                part("Polynesia", "Polynésie", "AS CK NU PF PN TK TO TV WF WS"),
            ]
        ),
        Region(
            name: BilingualText(en: "Antarctica", fr: "Antarctique"),
            parts: [part("Antarctica", "Antarctique", "AQ")]
        ),
    ]

    /// The codes of ISO 3166-1, 249 of them.
    static let codes = Set(regions.flatMap(\.parts).flatMap { $0.codes.split(separator: " ").map(String.init) })

    /// Whether a code is one of ISO 3166-1, or one that the standard leaves to users: AA, QM to QZ, XA to XZ and ZZ.
    static func isCode(_ text: String) -> Bool {
        codes.contains(text) || text == "AA" || text == "ZZ" || text.first == "X"
            || (text.first == "Q" && text.dropFirst().first.map { $0 >= "M" } ?? false)
    }

    /// Codes that people write in the place of another.
    static let meant = ["UK": "GB", "EL": "GR", "SU": "RU", "BU": "MM", "ZR": "CD", "TP": "TL", "YU": "RS", "AN": "CW"]

    /// One row a country, finest first, and one for a country that is not known or for none.
    static let ladder = CodeLadder(
        name: "countries",
        rows: regions.flatMap { region in
            region.parts.flatMap { part in
                part.codes.split(separator: " ").map { code in
                    CodeLadder.Row(leaf: String(code), above: [part.name, region.name, world])
                }
            }
        } + [CodeLadder.Row(leaf: "ZZ", above: [unknown, unknown, world])]
    )

    private static let world = BilingualText(en: "World", fr: "Monde")
    private static let unknown = BilingualText(en: "Not known", fr: "Non connu")
}

/// Codes of a standard list with what stands above each; written as a CSV beside the dataset that goes by it.
struct CodeLadder: Sendable {
    struct Row: Sendable {
        let leaf: String
        let above: [BilingualText]
    }

    /// The file's name without its ending, and the mark that stands for its path in a dataset.
    let name: String
    let rows: [Row]

    /// RFC 4180, without a header, in the author's language.
    ///
    /// - Precondition: no value holds a comma or a quote.
    var csv: String {
        rows.map { ([$0.leaf] + $0.above.map(\.told)).joined(separator: ",") + "\n" }.joined()
    }

    /// Levels of education in three bands.
    ///
    /// *Source:* UNESCO Institute for Statistics, International Standard Classification of Education 2011: 0 to 8, and 9 for
    /// what is not elsewhere classified.
    static let education: CodeLadder = {
        let bands = [
            (0...2, BilingualText(en: "low", fr: "bas")), (3...4, BilingualText(en: "medium", fr: "moyen")),
            (5...8, BilingualText(en: "high", fr: "élevé")), (9...9, BilingualText(en: "not known", fr: "non connu")),
        ]
        let any = BilingualText(en: "any", fr: "tous")
        return CodeLadder(
            name: "education",
            rows: bands.flatMap { codes, name in codes.map { Row(leaf: String($0), above: [name, any]) } }
        )
    }()
}
