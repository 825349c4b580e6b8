namespace OerPortal.Theme;

/// <summary>Text as a QR code, black on white in every appearance.</summary>
/// <param name="Label">What it is, for those who do not see it.</param>
/// <param name="Width">Pixels a side.</param>
public sealed record QrModel(string Text, string Label, int Width = 200);
