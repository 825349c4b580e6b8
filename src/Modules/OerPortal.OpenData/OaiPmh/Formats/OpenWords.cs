using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>Names of codes, in Vietnamese and English whoever asks: a harvest is one for all.</summary>
internal sealed class OpenWords(IStringLocalizer strings)
{
    private readonly FrozenDictionary<string, string> _vi = All(strings, "vi");
    private readonly FrozenDictionary<string, string> _en = All(strings, "en");

    /// <summary>The code itself where it has no name.</summary>
    public string Vi(string list, string code) => _vi.GetValueOrDefault($"{list}.{code}") ?? code;

    /// <inheritdoc cref="Vi"/>
    public string En(string list, string code) => _en.GetValueOrDefault($"{list}.{code}") ?? code;

    /// <summary>A sentence of this module in Vietnamese.</summary>
    public string Say(string key, params object[] values) => string.Format(CultureInfo.GetCultureInfo("vi"), _vi[key], values);

    /// <inheritdoc cref="Say"/>
    public string SayEn(string key, params object[] values) => string.Format(CultureInfo.GetCultureInfo("en"), _en[key], values);

    private static FrozenDictionary<string, string> All(IStringLocalizer strings, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return strings.GetAllStrings(includeParentCultures: false).ToFrozenDictionary(s => s.Name, s => s.Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
