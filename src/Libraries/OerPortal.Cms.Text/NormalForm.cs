using System.Text;

namespace OerPortal.Cms.Text;

/// <summary>Unicode's normal forms (UAX #15) for text from anywhere: half a surrogate pair, which has no normal form, is left out instead of refused.</summary>
public static class NormalForm
{
    /// <summary>NFC: "ệ" is one character, however it was typed.</summary>
    public static string Composed(this string text) => In(NormalizationForm.FormC, text);

    /// <summary>NFD: marks stand behind their letters.</summary>
    public static string Decomposed(this string text) => In(NormalizationForm.FormD, text);

    /// <summary>NFKC: ligatures, small figures and wide letters become plain ones too.</summary>
    public static string Compatible(this string text) => In(NormalizationForm.FormKC, text);

    private static string In(NormalizationForm form, string text)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return Whole(text).Normalize(form);
        }
    }

    // .NET refuses halves of surrogate pairs and U+FFFE.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && rune.Value != 0xFFFE)
                whole.Append(rune.ToString());
        }
        return whole.ToString();
    }
}
