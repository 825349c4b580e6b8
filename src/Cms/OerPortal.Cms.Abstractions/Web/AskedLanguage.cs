using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>The language of answers to programs, which keep no cookie that remembers one: what <c>Accept-Language</c> says, else Vietnamese.</summary>
public static class AskedLanguage
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Makes it the language of the rest of the request.</summary>
    public static void SpeakAsAsked(this HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage;
        if (QualityOf(asked, "en") > QualityOf(asked, "vi"))
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = English;
    }

    private static double QualityOf(IList<Microsoft.Net.Http.Headers.StringWithQualityHeaderValue> asked, string language)
        => asked.Where(a => a.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
}
