//! The sources of the parts, and what makes scripts and styles of them small.

use std::fs;
use std::path::PathBuf;

use crate::small;
use crate::tools::Tools;
use crate::trouble::{Result, file};

/// Where everything is that parts are made of, and made with.
pub(crate) struct Sources {
    /// The project's root.
    pub(crate) root: PathBuf,
    /// The folder for what is made on the way.
    pub(crate) work: PathBuf,
    /// The programs that come from elsewhere.
    pub(crate) tools: Tools,
}

impl Sources {
    /// A file of the project.
    ///
    /// # Errors
    /// It is missing, or no text.
    pub(crate) fn read(&self, path: &str) -> Result<String> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(file(&path))
    }

    /// Sheets of `styles/`, one behind the other, made small.
    ///
    /// # Errors
    /// One is missing, or esbuild cannot read them.
    pub(crate) fn styles(&self, sheets: &[&str]) -> Result<String> {
        let mut styles = String::new();
        for sheet in sheets {
            styles += &self.read(&format!("styles/{sheet}"))?;
        }
        self.small_styles(&styles)
    }

    /// Styles, made small.
    ///
    /// # Errors
    /// esbuild cannot read them.
    pub(crate) fn small_styles(&self, styles: &str) -> Result<String> {
        small::styles(&self.tools, &self.work, styles)
    }

    /// A script, made small.
    ///
    /// # Errors
    /// esbuild cannot read it.
    pub(crate) fn script(&self, script: &str) -> Result<String> {
        small::script(&self.tools, &self.work, script)
    }
}
