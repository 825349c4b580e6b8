namespace OerPortal.Cms.Text.Analysis;

/// <summary>
/// Several tokens written without a space between them that people also write as one word:
/// <c>e-book</c> and <c>ebook</c>, <c>In-đô-nê-xi-a</c> and <c>Inđônêxia</c>, <c>20/11</c> and <c>20-11</c>,
/// <c>12.480</c> and <c>12480</c>.
/// </summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Count">How many tokens it spans.</param>
/// <param name="Exact">The joined word with marks.</param>
/// <param name="Folded">The joined word without marks.</param>
public readonly record struct Compound(int First, int Count, string Exact, string Folded);
