//! The transcripts in `tests/cmd/` and the README's examples, run and compared to the letter.

#[test]
fn every_transcript_is_true() {
    trycmd::TestCases::new().case("tests/cmd/*.md").case("README.md");
}
