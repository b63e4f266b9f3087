package import TideCore

/// What signs for the ledger: a key that is here, or a program that reaches one.
///
/// A signature that it gives holds under ``verifyingKey``; nothing else is ever returned.
package protocol LogSigner: Sendable {
    /// The public half.
    var verifyingKey: VerifyingKey { get }

    /// The 64-byte Ed25519 signature over a message.
    ///
    /// - Throws: `.failed` where the key cannot be reached, or what came back is no signature of it.
    func sign(_ message: [UInt8]) throws(LedgerError) -> [UInt8]
}

extension SigningKey: LogSigner {}

/// A key that is kept elsewhere, as in a hardware module, behind a command: the message on standard input, the signature on
/// standard output, exit 0.
///
/// Nothing that the command answers is used before it was verified under the public key, which lies with the office. So a command
/// that is wrong, or was replaced, can stop the office and not make it publish something else.
package struct ExternalSigner: LogSigner {
    package let verifyingKey: VerifyingKey
    private let command: String
    private let seconds: Int
    private let run: @Sendable ([UInt8]) -> ChildAnswer

    /// How many bytes an answer has.
    package static let answerSize = 64

    /// A command with the public key of what it reaches.
    ///
    /// - Parameters:
    ///   - command: as messages call it.
    ///   - seconds: how long `run` lets it take.
    ///   - run: starts it for a message and waits, see ``ChildProcess/run(_:input:environment:limit:within:now:)``.
    package init(
        command: String,
        verifyingKey: VerifyingKey,
        seconds: Int,
        run: @escaping @Sendable ([UInt8]) -> ChildAnswer
    ) {
        self.command = command
        self.verifyingKey = verifyingKey
        self.seconds = seconds
        self.run = run
    }

    package func sign(_ message: [UInt8]) throws(LedgerError) -> [UInt8] {
        switch run(message) {
        case .notStarted(let reason): throw .failed(.signerNotStarted, command, reason)
        case .overlong: throw .failed(.signerAnswerSize, command, "more than \(Self.answerSize)")
        case .late: throw .failed(.signerLate, command, "\(seconds)")
        case .killed(let signal): throw .failed(.signerFailed, command, "signal \(signal)")
        case .exited(let code, _) where code != 0: throw .failed(.signerFailed, command, "exit code \(code)")
        case .exited(_, let output):
            guard output.count == Self.answerSize else {
                throw .failed(.signerAnswerSize, command, "\(output.count)")
            }
            guard verifyingKey.isValid(output, over: message) else {
                throw .failed(.signerAnswerWrong, command, verifyingKey.keyID)
            }
            return output
        }
    }
}
