namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>A font from before Unicode by its name, and how pieces of text that stand in it are read.</summary>
/// <param name="Alphabet">What its characters mean.</param>
/// <param name="IsCapital">Its small letters look like capitals: TCVN3 has no capitals with tones (".VnTimeH").</param>
/// <param name="Today">A font of Unicode with the same widths and looks.</param>
public sealed record OldFont(OldAlphabet Alphabet, bool IsCapital, string Today)
{
    private const int LongestName = 64;

    /// <summary>Null for a font of Unicode.</summary>
    public static OldFont? Of(string? name)
    {
        if (name is null || name.Length > LongestName || OldFonts.In(name) is not [var alphabet, ..])
            return null;
        return new OldFont(alphabet, alphabet == OldAlphabet.Tcvn3 && name.EndsWith('H'), TodayOf(name));
    }

    /// <summary>
    /// One paragraph's pieces, each in its font, in Unicode. Pieces that were typed in Unicode all the time, whatever their font is called,
    /// stay as they are but for capitals.
    /// </summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<(string Text, OldFont? Font)> pieces)
    {
        var whole = Together([.. pieces]);
        var written = string.Concat(whole.Where(p => p.Font is not null).Select(p => p.Text));
        var read = string.Concat(whole.Where(p => p.Font is not null).Select(p => p.Font!.Alphabet.Read(p.Text)));
        var isOld = !written.Any(IsOfToday) && WordCount.Of(read) is var after && WordCount.Of(written) is var before
            && (after.Vietnamese >= before.Vietnamese || after.Strange < before.Strange);
        return [.. whole.Select(p => p.Font is null ? p.Text : Raise(p.Font, isOld ? p.Font.Alphabet.Read(p.Text) : p.Text))];
    }

    // Programs cut text where spelling or language changes, VNI's marks from their letters too: they go back to them.
    private static (string Text, OldFont? Font)[] Together((string Text, OldFont? Font)[] pieces)
    {
        for (var i = 1; i < pieces.Length; i++)
        {
            if (pieces[i].Font?.Alphabet != OldAlphabet.Vni || pieces[i - 1].Font?.Alphabet != OldAlphabet.Vni || pieces[i - 1].Text is not [.., var last] || !char.IsLetter(last))
                continue;
            var marks = pieces[i].Text.TakeWhile(c => !char.IsAscii(c) && char.IsLetter(c)).Count();
            pieces[i - 1].Text += pieces[i].Text[..marks];
            pieces[i].Text = pieces[i].Text[marks..];
        }
        return pieces;
    }

    private static string Raise(OldFont font, string text) => font.IsCapital ? text.ToUpperInvariant().Composed() : text;

    // A letter that no font of 256 characters had.
    private static bool IsOfToday(char c) => char.IsLetter(c) && OldBytes.Of(c) < 0;

    private static string TodayOf(string name) =>
        name.Contains("Arial", StringComparison.OrdinalIgnoreCase) || name.Contains("Helve", StringComparison.OrdinalIgnoreCase) || name.Contains("Avant", StringComparison.OrdinalIgnoreCase) ? "Arial"
        : name.Contains("Courier", StringComparison.OrdinalIgnoreCase) ? "Courier New"
        : "Times New Roman";
}
