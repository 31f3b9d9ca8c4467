//! 64 bits by which a change of the file that nobody meant is noticed: of random flips of a bit a third still parse.
//!
//! The key `checksum` stands at the top of the file. It covers what stands behind it, as guidepost itself writes it: the
//! document, the settings, each record as its own compact line, the answers, the keys nobody knows. So spaces, line ends
//! and the order of known keys do not count, and a file that went through `jq .` is still right. `format`, `version` and
//! `revision` stand before it and are not covered. A wrong one is told, never refused: a hand may edit the file.
//! Knows bytes; what they mean is `file`'s.

/// What the key `checksum` of a file says of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// There is none: the file is old, or a hand took it out.
    Absent,
    Right,
    /// The file was changed after guidepost wrote it.
    Wrong,
}

pub(super) const KEY: &str = "checksum";

/// As many digits as 64 bits have.
pub(super) const BLANK: &str = "0000000000000000";

/// How the entry begins and ends in a file that guidepost wrote.
const BEFORE: &[u8] = b"\n\"checksum\":\"";
const AFTER: &[u8] = b"\",\n";

/// Further into the file the key is not looked for.
const HEAD: usize = 256;

/// Puts the checksum of what stands behind it in place of [`BLANK`].
pub(super) fn sign(bytes: &mut [u8]) {
    if let Some(at) = digits(bytes) {
        let sum = format!("{:016x}", hash(&bytes[at + BLANK.len() + AFTER.len()..]));
        bytes[at..at + BLANK.len()].copy_from_slice(sum.as_bytes());
    }
}

/// The checksum that a file as guidepost writes it should have.
pub(super) fn of(bytes: &[u8]) -> Option<u64> {
    digits(bytes).map(|at| hash(&bytes[at + BLANK.len() + AFTER.len()..]))
}

/// Where the digits stand in a file as guidepost writes it.
fn digits(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let at = head.windows(BEFORE.len()).position(|part| part == BEFORE)? + BEFORE.len();
    bytes.get(at + BLANK.len()..)?.starts_with(AFTER).then_some(at)
}

/// 64 bits of all bytes, eight at a time in four rows at once. Each step is a bijection, so two texts that differ within
/// one group of eight always differ in this; it is no defence against somebody who wants two texts to look alike.
pub fn hash(bytes: &[u8]) -> u64 {
    // An odd number whose bits look random: 2^64 divided by the golden ratio.
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| (sum.rotate_left(23) ^ word).wrapping_mul(ODD);
    let (groups, rest) = bytes.as_chunks::<32>();
    let mut rows = [1, 2, 3, 4];
    for group in groups {
        for (row, word) in rows.iter_mut().zip(group.as_chunks::<8>().0) {
            *row = step(*row, u64::from_le_bytes(*word));
        }
    }
    let sum = rows.into_iter().fold(bytes.len() as u64, step);
    let sum = rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)));
    sum ^ sum >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_bit_counts() {
        let text: Vec<u8> = (0..100).collect();
        for bit in 0..800 {
            let mut other = text.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(hash(&text), hash(&other), "bit {bit}");
        }
    }

    #[test]
    fn so_do_order_and_length() {
        assert_ne!(hash(b"aaaaaaaabbbbbbbb"), hash(b"bbbbbbbbaaaaaaaa"));
        let rows = [[b'a'; 32], [b'b'; 32]];
        assert_ne!(hash(rows.as_flattened()), hash([rows[1], rows[0]].as_flattened()));
        assert_ne!(hash(b""), hash(b"\0"));
        assert_ne!(hash(b"\0"), hash(b"\0\0"));
    }

    #[test]
    fn a_sum_is_signed_once_and_found_again() {
        let mut file = b"{\n\"format\":\"x\",\n\"checksum\":\"0000000000000000\",\n\"rest\":1\n}\n".to_vec();
        sign(&mut file);
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains(&format!("\"{:016x}\"", of(&file).unwrap())), "{text}");
        assert_eq!(of(b"{\n\"checksum\": \"0000000000000000\"}"), None);
    }
}
