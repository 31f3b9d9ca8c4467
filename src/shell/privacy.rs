//! What keeps private words out of other hands while the program runs. Knows nothing of the notebook.

use rustix::process::{Resource, Rlimit};

/// Makes the process unreadable for others of the same user and forbids core files. What the system does not
/// offer is left out: there is nothing a person could do about it.
pub fn close_doors() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    let _ = rustix::process::setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}
