//! What the page may reach: itself, and addresses that a person agreed to open elsewhere.

use tauri::Url;

/// Whether the window may show this address: only the page itself.
pub fn may_navigate(address: &Url) -> bool {
    let own = match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    own && matches!(address.path(), "" | "/" | "/index.html")
}

/// The address if a browser or mail program may be asked to open it: http, https and mailto.
pub fn may_open(address: &str) -> Option<Url> {
    let address = Url::parse(address).ok()?;
    let allowed = match address.scheme() {
        "http" | "https" => address.host_str().is_some_and(|host| !host.is_empty()),
        "mailto" => true,
        _ => false,
    };
    allowed.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_itself() {
        let may = |address: &str| may_navigate(&Url::parse(address).unwrap());
        assert!(may("tauri://localhost"));
        assert!(may("tauri://localhost/"));
        assert!(may("tauri://localhost/index.html#l-x"));
        assert!(may("http://tauri.localhost/"));
        for address in [
            "https://example.org/",
            "tauri://evil/",
            "data:text/html,x",
            "file:///etc/passwd",
            "http://localhost/",
            "tauri://localhost/assets/x.js",
        ] {
            assert!(!may(address), "{address}");
        }
    }

    #[test]
    fn only_browser_and_mail() {
        for address in [
            "https://example.org/a?b#c",
            "http://example.org",
            "mailto:ann@example.org",
        ] {
            assert!(may_open(address).is_some(), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://x/",
            "lectern://x",
            "",
            "//example.org",
            "smb://host/share",
        ] {
            assert!(may_open(address).is_none(), "{address}");
        }
    }
}
