//! Base64 (RFC 4648, section 4), read. Line ends and other blanks between the letters are passed over.

/// The bytes; none where it is not base64 or ends within a group.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut group, mut letters, mut padding) = (0_u32, 0, 0);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padding += 1;
                0
            }
            _ => return None,
        };
        if 0 < padding && *byte != b'=' {
            return None;
        }
        group = group << 6 | u32::from(value);
        letters += 1;
        if letters % 4 == 0 {
            bytes.extend(&group.to_be_bytes()[1..]);
            group = 0;
        }
    }
    bytes.truncate(bytes.len().checked_sub(padding)?);
    (letters % 4 == 0 && padding < 3).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_test_vectors_of_the_rfc_are_read() {
        let text = |encoded: &str| decode(encoded.as_bytes()).map(|bytes| String::from_utf8(bytes).unwrap());
        for (encoded, plain) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9v\r\nYmE=\n", "fooba"),
            ("Zm9vYmFy", "foobar"),
        ] {
            assert_eq!(text(encoded).as_deref(), Some(plain), "{encoded}");
        }
        for wrong in ["Zg=", "Zg", "Z===", "Zg==Zg==", "Zm9v!", "Zm9v-m8="] {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }
}
