//! What keeps private words out of other hands while the program runs. Knows nothing of the notebook.

/// Makes the process unreadable for other programs of the same person and forbids core files.
pub fn close_doors() {
    crate::store::private::harden();
}
