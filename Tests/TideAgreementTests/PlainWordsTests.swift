import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct PlainWordsTests {
    private func page(_ files: [String: [UInt8]] = Sample.bytes(Sample.texts), signedBy: [String] = []) throws -> String
    {
        let set = try Sample.read(files)
        let agreement = try #require(set.agreements.first)
        let digest = ContentDigest(of: set.signedForm(of: agreement))
        return agreement.plainWordsHTML(in: set, signedBy: signedBy.compactMap { OfficerName($0) }, digest: digest)
    }

    @Test(arguments: [
        "Ministry of Labour (xa.mol)", "National Statistics Office (xa.nso)", "Head of Surveys (xa.nso/head)",
        "Statistics Act, section 12 (statutory)", "Your data may be used for official statistics",
        "<li>survey-frame</li>", "<li>enforcement, which covers immigration-tracing</li>",
        "from 1 January 2026 to 31 December 2028, both days included",
        "To be reviewed by 30 June 2027.", "Only data about the days from 1 January 2025 to 30 June 2025",
        "<th scope=\"row\">full_name</th><td>identifies people directly</td><td>never leaves</td>",
        "leaves as a keyed pseudonym (HMAC-SHA256) that links only within the domain nso-mol",
        "<td>leaves as its month</td>",
        "leaves at the level minor-group, or coarser where the safeguards ask for it", "leaves in bands of 5 units",
        "is shared by at least 10 records, or units where the dataset tells them apart",
        "at most 5% of the records may be removed to reach this",
        "a release must stay usable by: sex, age, migratory-status",
        "Each release needs 2 approvals by different persons, out of:", "<li>safe-haven</li>",
        "<li>Chief Statistician (xa.nso/chief)</li>",
        "pseudonymised: records that carry a keyed pseudonym",
    ])
    func `the page states every term`(words: String) throws {
        #expect(try page().contains(words))
    }

    @Test(arguments: [
        ("leaves as it is, but 19 or less as", "diffusée telle quelle, mais 19 ou moins sous la forme"),
        ("leaves rounded to the nearest multiple of 5", "diffusée arrondie au multiple de 5 le plus proche"),
        (
            "leaves moved by up to 45 days, all dates of one person alike",
            "toutes les dates d’une même personne de la même façon"
        ),
        ("leaves as the mean of at least 5 records that are near each other", "la moyenne d’au moins 5"),
        ("in codes of ISO\u{a0}3166", "en codes ISO\u{a0}3166"), ("in codes of ISCO-08", "en codes CITP-08"),
        ("in codes of the UN classes of migratory status", "des classes de statut migratoire de l’ONU"),
    ])
    func `treatments and codelists are told in both languages`(english: String, french: String) throws {
        let set = try PolicySet.read(FrenchPageTests.files(in: "crosswalks"), folder: "crosswalks")
        let agreement = try #require(set.agreements.first)
        #expect(FrenchPageTests.page(agreement, in: set, .english).contains(english))
        #expect(FrenchPageTests.page(agreement, in: set, .french).contains(french))
    }

    @Test func `of households the page says that their members leave together`() throws {
        var files = try FrenchPageTests.files(in: "crosswalks")
        let words = "The members of a household leave together or not at all"
        for isHousehold in [false, true] {
            if isHousehold {
                let text = String(decoding: try #require(files["datasets.yaml"]), as: UTF8.self)
                files["datasets.yaml"] = Array(text.replacing("unit: person", with: "unit: household").utf8)
            }
            let set = try PolicySet.read(files, folder: "crosswalks")
            let page = FrenchPageTests.page(try #require(set.agreements.first), in: set, .english)
            #expect(page.contains(words) == isHousehold)
        }
    }

    @Test func `the page says first whether the agreement is in force, and who signed`() throws {
        let half = try page(signedBy: ["xa.mol/dpo"])
        #expect(half.contains("Not in force: 1 of 2 signatures are missing."))
        #expect(
            half.contains(
                "Data Protection Officer (xa.mol/dpo)</th><td>Ministry of Labour (xa.mol)</td><td>signed</td>"
            )
        )
        #expect(
            half.contains(
                "Chief Statistician (xa.nso/chief)</th><td>National Statistics Office (xa.nso)</td><td>not signed</td>"
            )
        )
        #expect(try page(signedBy: ["xa.mol/dpo", "xa.nso/chief"]).contains("Signed by everyone who must sign."))
    }

    @Test func `the page bears the digest of the signed form`() throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let digest = ContentDigest(of: set.signedForm(of: try #require(set.agreements.first)))
        #expect(try page().contains("<code>\(digest.hex)</code>"))
    }

    @Test func `the page needs nothing beside it and names its language`() throws {
        let page = try page()
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        for outside in ["http", "src=", "href=", "@import", "url(", "<script"] { #expect(!page.contains(outside)) }
        #expect(page.contains("@media print"))
    }

    @Test func `what a document says cannot become markup`() throws {
        let title = "'<script>alert(1)</script> & \"x\"'"
        let page = try page(
            Sample.replacing("Work permits for the labour migration survey frame", with: title, in: "agreement.yaml")
        )
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"))
    }

    @Test func `every element that opens closes, in order`() throws {
        var open: [Substring] = []
        for tag in try page().matches(of: #/<(/?)([a-z0-9]+)[^>]*>/#) where !["meta"].contains(tag.output.2) {
            if tag.output.1.isEmpty { open.append(tag.output.2) } else { #expect(open.popLast() == tag.output.2) }
        }
        #expect(open == [])
    }

    @Test func `an owner's last day of holding is a duty of the recipient`() throws {
        let files = Sample.replacing("protected: true", with: "protected: true\nretain: 2031-12-31", in: "permits.yaml")
        let page = try page(files)
        #expect(
            page.contains(
                "<li>destroys the data of Work permits (work-permits) by 31 December 2031, that day included: its owner "
                    + "lets nobody hold it longer</li>"
            )
        )
        #expect(page.contains("names an earlier last day of holding the data, the recipient destroys it by that day."))
        #expect(!page.contains("lay duties"))
    }

    @Test(arguments: [
        (
            "{after: 12m, certifyWithin: 30d}", true,
            "destroys the data within 12 months of the release, and certifies it within 30 days of that day"
        ),
        (
            "{by: 2030-06-30, certifyWithin: 30d}", false,
            "destroys the data by 30 June 2030, that day included, and certifies it within 30 days of that day"
        ),
    ])
    func `of the agreement's day and the owner's each is told that can come first`(
        destroy: String,
        isOwnersTold: Bool,
        words: String
    ) throws {
        var files = Sample.replacing("protected: true", with: "protected: true\nretain: 2031-12-31", in: "permits.yaml")
        files["agreement.yaml"] = Array((Sample.agreement + "\nduties: [{destroy: \(destroy)}]\n").utf8)
        let page = try page(files)
        #expect(page.contains("<li>\(words)</li>"))
        let owners =
            "<li>in any case destroys the data of Work permits (work-permits) by 31 December 2031, that day included, and "
            + "certifies it within 30 days of that day: its owner lets nobody hold it longer</li>"
        #expect(page.contains(owners) == isOwnersTold)
        #expect(page.contains("the recipient destroys it by that day, and certifies it within 30 days of that day."))
    }

    @Test func `without zones of the agreement the page names the recipient's`() throws {
        let words = "the recipient processes the data in the zones of its party document alone"
        #expect(try page().contains("\(words): XA."))
        let files = Sample.replacing(
            "roles: [statistics]",
            with: "roles: [statistics]\nzones: [XA, CH]",
            in: "parties/nso.yaml"
        )
        #expect(try page(files).contains("\(words): XA and CH."))
    }

    @Test func `an agreement without options says so`() throws {
        var files = Sample.bytes(Sample.texts)
        files["agreement.yaml"] = Array(
            """
            tidegate: v1
            kind: agreement
            id: short
            version: 1
            title: Short
            provider: xa.mol
            recipient: xa.nso
            signatories: [xa.mol/dpo, xa.nso/chief]
            legalBasis: [{act: Treaty, kind: consent}]
            purposes: [survey-frame]
            valid: {from: 2026-01-01, until: 2026-12-31}
            grants: [{id: g, dataset: work-permits, form: pseudonymised, columns: {wage: keep, occupation: keep}}]
            """.utf8
        )
        let page = try page(files)
        for words in [
            "Any officer of the recipient may ask for a release.", "Treaty (consent)",
            "A permitted request needs no approval.",
            "Neither the agreement nor its datasets lay duties on the recipient.",
            "Where a request names a last day of holding the data, the recipient destroys it by that day.",
            "no number of alike records is asked for",
            "<td>leaves as it is</td>", "<td>leaves as it is, or coarser where the safeguards ask for it</td>",
        ] {
            #expect(page.contains(words))
        }
    }
}
