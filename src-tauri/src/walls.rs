//! What the page may reach: itself, and addresses that a person agreed to open elsewhere.

use tauri::{AppHandle, Url, WebviewWindowBuilder, Wry};

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

/// Nobody listens there, and none but the system's own programs may.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Gives the web view a proxy that is not there: where it opens a connection before anybody is asked (WebKitGTK does
/// for a link with `download`, and in advance for a page's hints), it leads nowhere. The page itself and its pictures
/// come from the program and need none.
pub fn lead_nowhere<'a>(
    builder: WebviewWindowBuilder<'a, Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    match NOWHERE.parse() {
        Ok(proxy) if cfg!(target_os = "linux") => builder.proxy_url(proxy),
        _ => builder,
    }
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

    mod access {
        //! The access list as the program has it, asked as Tauri asks it before it runs a command.

        use std::collections::BTreeSet;
        use std::fs;

        use tauri::ipc::Origin;

        use super::super::super::context;
        use super::*;

        fn read(name: &str) -> String {
            fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
        }

        fn json(name: &str) -> serde_json::Value {
            serde_json::from_str(&read(name)).unwrap()
        }

        /// The commands that the page's generated bindings call.
        fn commands() -> BTreeSet<String> {
            let bindings = read("ui/src/commands/bindings.ts");
            let called = bindings.split("__TAURI_INVOKE<").skip(1);
            called
                .map(|call| call.split('"').nth(1).unwrap().to_owned())
                .collect()
        }

        /// Every command of every plugin that is built in, Tauri's own included.
        fn plugin_commands() -> Vec<String> {
            let manifests = json("gen/schemas/acl-manifests.json");
            let mut all = Vec::new();
            for (plugin, manifest) in manifests.as_object().unwrap() {
                if plugin == "__app-acl__" {
                    continue;
                }
                let plugin = plugin.trim_start_matches("core:");
                for permission in manifest["permissions"].as_object().unwrap().values() {
                    for command in permission["commands"]["allow"].as_array().unwrap() {
                        all.push(format!("plugin:{plugin}|{}", command.as_str().unwrap()));
                    }
                }
            }
            all
        }

        #[test]
        fn own_commands_for_the_one_window_alone() {
            let mut context = context();
            let access = context.runtime_authority_mut();
            let commands = commands();
            assert!(commands.len() > 30, "{commands:?}");
            for command in &commands {
                let may = |window: &str, webview: &str, origin: &Origin| {
                    access
                        .resolve_access(command, window, webview, origin)
                        .is_some()
                };
                assert!(may("main", "main", &Origin::Local), "{command}");
                assert!(!may("other", "other", &Origin::Local), "{command}");
                for url in [
                    "https://example.org/",
                    "http://localhost/",
                    "http://tauri.localhost/",
                    "tauri://evil/",
                    "data:text/html,x",
                    "about:blank",
                    "file:///tmp/x.html",
                ] {
                    let url = Url::parse(url).unwrap();
                    assert!(
                        !may("main", "main", &Origin::Remote { url: url.clone() }),
                        "{command} from {url}"
                    );
                }
            }
        }

        #[test]
        fn no_command_of_any_plugin() {
            let mut context = context();
            let access = context.runtime_authority_mut();
            let all = plugin_commands();
            assert!(all.len() > 100, "{all:?}");
            for command in all {
                let allowed = access.resolve_access(&command, "main", "main", &Origin::Local);
                assert!(allowed.is_none(), "{command}");
            }
        }

        #[test]
        fn one_capability_that_grants_what_the_page_calls_and_no_more() {
            let files = fs::read_dir(format!(
                "{}/src-tauri/capabilities",
                env!("CARGO_MANIFEST_DIR")
            ));
            assert_eq!(files.unwrap().count(), 1);
            let capability = json("src-tauri/capabilities/main.json");
            let keys: BTreeSet<_> = capability
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            assert_eq!(
                keys,
                BTreeSet::from(["description", "identifier", "permissions", "windows"])
            );
            assert_eq!(capability["windows"], serde_json::json!(["main"]));
            let granted: BTreeSet<String> = capability["permissions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| {
                    it.as_str()
                        .unwrap()
                        .strip_prefix("allow-")
                        .unwrap()
                        .replace('-', "_")
                })
                .collect();
            assert_eq!(granted, commands());
        }

        #[test]
        fn nothing_loose_in_the_configuration() {
            let app = &json("tauri.conf.json")["app"];
            assert_eq!(app["withGlobalTauri"], false);
            assert_eq!(
                app["windows"],
                serde_json::json!([]),
                "the window is opened with its walls"
            );
            let security = app["security"].as_object().unwrap();
            let keys: BTreeSet<_> = security.keys().map(String::as_str).collect();
            // No devCsp, no assetProtocol, no dangerousDisableAssetCspModification, no pattern, no headers.
            assert_eq!(
                keys,
                BTreeSet::from(["capabilities", "csp", "freezePrototype"])
            );
            assert_eq!(security["freezePrototype"], true);
            assert_eq!(security["capabilities"], serde_json::json!(["main"]));
            let expected = serde_json::json!({
                "default-src": "'none'",
                "script-src": "'self'",
                "style-src": "'self'",
                "img-src": "'self' picture: http://picture.localhost",
                "font-src": "'self'",
                "connect-src": "ipc: http://ipc.localhost",
                "base-uri": "'none'",
                "form-action": "'none'",
                "frame-ancestors": "'none'",
                "object-src": "'none'",
                "require-trusted-types-for": "'script'",
                "trusted-types": "lectern svelte-trusted-html",
            });
            assert_eq!(security["csp"], expected);
        }
    }
}
