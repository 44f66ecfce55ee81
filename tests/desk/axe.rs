//! What would hinder people who read with a screen reader, a keyboard or little sight, as far as a program can tell:
//! axe-core, in the page itself, over the screen that is on.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::Desk;

/// A screen is looked at in each of these.
const THEMES: [&str; 4] = ["light", "sepia", "dark", "contrast"];

/// WCAG 2.2 as far as AA, and what axe's makers advise beyond it.
const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// Looks in every theme, put on by the attribute on the page's root as the settings put it on: choosing it would
/// close what is to be looked at. What moves or fades is brought to its end first, for a text half faded in has
/// not the contrast it will have. Answers with a text a fault.
///
/// The size of what is pressed is no rule of axe's unless it is asked for. What is drawn before or after an element by
/// the style sheet makes axe give up on the contrast of the text beside it; here these are lines and signs that lie
/// under no text.
const LOOK: &str = r"
    const [themes, tags, done] = arguments;
    const root = document.documentElement;
    const usual = root.dataset.theme;
    const faults = new Map();
    const still = async () => {
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
        for (const moving of document.getAnimations()) {
            if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish();
        }
    };
    const look = async () => {
        for (const theme of themes) {
            root.dataset.theme = theme;
            await still();
            const found = await window.axe.run(document, {
                runOnly: { type: 'tag', values: tags },
                rules: { 'target-size': { enabled: true } },
                checks: { 'color-contrast': { options: { ignorePseudo: true } } },
                resultTypes: ['violations'],
                preload: false,
            });
            // Who sees nothing finds nothing.
            const applied = [...found.violations, ...found.passes].map(({ id }) => id);
            for (const rule of ['button-name', 'color-contrast', 'target-size']) {
                if (!applied.includes(rule)) throw new Error(`${rule} found nothing to judge in ${theme}`);
            }
            for (const { id, nodes } of found.violations) {
                for (const { target, html, failureSummary } of nodes) {
                    const place = `${id} at ${target.join(' ')}`;
                    const fault = faults.get(place) ?? { themes: [], html, failureSummary };
                    fault.themes.push(theme);
                    faults.set(place, fault);
                }
            }
        }
    };
    look().then(
        () => [...faults].map(([place, fault]) =>
            `${place} (${fault.themes.join(', ')})\n    ${fault.html}\n    ${fault.failureSummary.replace(/\s+/g, ' ')}`),
        (error) => [`axe failed: ${error}\n${error.stack}`],
    ).then((texts) => {
        root.dataset.theme = usual;
        done(texts);
    });
";

/// Looks at one screen after the other, and tells of all faults at the end.
pub struct Inspector<'a> {
    desk: &'a Desk,
    faults: Vec<String>,
}

impl<'a> Inspector<'a> {
    /// An inspector of the desk's window as it is open now.
    pub async fn of(desk: &'a Desk) -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{}: {error}; `npm ci` in ui/", axe.display()));
        desk.driver()
            .execute(axe, Vec::new())
            .await
            .expect("axe can be put into the page");
        Self {
            desk,
            faults: Vec::new(),
        }
    }

    /// Looks at the screen that is on, in every theme.
    pub async fn look(&mut self, screen: &str) {
        let answer = self
            .desk
            .js_async(LOOK, vec![json!(THEMES), json!(TAGS)])
            .await;
        let faults = answer.as_array().expect("a list of faults");
        self.faults.extend(
            faults
                .iter()
                .filter_map(|fault| fault.as_str())
                .map(|fault| format!("{screen}: {fault}")),
        );
    }

    /// Ends the test with all faults, if there are any; so does leaving the inspector out of sight.
    pub fn verdict(self) {
        drop(self);
    }
}

impl Drop for Inspector<'_> {
    fn drop(&mut self) {
        if self.faults.is_empty() {
            return;
        }
        let faults = format!(
            "{} faults:\n\n{}",
            self.faults.len(),
            self.faults.join("\n\n")
        );
        // Where the walk stopped before its end, what was found so far is told beside the reason.
        assert!(std::thread::panicking(), "{faults}");
        eprintln!("{faults}");
    }
}
