using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.Cms.Text;

public static class AllLanguages
{
    private static readonly CultureInfo[] Spoken = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    /// <summary>A string in every language of the portal: what people write may be in any.</summary>
    public static IReadOnlyList<string> InAllLanguages(this IStringLocalizer strings, string key)
    {
        ArgumentNullException.ThrowIfNull(strings);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            var words = new List<string>();
            foreach (var language in Spoken)
            {
                CultureInfo.CurrentUICulture = language;
                words.Add(strings[key].Value);
            }

            return words;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
