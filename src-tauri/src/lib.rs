//! The desktop shell: a window, its walls, and commands that call the core.
//!
//! Holds no rules: a command checks, calls one core function, maps the error and returns a typed
//! value. What the program decides, it decides in `lectern-core`.

mod adding;
mod anew;
mod commands;
mod desk;
mod error;
mod events;
mod indexing;
mod lifetime;
mod pictures;
mod question;
mod resting;
mod settings;
mod start;
mod types;
mod walls;
mod window;
mod workers;

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::Manager;

use crate::desk::Desk;

pub use types::write_typescript;

/// What was decided when the program was built: configuration, page and access list.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Runs the desktop program until its window closes.
pub fn run() -> ExitCode {
    lectern_memory::share_one_arena();
    lectern_memory::interpret_page_code();
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    // The library opens on its own thread while the toolkit starts.
    if !window::has_display() {
        eprintln!(
            "Lectern is a window and needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set. Without one, use lectern-cli."
        );
        return ExitCode::FAILURE;
    }
    let folder = lectern_core::library::default_folder();
    let instance = window::instance_of(folder.as_deref());
    let desk = Desk::open(folder);
    let here = std::env::current_dir().unwrap_or_default();
    workers::begin();
    let built = tauri::Builder::default()
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(instance)
                .callback(|app, arguments, folder| {
                    window::to_front(app);
                    let files = arguments
                        .iter()
                        .skip(1)
                        .map(|file| PathBuf::from(&folder).join(file))
                        .collect();
                    adding::add_in_background(app, files, None);
                })
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(window::KEPT_STATE)
                .build(),
        )
        .plugin(tauri_plugin_store::Builder::new().build())
        .register_asynchronous_uri_scheme_protocol("picture", |context, request, responder| {
            pictures::serve(context.app_handle(), &request, responder);
        })
        .invoke_handler(types::builder().invoke_handler())
        .manage(desk)
        .setup(move |app| {
            app.state::<Desk>().begin();
            // Preferences must not stand between a person and the notes.
            if let Err(error) = settings::open(app.handle()) {
                eprintln!("The settings could not be opened and have their defaults: {error}.");
            }
            lifetime::begin(app.handle());
            lifetime::heed_signals(app.handle());
            window::open(app.handle())?;
            adding::add_in_background(
                app.handle(),
                files.into_iter().map(|file| here.join(file)).collect(),
                None,
            );
            events::watch_other_programs(app.handle());
            indexing::begin(app.handle());
            resting::begin(app.handle());
            // What the start took is not needed again either.
            app.state::<Desk>().stir.stir();
            Ok(())
        })
        .on_window_event(window::on_event)
        .build(context());
    match built {
        Ok(app) => {
            app.run(|app, event| match event {
                // There a file comes as an event, not as an argument, also at the start.
                #[cfg(target_os = "macos")]
                tauri::RunEvent::Opened { urls } => {
                    let files = urls.iter().filter_map(|url| url.to_file_path().ok());
                    adding::add_in_background(app, files.collect(), None);
                }
                tauri::RunEvent::Exit => {
                    app.state::<Desk>().close();
                    lifetime::end(app);
                }
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Lectern could not start: {error}.");
            ExitCode::FAILURE
        }
    }
}
