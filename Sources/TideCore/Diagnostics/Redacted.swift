/// A value that no text may show: a cell, a key, a passphrase.
///
/// Interpolating it, printing it or dumping it gives `<REDACTED>`; the value itself has to be asked for by name.
package struct Redacted<Value> {
    /// The value.
    ///
    /// Whoever takes it out answers for where it goes.
    package let exposed: Value

    package init(_ value: Value) { self.exposed = value }
}

extension Redacted: Sendable where Value: Sendable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<REDACTED>" }
    package var debugDescription: String { "<REDACTED>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
