//! Folders as people and their systems leave them: whatever an editor did to a text is put right or named, and what does not
//! belong there is told.

use std::collections::BTreeMap;

use transfer_guide_rules::cases;
use transfer_guide_rules::fault::{Fault, Language};
use transfer_guide_rules::files::foreign;
use transfer_guide_rules::load::load;
use transfer_guide_rules::stored;

use transfer_guide_editions::{boat, boat_files as files};

/// 中文 in GBK.
const GBK: &[u8] = &[0xd6, 0xd0, 0xce, 0xc4];

fn bytes() -> BTreeMap<String, Vec<u8>> {
    files().into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

fn said(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| fault.said(Language::Chinese)).collect()
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let windows = |(path, text): (String, String)| (path, ["\u{feff}", &text.replace('\n', "\r\n")].concat());
    let files: BTreeMap<String, String> = files().into_iter().map(windows).collect();
    let edition = load(&files).unwrap_or_else(|faults| panic!("{:?}", said(&faults)));
    assert_eq!(stored::write(&edition, &[]), stored::write(boat(), &[]));
    assert!(cases::read(&edition, &files).is_ok_and(|cases| cases.len() > 3));
}

#[test]
fn a_text_that_is_not_utf_8_is_named_with_how_to_save_it() {
    for path in ["questions.toml", "shared.toml", "advice/walk.toml"] {
        let mut files = bytes();
        files.insert(path.to_owned(), GBK.to_vec());
        let said = said(&load(&files).unwrap_err());
        // Nothing else is said: that its shared parts are used by nobody is not known.
        let [only] = &said[..] else { panic!("{said:?}") };
        assert!(only.starts_with(&format!("{path}：不是 UTF-8")) && only.contains("编码选 UTF-8"), "{only}");
    }
    let mut files = bytes();
    files.insert("cases.toml".to_owned(), GBK.to_vec());
    let said = said(&cases::read(boat(), &files).unwrap_err());
    assert!(said[0].starts_with("cases.toml：不是 UTF-8"), "{said:?}");
}

#[test]
fn a_folder_called_like_a_file_is_named() {
    for path in ["questions.toml", "advice/walk.toml", "cases.toml"] {
        let mut files = bytes();
        files.remove(path);
        files.insert(format!("{path}/"), Vec::new());
        let faults = load(&files).and_then(|edition| cases::read(&edition, &files)).unwrap_err();
        let said = said(&faults);
        assert!(said.iter().any(|line| line.starts_with(&format!("{path}：这里应该是文件，却是文件夹"))), "{said:?}");
    }
}

#[test]
fn what_does_not_belong_there_is_told_and_what_systems_leave_is_not() {
    let mut files = bytes();
    assert_eq!(foreign(&files), []);
    for path in [".DS_Store", "advice/.DS_Store", "Thumbs.db", "~$要求.docx", "desktop.ini"] {
        files.insert(path.to_owned(), GBK.to_vec());
    }
    assert_eq!(foreign(&files), []);
    for path in ["question.toml", "advice/ferry.toml.txt", "toolkit/letter.toml", "要求.docx"] {
        files.insert(path.to_owned(), GBK.to_vec());
    }
    let told = said(&foreign(&files));
    let [advice, question, letter, word] = &told[..] else { panic!("{told:?}") };
    assert!(
        advice.starts_with("advice/ferry.toml.txt：不属于一个版本，没有读它") && advice.contains("advice/ferry.toml，")
    );
    assert!(question.starts_with("question.toml：") && question.contains("如果它本该是 questions.toml"), "{question}");
    assert!(letter.contains("如果它本该是 toolkit/letters.toml"), "{letter}");
    assert!(word.starts_with("要求.docx：") && word.contains("移到别处"), "{word}");
    assert!(foreign(&files).iter().all(|fault| fault.kind.is_warning()));
    assert!(load(&files).is_ok());
}

#[test]
fn a_folder_without_an_edition_says_so_once() {
    for path in [None, Some("要求.docx")] {
        let files: BTreeMap<String, Vec<u8>> = path.into_iter().map(|path| (path.to_owned(), Vec::new())).collect();
        let said = said(&load(&files).unwrap_err());
        assert!(matches!(&said[..], [only] if only.contains("这个文件夹里没有版本")), "{said:?}");
    }
    let only_advice = BTreeMap::from([("edition.toml".to_owned(), "")]);
    let said = said(&load(&only_advice).unwrap_err());
    assert!(said.iter().any(|line| line.starts_with("advice/：一个结果都没有")), "{said:?}");
}
