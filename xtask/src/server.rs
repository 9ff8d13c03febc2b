//! A static file server for this machine alone: for `serve`, and for tests that need an address.

mod site;

use std::{
    fs::File,
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Mutex,
};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use oxhttp::{
    ListeningServer, Server as Listener,
    model::{
        Body, Method, Request, Response, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
};

/// More connections than a browser opens; the next one waits.
const CONNECTIONS: usize = 64;

/// A server at work. It ends with the process.
pub(crate) struct Server {
    address: SocketAddr,
    listening: ListeningServer,
}

impl Server {
    /// Serves a folder at 127.0.0.1; port 0 takes any that is free. An error of kind `AddrInUse`
    /// says that the port is not. With a log, each request leaves a line there as soon as it is
    /// answered: method, path with query, status.
    pub(crate) fn start(folder: &Path, port: u16, log: Option<File>) -> io::Result<Self> {
        let folder = folder.canonicalize()?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, available(port)?));
        let log = log.map(Mutex::new);
        let listening = Listener::new(move |request| {
            let response = answer(&folder, request);
            if let Some(log) = &log {
                note(log, request, response.status());
            }
            response
        })
        .bind(address)
        .with_max_concurrent_connections(CONNECTIONS)
        .spawn()?;
        Ok(Self { address, listening })
    }

    /// Where a browser finds the page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is stopped.
    pub(crate) fn wait(self) -> Result<()> {
        self.listening.join().context("the server stopped")
    }
}

/// The port itself if nobody listens at it, or for 0 one of which that is true. Should another
/// program take it before the server does, starting the server says so.
pub(crate) fn available(port: u16) -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, port))?.local_addr()?.port())
}

fn answer(folder: &Path, request: &Request<Body>) -> Response<Body> {
    if request.method() != Method::GET {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Files are only read here: use GET.");
    }
    let Some(path) = site::locate(folder, request.uri().path()) else {
        return plain(StatusCode::NOT_FOUND, "There is no such file on this page.");
    };
    match std::fs::read(&path) {
        Ok(bytes) if takes_gzip(request) => compressed(site::media_type(&path), &bytes),
        Ok(bytes) => respond(StatusCode::OK, site::media_type(&path), bytes),
        Err(error) => {
            plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("This file cannot be read: {error}"))
        }
    }
}

/// Whether the browser takes a compressed answer: hosts of static pages send one, so a page that
/// is looked at or measured here arrives as it will there.
fn takes_gzip(request: &Request<Body>) -> bool {
    let told = request.headers().get(ACCEPT_ENCODING).and_then(|told| told.to_str().ok());
    told.is_some_and(|told| told.split(',').any(|way| way.trim() == "gzip"))
}

fn compressed(media_type: &str, bytes: &[u8]) -> Response<Body> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    let packed = writer.write_all(bytes).and_then(|()| writer.finish());
    let mut response =
        respond(StatusCode::OK, media_type, packed.expect("memory takes every byte"));
    let headers = response.headers_mut();
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    respond(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
}

fn respond(status: StatusCode, media_type: &str, bytes: Vec<u8>) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, media_type)
        // A page built anew is seen at the next reload.
        .header(CACHE_CONTROL, "no-cache")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(Body::from(bytes))
        .expect("constant headers are well formed")
}

fn note(log: &Mutex<File>, request: &Request<Body>, status: StatusCode) {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let line = format!("{} {target} {}\n", request.method(), status.as_u16());
    let mut log = log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Err(error) = log.write_all(line.as_bytes()) {
        eprintln!("the request log cannot be written: {error}");
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read, net::TcpStream, path::PathBuf};

    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let site = home.path().join("site");
        fs::create_dir_all(site.join("pkg")).unwrap();
        fs::write(site.join("index.html"), "<p>the page</p>").unwrap();
        fs::write(site.join("pkg/a.wasm"), b"\0asm").unwrap();
        fs::write(home.path().join("secret"), "secret").unwrap();
        (home, site)
    }

    /// What comes back on the wire, for a request line as somebody might write it by hand.
    fn ask(server: &Server, line: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let request = format!("{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_arrive_with_their_types_and_are_asked_for_again() {
        let (_home, site) = site();
        let server = Server::start(&site, 0, None).unwrap();
        let page = ask(&server, "GET /?from=test");
        assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("<p>the page</p>"), "{page}");
        assert!(page.contains("content-type: text/html; charset=utf-8\r\n"));
        assert!(page.contains("cache-control: no-cache\r\n"));
        assert!(ask(&server, "GET /pkg/a.wasm").contains("content-type: application/wasm\r\n"));
        assert!(ask(&server, "GET /missing.js").starts_with("HTTP/1.1 404"));
        assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn who_takes_it_compressed_gets_it_so() {
        let (_home, site) = site();
        let server = Server::start(&site, 0, None).unwrap();
        let mut stream = TcpStream::connect(server.address).unwrap();
        let request = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: deflate, gzip\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..end]);
        assert!(head.contains("content-encoding: gzip\r\n"), "{head}");
        let mut page = String::new();
        flate2::read::GzDecoder::new(&answer[end + 4..]).read_to_string(&mut page).unwrap();
        assert_eq!(page, "<p>the page</p>");
    }

    #[test]
    fn nothing_beside_the_folder_is_served() {
        let (_home, site) = site();
        let server = Server::start(&site, 0, None).unwrap();
        for path in
            ["/../secret", "/pkg/../../secret", "/%2e%2e/secret", "/..%2fsecret", "//secret"]
        {
            let answer = ask(&server, &format!("GET {path}"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    #[test]
    fn requests_are_logged_with_their_queries() {
        let (home, site) = site();
        let path = home.path().join("log");
        let server = Server::start(&site, 0, Some(File::create(&path).unwrap())).unwrap();
        ask(&server, "GET /");
        ask(&server, "POST /collect?answers=12");
        let log = fs::read_to_string(&path).unwrap();
        assert_eq!(log, "GET / 200\nPOST /collect?answers=12 405\n");
    }

    #[test]
    fn only_this_machine_is_served_and_a_port_only_once() {
        let (_home, site) = site();
        let server = Server::start(&site, 0, None).unwrap();
        assert!(server.address().starts_with("http://127.0.0.1:"));
        let again = Server::start(&site, server.address.port(), None);
        assert_eq!(again.err().map(|error| error.kind()), Some(io::ErrorKind::AddrInUse));
    }
}
