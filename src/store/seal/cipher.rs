//! The age format: a pair of keys whose secret half lies under a passphrase, and bytes that only that half opens.
//!
//! Knows no file and nothing of what is in the bytes.

use std::io::{self, BufReader, Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use zeroize::Zeroizing;

use super::{Refusal, Unopened};

pub const IS_BUILT: bool = true;

/// Written: about a second and 256 MB for every guess.
pub const FACTOR: u8 = 18;

/// Read at most: sixteen times as much. A file that asks for more is no lock but a trap.
const MOST: u8 = 22;

/// The two halves.
#[derive(Clone)]
pub struct Identity {
    secret: x25519::Identity,
    open: x25519::Recipient,
}

impl Identity {
    /// A new one, by chance.
    pub fn new() -> io::Result<Self> {
        Ok(Self::of(x25519::Identity::generate()))
    }

    fn of(secret: x25519::Identity) -> Self {
        Self { open: secret.to_public(), secret }
    }

    pub fn is(&self, other: &Self) -> bool {
        self.open == other.open
    }

    /// The secret half under a passphrase, as text.
    pub fn wrap(&self, passphrase: &str, factor: u8) -> io::Result<String> {
        let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
        recipient.set_work_factor(factor);
        let line = Zeroizing::new(format!("{}\n", self.secret.to_string().expose_secret()));
        encrypt(&recipient, line.as_bytes())
    }

    /// The identity in such a text.
    pub fn unwrap(key: &str, passphrase: &str) -> Result<Self, Refusal> {
        let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(MOST);
        let line = decrypt(&identity, key).map_err(|(error, _)| refusal(&error))?;
        let line = std::str::from_utf8(&line).map_err(|_| Refusal::Damaged)?;
        let secret: x25519::Identity = line.trim().parse().map_err(|_| Refusal::Damaged)?;
        Ok(Self::of(secret))
    }

    /// The bytes as a text that only this identity opens; another one each time.
    pub fn close(&self, plain: &[u8]) -> io::Result<String> {
        encrypt(&self.open, plain)
    }

    /// Whether such a text is for this identity. Its beginning says so, be the rest whole or not.
    pub fn closed(&self, data: &str) -> bool {
        begin(&self.secret, data).is_ok()
    }

    /// The bytes in such a text. Of one that is damaged: what stands before the damage.
    pub fn open(&self, data: &str) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        decrypt(&self.secret, data).map_err(|(error, part)| match error {
            DecryptError::NoMatchingKeys => Unopened::Other,
            _ => Unopened::Damaged(part),
        })
    }
}

fn refusal(error: &DecryptError) -> Refusal {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Refusal::Wrong,
        DecryptError::ExcessiveWork { .. } => Refusal::Work,
        _ => Refusal::Damaged,
    }
}

fn encrypt(recipient: &dyn age::Recipient, plain: &[u8]) -> io::Result<String> {
    let encryptor =
        Encryptor::with_recipients(std::iter::once(recipient)).map_err(|_| io::Error::other(NOT_MADE))?;
    let text = Vec::with_capacity(plain.len() / 2 * 3 + 1024);
    let armored = ArmoredWriter::wrap_output(text, Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armored)?;
    writer.write_all(plain)?;
    let text = writer.finish().and_then(ArmoredWriter::finish)?;
    String::from_utf8(text).map_err(|_| io::Error::other(NOT_MADE))
}

const NOT_MADE: &str = "it could not be encrypted";

type Part = Zeroizing<Vec<u8>>;

fn begin(identity: &dyn age::Identity, text: &str) -> Result<impl Read, DecryptError> {
    Decryptor::new_buffered(BufReader::new(ArmoredReader::new(text.as_bytes())))
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(identity)))
}

fn decrypt(identity: &dyn age::Identity, text: &str) -> Result<Part, (DecryptError, Part)> {
    let mut reader = begin(identity, text).map_err(|error| (error, Part::default()))?;
    // With room for all of it no copy of a part is left behind in memory.
    let mut plain = Zeroizing::new(Vec::with_capacity(text.len()));
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(error) => Err((DecryptError::Io(error), plain)),
    }
}
