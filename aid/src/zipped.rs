//! Files in one file, uncompressed, as documents of Word's kind are (APPNOTE.TXT of PKWARE, 4.3). A library for it weighs more
//! than all else here; what it writes, the tests read with one.

/// What begins a file, its entry in the list at the end, and the end of that list (4.3.7, 4.3.12, 4.3.16).
const FILE: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// Needs version 2.0 of the format, and names are UTF-8 (4.4.3, 4.4.4).
const NEEDS: u16 = 20;
const UTF_8: u16 = 1 << 11;

/// The first day that the format can say, at midnight (4.4.6): when it was made is nobody's business.
const DAY: u16 = (1 << 5) | 1;

/// Puts files together, each a name and its content, of less than 4 GB.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut whole, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let begins = whole.len() as u32;
        let mut about = Vec::new();
        // Version, flags, no compression, time and day.
        [NEEDS, UTF_8, 0, 0, DAY].iter().for_each(|number| about.extend(number.to_le_bytes()));
        let size = content.len() as u32;
        [crc(content), size, size].iter().for_each(|number| about.extend(number.to_le_bytes()));
        // The name's length, and nothing extra.
        [name.len() as u16, 0].iter().for_each(|number| about.extend(number.to_le_bytes()));
        whole.extend(FILE.to_le_bytes());
        whole.extend(&about);
        whole.extend(name.as_bytes());
        whole.extend(*content);
        list.extend(ENTRY.to_le_bytes());
        list.extend(NEEDS.to_le_bytes());
        list.extend(&about);
        // No comment, the first disk, no attributes of either kind, and where the file begins.
        list.extend([0; 10]);
        list.extend(begins.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let begins = whole.len() as u32;
    whole.extend(&list);
    whole.extend(END.to_le_bytes());
    whole.extend([0; 4]);
    let count = files.len() as u16;
    [count, count].iter().for_each(|number| whole.extend(number.to_le_bytes()));
    [list.len() as u32, begins].iter().for_each(|number| whole.extend(number.to_le_bytes()));
    whole.extend([0; 2]);
    whole
}

/// The checksum of 4.4.7, bit by bit: the files are small.
fn crc(content: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in content {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}
