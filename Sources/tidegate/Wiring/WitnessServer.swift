import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization
import TideCore
import TideLedger

/// A witness behind HTTP: `POST /add-checkpoint` and `GET /<origin hash>/checkpoint`.
///
/// An actor: what was seen last is compared and replaced by one submission at a time.
///
/// *Source:* C2SP tlog-witness v1.0.0.
actor WitnessServer {
    private let witness: Witness
    private let report: @Sendable (String) -> Void

    /// - Parameter report: told a line for each submission.
    init(witness: Witness, report: @escaping @Sendable (String) -> Void) {
        self.witness = witness
        self.report = report
    }

    /// Serves until the process ends.
    ///
    /// - Parameters:
    ///   - address: where it listens, an address of this machine.
    ///   - isListening: called once connections are taken, with the port.
    /// - Throws: where the port cannot be had.
    nonisolated func run(address: String, port: UInt16, isListening: @escaping @Sendable (UInt16) -> Void) throws {
        let failure = Mutex<(any Error)?>(nil)
        let isOver = DispatchSemaphore(value: 0)
        Task {
            do {
                let socket = try sockaddr_in.inet(ip4: address, port: port)
                let server = HTTPServer(address: socket, timeout: 15, logger: .disabled)
                await server.appendRoute("POST /add-checkpoint") { try await self.submission($0) }
                await server.appendRoute("GET /*/checkpoint") { try await self.newest($0) }
                let serving = Task { try await server.run() }
                try await server.waitUntilListening()
                let listening = await server.listeningAddress
                if case .ip4(_, let port) = listening { isListening(port) }
                try await serving.value
            } catch {
                failure.withLock { $0 = error }
            }
            isOver.signal()
        }
        isOver.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private func submission(_ request: HTTPRequest) async throws -> HTTPResponse {
        var body: [UInt8] = []
        for try await chunk in request.bodySequence {
            body += chunk
            guard body.count <= CheckpointSubmission.largestSize else {
                return HTTPResponse(statusCode: .payloadTooLarge)
            }
        }
        return answer(to: body)
    }

    /// Compares, remembers and signs, without a pause in which another submission could come between.
    private func answer(to body: [UInt8]) -> HTTPResponse {
        do {
            let answer = try witness.answer(body, at: SystemClock.now)
            let origin = (try? CheckpointSubmission(body, file: "submission"))?.checkpoint.text.prefix { $0 != "\n" }
            report("\(answer.status) \(ShownText.line(String(origin ?? "unreadable")))")
            return HTTPResponse(
                statusCode: HTTPStatusCode(answer.status, phrase: ""),
                headers: [.contentType: answer.mediaType],
                body: Data(answer.body)
            )
        } catch {
            for diagnostic in error.diagnostics { report("500 \(diagnostic.rendered)") }
            return HTTPResponse(statusCode: .internalServerError)
        }
    }

    private func newest(_ request: HTTPRequest) throws -> HTTPResponse {
        let hash = request.path.split(separator: "/").first.map(String.init) ?? ""
        guard let note = try witness.newest(ofOriginHash: hash) else { return HTTPResponse(statusCode: .notFound) }
        return HTTPResponse(
            statusCode: .ok,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: Data(note)
        )
    }
}
