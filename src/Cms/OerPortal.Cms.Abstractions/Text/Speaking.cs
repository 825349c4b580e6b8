using System.Globalization;

namespace OerPortal.Cms.Text;

/// <summary>Says something in the language of whoever will read it later, who is not the one that asks now.</summary>
public static class Speaking
{
    /// <summary>The language that is spoken now: <c>vi</c> or <c>en</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi";

    /// <param name="language"><c>en</c>; anything else is Vietnamese.</param>
    /// <returns>Dispose it to speak as before.</returns>
    public static IDisposable As(string? language)
    {
        var before = new Before(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "vi-VN");
        return before;
    }

    private sealed record Before(CultureInfo Culture, CultureInfo Words) : IDisposable
    {
        public void Dispose()
        {
            CultureInfo.CurrentCulture = Culture;
            CultureInfo.CurrentUICulture = Words;
        }
    }
}
