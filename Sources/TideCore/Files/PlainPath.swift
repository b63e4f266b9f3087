/// Paths as messages print them.
package enum PlainPath {
    /// A path without what says nothing in it: slashes at its end and doubled ones.
    ///
    /// `policies/clauses/` is `policies/clauses`, so that what is found in it is called `policies/clauses/x.yaml`. Steps
    /// as `.` and `..` stay: with links they may mean something.
    package static func of(_ path: String) -> String {
        var plain = ""
        for character in path.unicodeScalars where character != "/" || plain.unicodeScalars.last != "/" {
            plain.unicodeScalars.append(character)
        }
        if plain.utf8.count > 1, plain.utf8.last == UInt8(ascii: "/") { plain.unicodeScalars.removeLast() }
        return plain
    }
}
