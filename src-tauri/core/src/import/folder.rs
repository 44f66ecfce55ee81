//! Which files below a folder can be imported.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::Refusal;
use super::format::has_readable_ending;
use super::source::name_of;

/// What was found below a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderFiles {
    /// The files that import can read, sorted by path.
    pub files: Vec<PathBuf>,
    /// Folders that could not be listed, with the reason.
    pub refused: Vec<(PathBuf, Refusal)>,
}

/// The files below `folder` whose ending says that import can read them (Markdown or plain text): sorted,
/// recursive, hidden files and folders left out, links followed but no folder entered twice.
///
/// # Errors
/// [`Refusal::Unreadable`] where `folder` itself cannot be listed; a folder below it that cannot
/// is named in the answer instead.
pub fn files_in(folder: &Path) -> Result<FolderFiles, Refusal> {
    let mut found = FolderFiles::default();
    let mut entered = HashSet::new();
    let mut to_enter = vec![folder.to_owned()];
    while let Some(next) = to_enter.pop() {
        match list(&next, &mut entered) {
            Ok((folders, files)) => {
                to_enter.extend(folders);
                found.files.extend(files);
            }
            Err(error) => {
                let refusal = Refusal::from_io(&name_of(&next), &error);
                if next == folder {
                    return Err(refusal);
                }
                found.refused.push((next, refusal));
            }
        }
    }
    found.files.sort();
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

type Listed = (Vec<PathBuf>, Vec<PathBuf>);

fn list(folder: &Path, entered: &mut HashSet<PathBuf>) -> std::io::Result<Listed> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    if !entered.insert(folder.canonicalize()?) {
        return Ok((folders, files));
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = name_of(&path);
        if name.starts_with('.') {
            continue;
        }
        // Links that lead nowhere and pipes stay in: whoever reads them says what is wrong with each.
        if std::fs::metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
            folders.push(path);
        } else if has_readable_ending(&name) {
            files.push(path);
        }
    }
    Ok((folders, files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_recursive_without_hidden_and_foreign_files() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/deep")).unwrap();
        std::fs::create_dir(root.join(".git")).unwrap();
        for name in [
            "z.md",
            "a.TXT",
            "b/deep/c.markdown",
            "b/d.mdown",
            "b/e.text",
            ".git/x.md",
            ".y.md",
            "p.png",
            "q.pdf",
        ] {
            std::fs::write(root.join(name), b"words").unwrap();
        }
        let found = files_in(root).unwrap();
        let names: Vec<_> = found
            .files
            .iter()
            .map(|path| path.strip_prefix(root).unwrap().to_str().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "a.TXT",
                "b/d.mdown",
                "b/deep/c.markdown",
                "b/e.text",
                "z.md"
            ]
        );
        assert!(found.refused.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.md"), b"words").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("nothing")).unwrap();
        assert_eq!(files_in(folder.path()).unwrap().files.len(), 1);
        // What leads nowhere and would be read is told of when it is.
        std::os::unix::fs::symlink("nowhere", folder.path().join("b.md")).unwrap();
        assert_eq!(files_in(folder.path()).unwrap().files.len(), 2);
    }

    #[test]
    fn a_folder_that_is_not_there_is_refused() {
        let refused = files_in(Path::new("/no/such/folder")).unwrap_err();
        assert_eq!(refused.code(), "unreadable");
    }
}
