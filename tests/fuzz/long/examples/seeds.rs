//! Writes what every target begins with: `corpus/TARGET/NUMBER`, and the words that are put in, `words.dict`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in targets::ALL {
        let folder = here.join("corpus").join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(number.to_string()), seed)?;
        }
    }
    let mut words = String::new();
    for word in targets::words::WORDS {
        let escaped: String = word.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
        let _ = writeln!(words, "\"{escaped}\"");
    }
    fs::write(here.join("words.dict"), words)
}
