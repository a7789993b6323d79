//! The transcripts in `tests/cmd`: what a person types, and what the program answers.

#[test]
fn every_transcript_holds() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
