namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>The byte that an old font's character was, whichever way it came to Unicode: as Latin-1, Windows-1252 or in the private area of symbol fonts.</summary>
internal static class OldBytes
{
    // Windows-1252 from 0x80; the five gaps stay control characters.
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>0 to 255, or -1 for a character that no old font had.</summary>
    public static int Of(char c)
    {
        if (c < '\u0100')
            return c;
        if (c is >= '\uf020' and <= '\uf0ff')
            return c - '\uf000';
        var windows = Windows.IndexOf(c, StringComparison.Ordinal);
        if (windows >= 0)
            return 0x80 + windows;
        // The same shapes under other numbers: D with stroke for eth, Greek mu for micro, dot operator for middle dot.
        return c switch { 'Đ' => 0xD0, 'đ' => 0xF0, 'μ' => 0xB5, '∙' or '⋅' => 0xB7, '\u02c9' => 0xAF, _ => -1 };
    }

    /// <summary>The character of a byte in Windows-1252.</summary>
    public static char InWindows(byte b) => b is >= 0x80 and < 0xA0 ? Windows[b - 0x80] : (char)b;
}
