//! What we remember of a file in order to notice that somebody else wrote it.

use super::disk::Stamp;

/// A file as it was last read or written by us.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// `None` where the system could not say.
    pub stamp: Option<Stamp>,
    pub revision: u64,
    length: usize,
    hash: u64,
}

impl Seen {
    pub fn new(bytes: &[u8], stamp: Option<Stamp>, revision: u64) -> Self {
        Self { stamp, revision, length: bytes.len(), hash: hash(bytes) }
    }

    pub fn says(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() && self.hash == hash(bytes)
    }
}

/// 64 bits of all bytes, eight at a time. Each step is a bijection, so two texts that differ within one group of eight
/// always differ in this; it is no defence against somebody who wants two texts to look alike.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    // An odd number whose bits look random: 2^64 divided by the golden ratio.
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| (sum.rotate_left(23) ^ word).wrapping_mul(ODD);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
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
        assert_ne!(hash(b""), hash(b"\0"));
        assert_ne!(hash(b"\0"), hash(b"\0\0"));
    }
}
