"""A folder on line, or an authority that stamps what it is sent: `online.py PORT folder DIR`, `online.py PORT authority`."""

import functools
import http.server
import subprocess
import sys
import tempfile


class Authority(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(405)
        self.end_headers()

    def do_POST(self):
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        with tempfile.NamedTemporaryFile() as query:
            query.write(asked)
            query.flush()
            stamp = subprocess.run(
                ["openssl", "ts", "-reply", "-config", "ca.cnf", "-queryfile", query.name], capture_output=True, check=True
            ).stdout
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(stamp)))
        self.end_headers()
        self.wfile.write(stamp)

    def log_message(self, *_):
        pass


class Folder(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


port, kind = int(sys.argv[1]), sys.argv[2]
handler = Authority if kind == "authority" else functools.partial(Folder, directory=sys.argv[3])
http.server.ThreadingHTTPServer(("127.0.0.1", port), handler).serve_forever()
