namespace OerPortal.Ingest;

/// <summary>A stretch of a file's text: a chapter or a part of one, or a page.</summary>
/// <param name="Number">0-based position in reading order.</param>
/// <param name="Heading">Chapter title, or null (pages).</param>
/// <param name="Locator">Where the reader opens it: <c>{href}</c> with optional fragment for EPUB, <c>page={n}</c> for PDF, <c>t={seconds}</c> for what is said.</param>
/// <param name="Text">Plain text, NFC.</param>
public sealed record Passage(int Number, string? Heading, string Locator, string Text);
