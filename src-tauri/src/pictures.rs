//! The scheme that serves the library's pictures, by content hash and nothing else.

use lectern_core::documents;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeResponder};

use crate::desk::Desk;

/// What stands before a picture's hash in an address.
pub const BASE: &str = if cfg!(any(target_os = "windows", target_os = "android")) {
    "http://picture.localhost/"
} else {
    "picture://localhost/"
};

/// Answers one request, off the window's thread.
pub fn serve(app: &AppHandle, request: &Request<Vec<u8>>, responder: UriSchemeResponder) {
    let hash = request.uri().path().trim_start_matches('/').to_owned();
    let app = app.clone();
    std::thread::spawn(move || responder.respond(answer(&app, &hash)));
}

fn answer(app: &AppHandle, hash: &str) -> Response<Vec<u8>> {
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = is_hash
        .then(|| app.state::<Desk>().library().ok())
        .flatten()
        .and_then(|library| documents::picture(&library, hash).ok().flatten());
    let Some(picture) = found else {
        return plain(StatusCode::NOT_FOUND);
    };
    Response::builder()
        .header(header::CONTENT_TYPE, picture.media_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
        .body(picture.bytes)
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}
